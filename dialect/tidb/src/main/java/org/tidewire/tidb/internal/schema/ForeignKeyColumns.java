package org.tidewire.tidb.internal.schema;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.CheckConstraint;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;
import org.tidewire.internal.schema.KeyRules;

/** What TiDB asks of the columns of a foreign key (measured on 8.5). */
record ForeignKeyColumns(ForeignKey key, Metadata metadata) {
    private static final int IGNORE_CASE = Pattern.CASE_INSENSITIVE;

    /** Of these TiDB compares neither the width nor what a definition says after the type. */
    static final Pattern WHOLE_NUMBER =
            Pattern.compile("^((?:tiny|small|medium|middle|big)?int|int[1-8]|bool)(?:eger|ean)?\\b", IGNORE_CASE);

    /** {@code zerofill} implies it. */
    private static final Pattern UNSIGNED = Pattern.compile("\\b(?:unsigned|zerofill)\\b", IGNORE_CASE);

    /** Of these TiDB does not compare the length. */
    private static final Pattern WITH_LENGTH = Pattern.compile("^(?:var)?(?:char|binary)\\b", IGNORE_CASE);

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern TEXT = Pattern.compile("char|text|enum|set", IGNORE_CASE);
    private static final Pattern CHARACTER_SET =
            Pattern.compile("\\b(?:charset|character\\s+set|collate)\\b[\\s=]*\\w+", IGNORE_CASE);
    private static final Pattern GENERATED = Pattern.compile("\\bas\\s*\\(", IGNORE_CASE);
    private static final Pattern CHECK = Pattern.compile("\\bcheck\\s*\\(", IGNORE_CASE);
    /** What a column definition says of keys. */
    private static final Pattern KEY = Pattern.compile("\\b(?:unique|key|serial)\\b", IGNORE_CASE);

    /** And of nulls. */
    private static final Pattern OF_KEYS = Pattern.compile(KEY + "|\\bnot\\s+null\\b", IGNORE_CASE);

    /** What {@code @AutoRandom} adds to a column. */
    private static final Pattern AUTO_RANDOM = Pattern.compile(
            "(?:\\s*/\\*[TM]!(?:\\[auto_rand])?\\s*auto_(?:random|increment)[^*]*\\*/)*\\s*", IGNORE_CASE);

    private static final Pattern ACTION = Pattern.compile("\\b(?:cascade|set\\s+null)\\b", IGNORE_CASE);
    private static final Pattern SET_NULL = Pattern.compile("\\bset\\s+null\\b", IGNORE_CASE);
    private static final Pattern EVENT = Pattern.compile("\\bon\\s+(delete|update)\\b", IGNORE_CASE);
    private static final String ACTIONS =
            "(?:\\s*\\bon\\s+(?:delete|update)\\s+(?:cascade|restrict|no\\s+action|set\\s+null))*\\s*";

    /** Whether the text of the mapping, if there is any, says what the mapping says otherwise. */
    boolean areDefined() {
        String definition = key.getKeyDefinition();
        return text(key.getOptions()).matches("(?i)" + ACTIONS)
                && isFoundByItsName()
                && sayNoMore(key.getTable(), key.getColumns())
                && sayNoMore(key.getReferencedTable(), KeyRules.targets(key))
                && hasOneActionOfEachKind()
                && (definition == null || (isInOneDatabase() && definition.matches(usualDefinition())));
    }

    /** Options of a column are not read, nor are keys in its definition: they may be what the foreign key is refused for, or its index. */
    private boolean sayNoMore(Table table, List<Column> columns) {
        return columns.stream()
                .map(table::getColumn)
                .filter(Objects::nonNull)
                .noneMatch(column ->
                        !AUTO_RANDOM.matcher(text(column.getOptions())).matches()
                                || OF_KEYS.matcher(column.getSqlType(metadata)).find());
    }

    /**
     * Whether the definition of a column makes it a key: TiDB puts that key after those of the table, and names it so that their
     * names stay free.
     */
    static boolean definesKeys(Table table, Metadata metadata) {
        return table.getColumns().stream()
                .anyMatch(column -> KEY.matcher(column.getSqlType(metadata)).find());
    }

    private boolean hasOneActionOfEachKind() {
        List<String> events = EVENT.matcher(actions())
                .results()
                .map(event -> event.group(1).toLowerCase(Locale.ROOT))
                .toList();
        return events.stream().distinct().count() == events.size();
    }

    private String actions() {
        OnDeleteAction onDelete = key.getOnDeleteAction();
        return text(key.getKeyDefinition()) + " " + text(key.getOptions())
                + (onDelete == null ? "" : " on delete " + onDelete.toSqlString());
    }

    /** A name without a database is looked for in that of the table: error 1824. */
    private boolean isFoundByItsName() {
        return isInOneDatabase() || key.getReferencedTable().getCatalog() != null;
    }

    private boolean isInOneDatabase() {
        Table table = key.getTable();
        Table referenced = key.getReferencedTable();
        return Objects.equals(table.getCatalog(), referenced.getCatalog())
                && Objects.equals(table.getSchema(), referenced.getSchema());
    }

    private String usualDefinition() {
        return "(?i)\\s*foreign\\s+key\\s*" + list(key.getColumns()) + "\\s*references\\s+"
                + name(key.getReferencedTable().getName()) + "\\s*" + list(KeyRules.targets(key)) + ACTIONS;
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
        return compared(key.getTable(), key.getColumns())
                .equals(compared(key.getReferencedTable(), KeyRules.targets(key)));
    }

    private List<String> compared(Table table, List<Column> columns) {
        return columns.stream()
                .map(column -> comparedType(table, table.getColumn(column)))
                .toList();
    }

    /** The whole text, where it is not known what TiDB compares of it. */
    private String comparedType(Table table, @Nullable Column column) {
        String type = column == null
                ? ""
                : SPACE.matcher(column.getSqlType(metadata).toLowerCase(Locale.ROOT))
                        .replaceAll(" ");
        Matcher wholeNumber = WHOLE_NUMBER.matcher(type);
        if (wholeNumber.find()) {
            return wholeNumber.group(1) + (UNSIGNED.matcher(type).find() ? " unsigned" : "");
        }
        Matcher withLength = WITH_LENGTH.matcher(type);
        String compared = withLength.find() ? withLength.group() : type;
        return column == null || !TEXT.matcher(type).find()
                ? compared
                : compared + " " + characterSet(table, column, type).toLowerCase(Locale.ROOT);
    }

    private static String characterSet(Table table, Column column, String type) {
        if (column.getCollation() != null) {
            return "collate " + column.getCollation();
        }
        String ofType = found(CHARACTER_SET, type);
        String said = ofType.isEmpty() ? found(CHARACTER_SET, text(table.getOptions())) : ofType;
        return said.isEmpty() ? "of the database " + table.getCatalog() : said;
    }

    private static String found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).collect(Collectors.joining(" "));
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    /**
     * Error 1830 for {@code set null} of a column that is not null. Virtual columns have no foreign keys (3733), and stored ones no
     * actions (3104), nor have the columns that these depend on (1215), nor those that a check reads (3823).
     */
    boolean allowTheActions() {
        String actions = actions();
        boolean acts = ACTION.matcher(actions).find();
        return !(SET_NULL.matcher(actions).find() && ofTable().anyMatch(Predicate.not(Column::isNullable)))
                && !(acts && ofTable().anyMatch(this::isChecked))
                && isStoredAsGiven(KeyRules.targets(key).stream())
                && isStoredAsGiven(acts ? key.getTable().getColumns().stream() : ofTable());
    }

    private boolean isChecked(Column column) {
        Pattern name = Pattern.compile("(?<![\\w$])" + Pattern.quote(column.getName()) + "(?![\\w$])", IGNORE_CASE);
        return checks().anyMatch(check -> name.matcher(check).find());
    }

    /** Their conditions, and the definitions of columns that hold one. */
    private Stream<String> checks() {
        Table table = key.getTable();
        return Stream.of(
                        table.getChecks().stream().map(CheckConstraint::getConstraint),
                        table.getColumns().stream()
                                .flatMap(column -> column.getCheckConstraints().stream())
                                .map(CheckConstraint::getConstraint),
                        table.getColumns().stream()
                                .map(this::definition)
                                .filter(type -> CHECK.matcher(type).find()))
                .flatMap(texts -> texts);
    }

    private boolean isStoredAsGiven(Stream<Column> columns) {
        return columns.noneMatch(column -> column.getGeneratedAs() != null
                || GENERATED.matcher(definition(column)).find());
    }

    private String definition(Column column) {
        return column.getSqlType(metadata) + " " + text(column.getOptions());
    }

    private Stream<Column> ofTable() {
        return key.getColumns().stream().map(key.getTable()::getColumn).filter(Objects::nonNull);
    }
}
