package org.tidewire.benchmarks.report;

import org.jspecify.annotations.Nullable;
import org.tidewire.benchmarks.wire.WireCount;

/**
 * One thing that was measured.
 *
 * @param group what it is compared with: rows of one group stand below each other
 * @param name what tells it apart in its group
 * @param median the time in {@code unit}, over all iterations of all rounds
 * @param least the fastest iteration
 * @param most the slowest iteration
 * @param unit of time
 * @param allocated bytes for one operation
 * @param wire commands and bytes of one operation, where it has a wire
 */
public record Row(
        String group,
        String name,
        double median,
        double least,
        double most,
        String unit,
        double allocated,
        @Nullable WireCount wire) {}
