package org.tidewire.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewire.benchmarks.Workload.Operation;
import org.tidewire.testkit.server.SampleServerException;
import org.tidewire.testkit.support.TcpProxy;

/** The number of commands that a batch sends to Databend, where there is an engine. */
class DatabendShortFormTest {
    private static Engine engine;

    @BeforeAll
    static void findAnEngine() {
        try {
            engine = Engine.databend();
        } catch (SampleServerException e) {
            abort("no engine of Databend: " + e.getMessage());
        }
    }

    /** With {@code begin} and {@code commit}. PERSIST calls the sequence, at first twice; UPDATE and REMOVE read the rows. */
    @ParameterizedTest
    @CsvSource({
        "PERSIST, 100, 5",
        "UPDATE, 100, 5",
        "REMOVE, 100, 5",
        "PERSIST, 1, 104",
        "UPDATE, 1, 103",
        "REMOVE, 1, 103"
    })
    void writesInBatches(Operation operation, int batchSize, long commands) throws IOException {
        try (TcpProxy proxy = TcpProxy.ofMySQL(engine.url());
                Workload workload =
                        WriteVariant.DATABEND.open(engine.at(proxy.through(engine.url())), 100, batchSize)) {
            workload.prepare(operation);
            assertThat(ShortFormTest.commands(proxy, () -> workload.run(operation)))
                    .isEqualTo(commands);
        }
    }
}
