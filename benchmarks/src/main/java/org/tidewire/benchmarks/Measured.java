package org.tidewire.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.IterationType;
import org.tidewire.benchmarks.report.Row;
import org.tidewire.benchmarks.report.Scores;
import org.tidewire.benchmarks.wire.Cost;
import org.tidewire.benchmarks.wire.WireCount;

/** What JMH has found out about one cell. */
final class Measured {
    private static final String GC_PROFILER = "gc.alloc.rate.norm";

    private final Cell cell;
    private final Map<Integer, RunResult> rounds;

    /**
     * By round, the first is 1.
     *
     * @param rounds at least one
     */
    Measured(Cell cell, Map<Integer, RunResult> rounds) {
        this.cell = cell;
        this.rounds = rounds;
    }

    Row row(@Nullable Cost counted) {
        Cost cost = cell.suite() == Suite.BATCH ? costOfBatch() : counted;
        return new Row(
                Naming.group(cell),
                Naming.row(cell),
                cell.isReference(),
                columns(),
                scores(),
                allocated(),
                cost == null ? null : cost.wire());
    }

    private Map<String, String> columns() {
        Map<String, String> columns = Naming.sizes(cell);
        if (isContention()) {
            double commits = event("operations");
            columns.put(
                    "attempts a commit",
                    commits == 0 ? "none" : String.format(Locale.ROOT, "%.2f", event("attempts") / commits));
            columns.put(
                    "given up",
                    String.format(
                            Locale.ROOT, "%.1f %%", 100 * event("givenUp") / Math.max(1, commits + event("givenUp"))));
        }
        return columns;
    }

    private boolean isContention() {
        return cell.suite() == Suite.CONTENTION;
    }

    private Scores scores() {
        Map<Integer, List<Double>> scores = new TreeMap<>();
        rounds.forEach((round, result) ->
                scores.put(round, iterations(result).map(this::score).toList()));
        return new Scores(scores, isContention() ? "commits/s" : unit(), isContention());
    }

    /** JMH's own, but for contention, where it is so many commits in some time. */
    private double score(IterationResult iteration) {
        return isContention()
                ? 1000 * event("operations", iteration) / event("millis", iteration)
                : iteration.getPrimaryResult().getScore();
    }

    private String unit() {
        return rounds.values()
                .iterator()
                .next()
                .getPrimaryResult()
                .getScoreUnit()
                .replace("/op", "")
                .replace("us", "µs");
    }

    /** JMH hands out the iterations that warm up, too. */
    private static Stream<IterationResult> iterations(RunResult result) {
        return result.getBenchmarkResults().stream()
                .flatMap(fork -> fork.getIterationResults().stream())
                .filter(iteration -> iteration.getParams().getType() == IterationType.MEASUREMENT);
    }

    private Cost costOfBatch() {
        long operations = Math.round(event("operations"));
        WireCount all =
                new WireCount(Math.round(event("commands")), Math.round(event("sent")), Math.round(event("received")));
        return new Cost(all.dividedBy(operations), Math.round(event("allocated") / operations));
    }

    /** How often something has happened, in all rounds together. */
    private double event(String name) {
        return rounds.values().stream()
                .flatMap(Measured::iterations)
                .mapToDouble(iteration -> event(name, iteration))
                .sum();
    }

    @SuppressWarnings("rawtypes") // JMH's own
    private static double event(String name, IterationResult iteration) {
        Result result = iteration.getSecondaryResults().get(name);
        return result == null ? 0 : result.getScore();
    }

    /** JMH knows it, but where it would take what comes between two operations for a part of them. */
    private double allocated() {
        double operations = event("operations");
        return operations > 0 || isContention() ? event("allocated") / operations : leastAllocation();
    }

    /** The least, since the first runs fill caches, and the compiler takes allocations away as it goes. */
    private double leastAllocation() {
        return rounds.values().stream()
                .flatMap(Measured::iterations)
                .mapToDouble(iteration -> event(GC_PROFILER, iteration))
                .filter(bytes -> bytes > 0)
                .min()
                .orElse(Double.NaN);
    }
}
