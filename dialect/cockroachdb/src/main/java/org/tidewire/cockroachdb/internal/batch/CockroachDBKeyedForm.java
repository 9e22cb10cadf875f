package org.tidewire.cockroachdb.internal.batch;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Index;
import org.hibernate.mapping.Table;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.tidewire.internal.batch.KeyedForm;
import org.tidewire.internal.batch.KeyedMutation;
import org.tidewire.internal.batch.KeyedMutation.Column;
import org.tidewire.internal.batch.KeyedRow;
import org.tidewire.internal.batch.KeyedSource;
import org.tidewire.internal.batch.Questions;
import org.tidewire.internal.sql.TableReferences;

/**
 * {@code update t set .. from (values ..)}, and {@code delete from t where (id, version) in (..)}. A parameter in {@code values} has no
 * column that gives it a type: it is cast to the widest of its kind, which rounds and cuts nothing.
 */
public final class CockroachDBKeyedForm implements KeyedForm {
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

    private static final Pattern TEXT = Pattern.compile("(?i)(n?(var)?char|character|string|text|clob)\\b.*");

    /** By table, the columns of unique keys. */
    private final Map<String, Set<String>> uniqueColumns = new HashMap<>();

    private final Set<String> unfitUpdates = ConcurrentHashMap.newKeySet();
    private final Set<String> unfitDeletes = ConcurrentHashMap.newKeySet();

    /** By table, what was found to hold of its foreign keys. */
    private final Map<String, Set<String>> known = new ConcurrentHashMap<>();

    private static void types(String name, int... codes) {
        IntStream.of(codes).forEach(code -> TYPES.put(code, name));
    }

    /** Learns what keeps the rows of a table from being changed together. */
    public void readMapping(Metadata metadata) {
        for (Table table : metadata.collectTableMappings()) {
            addUniqueColumns(table);
            if (table.getColumns().stream().anyMatch(column -> isOfOtherType(column, metadata))) {
                unfitUpdates.add(table.getName());
            }
        }
    }

    private void addUniqueColumns(Table table) {
        Set<String> unique = uniqueColumns.computeIfAbsent(table.getName(), name -> new HashSet<>());
        table.getColumns().stream()
                .filter(org.hibernate.mapping.Column::isUnique)
                .forEach(column -> unique.add(column.getName()));
        table.getUniqueKeys().values().forEach(key -> key.getColumns().forEach(column -> unique.add(column.getName())));
        table.getIndexes().values().stream()
                .filter(Index::isUnique)
                .flatMap(index -> index.getSelectables().stream())
                .forEach(selectable -> {
                    if (selectable instanceof org.hibernate.mapping.Column column) {
                        unique.add(column.getName());
                    } else {
                        unfitUpdates.add(table.getName());
                    }
                });
    }

    /** With {@code stringtype=unspecified} the driver sends text for a column of any type, which a cast to text would not fit. */
    private static boolean isOfOtherType(org.hibernate.mapping.Column column, Metadata metadata) {
        String type = column.getSqlType();
        boolean text = (type == null || TEXT.matcher(type).matches()) && column.getCollation() == null;
        return !text && "text".equals(TYPES.get(column.getSqlTypeCode(metadata)));
    }

    @Override
    public int maximumRows(KeyedMutation mutation) {
        boolean typed = Stream.of(mutation.assignments(), mutation.keys(), mutation.restrictions())
                .flatMap(List::stream)
                .allMatch(column -> column.position() == 0 || value(column) != null);
        boolean fits = mutation.isDelete()
                ? !unfitDeletes.contains(name(mutation))
                : typed && !unfitUpdates.contains(name(mutation));
        return fits ? MAXIMUM_PARAMETERS / mutation.parameters() : 0;
    }

    @Override
    public boolean goesOnAfterErrors() {
        return false;
    }

    @Override
    public List<Column> guarded(KeyedMutation mutation) {
        Set<String> unique = uniqueColumns.getOrDefault(name(mutation), Set.of());
        return unique.isEmpty()
                ? List.of()
                : mutation.assignments().stream()
                        .filter(column -> column.position() > 0
                                && unique.contains(column.name().replace("\"", "")))
                        .toList();
    }

    private static String name(KeyedMutation mutation) {
        return TableReferences.simpleName(mutation.table());
    }

    @Override
    public @Nullable Condition condition(KeyedMutation mutation, List<KeyedRow> rows, boolean counted) {
        Questions questions = new Questions(known.getOrDefault(mutation.table(), Set.of()));
        ForeignKeys keys = ForeignKeys.of(mutation.table());
        if (mutation.isDelete()) {
            questions.ask(keys.deleteRowsByThemselves());
        } else {
            questions.ask(
                    "",
                    mutation.assignments().stream()
                            .map(CockroachDBKeyedForm::literal)
                            .toList(),
                    unknown -> keys.updateRowsByThemselves(String.join(",", unknown)));
        }
        return questions.condition();
    }

    private static String literal(Column column) {
        String name = column.name();
        String asStored = name.startsWith("\"") ? name.replace("\"", "") : name.toLowerCase(Locale.ROOT);
        return "'" + asStored.replace("'", "''") + "'";
    }

    @Override
    public Statement question(KeyedMutation mutation, Condition condition) {
        return new Statement("select 1 where " + condition.sql(), List.of());
    }

    @Override
    public void learn(KeyedMutation mutation, Condition condition, BitSet answer) {
        if (answer.get(0)) {
            known.computeIfAbsent(mutation.table(), table -> ConcurrentHashMap.newKeySet())
                    .addAll(condition.facts());
        } else {
            (mutation.isDelete() ? unfitDeletes : unfitUpdates).add(name(mutation));
        }
    }

    @Override
    public Statement change(KeyedMutation mutation, List<KeyedRow> rows, @Nullable Condition condition) {
        KeyedSource source = new KeyedSource(mutation, rows);
        String sql = mutation.isDelete()
                ? "delete from %s tw_t where %s".formatted(mutation.table(), source.inList())
                : "update %s tw_t set %s from %s where %s"
                        .formatted(
                                mutation.table(),
                                source.assignments(),
                                values(source, Stream.concat(mutation.assignments().stream(), source.compared())),
                                KeyedSource.condition(source.compared()) + KeyedSource.unchanged(guarded(mutation)));
        return source.statement(condition == null ? sql : sql + " and " + condition.sql());
    }

    /** The keys with the versions, and the unique values, that an update has set. */
    @Override
    public Statement find(KeyedMutation mutation, List<KeyedRow> rows) {
        KeyedSource source = new KeyedSource(mutation, rows);
        List<String> restricted =
                mutation.restrictions().stream().map(Column::name).toList();
        Stream<Column> versions = mutation.assignments().stream()
                .filter(column -> column.position() > 0 && restricted.contains(column.name()));
        List<Column> columns = Stream.concat(mutation.keys().stream(), versions).toList();
        List<Column> guarded = guarded(mutation);
        return source.statement("select tw_s.tw_0 from %s join %s tw_t on %s"
                .formatted(
                        values(
                                source,
                                Stream.concat(columns.stream(), guarded.stream())
                                        .distinct()),
                        mutation.table(),
                        KeyedSource.condition(columns.stream()) + KeyedSource.unchanged(guarded)));
    }

    private static String values(KeyedSource source, Stream<Column> columns) {
        return source.values(columns.toList(), CockroachDBKeyedForm::value, "tw_s");
    }

    /** Null where its type has no name here. An expression around the parameter has its own type. */
    private static @Nullable String value(Column column) {
        String type = TYPES.get(column.sqlType());
        return !"?".equals(column.fragment()) ? column.fragment() : type == null ? null : "cast(? as " + type + ")";
    }
}
