package org.tidewire.testkit.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.testkit.server.EmbeddedPostgreSQL;
import org.tidewire.testkit.support.TcpProxy.Cut;

class TcpProxyTest {
    private static EmbeddedPostgreSQL server;

    @BeforeAll
    static void start() {
        server = EmbeddedPostgreSQL.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** The driver prepares a statement under a name when it runs for the n-th time. */
    @ParameterizedTest
    @CsvSource({"simple, 5", "extended, 5", "extended, 1", "extended, 0"})
    void statementsOfPostgreSQLAreCounted(String mode, int prepareThreshold) throws SQLException, IOException {
        String url = server.jdbcUrl("counted") + "&sslmode=disable&gssEncMode=disable&preferQueryMode=" + mode
                + "&prepareThreshold=" + prepareThreshold;
        try (TcpProxy proxy = TcpProxy.ofPackets(url);
                Connection connection = DriverManager.getConnection(proxy.through(url));
                Statement statement = connection.createStatement();
                PreparedStatement prepared = connection.prepareStatement("select ? + n from t")) {
            statement.execute("create temporary table t (n int)");
            statement.execute("insert into t values (1), (2), (3)");
            connection.setAutoCommit(false);
            proxy.take();
            long before = proxy.commands();
            for (int i = 0; i < 3; i++) {
                prepared.setInt(1, i);
                try (ResultSet rows = prepared.executeQuery()) {
                    assertThat(rows.next()).isTrue();
                }
            }
            connection.commit();

            String query = mode.equals("simple") ? "select ('%d'::int4) + n from t" : "select $1 + n from t";
            List<String> sent = proxy.take();
            assertThat(sent)
                    .containsExactly("BEGIN", query.formatted(0), query.formatted(1), query.formatted(2), "COMMIT");
            assertThat(proxy.commands() - before).isEqualTo(sent.size());
        }
    }

    /** From the second run on a message has the statement's name, and not its text. */
    @Test
    void aStatementIsCutByItsTextWhereItIsRunByItsName() throws SQLException, IOException, InterruptedException {
        String url = server.jdbcUrl("named") + "&sslmode=disable&gssEncMode=disable&prepareThreshold=1";
        try (TcpProxy proxy = TcpProxy.ofPackets(url);
                Connection connection = DriverManager.getConnection(proxy.through(url));
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < 3; i++) {
                statement.execute("select 1");
                connection.commit();
            }
            statement.execute("select 1");
            proxy.cut("commit", Cut.BEFORE_IT_ARRIVES);
            proxy.cutNothing();
            connection.commit();
            statement.execute("select 1");
            proxy.cut("commit", Cut.BEFORE_IT_ARRIVES);
            assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
            assertThat(proxy.awaitCuts(1, Duration.ofSeconds(10))).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"simple", "extended"})
    void whatIsHeldBackIsDeliveredWhole(String mode) throws SQLException, IOException {
        String url = server.jdbcUrl("delivered") + "&sslmode=disable&gssEncMode=disable&preferQueryMode=" + mode;
        try (Connection direct = DriverManager.getConnection(url);
                Statement statement = direct.createStatement();
                TcpProxy proxy = TcpProxy.ofPackets(url)) {
            statement.execute("create table delivered_" + mode + " (n int)");
            for (int i = 1; i <= 2; i++) {
                loseCommit(proxy, url, "insert into delivered_" + mode + " values (" + i + ")");
                assertThat(proxy.awaitCuts(i, Duration.ZERO)).isTrue();
                proxy.deliver();
                try (ResultSet rows = statement.executeQuery("select count(*) from delivered_" + mode)) {
                    rows.next();
                    assertThat(rows.getInt(1)).isEqualTo(i);
                }
            }
            assertThat(proxy.awaitCuts(3, Duration.ofMillis(1))).isFalse();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void loseCommit(TcpProxy proxy, String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(proxy.through(url));
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(sql);
            proxy.cut("commit", Cut.BEFORE_IT_IS_DELIVERED);
            assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
        }
    }
}
