package org.tidewire.samples.bookstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidewire.testkit.junit.ProgramRun;
import org.tidewire.testkit.server.EmbeddedDatabendEngine;

/** With {@code --url}: an engine that someone else started. */
class RunningServerTest {
    static final String LINE = "Readings in Database Systems Michael Stonebraker 2004\n";

    private static EmbeddedDatabendEngine server;
    private static String url;
    private static Connection administrator;

    @BeforeAll
    static void start() throws SQLException {
        server = TestEngine.start();
        url = server.jdbcUrl("default");
        administrator = DriverManager.getConnection(url, server.user(), server.password());
    }

    @AfterAll
    static void stop() throws SQLException {
        if (server != null) {
            administrator.close();
            server.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void printsTheSameInEveryRunAndLeavesNothing(Way way) throws SQLException {
        String[] arguments = {"--url", url, "--way", way.toString()};
        assertThat(Run.with(arguments)).isEqualTo(new ProgramRun(0, LINE, ""));
        assertThat(Run.with(arguments)).isEqualTo(new ProgramRun(0, LINE, ""));
        assertThat(query("show databases")).doesNotContain("bookstore");
    }

    @Test
    void goesAllWaysWithoutADatabaseInTheUrl() {
        assertThat(Run.with("--url", url.replaceFirst("/default$", "")))
                .isEqualTo(new ProgramRun(0, LINE.repeat(4), ""));
    }

    @Test
    void showsTheSql() {
        PrintStream before = System.out;
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        System.setOut(new PrintStream(shown, true, UTF_8));
        try {
            assertThat(Run.with("--url", url, "--way", "repository", "--show-sql"))
                    .isEqualTo(new ProgramRun(0, LINE, ""));
        } finally {
            System.setOut(before);
        }
        assertThat(shown.toString(UTF_8).lines())
                .contains(
                        "Hibernate: create database bookstore",
                        "Hibernate: insert into bookstore.booklist (author,date,title) values (?,?,?)",
                        "Hibernate: drop database if exists bookstore");
    }

    @Test
    void doesNotDropADatabaseThatIsNotItsOwn() throws SQLException {
        execute("create database bookstore");
        try {
            execute("create table bookstore.customers (name varchar)");
            assertThat(Run.with("--url", url))
                    .isEqualTo(new ProgramRun(
                            1,
                            "",
                            "The sample failed on 127.0.0.1:" + server.port()
                                    + ": the database bookstore is there already, and this sample would drop it; drop it first"
                                    + " (drop database bookstore)\n"));
            assertThat(query("show tables from bookstore")).containsExactly("customers");
        } finally {
            execute("drop database bookstore");
        }
    }

    @Test
    void missesTheDatabaseOfTheUrl() {
        assertThat(Run.with("--url", server.jdbcUrl("nothing")))
                .isEqualTo(new ProgramRun(
                        1,
                        "",
                        "Database 'nothing' does not exist on 127.0.0.1:" + server.port()
                                + "; create it (create database nothing) or correct --url.\n"));
    }

    /** What it grants is the server's to enforce: this engine lets everyone in, with all rights. */
    @Test
    void printsASetupThatAServerOfTodayTakes() throws SQLException {
        ProgramRun setup = Run.with("--print-setup");
        assertThat(setup.exitCode()).isZero();
        for (String statement :
                setup.out().lines().filter(line -> !line.startsWith("--")).toList()) {
            execute(statement);
        }
        assertThat(query("select default_role || ' of ' || roles from system.users where name = 'user1'"))
                .containsExactly("bookseller of bookseller");
        assertThat(query("show grants for user user1")).containsExactly("ALL");
        assertThatThrownBy(() -> execute("grant all on *.* to user1"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("please grant them to a role");
        assertThat(Run.with("--url", url, "--user", "user1", "--password", "abc123", "--way", "jdbc"))
                .isEqualTo(new ProgramRun(0, LINE, ""));
    }

    private static void execute(String sql) throws SQLException {
        try (Statement statement = administrator.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column. */
    private static List<String> query(String sql) throws SQLException {
        try (Statement statement = administrator.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
