package org.tidewire.samples.crm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.ProgramRun;
import org.tidewire.testkit.junit.TestDatabase;

/** With {@code --url} of Databend. */
@DatabendTest
class DatabendRunTest {
    private final TestDatabase database;
    private final String address;

    DatabendRunTest(TestDatabase database) {
        this.database = database;
        this.address = database.url().replaceFirst(".*//([^/]*)/.*", "$1");
    }

    @Test
    void tellsTheSameInEveryRun() {
        ProgramRun first = Run.on(database);
        assertThat(first.err()).isEmpty();
        assertThat(first.exitCode()).isZero();
        assertThat(first.out())
                .startsWith("""
                        A small CRM: users and their orders, by Jakarta Persistence

                        Server:  %s; it calls itself Databend v1.2.""".formatted(address))
                .contains("\nDialect: org.tidewire.databend.DatabendDialect, found by asking the server\n")
                .endsWith(Steps.TOLD);
        assertThat(Run.on(database)).isEqualTo(first);
    }

    @Test
    void missesTheDatabase() {
        assertThat(Run.at(database.url().replace(database.name(), "nothing"), database))
                .isEqualTo(new ProgramRun(
                        1,
                        "",
                        "Database 'nothing' does not exist on " + address
                                + "; create it (create database nothing) or correct --url.\n"));
    }

    @Test
    void saysWhichUrlIsRight() {
        ProgramRun run = Run.at(database.plainUrl(), database);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("The sample failed on " + address + ": --url leads to Databend 1.2.")
                .endsWith(", on which Connector/J alone has neither transactions nor right update counts: use "
                        + database.url() + " instead\n");
    }
}
