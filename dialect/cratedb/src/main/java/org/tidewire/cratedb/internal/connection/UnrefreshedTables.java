package org.tidewire.cratedb.internal.connection;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The tables that a session has written and that are not refreshed since: a query that is not by primary key does not see
 * those rows, and an update or delete does not find them.
 */
final class UnrefreshedTables {
    /** What reads rows; a schema statement, a setting or a refresh does not. */
    private static final Pattern READS = Pattern.compile(
            "\\s*(?:/\\*.*?\\*/\\s*)*\\(*\\s*(?:select|with|update|delete|insert|copy)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern MAKES_VIEW =
            Pattern.compile("\\s*create\\s.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final Set<String> tables = ConcurrentHashMap.newKeySet();
    private final Views views;

    UnrefreshedTables(Views views) {
        this.views = views;
    }

    void add(String table) {
        tables.add(table);
    }

    /** Refreshes the tables that a statement names, and all where it names a view. */
    void refreshBefore(String sql, Connection connection) throws SQLException {
        if (MAKES_VIEW.matcher(sql).matches()) {
            views.forget();
        }
        if (!tables.isEmpty() && READS.matcher(sql).matches()) {
            String text = sql.toLowerCase(Locale.ROOT);
            boolean hasView = views.areIn(text, connection);
            refresh(
                    tables.stream()
                            .filter(table -> hasView || text.contains(withoutSchema(table)))
                            .sorted()
                            .toList(),
                    connection);
        }
    }

    void refreshAll(Connection connection) throws SQLException {
        refresh(tables.stream().sorted().toList(), connection);
    }

    private void refresh(List<String> names, Connection connection) throws SQLException {
        if (!names.isEmpty()) {
            try {
                refresh(String.join(", ", names), connection);
            } finally {
                names.forEach(tables::remove);
            }
        }
    }

    static void refresh(String names, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("refresh table " + names);
        }
    }

    private static String withoutSchema(String table) {
        return table.substring(table.lastIndexOf('.') + 1).replace("\"", "").toLowerCase(Locale.ROOT);
    }
}
