package org.tidewire.it.tidb.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.Connection;
import java.util.Map;
import org.hibernate.HibernateException;
import org.hibernate.JDBCException;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.engine.jdbc.connections.internal.DataSourceConnectionProvider;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.service.spi.ServiceRegistryImplementor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.it.model.Customer;
import org.tidewire.it.model.Purchase;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;
import org.tidewire.testkit.support.ClosedPort;

/** Through a pool of one connection, which has to be fit for writing afterwards. */
@TiDBTest
class ReadOnlySessionTest {
    private final TestDatabase database;

    ReadOnlySessionTest(TestDatabase database) {
        this.database = database;
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void aReadOnlySessionReads(String propagates) {
        SessionFactory factory = factory(propagates);
        for (int i = 0; i < 2; i++) {
            try (Session session = factory.withOptions().readOnly(true).openSession()) {
                session.beginTransaction();
                assertThat(count(session)).isEqualTo(i + 1);
                session.getTransaction().commit();
            }
            try (StatelessSession session =
                    factory.withStatelessOptions().readOnly(true).openStatelessSession()) {
                assertThat(session.createSelectionQuery("select c.name from Customer c", String.class)
                                .getResultList())
                        .hasSize(i + 1);
            }
            int next = i;
            factory.inTransaction(session -> session.persist(new Customer("next " + next, BigDecimal.ONE)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void aReadOnlySessionDoesNotPersist(String propagates) {
        SessionFactory factory = factory(propagates);
        try (Session session = factory.withOptions().readOnly(true).openSession()) {
            session.beginTransaction();
            assertThatThrownBy(() -> session.persist(new Customer("Bob", BigDecimal.ONE)))
                    .isInstanceOf(IllegalStateException.class);
            session.getTransaction().rollback();
        }
        assertThat(factory.fromTransaction(ReadOnlySessionTest::count)).isEqualTo(1);
    }

    @Test
    void theDriverRefusesMutationQueriesIfToldToKeepTheMarkToItself() {
        SessionFactory factory = factory("false");
        try (Session session = factory.withOptions().readOnly(true).openSession()) {
            session.beginTransaction();
            assertThatThrownBy(
                            () -> session.createMutationQuery("delete Customer").executeUpdate())
                    .isInstanceOf(JDBCException.class)
                    .hasMessageContaining("Connection is read-only");
            session.getTransaction().rollback();
        }
        assertThat(factory.fromTransaction(ReadOnlySessionTest::count)).isEqualTo(1);
    }

    @Test
    void withTheParameterInTheUrlTheProviderIsTheApplicationsOwn() {
        for (boolean inUrl : new boolean[] {true, false}) {
            SessionFactory factory = database.sessionFactory(
                    Map.of(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, database.dataSource(options -> {
                        String separator = options.getJdbcUrl().contains("?") ? "&" : "?";
                        if (inUrl) {
                            options.setJdbcUrl(options.getJdbcUrl() + separator + "readOnlyPropagatesToServer=false");
                        }
                    })),
                    Customer.class,
                    Purchase.class);
            ServiceRegistryImplementor services =
                    factory.unwrap(SessionFactoryImplementor.class).getServiceRegistry();
            ConnectionProvider own = services.getParentServiceRegistry().requireService(ConnectionProvider.class);

            assertThat(own).isExactlyInstanceOf(DataSourceConnectionProvider.class);
            assertThat(services.requireService(ConnectionProvider.class) == own).isEqualTo(inUrl);
            try (Session session = factory.withOptions().readOnly(true).openSession()) {
                assertThat(count(session)).isZero();
            }
        }
    }

    @Test
    @RealTiDB("only TiDB lacks read-only transactions and isolation levels")
    void whatTheApplicationItselfAsksOfAConnectionIsExplained() {
        factory("true").inTransaction(session -> {
            assertThatThrownBy(() -> session.doWork(connection -> connection.setReadOnly(true)))
                    .isInstanceOf(JDBCException.class)
                    .hasMessageStartingWith("TiDB does not support read-only transactions that are not stale reads");
            assertThatThrownBy(() -> session.doWork(
                            connection -> connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE)))
                    .isInstanceOf(JDBCException.class)
                    .hasMessageStartingWith(
                            "TiDB does not support the isolation levels READ UNCOMMITTED and SERIALIZABLE: use");
        });
    }

    @Test
    @RealTiDB("only TiDB lacks isolation levels")
    void anIsolationLevelOfAPoolIsExplained() {
        SessionFactory factory = database.sessionFactory(Map.of(
                JdbcSettings.JAKARTA_NON_JTA_DATASOURCE,
                database.dataSource(options -> {
                    options.setTransactionIsolation("TRANSACTION_SERIALIZABLE");
                    options.setInitializationFailTimeout(-1);
                    options.setConnectionTimeout(500);
                }),
                JdbcSettings.DIALECT,
                "TiDB",
                JdbcSettings.ALLOW_METADATA_ON_BOOT,
                false,
                "hibernate.hbm2ddl.auto",
                "none"));
        assertThatThrownBy(() -> factory.inSession(session -> session.doWork(connection -> {})))
                .isInstanceOf(JDBCException.class)
                .hasMessageStartingWith(
                        "TiDB does not support the isolation levels READ UNCOMMITTED and SERIALIZABLE: use");
    }

    /** Hibernate does not ask for its connection provider then, which connects when it is made. */
    @Test
    void withoutMetadataAFactoryIsBuiltWithoutAServer() {
        SessionFactory factory = database.sessionFactory(Map.of(
                JdbcSettings.JAKARTA_JDBC_URL,
                "jdbc:mysql://127.0.0.1:" + ClosedPort.find() + "/absent",
                JdbcSettings.DIALECT,
                "TiDB",
                JdbcSettings.ALLOW_METADATA_ON_BOOT,
                false,
                "hibernate.hbm2ddl.auto",
                "none"));
        assertThatThrownBy(() -> factory.inSession(session -> session.doWork(connection -> {})))
                .isInstanceOf(HibernateException.class)
                .hasStackTraceContaining("Communications link failure");
    }

    @Test
    void withoutMetadataAReadOnlySessionReads() {
        SessionFactory factory = database.sessionFactory(
                Map.of(JdbcSettings.DIALECT, "TiDB", JdbcSettings.ALLOW_METADATA_ON_BOOT, false),
                Customer.class,
                Purchase.class);
        try (Session session = factory.withOptions().readOnly(true).openSession()) {
            assertThat(count(session)).isZero();
        }
    }

    private SessionFactory factory(String propagates) {
        SessionFactory factory = database.sessionFactory(
                Map.of(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, database.dataSource(options -> {
                    options.setMaximumPoolSize(1);
                    options.addDataSourceProperty("readOnlyPropagatesToServer", propagates);
                })),
                Customer.class,
                Purchase.class);
        factory.inTransaction(session -> session.persist(new Customer("Ada", BigDecimal.ONE)));
        return factory;
    }

    private static Long count(Session session) {
        return session.createSelectionQuery("select count(c) from Customer c", Long.class)
                .getSingleResult();
    }
}
