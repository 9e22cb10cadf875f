package org.tidewire.it.retry;

import java.io.IOException;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.JdbcSettings;
import org.postgresql.ds.PGSimpleDataSource;
import org.tidewire.testkit.junit.CockroachDBTest;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.support.TcpProxy;

/** Under SERIALIZABLE. */
@CockroachDBTest
class CockroachDBExactlyOnceTest extends ExactlyOnceSuite {
    private final TestDatabase database;

    CockroachDBExactlyOnceTest(TestDatabase database) {
        this.database = database;
    }

    @Override
    TcpProxy openProxy() throws IOException {
        return TcpProxy.ofPackets(database.plainUrl());
    }

    @Override
    SessionFactory openFactory(TcpProxy through, Class<?>... entities) {
        PGSimpleDataSource direct = new PGSimpleDataSource();
        direct.setUrl(through.through(database.plainUrl()));
        direct.setSslMode("disable");
        direct.setGssEncMode("disable");
        direct.setUser(database.user());
        direct.setPassword(database.password());
        return database.sessionFactory(Map.of(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, direct), entities);
    }
}
