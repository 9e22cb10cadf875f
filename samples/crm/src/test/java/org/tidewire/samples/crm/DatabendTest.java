package org.tidewire.samples.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.server.EmbeddedDatabendEngine;
import org.tidewire.testkit.server.SampleServerException;

/** With {@code --url} of Databend's engine. */
class DatabendTest {
    private static EmbeddedDatabendEngine server;

    @BeforeAll
    static void start() {
        try {
            server = EmbeddedDatabendEngine.start();
        } catch (SampleServerException e) {
            abort(e.getMessage());
        }
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void tellsTheSameInEveryRun() {
        Run first = Run.with("--url", server.jdbcUrl("default"));
        assertThat(first.err()).isEmpty();
        assertThat(first.exitCode()).isZero();
        assertThat(first.out())
                .matches("""
                A small CRM: users and their orders, by Jakarta Persistence

                Server:  127\\.0\\.0\\.1:%d; it calls itself Databend v1\\.2\\.\\d+.*
                Dialect: org\\.tidewire\\.databend\\.DatabendDialect, found by asking the server
                (?s:.*)
                """.formatted(server.port()).replaceFirst("\\n$", ""))
                .endsWith(Steps.TOLD);
        assertThat(Run.with("--url", server.jdbcUrl("default"))).isEqualTo(first);
    }

    @Test
    void missesTheDatabase() {
        assertThat(Run.with("--url", server.jdbcUrl("nothing")))
                .isEqualTo(new Run(
                        1,
                        "",
                        "Database 'nothing' does not exist on 127.0.0.1:" + server.port()
                                + "; create it (create database nothing) or correct --url.\n"));
    }

    @Test
    void saysWhichUrlIsRight() {
        String address = "//127.0.0.1:" + server.port() + "/default";
        assertThat(Run.with("--url", "jdbc:mysql:" + address))
                .isEqualTo(new Run(
                        1,
                        "",
                        "The sample failed on 127.0.0.1:" + server.port() + ": --url leads to Databend"
                                + " 1.2.895, on which Connector/J alone has neither transactions nor right update counts: use"
                                + " jdbc:databend+mysql:" + address + " instead\n"));
    }
}
