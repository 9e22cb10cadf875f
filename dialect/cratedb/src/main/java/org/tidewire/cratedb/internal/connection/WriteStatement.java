package org.tidewire.cratedb.internal.connection;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A statement that changes rows.
 *
 * @param table its name, as it is in the statement
 * @param isInsert whether it is an insert
 * @param isDelete whether it is a delete
 * @param sql the whole text
 */
record WriteStatement(String table, boolean isInsert, boolean isDelete, String sql) {
    private static final Pattern START = Pattern.compile(
            "\\s*(?:/\\*.*?\\*/\\s*)*(insert\\s+into|update|delete\\s+from)\\s+((?:\"[^\"]+\"|[\\w$]+)(?:\\.(?:\"[^\"]+\"|[\\w$]+))*).*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern SEVERAL_ROWS =
            Pattern.compile("\\)\\s*,\\s*\\(|\\bselect\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern SELECT = Pattern.compile("\\bselect\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern TOLERANT = Pattern.compile("\\bon\\s+conflict\\b", Pattern.CASE_INSENSITIVE);

    /** Null where the statement changes no rows. */
    static @Nullable WriteStatement of(String sql) {
        Matcher start = START.matcher(sql);
        if (!start.matches()) {
            return null;
        }
        String verb = start.group(1).toLowerCase(Locale.ROOT);
        return new WriteStatement(start.group(2), verb.startsWith("insert"), verb.startsWith("delete"), sql);
    }

    /** An insert of one row has stored it or has stored nothing; any other statement that fails may have changed some. */
    boolean isOneRow() {
        return isInsert && !SEVERAL_ROWS.matcher(sql).find();
    }

    /** Whether it stores what a query selects. */
    boolean selectsRows() {
        return isInsert && SELECT.matcher(sql).find();
    }

    /** Whether each execution has to store its row. */
    boolean storesItsRow() {
        return isOneRow() && !TOLERANT.matcher(sql).find();
    }
}
