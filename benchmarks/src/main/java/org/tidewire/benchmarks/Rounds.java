package org.tidewire.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
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
 * meets all that is compared, and not the last of it.
 */
final class Rounds {
    private static final List<String> TELL_APART = List.of("variant", "dialect", "policy");

    private final Map<String, List<RunResult>> results = new LinkedHashMap<>();

    /** Runs one round more. */
    void run(Engine engine, Options options) throws RunnerException {
        ChainedOptionsBuilder jmh = new OptionsBuilder()
                .forks(1)
                .addProfiler(GCProfiler.class)
                .timeout(TimeValue.minutes(10))
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .jvmArgsAppend(engine.asJvmArguments().toArray(String[]::new));
        options.include().forEach(jmh::include);
        options.parameters().forEach((name, values) -> jmh.param(name, values.toArray(String[]::new)));
        if (options.iterations() > 0) {
            jmh.warmupIterations(options.iterations()).measurementIterations(options.iterations());
        }
        for (RunResult result : new Runner(jmh.build()).run()) {
            results.computeIfAbsent(
                            group(result.getParams()) + '\n' + name(result.getParams()), key -> new ArrayList<>())
                    .add(result);
        }
    }

    /**
     * What JMH is told.
     *
     * @param include regular expressions of benchmarks; none for all
     * @param parameters values of parameters, for those that are not as the benchmarks have them
     * @param iterations how many to warm up and to measure, or 0 for what the benchmarks say
     */
    record Options(List<String> include, Map<String, List<String>> parameters, int iterations) {}

    /** What all rounds together have measured. */
    List<Row> rows(Engine engine) {
        return results.values().stream().map(rounds -> row(engine, rounds)).toList();
    }

    private static Row row(Engine engine, List<RunResult> rounds) {
        List<Double> scores = rounds.stream()
                .flatMap(round -> round.getBenchmarkResults().stream())
                .flatMap(fork -> fork.getIterationResults().stream())
                .map(iteration -> iteration.getPrimaryResult().getScore())
                .sorted()
                .toList();
        BenchmarkParams params = rounds.get(0).getParams();
        String unit = rounds.get(0).getPrimaryResult().getScoreUnit().replace("/op", "");
        double allocated = leastAllocation(rounds);
        Cost cost = Costs.of(engine, params);
        return new Row(
                group(params),
                name(params),
                scores.get(scores.size() / 2),
                scores.get(0),
                scores.get(scores.size() - 1),
                unit,
                cost == null ? allocated : cost.allocated(),
                cost == null ? null : cost.wire());
    }

    @SuppressWarnings("rawtypes") // JMH's own
    private static double leastAllocation(List<RunResult> rounds) {
        double least = Double.NaN;
        for (RunResult round : rounds) {
            for (Map.Entry<String, Result> entry : round.getSecondaryResults().entrySet()) {
                if (entry.getKey().endsWith("gc.alloc.rate.norm")) {
                    double score = entry.getValue().getScore();
                    least = Double.isNaN(least) ? score : Math.min(least, score);
                }
            }
        }
        return least;
    }

    private static String group(BenchmarkParams params) {
        String benchmark = params.getBenchmark().replaceFirst("^.*\\.(\\w+)Benchmark\\.\\w+$", "$1");
        Collection<String> names = params.getParamsKeys();
        return benchmark
                + names.stream()
                        .filter(name -> !TELL_APART.contains(name))
                        .map(name -> name + " " + params.getParam(name))
                        .collect(Collectors.joining(", ", ": ", ""));
    }

    private static String name(BenchmarkParams params) {
        return TELL_APART.stream()
                .filter(params.getParamsKeys()::contains)
                .map(params::getParam)
                .collect(Collectors.joining(" "));
    }
}
