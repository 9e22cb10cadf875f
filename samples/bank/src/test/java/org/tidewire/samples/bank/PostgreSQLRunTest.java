package org.tidewire.samples.bank;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.PostgreSQLDatabase;
import org.tidewire.testkit.junit.PostgreSQLTest;
import org.tidewire.testkit.junit.ProgramRun;

/** With {@code --url}: a database that tells a conflict by SQLState 40001. */
@PostgreSQLTest
class PostgreSQLRunTest {
    private final String url;

    PostgreSQLRunTest(PostgreSQLDatabase database) {
        this.url = database.url();
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
        assertThat(Run.with("--url", url.replaceFirst("/\\w+\\?", "/nothing?")))
                .isEqualTo(new ProgramRun(
                        1,
                        "",
                        "Database 'nothing' does not exist on " + url.replaceFirst(".*//([^/]*)/.*", "$1")
                                + "; create it (create database nothing) or correct --url.\n"));
    }
}
