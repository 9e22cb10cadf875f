package org.tidewire.tidb.internal.batch;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewire.internal.batch.BoundValue;
import org.tidewire.internal.batch.KeyedForm;
import org.tidewire.internal.batch.KeyedMutation;
import org.tidewire.internal.batch.KeyedMutation.Column;
import org.tidewire.internal.batch.KeyedRow;
import org.tidewire.internal.batch.Questions;

/**
 * What the definition of a table has to be for one statement to have the outcome of many. The mapping does not tell: a table may
 * be older than it, and {@code columnDefinition} says anything.
 *
 * <p>A key has to be of the type as which it is bound: the number 7 is equal to the texts {@code 7} and {@code 007}. Text that is not
 * plain needs a binary collation, as others take two texts for one. The key has to be unique where rows are counted, since two
 * rows of one key would hide that another is missing. And {@code elt} makes text of its values, which a column of another type takes
 * otherwise: it rounds numbers and timestamps, reads bytes as digits, and takes a number of an enum for the name of a value (measured).
 *
 * <p>A unique value that changes must be guarded by the statement, which only a comparison with the column can do: not where the key
 * has an expression, or a column that is generated. And what foreign keys do must not depend on the rows of the same statement.
 */
final class TableCondition {
    private static final String WHOLE = "'tinyint','smallint','mediumint','int','bigint','decimal'";
    private static final Pattern CONSTANT = Pattern.compile("(?i)null|true|false|-?\\d+|'[^'\\\\]*'");
    private static final KeyedForm.Condition NEVER = new KeyedForm.Condition("1=0", Set.of());
    private static final String NOT_UNIQUE = "not unique ";
    private static final String BYTES =
            "'binary','varbinary','tinyblob','blob','mediumblob','longblob','char','varchar',"
                    + "'tinytext','text','mediumtext','longtext','json'";

    private final KeyedMutation mutation;
    private final List<KeyedRow> rows;
    private final List<Column> guarded;

    /** Conditions of columns, each once, since the columns are counted that meet theirs. */
    private final Map<String, String> columns = new LinkedHashMap<>();

    TableCondition(KeyedMutation mutation, List<KeyedRow> rows, List<Column> guarded) {
        this.mutation = mutation;
        this.rows = rows;
        this.guarded = guarded;
    }

    /**
     * What has to be asked yet.
     *
     * @param known facts of the table that were found to hold
     * @return null if nothing
     */
    KeyedForm.@Nullable Condition unknown(boolean counted, Set<String> known) {
        TableName table = TableName.of(mutation);
        if (table == null || !addColumns()) {
            return NEVER;
        }
        Questions questions = new Questions(known);
        questions.ask(
                "",
                columns.values(),
                unknown -> "(select count(*)" + table.from("columns") + " and (" + String.join(" or ", unknown) + "))="
                        + unknown.size());
        if (counted) {
            questions.ask("exists(select 1" + table.from("statistics")
                    + " and non_unique=0 group by index_name having sum(coalesce(lower(column_name) not in ("
                    + String.join(",", literals(pinned())) + "),1))=0)");
        }
        if (mutation.isDelete()) {
            questions.ask(table.deletesByItself());
        } else {
            askOfUpdate(table, questions);
        }
        return questions.condition();
    }

    /** No unique key has a column that is set, besides those that are guarded, or an expression. */
    private void askOfUpdate(TableName table, Questions questions) {
        String unique = "not exists(select 1" + table.from("statistics") + " and non_unique=0 and ";
        questions.ask(unique + "(column_name is null or lower(column_name) in (select lower(column_name)"
                + table.from("columns") + " and generation_expression<>'')))");
        questions.ask(
                NOT_UNIQUE,
                literals(mutation.assignments().stream()
                        .filter(column -> !guarded.contains(column))
                        .filter(column -> column.position() > 0 || !isConstant(column))),
                unknown -> unique + "lower(column_name) in (" + String.join(",", unknown) + "))");
        questions.ask(
                "referenced ",
                literals(mutation.assignments().stream()),
                unknown -> table.updatesByItself(String.join(",", unknown)));
    }

    /** Whether a value that is no parameter is the same in each statement. */
    static boolean isConstant(Column column) {
        return CONSTANT.matcher(String.valueOf(column.fragment())).matches();
    }

    /** The fact that a column that is set belongs to no unique key. */
    static String isNotUnique(Column column) {
        return NOT_UNIQUE + literal(column);
    }

    /** Selects 1 if the condition holds, and the numbers, from 2, of the columns that are set and belong to a unique key. */
    static String question(KeyedMutation mutation, String condition) {
        TableName table = TableName.of(mutation);
        String columns = String.join(",", literals(mutation.assignments().stream()));
        return "select 1 from dual where " + condition
                + (table == null || mutation.isDelete()
                        ? ""
                        : " union all select 1+field(lower(column_name)," + columns + ")" + table.from("statistics")
                                + " and non_unique=0 and lower(column_name) in (" + columns + ")");
    }

    /** False where a column can be of no type. */
    private boolean addColumns() {
        for (Column key : mutation.keys()) {
            String types = keyTypes(key);
            if (types == null) {
                return false;
            }
            add(key, types);
        }
        for (Column column : guarded) {
            String types = guardedTypes(column);
            if (types == null) {
                return false;
            }
            if (!types.isEmpty()) {
                add(column, types);
            }
        }
        pinned().skip(mutation.keys().size()).forEach(this::addRestriction);
        mutation.assignments().forEach(this::addAssignment);
        return true;
    }

    private void add(Column column, String types) {
        put(column, " in (" + types + ")");
    }

    private void put(Column column, String condition) {
        String name = literal(column);
        columns.putIfAbsent(name, "lower(column_name)=" + name + " and data_type" + condition);
    }

    /** Null where no type is known to compare these keys exactly. */
    private @Nullable String keyTypes(Column key) {
        if (all(key, BoundValue::isInteger) || all(key, value -> value.object() instanceof BigDecimal)) {
            return WHOLE;
        }
        if (all(key, value -> value.object() instanceof String)) {
            return "'char','varchar'" + (all(key, BoundValue::isPlain) ? "" : ") and (right(collation_name,4)='_bin'");
        }
        if (all(key, value -> value.object() instanceof byte[])) {
            return "'binary','varbinary'";
        }
        if (all(key, value -> value.object() instanceof Date || value.object() instanceof LocalDate)) {
            return "'date'";
        }
        return all(key, BoundValue::isTimestamp) ? "'datetime'" : null;
    }

    /** Types for which the comparison finds no other value equal; null where there are none, and empty for nulls only. */
    private @Nullable String guardedTypes(Column column) {
        if (!"?".equals(column.fragment())) {
            return null;
        }
        if (all(column, BoundValue::isNull)) {
            return "";
        }
        if (all(column, value -> value.isNull() || value.isInteger())) {
            return WHOLE + ",'bit'";
        }
        if (all(column, value -> value.isNull() || value.object() instanceof String)) {
            return "'char','varchar','enum'";
        }
        if (all(column, value -> value.isNull() || value.object() instanceof byte[])) {
            return "'binary','varbinary'";
        }
        boolean dates = all(
                column,
                value -> value.isNull() || value.object() instanceof Date || value.object() instanceof LocalDate);
        return dates ? "'date'" : null;
    }

    private void addRestriction(Column column) {
        if (all(column, BoundValue::isInteger)) {
            add(column, WHOLE);
        } else if (all(column, BoundValue::isTimestamp)) {
            add(column, "'datetime','timestamp'");
        }
    }

    private void addAssignment(Column column) {
        Object first = column.position() == 0
                ? null
                : rows.stream()
                        .map(row -> row.value(column).object())
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
        if (first == null) {
            return;
        }
        if (all(column, value -> value.isInteger() || value.isNull())) {
            put(column, "<>'enum'");
            return;
        }
        String types = assignedTypes(first, !"?".equals(column.fragment()));
        if (types != null) {
            add(column, types);
        }
    }

    /**
     * Null where every type takes the text as it takes the value.
     *
     * @param expression whether there is one around the value: those of all rows get one type, which shows in a text, as {@code 3.00}
     *     for {@code 1.5 * 2} beside {@code 1.25 * 2}
     */
    private static @Nullable String assignedTypes(Object value, boolean expression) {
        if (value instanceof BigDecimal) {
            return "'decimal'";
        }
        if (value instanceof Double || value instanceof Float) {
            return expression ? "''" : value instanceof Double ? "'double'" : "'float'";
        }
        if (value instanceof byte[]) {
            return BYTES;
        }
        if (value instanceof Timestamp
                || value instanceof LocalDateTime
                || value instanceof OffsetDateTime
                || value instanceof ZonedDateTime
                || value instanceof Instant) {
            return "'datetime','timestamp'";
        }
        return expression && !(value instanceof String) ? "'date','time','datetime','timestamp'" : null;
    }

    private boolean all(Column column, Predicate<BoundValue> kind) {
        return rows.stream().allMatch(row -> kind.test(row.value(column)));
    }

    /** The columns that are compared with a value. */
    private Stream<Column> pinned() {
        return Stream.concat(
                mutation.keys().stream(), mutation.restrictions().stream().filter(column -> column.position() > 0));
    }

    private static List<String> literals(Stream<Column> columns) {
        return columns.map(TableCondition::literal).toList();
    }

    private static String literal(Column column) {
        return "'" + column.name().replace("`", "").replace("'", "''").toLowerCase(Locale.ROOT) + "'";
    }
}
