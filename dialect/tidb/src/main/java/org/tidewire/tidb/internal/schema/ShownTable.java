package org.tidewire.tidb.internal.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewire.tidb.internal.hint.SqlText;

/**
 * What {@code show create table} tells of a table; each of its lines is a column, a key, a partition or an option. Names
 * are in lower case.
 *
 * @param columns by name
 * @param indexes by name, without the primary key
 * @param primaryKey the parts of the primary key
 * @param features what is in TiDB's comment form, for columns, keys and the table
 * @param comment the table's comment, or the empty string
 */
record ShownTable(
        Map<String, Column> columns,
        Map<String, Index> indexes,
        List<String> primaryKey,
        List<String> features,
        String comment,
        @Nullable Partitions partitions) {

    /** A column; its comment is the empty string where it has none. */
    record Column(@Nullable String generatedAs, String comment) {}

    /** An index with its parts, each an expression or a column's name. */
    record Index(boolean unique, boolean visible, List<String> parts) {}

    static ShownTable of(String createTable) {
        Map<String, Column> columns = new LinkedHashMap<>();
        Map<String, Index> indexes = new LinkedHashMap<>();
        List<String> primaryKey = new ArrayList<>();
        int optionsAt = createTable.indexOf("\n)") + 2;
        createTable.substring(0, optionsAt).lines().skip(1).forEach(line -> {
            String definition = line.trim();
            if (definition.startsWith("`")) {
                columns.put(nameIn(definition), column(definition));
            } else if (definition.startsWith("PRIMARY KEY")) {
                primaryKey.addAll(SqlText.parts(SqlText.inParentheses(definition, 0)));
            } else if (definition.matches("(UNIQUE KEY|KEY|VECTOR INDEX) .*")) {
                String named = definition.substring(definition.indexOf('`'));
                int afterName = SqlText.endOfWhole(named, 0);
                indexes.put(
                        nameIn(named),
                        new Index(
                                definition.startsWith("UNIQUE"),
                                !named.contains("/*!80000 INVISIBLE */"),
                                SqlText.parts(SqlText.inParentheses(named, afterName))));
            }
        });
        String options = createTable.substring(optionsAt);
        return new ShownTable(
                columns,
                indexes,
                primaryKey,
                TiDBFeature.in(createTable),
                literalAfter(options, "comment"),
                Partitions.in(options));
    }

    private static String nameIn(String definition) {
        return SqlText.unquoted(definition.substring(0, SqlText.endOfWhole(definition, 0)))
                .toLowerCase(Locale.ROOT);
    }

    private static Column column(String definition) {
        int generated = SqlText.after(definition, "generated always as");
        return new Column(
                generated < 0 ? null : SqlText.inParentheses(definition, generated),
                literalAfter(definition, "comment"));
    }

    private static String literalAfter(String sql, String word) {
        int after = SqlText.after(sql, word);
        int start = sql.indexOf('\'', Math.max(0, after));
        return after < 0 ? "" : SqlText.unquoted(sql.substring(start, SqlText.endOfWhole(sql, start)));
    }
}
