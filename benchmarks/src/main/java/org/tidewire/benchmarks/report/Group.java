package org.tidewire.benchmarks.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are compared with each other.
 *
 * @param title what they have in common
 * @param rows one or more
 */
record Group(String title, List<Row> rows) {
    /** What the others are compared with; {@code null} if it could not be measured. */
    private @Nullable Row reference() {
        return rows.stream().filter(Row::isReference).findFirst().orElse(null);
    }

    /** How many times as fast as the reference a row is; not a number without a reference. */
    double speed(Row row) {
        Row reference = reference();
        return reference == null ? Double.NaN : row.scores().speedBy(reference.scores());
    }

    /** How many times as much as the reference a row allocates; not a number without a reference. */
    double allocation(Row row) {
        Row reference = reference();
        return reference == null ? Double.NaN : row.allocated() / reference.allocated();
    }
}
