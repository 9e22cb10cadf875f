package org.tidewire.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.tidewire.benchmarks.engine.Engine;
import org.tidewire.benchmarks.report.Row;
import org.tidewire.benchmarks.wire.Cost;

/**
 * Runs JMH round by round, in each round each cell once, in a process of its own; those that are compared one after the
 * other, and in every second round the other way round. So what drifts on the machine meets all that is compared.
 */
final class Rounds {
    private final Engine engine;
    private final Options options;
    private final Map<Cell, Map<Integer, RunResult>> results = new LinkedHashMap<>();
    private final Map<Cell, Optional<Cost>> costs = new HashMap<>();
    private final List<String> failures = new ArrayList<>();
    private final List<String> jvmArguments;
    private final Consumer<String> failed;
    private int round;

    /**
     * What JMH is told.
     *
     * @param suites which benchmarks
     * @param values of parameters, for those that are not as the benchmarks have them
     * @param iterations how many to warm up and to measure, or 0 for what the benchmarks say
     * @param profilers JMH's names of profilers, which print what they find
     */
    record Options(List<Suite> suites, Map<String, List<String>> values, int iterations, List<String> profilers) {}

    /**
     * Begins with nothing measured.
     *
     * @param failed is told at once of what fails, in a sentence
     */
    Rounds(Engine engine, Options options, Consumer<String> failed) {
        this.engine = engine;
        this.options = options;
        this.failed = failed;
        jvmArguments = engine.asJvmArguments();
    }

    /** Runs one round more. A cell that fails takes no other with it. */
    void runOnce(Runnable afterEachSuite) {
        round++;
        for (Suite suite : options.suites()) {
            for (List<Cell> compared : groups(Cell.of(suite, engine, options.values()))) {
                inTurn(compared).forEach(this::run);
            }
            afterEachSuite.run();
        }
    }

    private static Iterable<List<Cell>> groups(List<Cell> cells) {
        Map<Map<String, String>, List<Cell>> groups = new LinkedHashMap<>();
        cells.forEach(cell ->
                groups.computeIfAbsent(cell.group(), key -> new ArrayList<>()).add(cell));
        return groups.values();
    }

    private List<Cell> inTurn(List<Cell> compared) {
        // In the order of the report, whichever comes first.
        compared.forEach(cell -> results.computeIfAbsent(cell, key -> new TreeMap<>()));
        List<Cell> turned = new ArrayList<>(compared);
        if (round % 2 == 0) {
            Collections.reverse(turned);
        }
        return turned;
    }

    private void run(Cell cell) {
        try {
            for (RunResult result : new Runner(jmh(cell).build()).run()) {
                results.getOrDefault(cell, new TreeMap<>()).put(round, result);
            }
        } catch (RunnerException e) {
            fail(name(cell) + " failed in round " + round + ": " + innermost(e));
        }
    }

    private void fail(String sentence) {
        failures.add(sentence);
        failed.accept(sentence);
    }

    /** JMH adds what it has caught as suppressed. */
    private static String innermost(Throwable failure) {
        Throwable inner = failure;
        for (Throwable below = below(inner); below != null; below = below(inner)) {
            inner = below;
        }
        return inner.toString();
    }

    private static @Nullable Throwable below(Throwable failure) {
        if (failure.getCause() != null) {
            return failure.getCause();
        }
        return failure.getSuppressed().length > 0 ? failure.getSuppressed()[0] : null;
    }

    private static String name(Cell cell) {
        return Naming.group(cell) + ", " + Naming.row(cell);
    }

    /** What failed, a sentence for each; none if all went well. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    private ChainedOptionsBuilder jmh(Cell cell) {
        ChainedOptionsBuilder jmh = new OptionsBuilder()
                .include(cell.suite().pattern())
                .forks(1)
                .addProfiler(GCProfiler.class)
                .timeout(TimeValue.minutes(10))
                .verbosity(options.profilers().isEmpty() ? VerboseMode.SILENT : VerboseMode.NORMAL)
                .shouldFailOnError(true)
                .jvmArgsAppend(jvmArguments.toArray(String[]::new));
        cell.values().forEach(jmh::param);
        options.profilers().forEach(profiler -> {
            String[] nameAndOptions = profiler.split(":", 2);
            jmh.addProfiler(nameAndOptions[0], nameAndOptions.length > 1 ? nameAndOptions[1] : "");
        });
        if (options.iterations() > 0) {
            jmh.warmupIterations(options.iterations()).measurementIterations(options.iterations());
        }
        return jmh;
    }

    /** What the rounds together have measured so far. What passes over the wire is counted once, after the first. */
    List<Row> rows() {
        return results.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> new Measured(entry.getKey(), entry.getValue())
                        .row(costs.computeIfAbsent(entry.getKey(), this::cost).orElse(null)))
                .toList();
    }

    private Optional<Cost> cost(Cell cell) {
        try {
            return Optional.ofNullable(Costs.of(engine, cell));
        } catch (RuntimeException e) {
            fail("What " + name(cell) + " sends could not be counted: " + innermost(e));
            return Optional.empty();
        }
    }
}
