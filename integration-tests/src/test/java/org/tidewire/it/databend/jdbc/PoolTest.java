package org.tidewire.it.databend.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidewire.it.databend.jdbc.Jdbc.query;
import static org.tidewire.it.databend.jdbc.Jdbc.update;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

/** In a pool of one connection a borrower must not find what the one before left open. */
@DatabendTest
class PoolTest {
    private static final String REQUEST_BOUNDARIES = "com.zaxxer.hikari.enableRequestBoundaries";

    private final TestDatabase database;
    private Connection other;

    PoolTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void connect() throws SQLException {
        other = Jdbc.connect(database);
        update(other, "create or replace table t (a int, b int)");
    }

    @AfterEach
    void disconnect() throws SQLException {
        other.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void undoesAWriteThatTheBorrowerLeftOpen(boolean autoCommit) throws SQLException {
        try (HikariDataSource pool = pool(autoCommit)) {
            try (Connection borrowed = pool.getConnection()) {
                borrowed.setAutoCommit(false);
                update(borrowed, "insert into t values (1, 1)");
            }
            assertThat(query(other, "select count(*) from t")).isEqualTo("0");
            try (Connection borrowed = pool.getConnection()) {
                assertThat(query(borrowed, "select count(*) from t")).isEqualTo("0");
                assertThat(update(borrowed, "insert into t values (2, 2)")).isEqualTo(1);
            }
            assertThat(query(other, "select count(*) from t")).isEqualTo(autoCommit ? "1" : "0");
        }
    }

    /** HikariCP does not see this write, so it does not roll back; it calls endRequest() if it is told to. */
    @Test
    void undoesAnyWriteIfThePoolMarksRequests() throws SQLException {
        System.setProperty(REQUEST_BOUNDARIES, "true");
        try (HikariDataSource pool = pool(false)) {
            try (Connection borrowed = pool.getConnection()) {
                largeUpdate(borrowed);
            }
            try (Connection borrowed = pool.getConnection()) {
                assertThat(query(borrowed, "select count(*) from t")).isEqualTo("0");
            }
        } finally {
            System.clearProperty(REQUEST_BOUNDARIES);
        }
    }

    @Test
    void keepsWhatTheBorrowerEndedItself() throws SQLException {
        try (HikariDataSource pool = pool(false)) {
            try (Connection borrowed = pool.getConnection()) {
                largeUpdate(borrowed);
                borrowed.clearWarnings();
                borrowed.commit();
            }
            try (Connection borrowed = pool.getConnection()) {
                largeUpdate(borrowed);
                borrowed.setAutoCommit(true);
            }
        }
        assertThat(query(other, "select count(*) from t")).isEqualTo("2");
    }

    private static void largeUpdate(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("insert into t values (?, 1)")) {
            statement.setInt(1, 1);
            assertThat(statement.executeLargeUpdate()).isEqualTo(1);
        }
    }

    private HikariDataSource pool(boolean autoCommit) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setAutoCommit(autoCommit);
        config.setMaximumPoolSize(1);
        return new HikariDataSource(config);
    }
}
