package org.tidewire.it.retry;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.JdbcSettings;
import org.tidewire.databend.jdbc.DatabendDataSource;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.support.TcpProxy;

/** Keys are not enforced, and inserts do not conflict: the check changes what the transfer has changed. */
@DatabendTest
class DatabendExactlyOnceTest extends ExactlyOnceSuite {
    private final TestDatabase database;

    DatabendExactlyOnceTest(TestDatabase database) {
        this.database = database;
    }

    @Override
    TcpProxy openProxy() throws IOException {
        return TcpProxy.ofPackets(database.plainUrl());
    }

    @Override
    SessionFactory openFactory(TcpProxy through, Class<?>... entities) {
        String url = through.through(database.url());
        DatabendDataSource direct = open(url + (url.contains("?") ? "&" : "?") + "sslMode=DISABLED");
        return database.sessionFactory(Map.of(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, direct), entities);
    }

    private DatabendDataSource open(String url) {
        try {
            return new DatabendDataSource(url, database.user(), database.password());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    boolean isDone(EntityManager entityManager, int id) {
        entityManager
                .createQuery("update Account a set a.balance = a.balance where a.id = 1")
                .executeUpdate();
        return super.isDone(entityManager, id);
    }

    /** It fails, since the check has changed the account. */
    @Override
    List<String> toldOfALateCommit() {
        return List.of("attempt 1", "not found", "attempt 2");
    }

    /** A connection costs ten times what it does elsewhere. */
    @Override
    int leastTransfers() {
        return 1;
    }
}
