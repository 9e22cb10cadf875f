package org.tidewire.samples.crm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.ProgramRun;
import org.tidewire.testkit.server.EmbeddedServer;

/** With {@code --url}: a server that someone else started, that asks for a password, and that is not TiDB. */
class RunningServerTest {
    private static final String PASSWORD = "open sesame";

    private static EmbeddedServer server;
    private static String address;

    @BeforeAll
    static void start() {
        server = EmbeddedServer.start(PASSWORD);
        address = server.jdbcUrl("").replaceFirst("jdbc:mysql://([^/]*)/.*", "$1");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void tellsTheSameInEveryRun() {
        String[] arguments = {"--url", server.jdbcUrl("runs"), "--user", server.user(), "--password", PASSWORD};
        ProgramRun expected = new ProgramRun(0, """
                A small CRM: users and their orders, by Jakarta Persistence

                Server:  %s; it calls itself MySQL 8.0.10
                Dialect: org.hibernate.dialect.MySQLDialect, found by asking the server
                """.formatted(address) + Steps.TOLD, "");
        assertThat(Run.with(arguments)).isEqualTo(expected);
        assertThat(Run.with(arguments)).isEqualTo(expected);
    }

    @Test
    void showsTheSql() {
        PrintStream before = System.out;
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        System.setOut(new PrintStream(shown, true, UTF_8));
        try {
            assertThat(Run.with("--url", server.jdbcUrl("runs"), "--password=" + PASSWORD, "--show-sql")
                            .exitCode())
                    .isZero();
        } finally {
            System.setOut(before);
        }
        assertThat(shown.toString(UTF_8).lines())
                .contains("Hibernate: insert into users (gender,name,uid) values (?,?,?)")
                .anyMatch(line -> line.startsWith("Hibernate: create table orders (oid integer not null,"));
    }

    @Test
    void refusesAWrongPassword() {
        assertThat(Run.with("--url", server.jdbcUrl("runs"), "--password=wrong"))
                .isEqualTo(failed("User 'root' was refused by " + address + " with that password."));
    }

    @Test
    void refusesAMissingPassword() {
        assertThat(Run.with("--url", server.jdbcUrl("runs"), "--password="))
                .isEqualTo(failed("User 'root' was refused by " + address + " without a password."));
    }

    @Test
    void namesTheUserThatTheUrlNames() {
        assertThat(Run.with("--url", "jdbc:mysql://" + address + "/runs?user=alice&password=" + PASSWORD))
                .isEqualTo(failed("User 'alice' was refused by " + address + " with that password."));
    }

    @Test
    void missesTheDatabase() {
        assertThat(Run.with("--url", "jdbc:mysql://" + address + "/nothing", "--password=" + PASSWORD))
                .isEqualTo(failed("Database 'nothing' does not exist on " + address
                        + "; create it (create database nothing) or correct --url."));
    }

    private static ProgramRun failed(String sentence) {
        return new ProgramRun(1, "", sentence + "\n");
    }
}
