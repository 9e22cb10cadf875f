package org.tidewire.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * Runs JMH round by round, each benchmark once in a process of its own in each round. What drifts on the machine thus
 * meets all that is compared, and not the last of it; and who comes first in one round comes last in the next.
 */
final class Rounds {
    private final Map<String, List<RunResult>> results = new LinkedHashMap<>();
    private final Map<String, Optional<Cost>> costs = new HashMap<>();
    private final List<String> failures = new ArrayList<>();
    private int round;

    /** Runs one round more. A benchmark that fails does not take with it what the others have found out. */
    void run(Engine engine, Options options, Runnable afterEach) {
        round++;
        for (Suite suite : options.suites()) {
            try {
                run(engine, options, suite);
            } catch (RunnerException e) {
                failures.add(suite.title() + " failed in this round: " + e.getMessage());
                e.printStackTrace();
            }
            afterEach.run();
        }
    }

    private void run(Engine engine, Options options, Suite suite) throws RunnerException {
        List<String> compared =
                new ArrayList<>(options.parameters().getOrDefault(suite.compared(), suite.values(engine)));
        if (round % 2 == 0) {
            Collections.reverse(compared);
        }
        if (suite == Suite.CONTENTION) {
            // A client is a thread of JMH, and their number is no parameter of a benchmark but an option of a run.
            for (String clients : compared) {
                add(jmh(engine, suite, options).param("clients", clients).threads(Integer.parseInt(clients)));
            }
        } else {
            add(jmh(engine, suite, options).param(suite.compared(), compared.toArray(String[]::new)));
        }
    }

    /** What failed, a sentence for each; none if all went well. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    private static ChainedOptionsBuilder jmh(Engine engine, Suite suite, Options options) {
        ChainedOptionsBuilder jmh = new OptionsBuilder()
                .include(suite.pattern())
                .forks(1)
                .addProfiler(GCProfiler.class)
                .timeout(TimeValue.minutes(10))
                .verbosity(options.profilers().isEmpty() ? VerboseMode.SILENT : VerboseMode.NORMAL)
                .shouldFailOnError(true)
                .jvmArgsAppend(engine.asJvmArguments().toArray(String[]::new));
        options.parameters().forEach((name, values) -> {
            // JMH would add to what is given to it twice.
            if (!name.equals(suite.compared())) {
                jmh.param(name, values.toArray(String[]::new));
            }
        });
        options.profilers().forEach(jmh::addProfiler);
        if (options.iterations() > 0) {
            jmh.warmupIterations(options.iterations()).measurementIterations(options.iterations());
        }
        return jmh;
    }

    private void add(ChainedOptionsBuilder jmh) throws RunnerException {
        for (RunResult result : new Runner(jmh.build()).run()) {
            results.computeIfAbsent(result.getParams().id(), key -> new ArrayList<>())
                    .add(result);
        }
    }

    /**
     * What JMH is told.
     *
     * @param suites which benchmarks
     * @param parameters values of parameters, for those that are not as the benchmarks have them
     * @param iterations how many to warm up and to measure, or 0 for what the benchmarks say
     * @param profilers JMH's names of profilers, which print what they find
     */
    record Options(List<Suite> suites, Map<String, List<String>> parameters, int iterations, List<String> profilers) {}

    /** What the rounds together have measured so far. What passes over the wire is counted once, after the first. */
    List<Row> rows(Engine engine) {
        return results.entrySet().stream()
                .map(entry -> {
                    Measured measured = new Measured(entry.getValue());
                    return measured.row(costs.computeIfAbsent(entry.getKey(), key -> cost(engine, measured))
                            .orElse(null));
                })
                .toList();
    }

    private Optional<Cost> cost(Engine engine, Measured measured) {
        try {
            return Optional.ofNullable(measured.cost(engine));
        } catch (RuntimeException e) {
            failures.add("What " + measured.name() + " sends could not be counted: " + e.getMessage());
            e.printStackTrace();
            return Optional.empty();
        }
    }
}
