package org.tidewire.cockroachdb.internal.batch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Table;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.tidewire.internal.batch.BoundValue;
import org.tidewire.internal.batch.KeyedForm;
import org.tidewire.internal.batch.KeyedMutation;
import org.tidewire.internal.batch.KeyedRow;

/**
 * {@code update t set .. from (values ..) v where t.id = v.id}, and {@code delete from t where (id, version) in (..)}. A parameter
 * in {@code values} has no column that gives it a type: it is cast to the widest of its kind, which rounds and cuts nothing.
 */
public final class CockroachDBKeyedForm implements KeyedForm {
    /** The protocol counts parameters in 16 bits. */
    private static final int MAXIMUM_PARAMETERS = 65_535;

    private static final Map<Integer, String> TYPES = new HashMap<>();

    static {
        types("boolean", SqlTypes.BOOLEAN);
        types("smallint", SqlTypes.TINYINT, SqlTypes.SMALLINT);
        types("int4", SqlTypes.INTEGER);
        types("bigint", SqlTypes.BIGINT);
        types("double precision", SqlTypes.FLOAT, SqlTypes.REAL, SqlTypes.DOUBLE);
        types("numeric", SqlTypes.NUMERIC, SqlTypes.DECIMAL, SqlTypes.DURATION);
        types("text", SqlTypes.CHAR, SqlTypes.VARCHAR, SqlTypes.NCHAR, SqlTypes.NVARCHAR, SqlTypes.ENUM);
        types("text", SqlTypes.LONG32VARCHAR, SqlTypes.LONG32NVARCHAR, SqlTypes.CLOB, SqlTypes.NCLOB);
        types("bytea", SqlTypes.BINARY, SqlTypes.VARBINARY, SqlTypes.LONG32VARBINARY, SqlTypes.BLOB);
        types("uuid", SqlTypes.UUID);
        types("jsonb", SqlTypes.JSON);
        types("interval", SqlTypes.INTERVAL_SECOND);
        types("date", SqlTypes.DATE);
        types("time", SqlTypes.TIME);
        types("timestamp", SqlTypes.TIMESTAMP);
        types("timestamptz", SqlTypes.TIMESTAMP_UTC, SqlTypes.TIMESTAMP_WITH_TIMEZONE);
    }

    private final Set<String> uniqueTables = new HashSet<>();

    private static void types(String name, int... codes) {
        IntStream.of(codes).forEach(code -> TYPES.put(code, name));
    }

    /** Learns which tables have unique values beside their keys. */
    public void readMapping(Metadata metadata) {
        metadata.collectTableMappings().stream()
                .filter(CockroachDBKeyedForm::hasUniqueValues)
                .map(Table::getName)
                .forEach(uniqueTables::add);
    }

    private static boolean hasUniqueValues(Table table) {
        return !table.getUniqueKeys().isEmpty()
                || table.getColumns().stream().anyMatch(column -> column.isUnique())
                || table.getIndexes().values().stream().anyMatch(index -> index.isUnique());
    }

    @Override
    public int maximumRows(KeyedMutation mutation) {
        boolean typed = mutation.isDelete() || parameters(mutation).allMatch(column -> value(column) != null);
        return typed ? MAXIMUM_PARAMETERS / Math.toIntExact(parameters(mutation).count()) : 0;
    }

    @Override
    public long maximumBytes() {
        return 4L << 20;
    }

    @Override
    public boolean fits(KeyedMutation mutation, KeyedRow first, KeyedRow next) {
        return true;
    }

    @Override
    public boolean goesOnAfterErrors() {
        return false;
    }

    /** One by one in their order the rows may be possible, where unique values move on from row to row. */
    @Override
    public boolean needsSavepoint(KeyedMutation mutation) {
        String table = mutation.table().replace("\"", "");
        return !mutation.isDelete() && uniqueTables.contains(table.substring(table.lastIndexOf('.') + 1));
    }

    @Override
    public Statement change(KeyedMutation mutation, List<KeyedRow> rows, @Nullable String condition) {
        return mutation.isDelete() ? delete(mutation, rows) : update(mutation, rows);
    }

    private static Statement update(KeyedMutation mutation, List<KeyedRow> rows) {
        List<KeyedMutation.Column> columns = parameters(mutation).toList();
        String assignments = mutation.assignments().stream()
                .map(column -> column.name() + "=" + assigned(column, columns))
                .collect(Collectors.joining(","));
        String where = Stream.concat(mutation.keys().stream(), mutation.restrictions().stream())
                .map(column -> "t." + column.name() + equal(column, assigned(column, columns)))
                .collect(Collectors.joining(" and "));
        String sql = "update %s t set %s from %s where %s"
                .formatted(mutation.table(), assignments, table(columns, rows.size(), false), where);
        return statement(mutation, sql, columns, rows);
    }

    private static Statement delete(KeyedMutation mutation, List<KeyedRow> rows) {
        List<KeyedMutation.Column> columns = parameters(mutation).toList();
        String names = columns.stream().map(KeyedMutation.Column::name).collect(Collectors.joining(","));
        String row = columns.stream()
                .map(column -> String.valueOf(column.fragment()))
                .collect(Collectors.joining(","));
        boolean single = columns.size() == 1;
        String list = IntStream.range(0, rows.size())
                .mapToObj(i -> single ? row : "(" + row + ")")
                .collect(Collectors.joining(","));
        String rest = mutation.restrictions().stream()
                .filter(column -> column.position() == 0)
                .map(column -> " and " + column.name() + equal(column, String.valueOf(column.fragment())))
                .collect(Collectors.joining());
        String sql = "delete from %s where %s in (%s)%s"
                .formatted(mutation.table(), single ? names : "(" + names + ")", list, rest);
        return statement(mutation, sql, columns, rows);
    }

    @Override
    public Statement find(KeyedMutation mutation, List<KeyedRow> rows) {
        List<KeyedMutation.Column> versions = mutation.assignments().stream()
                .filter(column -> column.position() > 0
                        && mutation.restrictions().stream()
                                .anyMatch(old -> old.name().equals(column.name())))
                .toList();
        List<KeyedMutation.Column> columns =
                Stream.concat(mutation.keys().stream(), versions.stream()).toList();
        String on = columns.stream()
                .map(column -> "t." + column.name() + "=" + assigned(column, columns))
                .collect(Collectors.joining(" and "));
        String sql = "select v.n_ from %s join %s t on %s"
                .formatted(table(columns, rows.size(), true), mutation.table(), on);
        return statement(mutation, sql, columns, rows);
    }

    /** The columns that have a parameter. */
    private static Stream<KeyedMutation.Column> parameters(KeyedMutation mutation) {
        return Stream.of(mutation.keys(), mutation.assignments(), mutation.restrictions())
                .flatMap(List::stream)
                .filter(column -> column.position() > 0);
    }

    /** The value's name in {@code values}, or what stands for it in every row. */
    private static String assigned(KeyedMutation.Column column, List<KeyedMutation.Column> columns) {
        return column.position() > 0 ? "v.c" + columns.indexOf(column) + "_" : String.valueOf(column.fragment());
    }

    private static String equal(KeyedMutation.Column column, String value) {
        return column.fragment() == null ? " is null" : "=" + value;
    }

    private static String table(List<KeyedMutation.Column> columns, int rows, boolean numbered) {
        String row =
                columns.stream().map(column -> String.valueOf(value(column))).collect(Collectors.joining(","));
        String names =
                IntStream.range(0, columns.size()).mapToObj(i -> "c" + i + "_").collect(Collectors.joining(","));
        String values = IntStream.rangeClosed(1, rows)
                .mapToObj(number -> "(" + (numbered ? number + "," : "") + row + ")")
                .collect(Collectors.joining(","));
        return "(values " + values + ") v(" + (numbered ? "n_," : "") + names + ")";
    }

    /** Null where its type has no name here. An expression around the parameter has its own type. */
    private static @Nullable String value(KeyedMutation.Column column) {
        if (!"?".equals(column.fragment())) {
            return column.fragment();
        }
        String type = TYPES.get(column.sqlType());
        return type == null ? null : "cast(? as " + type + ")";
    }

    private static Statement statement(
            KeyedMutation mutation, String sql, List<KeyedMutation.Column> columns, List<KeyedRow> rows) {
        List<BoundValue> values = new ArrayList<>(columns.size() * rows.size());
        rows.forEach(row -> columns.forEach(column -> values.add(row.value(column))));
        return new Statement(mutation.commented(sql), values);
    }
}
