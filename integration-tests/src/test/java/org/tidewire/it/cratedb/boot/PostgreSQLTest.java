package org.tidewire.it.cratedb.boot;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.junit.jupiter.api.Test;
import org.postgresql.jdbc.PgConnection;
import org.tidewire.testkit.junit.PostgreSQLDatabase;

/** PostgreSQL, whose driver CrateDB shares: nothing is changed there. */
@org.tidewire.testkit.junit.PostgreSQLTest
class PostgreSQLTest {
    @Entity(name = "Thing")
    static class Thing {
        @Id
        int id;
    }

    private final String url;

    PostgreSQLTest(PostgreSQLDatabase database) {
        this.url = database.url();
    }

    @Test
    void byADataSource() {
        try (SessionFactory factory = PostgreSQLDatabase.sessionFactory(url, Thing.class)) {
            requireHibernatesOwn(factory);
        }
    }

    @Test
    void byHibernatesOwnPool() {
        Map<String, ?> settings =
                Map.of(JdbcSettings.JAKARTA_JDBC_URL, url, SchemaToolingSettings.HBM2DDL_AUTO, "create-drop");
        try (SessionFactory factory = new HibernatePersistenceConfiguration("postgresql")
                .managedClass(Thing.class)
                .properties(settings)
                .createEntityManagerFactory()) {
            requireHibernatesOwn(factory);
        }
    }

    private static void requireHibernatesOwn(SessionFactory factory) {
        SessionFactoryImplementor implementor = factory.unwrap(SessionFactoryImplementor.class);
        assertThat(implementor.getJdbcServices().getDialect().getClass()).isEqualTo(PostgreSQLDialect.class);
        assertThat(implementor.getServiceRegistry().requireService(ConnectionProvider.class))
                .isSameAs(implementor
                        .getServiceRegistry()
                        .getParentServiceRegistry()
                        .requireService(ConnectionProvider.class))
                .extracting(provider -> provider.getClass().getPackageName())
                .asString()
                .startsWith("org.hibernate.");
        factory.inSession(session -> {
            var transaction = session.beginTransaction();
            session.persist(new Thing());
            session.flush();
            session.doWork(connection -> assertThat(connection).isInstanceOf(PgConnection.class));
            transaction.rollback();

            assertThat(session.createSelectionQuery("select count(*) from Thing", Long.class)
                            .getSingleResult())
                    .isZero();
        });
    }
}
