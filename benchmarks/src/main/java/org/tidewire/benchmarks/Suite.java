package org.tidewire.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tidewire.benchmarks.boot.BootBenchmark;
import org.tidewire.benchmarks.engine.Engine;
import org.tidewire.benchmarks.retry.ContentionBenchmark;
import org.tidewire.benchmarks.retry.RetryBenchmark;
import org.tidewire.benchmarks.translation.QueryBenchmark;
import org.tidewire.benchmarks.translation.TranslationBenchmark;
import org.tidewire.benchmarks.write.DatabendBatchBenchmark;
import org.tidewire.benchmarks.write.WriteBenchmark;

/** The benchmarks, by the names that the command line takes. */
enum Suite {
    WRITE("Write", WriteBenchmark.class),
    BATCH("Batch", DatabendBatchBenchmark.class),
    TRANSLATION("Translation", TranslationBenchmark.class),
    QUERY("Query", QueryBenchmark.class),
    RETRY("Retry", RetryBenchmark.class),
    CONTENTION("Contention", ContentionBenchmark.class),
    BOOT("Boot", BootBenchmark.class);

    private final String title;
    private final Class<?> benchmark;

    Suite(String title, Class<?> benchmark) {
        this.title = title;
        this.benchmark = benchmark;
    }

    String title() {
        return title;
    }

    /** What JMH finds it by. */
    String pattern() {
        return Pattern.quote(benchmark.getName() + ".");
    }

    /** The suite of a benchmark that JMH has run. */
    static Suite of(String jmhName) {
        return Arrays.stream(values())
                .filter(suite -> jmhName.startsWith(suite.benchmark.getName() + "."))
                .findFirst()
                .orElseThrow();
    }

    private boolean runsOn(Engine engine) {
        return switch (this) {
            case BATCH -> engine.isDatabend();
            case CONTENTION -> true;
            default -> !engine.isDatabend();
        };
    }

    /** Not where all clients write one table, and a commit that meets others takes seconds. */
    private boolean runsUnasked(Engine engine) {
        return this != CONTENTION || !engine.isDatabend();
    }

    /**
     * Those that are meant.
     *
     * @param names as on the command line; none for all that take minutes on the engine
     * @param engine where they run
     * @return one or more
     * @throws IllegalArgumentException if a name is not that of a benchmark for the engine
     */
    static List<Suite> named(List<String> names, Engine engine) {
        List<Suite> there =
                Arrays.stream(values()).filter(suite -> suite.runsOn(engine)).toList();
        for (String name : names) {
            if (there.stream().noneMatch(suite -> suite.title.equalsIgnoreCase(name))) {
                throw new IllegalArgumentException("On " + engine.description() + " there is no benchmark " + name
                        + ", but " + there.stream().map(Suite::title).collect(Collectors.joining(", ")));
            }
        }
        return names.isEmpty()
                ? there.stream().filter(suite -> suite.runsUnasked(engine)).toList()
                : there.stream()
                        .filter(suite -> names.stream().anyMatch(suite.title::equalsIgnoreCase))
                        .toList();
    }
}
