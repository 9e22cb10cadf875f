package org.tidewire.benchmarks.report;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewire.benchmarks.wire.WireCount;

/**
 * One thing that was measured.
 *
 * @param group what it is compared with: rows of one group stand below each other
 * @param name what tells it apart in its group
 * @param columns what else there is to say of it, by the names of columns
 * @param median in {@code unit}, over all iterations of all rounds
 * @param least of an iteration
 * @param most of an iteration
 * @param unit of time, or of a rate
 * @param rate whether more is better
 * @param allocated bytes for one operation
 * @param wire commands and bytes of one operation, where it has a wire
 */
public record Row(
        String group,
        String name,
        Map<String, String> columns,
        double median,
        double least,
        double most,
        String unit,
        boolean rate,
        double allocated,
        @Nullable WireCount wire) {
    /** How many times as fast as another it is. */
    double speedBy(Row other) {
        return rate ? median / other.median : other.median / median;
    }

    /** How many times as much as another it allocates. */
    double allocationBy(Row other) {
        return allocated / other.allocated;
    }
}
