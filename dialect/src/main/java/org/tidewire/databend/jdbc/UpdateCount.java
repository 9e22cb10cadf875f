package org.tidewire.databend.jdbc;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;

/**
 * How many rows a write changed. Databend answers it as a row: {@code number of rows inserted}, {@code ... updated},
 * {@code ... deleted}; a merge may answer several of them.
 */
final class UpdateCount {
    private static final String LABEL = "number of rows ";

    private static final Set<String> COPIED = Set.of("rows_loaded", "rows_unloaded");

    private UpdateCount() {}

    /** Whether it is such an answer: a write may stand behind {@code settings (...)}. */
    static boolean in(Rows rows) {
        return rows.columns().stream().allMatch(column -> column.label().startsWith(LABEL));
    }

    /** How many rows {@code copy into} read from all files, or wrote to them; 0 of other statements that answer with rows. */
    static long ofCopy(Rows rows) throws SQLException {
        long count = 0;
        for (int i = 0; i < rows.columns().size(); i++) {
            if (COPIED.contains(rows.columns().get(i).label().toLowerCase(Locale.ROOT))) {
                while (rows.next()) {
                    String text = rows.text(i);
                    count += text == null ? 0 : Long.parseLong(text);
                }
            }
        }
        return count;
    }

    /** Reads and closes the answer of a write. */
    static long of(Rows rows) throws SQLException {
        try (rows) {
            for (Column column : rows.columns()) {
                if (!column.label().startsWith(LABEL)) {
                    throw new SQLException(
                            "Databend did not say how many rows changed, but " + column.label(), "HY000");
                }
            }
            long count = 0;
            while (rows.next()) {
                for (int i = 0; i < rows.columns().size(); i++) {
                    String text = rows.text(i);
                    count += text == null ? 0 : Long.parseLong(text);
                }
            }
            return count;
        }
    }
}
