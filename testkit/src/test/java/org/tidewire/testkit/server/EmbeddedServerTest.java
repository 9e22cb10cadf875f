package org.tidewire.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class EmbeddedServerTest {
    private static final String PASSWORD = "it's a \\ pass\"word";

    @Test
    void twoServersRunSideBySideAndAreGoneAfterClose() throws SQLException {
        String url;
        try (EmbeddedServer first = EmbeddedServer.start();
                EmbeddedServer second = EmbeddedServer.start()) {
            url = first.jdbcUrl("samples");
            try (Connection one = connect(first, first.password());
                    Connection two = connect(second, second.password())) {
                assertThat(ask(one, "select @@port")).isNotEqualTo(ask(two, "select @@port"));
                assertThat(ask(one, "select '\uD83D\uDC1F'")).isEqualTo("\uD83D\uDC1F");
                assertThat(ask(one, "select @@collation_database")).isEqualTo("utf8mb4_bin");
                assertThat(one.getMetaData().getDatabaseProductName()).isEqualTo("MySQL");
            }
            assertThat(first.isStandIn()).isTrue();
            assertThat(first.description()).matches("MariaDB \\d+\\.\\d+\\.\\d+, embedded, a stand-in for TiDB");
            first.close();
        }
        assertThatThrownBy(() -> DriverManager.getConnection(url, "root", ""))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).startsWith("08"));
    }

    @Test
    void rootIsAskedForThePassword() throws SQLException {
        try (EmbeddedServer server = EmbeddedServer.start(PASSWORD)) {
            try (Connection connection = connect(server, PASSWORD)) {
                assertThat(ask(connection, "select database()")).isEqualTo("samples");
            }
            assertThatThrownBy(() -> connect(server, "wrong").close())
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            e -> assertThat(e.getErrorCode()).isEqualTo(1045));
        }
    }

    private static Connection connect(EmbeddedServer server, String password) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl("samples"), server.user(), password);
    }

    private static String ask(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
