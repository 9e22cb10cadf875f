package org.tidewire.it.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.JdbcSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.ConfigurableApplicationContext;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;
import org.tidewire.tidb.TiDBDialect;

/** What the starter does when it finds TiDB. */
@TiDBTest
@RealTiDB("the starter asks the server whether it is TiDB")
class StarterOnTiDBTest {
    private final TestDatabase database;

    StarterOnTiDBTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void thePoolGetsWhatNobodyHasSet() {
        try (ConfigurableApplicationContext application =
                start(Map.of("spring.datasource.hikari.data-source-properties.prepStmtCacheSize", "7"))) {
            HikariDataSource pool = application.getBean(HikariDataSource.class);
            assertThat(pool.getDataSourceProperties())
                    .containsEntry("rewriteBatchedStatements", "true")
                    .containsEntry("useServerPrepStmts", "true")
                    .containsEntry("readOnlyPropagatesToServer", "false")
                    .containsEntry("prepStmtCacheSize", "7");
            assertThat(TestDatabase.dialect(
                            application.getBean(EntityManagerFactory.class).unwrap(SessionFactory.class)))
                    .isInstanceOf(TiDBDialect.class);

            BankService bank = application.getBean(BankService.class);
            bank.open(1, 5);
            assertThat(bank.balance(1)).as("in a read-only transaction").isEqualTo(5);
        }
    }

    @Test
    void hibernateLeavesAutoCommitToAPoolThatSwitchesItOff() {
        String setting = JdbcSettings.CONNECTION_PROVIDER_DISABLES_AUTOCOMMIT;
        assertThat(hibernateProperty(setting, Map.of())).isNull();
        assertThat(hibernateProperty(setting, Map.of("spring.datasource.hikari.auto-commit", "false")))
                .isEqualTo("true");
        assertThat(hibernateProperty(
                        setting,
                        Map.of(
                                "spring.datasource.hikari.auto-commit",
                                "false",
                                "spring.jpa.properties." + setting,
                                "false")))
                .isEqualTo("false");
    }

    private @Nullable Object hibernateProperty(String name, Map<String, String> properties) {
        try (ConfigurableApplicationContext application = start(properties)) {
            BankService bank = application.getBean(BankService.class);
            bank.open(1, 5);
            assertThat(bank.balance(1)).isEqualTo(5);
            return application
                    .getBean(EntityManagerFactory.class)
                    .getProperties()
                    .get(name);
        }
    }

    /** HikariCP would close the connection after error 1105, which TiDB uses for much that is harmless. */
    @Test
    void aConnectionIsKeptAfterAnErrorWithoutACode() throws SQLException {
        try (ConfigurableApplicationContext application = start(Map.of());
                Connection connection =
                        application.getBean(HikariDataSource.class).getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("select 1 except all select 1"))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            e -> assertThat(e.getErrorCode()).isEqualTo(1105));
            assertThat(connection.isClosed()).isFalse();
        }
    }

    @Test
    void anotherDialectEndsTheStart() {
        FailureAnalysis analysis =
                failureOf(Map.of("spring.jpa.database-platform", "org.hibernate.dialect.MySQLDialect"));
        assertThat(analysis.getDescription())
                .startsWith("The database is TiDB, and Hibernate uses org.hibernate.dialect.MySQLDialect for it");
    }

    @Test
    void aPoolWithSerializableTransactionsIsExplained() {
        FailureAnalysis analysis =
                failureOf(Map.of("spring.datasource.hikari.transaction-isolation", "TRANSACTION_SERIALIZABLE"));
        assertThat(analysis.getDescription())
                .startsWith("TiDB does not support the isolation level TRANSACTION_SERIALIZABLE");
    }

    @Test
    void aSerializableTransactionIsExplained() {
        FailureAnalysis analysis = failureOf(Map.of("it.serializable", "true"));
        assertThat(analysis.getDescription())
                .startsWith("TiDB does not support the isolation levels READ UNCOMMITTED and SERIALIZABLE: ");
    }

    @Test
    void aReadOnlyPoolIsExplained() {
        FailureAnalysis analysis = failureOf(Map.of(
                "spring.datasource.hikari.read-only",
                "true",
                "spring.datasource.hikari.data-source-properties.readOnlyPropagatesToServer",
                "true"));
        assertThat(analysis.getAction()).startsWith("Set readOnlyPropagatesToServer=false");
    }

    private ConfigurableApplicationContext start(Map<String, String> properties) {
        return BootApplication.start(database, database.url(), properties);
    }

    private FailureAnalysis failureOf(Map<String, String> properties) {
        return BootApplication.explain(() -> start(properties), properties);
    }
}
