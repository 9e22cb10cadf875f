package org.tidewire.benchmarks;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.IterationType;
import org.tidewire.benchmarks.engine.Engine;
import org.tidewire.benchmarks.report.Row;
import org.tidewire.benchmarks.wire.Cost;
import org.tidewire.benchmarks.wire.WireCount;

/** What JMH has found out about one benchmark with one set of parameters, in all rounds. */
final class Measured {
    private final List<RunResult> rounds;
    private final BenchmarkParams params;

    Measured(List<RunResult> rounds) {
        this.rounds = rounds;
        this.params = rounds.get(0).getParams();
    }

    /** What it is called. */
    String name() {
        return Naming.group(params) + ", " + Naming.row(params);
    }

    Row row(@Nullable Cost counted) {
        Cost cost = countsItself() ? cost() : counted;
        boolean rate = params.getMode() == Mode.Throughput;
        Map<String, String> columns = Naming.sizes(params);
        double done = 1;
        if (rate) {
            double commits = event("commits");
            double givenUp = event("givenUp");
            done = commits / Math.max(1, commits + givenUp);
            columns.put(
                    "attempts a commit",
                    commits == 0 ? "none" : String.format(Locale.ROOT, "%.2f", event("attempts") / commits));
            columns.put("given up", String.format(Locale.ROOT, "%.1f %%", 100 * (1 - done)));
        }
        double share = done;
        List<Double> scores = iterations()
                .map(iteration -> iteration.getPrimaryResult().getScore() * share)
                .sorted()
                .toList();
        return new Row(
                Naming.group(params),
                Naming.row(params),
                columns,
                (scores.get((scores.size() - 1) / 2) + scores.get(scores.size() / 2)) / 2,
                scores.get(0),
                scores.get(scores.size() - 1),
                rate ? "commits/s" : unit(),
                rate,
                allocated(cost),
                cost == null ? null : cost.wire());
    }

    private String unit() {
        return rounds.get(0)
                .getPrimaryResult()
                .getScoreUnit()
                .replace("/op", "")
                .replace("us", "µs");
    }

    /** JMH hands out the iterations that warm up, too. */
    private Stream<IterationResult> iterations() {
        return rounds.stream()
                .flatMap(round -> round.getBenchmarkResults().stream())
                .flatMap(fork -> fork.getIterationResults().stream())
                .filter(iteration -> iteration.getParams().getType() == IterationType.MEASUREMENT);
    }

    private boolean countsItself() {
        return Suite.of(params.getBenchmark()) == Suite.BATCH;
    }

    /** What it costs besides time, if that is counted apart from the time. */
    @Nullable
    Cost cost(Engine engine) {
        return countsItself() ? null : Costs.of(engine, params);
    }

    private Cost cost() {
        long operations = Math.round(event("operations"));
        WireCount all =
                new WireCount(Math.round(event("commands")), Math.round(event("sent")), Math.round(event("received")));
        return new Cost(all.dividedBy(operations), Math.round(event("allocated") / operations));
    }

    /** How often something has happened, in all rounds together. */
    @SuppressWarnings("rawtypes") // JMH's own
    private double event(String name) {
        return iterations()
                .map(iteration -> iteration.getSecondaryResults().get(name))
                .filter(Objects::nonNull)
                .mapToDouble(Result::getScore)
                .sum();
    }

    /** JMH knows it, but where it would take what comes between two writes for a part of them. */
    private double allocated(@Nullable Cost cost) {
        if (!countsItself() && Suite.of(params.getBenchmark()) != Suite.WRITE) {
            return leastAllocation();
        }
        return cost == null ? Double.NaN : cost.allocated();
    }

    @SuppressWarnings("rawtypes") // JMH's own
    private double leastAllocation() {
        return rounds.stream()
                .map(round -> round.getSecondaryResults().entrySet())
                .flatMap(Collection::stream)
                .filter(entry -> entry.getKey().endsWith("gc.alloc.rate.norm"))
                .mapToDouble(entry -> entry.getValue().getScore())
                .min()
                .orElse(Double.NaN);
    }
}
