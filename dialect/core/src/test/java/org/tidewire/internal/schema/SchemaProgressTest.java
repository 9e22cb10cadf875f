package org.tidewire.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import java.time.Duration;
import java.util.stream.Stream;
import org.hibernate.tool.schema.internal.exec.GenerationTargetToStdout;
import org.hibernate.tool.schema.spi.GenerationTarget;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.support.LogCapture;

class SchemaProgressTest {
    private final long[] now = {0};
    private final SchemaProgress progress = new SchemaProgress(() -> now[0]);

    @Test
    void logsALineEveryTenSeconds() {
        assertThat(lines(() -> work(100, Duration.ofMillis(250), "tables", 100)))
                .containsExactly("schema: 40 of 100 tables", "schema: 80 of 100 tables");
    }

    @Test
    void logsNothingOfShortWork() {
        assertThat(lines(() -> work(39, Duration.ofMillis(250), "tables", 100))).isEmpty();
    }

    @Test
    void countsEachKindFromItsBeginning() {
        assertThat(lines(() -> {
                    work(30, Duration.ofMillis(250), "sequences", 30);
                    work(10, Duration.ofSeconds(1), "tables", 10);
                    work(20, Duration.ofSeconds(1), "tables", 20); // of another database
                    work(5, Duration.ofSeconds(3), "indexes and keys", 0);
                }))
                .containsExactly(
                        "schema: 3 of 10 tables",
                        "schema: 3 of 20 tables",
                        "schema: 13 of 20 tables",
                        "schema: 1 indexes and keys",
                        "schema: 5 indexes and keys");
    }

    @Test
    void countsWhatIsDropped() {
        GenerationTarget slow = new GenerationTargetToStdout() {
            @Override
            public void accept(String command) {
                now[0] += Duration.ofSeconds(6).toNanos();
            }
        };
        GenerationTarget target = new DropProgress(slow, progress, 3);
        assertThat(lines(() -> Stream.of(
                                "set foreign_key_checks = 0",
                                "drop table if exists a",
                                "\n    drop table if exists b",
                                "drop view if exists c",
                                "drop sequence if exists d",
                                "drop sequence if exists e")
                        .forEach(target::accept)))
                .containsExactly(
                        "schema: 1 of 3 tables dropped",
                        "schema: 3 of 3 tables dropped",
                        "schema: 2 sequences dropped");
    }

    private void work(int count, Duration each, String kind, int total) {
        for (int i = 0; i < count; i++) {
            now[0] += each.toNanos();
            progress.oneDone(kind, total);
        }
    }

    private static Iterable<String> lines(Runnable work) {
        try (LogCapture log = LogCapture.of(SchemaProgress.class.getName(), Level.INFO)) {
            work.run();
            return log.messages();
        }
    }
}
