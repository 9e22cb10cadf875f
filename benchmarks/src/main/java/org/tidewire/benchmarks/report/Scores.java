package org.tidewire.benchmarks.report;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What was measured of one thing.
 *
 * @param rounds the iterations of each round
 * @param unit of time, or of a rate
 * @param rate whether more is better
 */
public record Scores(Map<Integer, List<Double>> rounds, String unit, boolean rate) {
    private Stream<Double> all() {
        return rounds.values().stream().flatMap(Collection::stream);
    }

    /** Of all iterations of all rounds. */
    double median() {
        return median(all());
    }

    /** Of an iteration. */
    double least() {
        return all().mapToDouble(score -> score).min().orElse(Double.NaN);
    }

    /** Of an iteration. */
    double most() {
        return all().mapToDouble(score -> score).max().orElse(Double.NaN);
    }

    /** How many rounds have a result. */
    int roundsMeasured() {
        return rounds.size();
    }

    /**
     * How many times as fast as another it is: round by round, since the two ran one after the other there, and of that the
     * median. Not a number if there is no round that both have.
     */
    double speedBy(Scores other) {
        return median(rounds.keySet().stream().filter(other.rounds::containsKey).map(round -> {
            double mine = median(rounds.getOrDefault(round, List.of()).stream());
            double others = median(other.rounds.getOrDefault(round, List.of()).stream());
            return rate ? mine / others : others / mine;
        }));
    }

    private static double median(Stream<Double> values) {
        List<Double> sorted = values.sorted().toList();
        return sorted.isEmpty()
                ? Double.NaN
                : (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }
}
