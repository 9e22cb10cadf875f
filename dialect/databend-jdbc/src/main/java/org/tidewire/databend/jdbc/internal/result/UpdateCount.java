package org.tidewire.databend.jdbc.internal.result;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import org.tidewire.databend.jdbc.internal.value.Column;

/**
 * Reads how many rows a write changed. Databend answers with a row whose columns are {@code number of rows inserted},
 * {@code ... updated} or {@code ... deleted}; a merge has several of them.
 */
public final class UpdateCount {
    private static final String LABEL = "number of rows ";

    private static final Set<String> COPIED = Set.of("rows_loaded", "rows_unloaded");

    private UpdateCount() {}

    /** Whether rows are such an answer, which also a write behind {@code settings (...)} gives. */
    public static boolean in(Rows rows) {
        return rows.columns().stream().allMatch(column -> column.label().startsWith(LABEL));
    }

    /** Counts the rows that {@code copy into} read from files or wrote to them; 0 for other statements with rows. */
    public static long ofCopy(Rows rows) throws SQLException {
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
    public static long of(Rows rows) throws SQLException {
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

    /** A count for JDBC's older methods. */
    public static int narrow(long count) {
        return (int) Math.min(count, Integer.MAX_VALUE);
    }
}
