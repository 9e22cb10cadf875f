package org.tidewire.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.support.LogCapture;

class SchemaProgressTest {
    @Test
    void logsALineEveryTenSeconds() {
        assertThat(linesFor(100, Duration.ofMillis(250)))
                .containsExactly("schema: 40 of 100 tables", "schema: 80 of 100 tables");
    }

    @Test
    void logsNothingOfShortWork() {
        assertThat(linesFor(39, Duration.ofMillis(250))).isEmpty();
    }

    private static Iterable<String> linesFor(int tables, Duration each) {
        long[] now = {0};
        try (LogCapture log = LogCapture.of(SchemaProgress.class.getName(), Level.INFO)) {
            SchemaProgress progress = new SchemaProgress(tables, () -> now[0]);
            for (int i = 0; i < tables; i++) {
                now[0] += each.toNanos();
                progress.tableCreated();
            }
            return log.messages();
        }
    }
}
