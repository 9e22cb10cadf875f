package org.tidewire.databend.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@link DatabaseMetaData} reads from the server, by its {@code system} tables: {@code information_schema} numbers all
 * columns 1. A Databend database is a schema, and the only catalog is {@code default}. What never changes is
 * {@link MetaDataConstants}.
 */
final class MetaDataCalls {
    final DatabaseMetaData proxy = Calls.proxy(DatabaseMetaData.class, this);

    private final ConnectionCalls connection;

    MetaDataCalls(ConnectionCalls connection) {
        this.connection = connection;
    }

    Connection getConnection() {
        return connection.proxy;
    }

    String getURL() {
        return connection.url();
    }

    String getUserName() {
        return connection.user();
    }

    boolean isReadOnly() {
        return connection.session().isReadOnly();
    }

    /** For example {@code v1.2.895-nightly-363a49c1dd}. */
    String getDatabaseProductVersion() {
        return connection.session().version().text();
    }

    int getDatabaseMajorVersion() {
        return connection.session().version().major();
    }

    int getDatabaseMinorVersion() {
        return connection.session().version().minor();
    }

    boolean supportsTransactionIsolationLevel(int level) {
        return level == Connection.TRANSACTION_READ_COMMITTED;
    }

    boolean supportsResultSetType(int type) {
        return type == ResultSet.TYPE_FORWARD_ONLY;
    }

    boolean supportsResultSetConcurrency(int type, int concurrency) {
        return type == ResultSet.TYPE_FORWARD_ONLY && concurrency == ResultSet.CONCUR_READ_ONLY;
    }

    boolean supportsResultSetHoldability(int holdability) {
        return holdability == ResultSet.HOLD_CURSORS_OVER_COMMIT;
    }

    boolean supportsConvert(int from, int to) {
        return false;
    }

    ResultSet getCatalogs() throws SQLException {
        return rows(MetaDataShape.CATALOGS, List.<@Nullable String[]>of(row(ConnectionCalls.CATALOG)));
    }

    ResultSet getSchemas() throws SQLException {
        return getSchemas(null, null);
    }

    ResultSet getSchemas(@Nullable String catalog, @Nullable String schema) throws SQLException {
        return rows(
                MetaDataShape.SCHEMAS,
                isOurs(catalog)
                        ? query("select name, 'default' from system.databases" + where(like("name", schema))
                                + " order by name")
                        : List.of());
    }

    ResultSet getTableTypes() throws SQLException {
        return rows(
                MetaDataShape.TABLE_TYPES, List.<@Nullable String[]>of(row("SYSTEM TABLE"), row("TABLE"), row("VIEW")));
    }

    ResultSet getTables(
            @Nullable String catalog, @Nullable String schema, @Nullable String table, String @Nullable [] types)
            throws SQLException {
        List<@Nullable String[]> found = new ArrayList<>();
        Set<String> wanted = types == null ? Set.of("SYSTEM TABLE", "TABLE", "VIEW") : Set.copyOf(Arrays.asList(types));
        if (isOurs(catalog)) {
            for (@Nullable
            String[] values : query("select database, name, engine, comment from system.tables"
                    + where(like("database", schema), like("name", table)) + " order by database, name")) {
                String type = type(String.valueOf(values[0]), String.valueOf(values[2]));
                if (wanted.contains(type)) {
                    found.add(row(
                            ConnectionCalls.CATALOG,
                            values[0],
                            values[1],
                            type,
                            values[3],
                            null,
                            null,
                            null,
                            null,
                            null));
                }
            }
        }
        found.sort((a, b) -> String.valueOf(a[3]).compareTo(String.valueOf(b[3])));
        return rows(MetaDataShape.TABLES, found);
    }

    private static String type(String database, String engine) {
        if (database.equals("system") || database.equals("information_schema")) {
            return "SYSTEM TABLE";
        }
        return engine.equals("VIEW") ? "VIEW" : "TABLE";
    }

    ResultSet getColumns(
            @Nullable String catalog, @Nullable String schema, @Nullable String table, @Nullable String column)
            throws SQLException {
        List<@Nullable String[]> found = new ArrayList<>();
        if (isOurs(catalog)) {
            String previous = "";
            int position = 0;
            // The server keeps a table's columns in their order, and has no number for them.
            for (@Nullable
            String[] values : query("select database, table, name, data_type, default_expression, is_nullable, comment"
                    + " from system.columns" + where(like("database", schema), like("table", table)))) {
                String key = values[0] + "." + values[1];
                position = key.equals(previous) ? position + 1 : 1;
                previous = key;
                if (LikePattern.matches(column, String.valueOf(values[2]))) {
                    found.add(column(values, position));
                }
            }
        }
        return rows(MetaDataShape.COLUMNS, found);
    }

    private static @Nullable String[] column(@Nullable String[] values, int position) {
        ColumnTypes type = ColumnTypes.of(String.valueOf(values[3]));
        boolean nullable = !"NO".equals(values[5]);
        String defaultValue = String.valueOf(values[4]);
        return row(
                ConnectionCalls.CATALOG,
                values[0],
                values[1],
                values[2],
                Integer.toString(type.jdbcType()),
                type.name(),
                Integer.toString(type.size()),
                null,
                Integer.toString(type.scale()),
                "10",
                Integer.toString(nullable ? DatabaseMetaData.columnNullable : DatabaseMetaData.columnNoNulls),
                values[6],
                defaultValue.isEmpty() ? null : defaultValue,
                null,
                null,
                type.jdbcType() == Types.VARCHAR ? Integer.toString(type.size()) : null,
                Integer.toString(position),
                nullable ? "YES" : "NO",
                null,
                null,
                null,
                null,
                "NO",
                "NO");
    }

    ResultSet getTypeInfo() throws SQLException {
        List<@Nullable String[]> types = new ArrayList<>();
        for (String name : ColumnTypes.ALL) {
            ColumnTypes type = ColumnTypes.of(name);
            boolean text = type.jdbcType() == Types.VARCHAR || type.jdbcType() == Types.OTHER;
            String quote = text || type.jdbcType() == Types.DATE || type.jdbcType() == Types.TIMESTAMP ? "'" : null;
            types.add(row(
                    type.name(),
                    Integer.toString(type.jdbcType()),
                    Integer.toString(type.size()),
                    quote,
                    quote,
                    type.jdbcType() == Types.DECIMAL ? "precision,scale" : null,
                    Integer.toString(DatabaseMetaData.typeNullable),
                    text ? "1" : "0",
                    Integer.toString(
                            type.jdbcType() == Types.VARBINARY
                                    ? DatabaseMetaData.typePredNone
                                    : DatabaseMetaData.typeSearchable),
                    name.endsWith("UNSIGNED") ? "1" : "0",
                    "0",
                    "0",
                    type.name(),
                    "0",
                    Integer.toString(type.scale()),
                    null,
                    null,
                    "10"));
        }
        return rows(MetaDataShape.TYPE_INFO, types);
    }

    ResultSet getPrimaryKeys(@Nullable String catalog, @Nullable String schema, String table) throws SQLException {
        return rows(MetaDataShape.PRIMARY_KEYS, List.of());
    }

    ResultSet getImportedKeys(@Nullable String catalog, @Nullable String schema, String table) throws SQLException {
        return rows(MetaDataShape.FOREIGN_KEYS, List.of());
    }

    ResultSet getExportedKeys(@Nullable String catalog, @Nullable String schema, String table) throws SQLException {
        return rows(MetaDataShape.FOREIGN_KEYS, List.of());
    }

    ResultSet getCrossReference(
            @Nullable String parentCatalog,
            @Nullable String parentSchema,
            String parentTable,
            @Nullable String foreignCatalog,
            @Nullable String foreignSchema,
            String foreignTable)
            throws SQLException {
        return rows(MetaDataShape.FOREIGN_KEYS, List.of());
    }

    ResultSet getIndexInfo(
            @Nullable String catalog, @Nullable String schema, String table, boolean unique, boolean approximate)
            throws SQLException {
        return rows(MetaDataShape.INDEXES, List.of());
    }

    ResultSet getBestRowIdentifier(
            @Nullable String catalog, @Nullable String schema, String table, int scope, boolean nullable)
            throws SQLException {
        return rows(MetaDataShape.ROW_COLUMNS, List.of());
    }

    ResultSet getVersionColumns(@Nullable String catalog, @Nullable String schema, String table) throws SQLException {
        return rows(MetaDataShape.ROW_COLUMNS, List.of());
    }

    ResultSet getProcedures(@Nullable String catalog, @Nullable String schema, @Nullable String name)
            throws SQLException {
        return rows(MetaDataShape.PROCEDURES, List.of());
    }

    ResultSet getFunctions(@Nullable String catalog, @Nullable String schema, @Nullable String name)
            throws SQLException {
        return rows(MetaDataShape.FUNCTIONS, List.of());
    }

    ResultSet getUDTs(@Nullable String catalog, @Nullable String schema, @Nullable String name, int @Nullable [] types)
            throws SQLException {
        return rows(MetaDataShape.USER_TYPES, List.of());
    }

    ResultSet getClientInfoProperties() throws SQLException {
        return rows(MetaDataShape.CLIENT_INFO, List.of());
    }

    private static boolean isOurs(@Nullable String catalog) {
        return catalog == null || catalog.isEmpty() || catalog.equals(ConnectionCalls.CATALOG);
    }

    private static String like(String column, @Nullable String pattern) throws SQLException {
        return pattern == null || pattern.equals("%") ? "" : column + " like " + Literals.quoted(pattern);
    }

    private static String where(String... conditions) {
        List<String> given =
                Arrays.stream(conditions).filter(text -> !text.isEmpty()).toList();
        return given.isEmpty() ? "" : " where " + String.join(" and ", given);
    }

    private List<@Nullable String[]> query(String sql) throws SQLException {
        List<@Nullable String[]> all = new ArrayList<>();
        try (Rows rows = connection.session().send(sql)) {
            while (rows != null && rows.next()) {
                @Nullable String[] values = new String[rows.columns().size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = rows.text(i);
                }
                all.add(values);
            }
        }
        return all;
    }

    private ResultSet rows(List<Column> columns, List<@Nullable String[]> rows) {
        return new ResultSetCalls(new MemoryRows(columns, rows), null, 0, connection.zone()).proxy;
    }

    private static @Nullable String[] row(@Nullable String... values) {
        return values;
    }
}
