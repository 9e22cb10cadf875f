package org.tidewire.tidb.internal.schema;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.PrimaryKey;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/** What TiDB asks of the columns of a foreign key (measured on 8.5). */
record ForeignKeyColumns(ForeignKey key, Metadata metadata) {
    private static final int IGNORE_CASE = Pattern.CASE_INSENSITIVE;

    private static final Pattern COMPARED_TYPE = Pattern.compile("^\\w+|\\bunsigned\\b", IGNORE_CASE);
    private static final Pattern TEXT = Pattern.compile("char|text|enum|set", IGNORE_CASE);
    private static final Pattern CHARACTER_SET =
            Pattern.compile("\\b(?:charset|character\\s+set|collate)\\b[\\s=]*\\w+", IGNORE_CASE);
    private static final Pattern GENERATED = Pattern.compile("\\bas\\s*\\(", IGNORE_CASE);
    private static final Pattern ACTION = Pattern.compile("\\b(?:cascade|set\\s+null)\\b", IGNORE_CASE);
    private static final Pattern SET_NULL = Pattern.compile("\\bset\\s+null\\b", IGNORE_CASE);
    private static final String ACTIONS =
            "(?:\\s*\\bon\\s+(?:delete|update)\\s+(?:cascade|restrict|no\\s+action|set\\s+null))*\\s*";

    List<Column> targets() {
        PrimaryKey primaryKey = key.getReferencedTable().getPrimaryKey();
        return key.isReferenceToPrimaryKey() && primaryKey != null
                ? primaryKey.getColumns()
                : key.getReferencedColumns();
    }

    /** Whether the text of the mapping, if there is any, says what the mapping says otherwise. */
    boolean areDefined() {
        String definition = key.getKeyDefinition();
        return text(key.getOptions()).matches("(?i)" + ACTIONS)
                && (definition == null || (isInOneDatabase() && definition.matches(usualDefinition())));
    }

    private boolean isInOneDatabase() {
        Table table = key.getTable();
        Table referenced = key.getReferencedTable();
        return Objects.equals(table.getCatalog(), referenced.getCatalog())
                && Objects.equals(table.getSchema(), referenced.getSchema());
    }

    private String usualDefinition() {
        return "(?i)\\s*foreign\\s+key\\s*" + list(key.getColumns()) + "\\s*references\\s+"
                + name(key.getReferencedTable().getName()) + "\\s*" + list(targets()) + ACTIONS;
    }

    private static String list(List<Column> columns) {
        return columns.stream()
                .map(column -> name(column.getName()))
                .collect(Collectors.joining("\\s*,\\s*", "\\(\\s*", "\\s*\\)"));
    }

    private static String name(String name) {
        return "`?" + Pattern.quote(name) + "`?";
    }

    /** Error 3780 between columns of different types. */
    boolean haveTheTypesOfTheirTargets() {
        return compared(key.getTable(), key.getColumns()).equals(compared(key.getReferencedTable(), targets()));
    }

    private List<String> compared(Table table, List<Column> columns) {
        return columns.stream()
                .map(column -> comparedType(table, table.getColumn(column)))
                .toList();
    }

    private String comparedType(Table table, @Nullable Column column) {
        String type = column == null ? "" : column.getSqlType(metadata);
        String compared = found(COMPARED_TYPE, type).toLowerCase(Locale.ROOT).replace("integer", "int");
        return column == null || !TEXT.matcher(type).find()
                ? compared
                : compared + " " + characterSet(table, column, type).toLowerCase(Locale.ROOT);
    }

    private static String characterSet(Table table, Column column, String type) {
        if (column.getCollation() != null) {
            return "collate " + column.getCollation();
        }
        String ofType = found(CHARACTER_SET, type);
        return ofType.isEmpty() ? found(CHARACTER_SET, text(table.getOptions())) : ofType;
    }

    private static String found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).collect(Collectors.joining(" "));
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    /**
     * Error 1830 for {@code set null} of a column that is not null. Virtual columns have no foreign keys (3733), and stored ones no
     * actions (3104), nor have the columns that these depend on (1215).
     */
    boolean allowTheActions() {
        OnDeleteAction onDelete = key.getOnDeleteAction();
        String actions = text(key.getKeyDefinition()) + " " + text(key.getOptions()) + " "
                + (onDelete == null ? "" : onDelete.toSqlString());
        return !(SET_NULL.matcher(actions).find() && ofTable().anyMatch(Predicate.not(Column::isNullable)))
                && isStoredAsGiven(targets().stream())
                && isStoredAsGiven(ACTION.matcher(actions).find() ? key.getTable().getColumns().stream() : ofTable());
    }

    private boolean isStoredAsGiven(Stream<Column> columns) {
        return columns.noneMatch(column -> column.getGeneratedAs() != null
                || GENERATED.matcher(column.getSqlType(metadata)).find());
    }

    private Stream<Column> ofTable() {
        return key.getColumns().stream().map(key.getTable()::getColumn).filter(Objects::nonNull);
    }
}
