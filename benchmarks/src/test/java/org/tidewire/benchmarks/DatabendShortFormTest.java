package org.tidewire.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewire.benchmarks.engine.Engine;
import org.tidewire.benchmarks.write.WriteOperation;
import org.tidewire.testkit.server.EmbeddedDatabendEngine;
import org.tidewire.testkit.server.SampleServerException;

/** The same for Databend, where it can be had: how many statements a batch is. */
class DatabendShortFormTest {
    private static EmbeddedDatabendEngine server;
    private static Engine engine;

    @BeforeAll
    static void findAnEngine() {
        String url = System.getProperty("tidewire.databend.url");
        if (url != null) {
            engine = new Engine(
                    url.replaceFirst("/?$", "/") + "default",
                    System.getProperty("tidewire.databend.user", "root"),
                    Objects.requireNonNullElse(System.getProperty("tidewire.databend.password"), ""),
                    url,
                    false);
            return;
        }
        try {
            server = EmbeddedDatabendEngine.start();
        } catch (SampleServerException e) {
            abort("no engine of Databend: " + e.getMessage());
        }
        engine = new Engine(server.jdbcUrl("default"), server.user(), server.password(), server.description(), false);
    }

    @AfterAll
    static void stopIt() {
        if (server != null) {
            server.close();
        }
    }

    /** With {@code begin} and {@code commit}; to persist asks the sequence, at first twice, and to update or remove reads. */
    @ParameterizedTest
    @CsvSource({
        "PERSIST, 100, 5",
        "UPDATE, 100, 5",
        "REMOVE, 100, 5",
        "PERSIST, 1, 104",
        "UPDATE, 1, 103",
        "REMOVE, 1, 103"
    })
    void writesByAsManyStatementsAsBatchesNeed(WriteOperation operation, int batchSize, long commands) {
        assertThat(Costs.ofBatch(engine, operation, 100, batchSize).wire().commands())
                .isEqualTo(commands);
    }
}
