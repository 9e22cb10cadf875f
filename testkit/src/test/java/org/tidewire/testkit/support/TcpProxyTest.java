package org.tidewire.testkit.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewire.testkit.server.EmbeddedPostgreSQL;

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
}
