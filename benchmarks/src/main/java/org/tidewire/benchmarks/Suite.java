package org.tidewire.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tidewire.benchmarks.boot.BootBenchmark;
import org.tidewire.benchmarks.engine.ComparedDialect;
import org.tidewire.benchmarks.engine.Engine;
import org.tidewire.benchmarks.retry.ContentionBenchmark;
import org.tidewire.benchmarks.retry.RetryBenchmark;
import org.tidewire.benchmarks.retry.TransactionRunner;
import org.tidewire.benchmarks.translation.QueryBenchmark;
import org.tidewire.benchmarks.translation.TranslationBenchmark;
import org.tidewire.benchmarks.write.DatabendBatchBenchmark;
import org.tidewire.benchmarks.write.WriteBenchmark;
import org.tidewire.benchmarks.write.WriteVariant;

/** The benchmarks, by the names that the command line takes. */
enum Suite {
    WRITE("Write", WriteBenchmark.class, "variant"),
    BATCH("Batch", DatabendBatchBenchmark.class, "batchSize"),
    TRANSLATION("Translation", TranslationBenchmark.class, "dialect"),
    QUERY("Query", QueryBenchmark.class, "dialect"),
    RETRY("Retry", RetryBenchmark.class, "runner"),
    CONTENTION("Contention", ContentionBenchmark.class, "clients"),
    BOOT("Boot", BootBenchmark.class, "dialect");

    private static final List<String> CLIENTS = List.of("1", "2", "4", "8", "16", "32", "64");

    /** A few commits a second are all that there is of them. */
    private static final List<String> CLIENTS_OF_DATABEND = List.of("1", "8", "64");

    private final String title;
    private final Class<?> benchmark;
    private final String compared;

    Suite(String title, Class<?> benchmark, String compared) {
        this.title = title;
        this.benchmark = benchmark;
        this.compared = compared;
    }

    private static List<String> names(Enum<?>... values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    String title() {
        return title;
    }

    /** The parameter whose values are compared with each other. */
    String compared() {
        return compared;
    }

    /** The values of {@link #compared} where none are named, the one first that others are compared with. */
    List<String> values(Engine engine) {
        return switch (this) {
            case WRITE -> names(WriteVariant.values());
            case BATCH -> List.of("1", "1000");
            case TRANSLATION, QUERY, BOOT -> names(ComparedDialect.values());
            case RETRY -> names(TransactionRunner.values());
            case CONTENTION -> engine.isDatabend() ? CLIENTS_OF_DATABEND : CLIENTS;
        };
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
