package org.tidewire.samples.bank;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.ProgramRun;
import org.tidewire.testkit.server.EmbeddedPostgreSQL;

/** With {@code --url}: a database that tells a conflict by SQLState 40001. */
class PostgreSQLRunTest {
    private static EmbeddedPostgreSQL server;
    private static String url;

    @BeforeAll
    static void start() {
        server = EmbeddedPostgreSQL.start();
        url = server.createDatabase("bank");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void printsTheSameInEveryRun() {
        for (int i = 0; i < 2; i++) {
            ProgramRun run = Run.with("--url", url);
            assertThat(run.err()).isEmpty();
            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).matches(Expected.TUTORIAL);
        }
    }

    @Test
    void eightClientsKeepTheSum() {
        ProgramRun run = Run.with("--url", url, "--clients", "8", "--transfers", "500", "--no-progress");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).matches(Expected.rush(500, 8, "40001|40P01"));
    }

    @Test
    void missesTheDatabase() {
        assertThat(Run.with("--url", url.replace("/bank?", "/nothing?")))
                .isEqualTo(new ProgramRun(
                        1,
                        "",
                        "Database 'nothing' does not exist on " + url.replaceFirst(".*//([^/]*)/.*", "$1")
                                + "; create it (create database nothing) or correct --url.\n"));
    }
}
