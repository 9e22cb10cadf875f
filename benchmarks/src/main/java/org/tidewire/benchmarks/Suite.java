package org.tidewire.benchmarks;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tidewire.benchmarks.boot.BootBenchmark;
import org.tidewire.benchmarks.engine.ComparedDialect;
import org.tidewire.benchmarks.engine.Engine;
import org.tidewire.benchmarks.retry.ContentionBenchmark;
import org.tidewire.benchmarks.retry.Locking;
import org.tidewire.benchmarks.retry.OverheadBenchmark;
import org.tidewire.benchmarks.retry.RetryBenchmark;
import org.tidewire.benchmarks.retry.TransactionRunner;
import org.tidewire.benchmarks.translation.ComparedQuery;
import org.tidewire.benchmarks.translation.QueryBenchmark;
import org.tidewire.benchmarks.translation.TranslationBenchmark;
import org.tidewire.benchmarks.write.DatabendBatchBenchmark;
import org.tidewire.benchmarks.write.WriteBenchmark;
import org.tidewire.benchmarks.write.WriteOperation;
import org.tidewire.benchmarks.write.WriteVariant;

/** The benchmarks, by the names that the command line takes. */
enum Suite {
    WRITE("Write", WriteBenchmark.class),
    BATCH("Batch", DatabendBatchBenchmark.class),
    TRANSLATION("Translation", TranslationBenchmark.class),
    QUERY("Query", QueryBenchmark.class),
    OVERHEAD("Overhead", OverheadBenchmark.class),
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

    /**
     * Its parameters, each with its values where none are named. Those of the last are compared with each other, and the
     * first of these is what the others are compared with.
     */
    Map<String, List<String>> parameters(Engine engine) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        switch (this) {
            case WRITE -> {
                parameters.put("operation", names(WriteOperation.values()));
                parameters.put("rows", List.of("10000"));
                parameters.put("batchSize", List.of("1000"));
                parameters.put("variant", names(WriteVariant.values()));
            }
            case BATCH -> {
                // Loading sends no batches.
                parameters.put("operation", List.of("PERSIST", "UPDATE", "REMOVE"));
                parameters.put("rows", List.of("1000"));
                parameters.put("batchSize", List.of("1", "1000"));
            }
            case TRANSLATION, QUERY -> {
                parameters.put("query", names(ComparedQuery.values()));
                parameters.put("dialect", names(ComparedDialect.values()));
            }
            case OVERHEAD, RETRY -> parameters.put("runner", names(TransactionRunner.values()));
            case CONTENTION -> {
                parameters.put(
                        "locking", Locking.of(engine).stream().map(Enum::name).toList());
                parameters.put("accounts", List.of("4"));
                parameters.put("clients", clients(engine));
            }
            case BOOT -> {
                parameters.put("entities", List.of("5", "200"));
                parameters.put("validate", List.of("false", "true"));
                parameters.put("dialect", names(ComparedDialect.values()));
            }
        }
        return parameters;
    }

    private static List<String> names(Enum<?>... values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    /** On Databend a few commits a second are all that there is of them. */
    private static List<String> clients(Engine engine) {
        return engine.isDatabend() ? List.of("1", "8", "64") : List.of("1", "2", "4", "8", "16", "32", "64");
    }

    private boolean runsOn(Engine engine) {
        return switch (this) {
            case BATCH -> engine.isDatabend();
            case RETRY, CONTENTION -> true;
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
