package org.tidewire.tidb.internal.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tidewire.internal.batch.BoundValue;
import org.tidewire.internal.batch.KeyedForm;
import org.tidewire.internal.batch.KeyedMutation;
import org.tidewire.internal.batch.KeyedRow;

/** Writes one statement for several rows. */
final class KeyedStatement {
    /**
     * TiDB evaluates a vectorized expression for all rows and all of its branches, which are as many as the rows. Row by row,
     * {@code elt} evaluates the one that it returns, and {@code interval} searches in halves.
     */
    private static final String ROW_BY_ROW = "/*+ set_var(tidb_enable_vectorized_expression=off) */ ";

    /**
     * Connector/J does not ask the server to prepare a text that begins with this word, which stands for a procedure call to it. A
     * text beyond the limit of its cache would be prepared for each batch: 155 ms in place of 103 for 10,000 rows (measured).
     */
    private static final String NOT_PREPARED = "/* called once */ ";

    /** The limit of the cache that docs/tidb.md recommends: {@code prepStmtCacheSqlLimit}. */
    private static final int CACHED_LENGTH = 10_000;

    private final KeyedMutation mutation;
    private final List<KeyedRow> rows;
    private final List<KeyedMutation.Column> guarded;
    private final StringBuilder sql = new StringBuilder();
    private final List<BoundValue> values = new ArrayList<>();
    private int afterVerb;
    private String afterWhere = "";

    /** The text of the row's number, once a part of the statement needs it. */
    private @Nullable String number;

    /**
     * Begins a statement.
     *
     * @param guarded columns that have to have the new value already
     */
    KeyedStatement(KeyedMutation mutation, List<KeyedRow> rows, List<KeyedMutation.Column> guarded) {
        this.mutation = mutation;
        this.rows = rows;
        this.guarded = guarded;
        sql.append(mutation.commented(""));
    }

    /** With a further condition, if there is one. */
    KeyedForm.Statement finished(@Nullable String condition) {
        if (condition != null) {
            sql.append(" and ").append(condition);
        }
        sql.append(afterWhere);
        if (number != null) {
            sql.insert(afterVerb, ROW_BY_ROW);
        }
        if (sql.length() > CACHED_LENGTH) {
            sql.insert(0, NOT_PREPARED);
        }
        return new KeyedForm.Statement(sql.toString(), values);
    }

    private void verb(String verb) {
        sql.append(verb);
        afterVerb = sql.length();
    }

    void delete() {
        verb("delete ");
        sql.append("from ").append(mutation.table());
        where();
    }

    void update() {
        verb("update ");
        sql.append(mutation.table()).append(" set ");
        String separator = "";
        for (KeyedMutation.Column column : mutation.assignments()) {
            sql.append(separator).append(column.name()).append('=');
            if (column.position() == 0) {
                sql.append(column.fragment());
            } else {
                valueOf(column);
            }
            separator = ",";
        }
        where();
    }

    private void where() {
        sql.append(" where ");
        key();
        mutation.restrictions().forEach(this::restriction);
        guarded.forEach(this::guard);
    }

    /** In a row that is null where the value is null too. */
    private void guard(KeyedMutation.Column column) {
        sql.append(" and ").append(column.name()).append("<=>");
        valueOf(column);
    }

    /**
     * The numbers of the rows that have the new version, or that are still there.
     *
     * <p>A version that another client wrote meanwhile is not to be seen: the transaction's snapshot does not have it. What the snapshot
     * has is no help for rows whose version stays, or that have none: there the query reads what the update has seen.
     *
     * @param locked whether it reads that in any case
     */
    void selectNumbers(boolean locked) {
        verb("select ");
        number();
        sql.append(" from ").append(mutation.table()).append(" where ");
        key();
        boolean versioned = false;
        for (KeyedMutation.Column restriction : mutation.restrictions()) {
            for (KeyedMutation.Column assigned : mutation.assignments()) {
                if (!assigned.name().equals(restriction.name())) {
                    continue;
                }
                long changes = changes(restriction, assigned);
                if (changes == rows.size()) {
                    changed(restriction, assigned);
                    versioned = true;
                } else if (isCounter(assigned)) {
                    restriction(assigned);
                    versioned |= changes > 0;
                }
            }
        }
        guarded.forEach(this::guard);
        if (!mutation.isDelete() && (locked || !versioned)) {
            afterWhere = " for update";
        }
    }

    /** Whether the version of some rows stays, and that of others does not. */
    boolean keepsSomeVersions() {
        return mutation.restrictions().stream()
                .anyMatch(restriction -> mutation.assignments().stream()
                        .filter(assigned -> assigned.name().equals(restriction.name()))
                        .mapToLong(assigned -> changes(restriction, assigned))
                        .anyMatch(changes -> changes > 0 && changes < rows.size()));
    }

    /** In how many rows. */
    private long changes(KeyedMutation.Column restriction, KeyedMutation.Column assigned) {
        return restriction.position() == 0 || assigned.position() == 0
                ? rows.size()
                : rows.stream()
                        .filter(row -> !row.value(restriction).isSame(row.value(assigned)))
                        .count();
    }

    /** Whether its values can be compared: what {@code elt} makes of others may be spelled otherwise than the column. */
    private boolean isCounter(KeyedMutation.Column column) {
        return column.position() > 0
                && (rows.stream().allMatch(row -> row.value(column).isInteger())
                        || rows.stream().allMatch(row -> row.value(column).isTimestamp()));
    }

    /** A value that the server makes, as the time of a soft delete, is another one in each statement: there it is not the old one. */
    private void changed(KeyedMutation.Column restriction, KeyedMutation.Column assigned) {
        if (assigned.position() > 0 || TableCondition.isConstant(assigned)) {
            restriction(assigned);
        } else {
            sql.append(" and not (1=1");
            restriction(restriction);
            sql.append(')');
        }
    }

    private void restriction(KeyedMutation.Column column) {
        sql.append(" and ").append(column.name());
        if (column.position() > 0) {
            sql.append('=');
            // elt makes text of timestamps, which a column of them is not to be compared with
            boolean timestamps = rows.stream().allMatch(row -> row.value(column).isTimestamp()) && !isUniform(column);
            sql.append(timestamps ? "cast(" : "");
            valueOf(column);
            sql.append(timestamps ? " as datetime(6))" : "");
        } else if (column.fragment() == null) {
            sql.append(" is null");
        } else {
            sql.append('=').append(column.fragment());
        }
    }

    /** The column's value in the row: one parameter where all rows have the same one, as versions often do. */
    private void valueOf(KeyedMutation.Column column) {
        if (isVersion(column) && isUniform(column)) {
            sql.append(column.fragment());
            values.add(rows.get(0).value(column));
            return;
        }
        if (!"?".equals(column.fragment())) {
            caseOf(column);
            return;
        }
        // elt makes text of numbers, and the text '1' is not the bit or the enum value 1
        boolean integer =
                rows.stream().map(row -> row.value(column)).allMatch(value -> value.isInteger() || value.isNull());
        sql.append(integer ? "cast(elt(" : "elt(");
        number();
        for (KeyedRow row : rows) {
            sql.append(",?");
            values.add(row.value(column));
        }
        sql.append(integer ? ") as signed)" : ")");
    }

    /** An expression around the parameter keeps its type, where elt would make text of it: TiDB cuts the text of {@code -5 / 100}. */
    private void caseOf(KeyedMutation.Column column) {
        sql.append("case ");
        number();
        for (int i = 0; i < rows.size(); i++) {
            sql.append(" when ").append(i + 1).append(" then ").append(column.fragment());
            values.add(rows.get(i).value(column));
        }
        sql.append(" end");
    }

    private boolean isUniform(KeyedMutation.Column column) {
        BoundValue first = rows.get(0).value(column);
        return rows.stream().allMatch(row -> row.value(column).isSame(first));
    }

    private boolean isVersion(KeyedMutation.Column column) {
        return mutation.restrictions().stream()
                .anyMatch(restriction -> restriction.name().equals(column.name()));
    }

    /** The number of the row, from 1, among those that the statement was given. */
    private void number() {
        if (number == null) {
            number = numberOfRow();
        }
        sql.append(number);
        rows.forEach(this::addKey);
    }

    private String numberOfRow() {
        String search = search();
        if (search != null) {
            return search + ",?".repeat(rows.size()) + ")";
        }
        String found = mutation.keys().stream()
                .map(column -> column.name() + "=?")
                .collect(Collectors.joining(" and ", " when ", " then "));
        return IntStream.rangeClosed(1, rows.size())
                .mapToObj(row -> found + row)
                .collect(Collectors.joining("", "case", " end"));
    }

    /**
     * The function that finds the number of a key, as {@code =} does: text by the column's collation (measured). TiDB compares whole
     * numbers with a decimal column as floating-point numbers: so they are cast.
     */
    private @Nullable String search() {
        String name = mutation.keys().get(0).name();
        if (isKey(BoundValue::isInteger)) {
            return "interval(cast(" + name + " as signed)";
        }
        return isKey(value -> value.object() instanceof String || value.object() instanceof byte[])
                ? "field(" + name
                : null;
    }

    private boolean isKey(Predicate<BoundValue> kind) {
        return mutation.keys().size() == 1
                && rows.stream()
                        .allMatch(row -> kind.test(row.value(mutation.keys().get(0))));
    }

    private void key() {
        boolean single = mutation.keys().size() == 1;
        String names = mutation.keys().stream().map(KeyedMutation.Column::name).collect(Collectors.joining(","));
        sql.append(single ? names : "(" + names + ")").append(" in (");
        String row = single ? "?" : "(?" + ",?".repeat(mutation.keys().size() - 1) + ")";
        sql.append(row).append(("," + row).repeat(rows.size() - 1)).append(')');
        rows.forEach(this::addKey);
    }

    private void addKey(KeyedRow row) {
        mutation.keys().forEach(column -> values.add(row.value(column)));
    }
}
