package org.tidewire.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CrashingServerTest {
    static Stream<Named<Supplier<CrashingServer>>> servers() {
        return Stream.of(Named.of("MariaDB", EmbeddedServer::start), Named.of("PostgreSQL", EmbeddedPostgreSQL::start));
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aKilledServerKeepsWhatWasCommitted(Supplier<CrashingServer> start) throws SQLException {
        try (CrashingServer server = start.get()) {
            String url = server.jdbcUrl("crash");
            try (Connection connection = connect(server, url);
                    Statement statement = connection.createStatement()) {
                statement.execute("create table kills (n int primary key)");
                assertThatThrownBy(server::restart)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("The server was not killed: kill it first");
                for (int i = 1; i <= 2; i++) {
                    insertAndKill(server, url, i);
                }
                // PostgreSQL's backend may still tell (57P01) that its server is gone before it ends.
                assertThatThrownBy(() -> statement.execute("select 1"))
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                e -> assertThat(e.getSQLState()).matches("08.*|57P01"));
            }
            assertThat(server.jdbcUrl("crash")).isEqualTo(url);
            try (Connection connection = connect(server, url);
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select count(*) from kills")) {
                rows.next();
                assertThat(rows.getInt(1)).as("committed ones, and no others").isEqualTo(2);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aClosedServerCanNeitherBeKilledNorRestarted(Supplier<CrashingServer> start) {
        CrashingServer server = start.get();
        server.kill();
        server.close();
        assertThatThrownBy(server::kill)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The server is closed, and its data deleted");
        assertThatThrownBy(server::restart).isInstanceOf(IllegalStateException.class);
    }

    private static void insertAndKill(CrashingServer server, String url, int number) throws SQLException {
        Connection open = connect(server, url);
        try (Connection committing = connect(server, url);
                Statement statement = committing.createStatement();
                Statement lost = open.createStatement()) {
            statement.execute("insert into kills values (" + number + ")");
            open.setAutoCommit(false);
            lost.execute("insert into kills values (" + (100 + number) + ")");
            server.kill();
            assertThatThrownBy(server::kill)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("The server is killed already: restart it first");
            assertThatThrownBy(() -> connect(server, url).close())
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).startsWith("08"));
            server.restart();
        } finally {
            // Closing it would end its transaction, which is gone.
            open.abort(Runnable::run);
        }
    }

    private static Connection connect(CrashingServer server, String url) throws SQLException {
        return DriverManager.getConnection(url, server.user(), server.password());
    }
}
