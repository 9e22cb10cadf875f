package org.tidewire.it.cockroachdb.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tidewire.it.schema.ChainedEntities;
import org.tidewire.it.schema.StatementCountSuite;
import org.tidewire.testkit.junit.CockroachDBTest;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.support.TcpProxy;

/** Counted at the wire, since PostgreSQL's driver asks the catalogs by itself where Hibernate asks for its metadata. */
@CockroachDBTest
class StatementCountTest extends StatementCountSuite {
    private final TcpProxy proxy;

    StatementCountTest(TestDatabase database) throws IOException {
        super(database);
        proxy = TcpProxy.ofPackets(database.url());
    }

    @AfterEach
    void close() {
        proxy.close();
    }

    /** The stand-in refuses indexes in {@code create table}. */
    @Override
    protected Class<?>[] entities(int count) {
        return database.isStandIn() ? ChainedEntities.withoutIndexes(count) : super.entities(count);
    }

    @Override
    protected long sentDuring(Runnable work) {
        Map<String, Object> before = new HashMap<>(settings);
        // By no pool, which would ask a connection now and then whether it is alive.
        settings.put(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, "");
        settings.put(
                JdbcSettings.JAKARTA_JDBC_URL, proxy.through(database.url()) + "&sslmode=disable&gssEncMode=disable");
        settings.put(JdbcSettings.JAKARTA_JDBC_USER, database.user());
        settings.put(JdbcSettings.JAKARTA_JDBC_PASSWORD, database.password());
        try {
            long sent = proxy.commands();
            work.run();
            return proxy.commands() - sent;
        } finally {
            settings.clear();
            settings.putAll(before);
        }
    }

    @Test
    void norWhereIndexesAreValidated() {
        settings.put(SchemaToolingSettings.INDEX_VALIDATION, "all");
        assertThat(sentBy("validate", ChainedEntities.of(MANY))).isEqualTo(sentBy("validate", ChainedEntities.of(FEW)));
    }
}
