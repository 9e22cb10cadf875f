package org.tidewire.benchmarks.report;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewire.benchmarks.wire.WireCount;

/**
 * One thing that was measured.
 *
 * @param group what it is compared with: rows of one group stand below each other
 * @param name what tells it apart in its group
 * @param isReference whether the others of its group are compared with it
 * @param columns what else there is to say of it, by the names of columns
 * @param scores times or rates
 * @param allocated bytes for one operation
 * @param wire commands and bytes of one operation, where it has a wire
 */
public record Row(
        String group,
        String name,
        boolean isReference,
        Map<String, String> columns,
        Scores scores,
        double allocated,
        @Nullable WireCount wire) {}
