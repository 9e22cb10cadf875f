package org.tidewire.databend.jdbc.internal.metadata;

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
import org.tidewire.databend.jdbc.internal.result.DatabendResultSet;
import org.tidewire.databend.jdbc.internal.result.MemoryRows;
import org.tidewire.databend.jdbc.internal.result.Rows;
import org.tidewire.databend.jdbc.internal.session.Session;
import org.tidewire.databend.jdbc.internal.value.Column;
import org.tidewire.databend.jdbc.internal.value.LiteralEncoder;

/**
 * Reads metadata from the tables of the database {@code system}: {@code information_schema} numbers all columns 1. A Databend
 * database is a JDBC schema, and the only catalog is {@value #CATALOG}.
 */
public final class DatabendDatabaseMetaData extends ProductInfo {
    /** The only catalog of a server. */
    public static final String CATALOG = "default";

    private final Connection connection;
    private final Session session;
    private final String url;
    private final String user;

    /** Makes the metadata of a connection. */
    public DatabendDatabaseMetaData(Connection connection, Session session, String url, String user) {
        this.connection = connection;
        this.session = session;
        this.url = url;
        this.user = user;
    }

    @Override
    public Connection getConnection() {
        return connection;
    }

    @Override
    public String getURL() {
        return url;
    }

    @Override
    public String getUserName() {
        return user;
    }

    @Override
    public boolean isReadOnly() {
        return session.isReadOnly();
    }

    /** For example {@code v1.2.895-nightly-363a49c1dd}. */
    @Override
    public String getDatabaseProductVersion() {
        return session.version().text();
    }

    @Override
    public int getDatabaseMajorVersion() {
        return session.version().major();
    }

    @Override
    public int getDatabaseMinorVersion() {
        return session.version().minor();
    }

    @Override
    public boolean supportsTransactionIsolationLevel(int level) {
        return level == Connection.TRANSACTION_READ_COMMITTED;
    }

    @Override
    public boolean supportsResultSetType(int type) {
        return type == ResultSet.TYPE_FORWARD_ONLY;
    }

    @Override
    public boolean supportsResultSetConcurrency(int type, int concurrency) {
        return type == ResultSet.TYPE_FORWARD_ONLY && concurrency == ResultSet.CONCUR_READ_ONLY;
    }

    @Override
    public boolean supportsResultSetHoldability(int holdability) {
        return holdability == ResultSet.HOLD_CURSORS_OVER_COMMIT;
    }

    @Override
    public boolean supportsConvert(int from, int to) {
        return false;
    }

    @Override
    public ResultSet getCatalogs() throws SQLException {
        return rows(MetaDataColumns.CATALOGS, List.<@Nullable String[]>of(row(CATALOG)));
    }

    @Override
    public ResultSet getSchemas() throws SQLException {
        return getSchemas(null, null);
    }

    @Override
    public ResultSet getSchemas(@Nullable String catalog, @Nullable String schema) throws SQLException {
        return rows(
                MetaDataColumns.SCHEMAS,
                isOurs(catalog)
                        ? query("select name, 'default' from system.databases" + where(like("name", schema))
                                + " order by name")
                        : List.of());
    }

    @Override
    public ResultSet getTableTypes() throws SQLException {
        return rows(
                MetaDataColumns.TABLE_TYPES,
                List.<@Nullable String[]>of(row("SYSTEM TABLE"), row("TABLE"), row("VIEW")));
    }

    @Override
    public ResultSet getTables(
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
                    found.add(row(CATALOG, values[0], values[1], type, values[3], null, null, null, null, null));
                }
            }
        }
        found.sort((a, b) -> String.valueOf(a[3]).compareTo(String.valueOf(b[3])));
        return rows(MetaDataColumns.TABLES, found);
    }

    private static String type(String database, String engine) {
        if (database.equals("system") || database.equals("information_schema")) {
            return "SYSTEM TABLE";
        }
        return engine.equals("VIEW") ? "VIEW" : "TABLE";
    }

    @Override
    public ResultSet getColumns(
            @Nullable String catalog, @Nullable String schema, @Nullable String table, @Nullable String column)
            throws SQLException {
        List<@Nullable String[]> found = new ArrayList<>();
        if (isOurs(catalog)) {
            String previous = "";
            int position = 0;
            // The server returns the columns of a table in their order, without numbers.
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
        return rows(MetaDataColumns.COLUMNS, found);
    }

    private static @Nullable String[] column(@Nullable String[] values, int position) {
        ColumnType type = ColumnType.of(String.valueOf(values[3]));
        boolean nullable = !"NO".equals(values[5]);
        String defaultValue = String.valueOf(values[4]);
        return row(
                CATALOG,
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

    @Override
    public ResultSet getTypeInfo() throws SQLException {
        List<@Nullable String[]> types = new ArrayList<>();
        for (String name : ColumnType.ALL) {
            ColumnType type = ColumnType.of(name);
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
        return rows(MetaDataColumns.TYPE_INFO, types);
    }

    @Override
    public ResultSet getPrimaryKeys(@Nullable String catalog, @Nullable String schema, String table)
            throws SQLException {
        return rows(MetaDataColumns.PRIMARY_KEYS, List.of());
    }

    @Override
    public ResultSet getImportedKeys(@Nullable String catalog, @Nullable String schema, String table)
            throws SQLException {
        return rows(MetaDataColumns.FOREIGN_KEYS, List.of());
    }

    @Override
    public ResultSet getExportedKeys(@Nullable String catalog, @Nullable String schema, String table)
            throws SQLException {
        return rows(MetaDataColumns.FOREIGN_KEYS, List.of());
    }

    @Override
    public ResultSet getCrossReference(
            @Nullable String parentCatalog,
            @Nullable String parentSchema,
            String parentTable,
            @Nullable String foreignCatalog,
            @Nullable String foreignSchema,
            String foreignTable)
            throws SQLException {
        return rows(MetaDataColumns.FOREIGN_KEYS, List.of());
    }

    @Override
    public ResultSet getIndexInfo(
            @Nullable String catalog, @Nullable String schema, String table, boolean unique, boolean approximate)
            throws SQLException {
        return rows(MetaDataColumns.INDEXES, List.of());
    }

    @Override
    public ResultSet getBestRowIdentifier(
            @Nullable String catalog, @Nullable String schema, String table, int scope, boolean nullable)
            throws SQLException {
        return rows(MetaDataColumns.ROW_COLUMNS, List.of());
    }

    @Override
    public ResultSet getVersionColumns(@Nullable String catalog, @Nullable String schema, String table)
            throws SQLException {
        return rows(MetaDataColumns.ROW_COLUMNS, List.of());
    }

    @Override
    public ResultSet getProcedures(@Nullable String catalog, @Nullable String schema, @Nullable String name)
            throws SQLException {
        return rows(MetaDataColumns.PROCEDURES, List.of());
    }

    @Override
    public ResultSet getFunctions(@Nullable String catalog, @Nullable String schema, @Nullable String name)
            throws SQLException {
        return rows(MetaDataColumns.FUNCTIONS, List.of());
    }

    @Override
    public ResultSet getUDTs(
            @Nullable String catalog, @Nullable String schema, @Nullable String name, int @Nullable [] types)
            throws SQLException {
        return rows(MetaDataColumns.USER_TYPES, List.of());
    }

    @Override
    public ResultSet getClientInfoProperties() throws SQLException {
        return rows(MetaDataColumns.CLIENT_INFO, List.of());
    }

    private static boolean isOurs(@Nullable String catalog) {
        return catalog == null || catalog.isEmpty() || catalog.equals(CATALOG);
    }

    private static String like(String column, @Nullable String pattern) throws SQLException {
        return pattern == null || pattern.equals("%") ? "" : column + " like " + LiteralEncoder.quoted(pattern);
    }

    private static String where(String... conditions) {
        List<String> given =
                Arrays.stream(conditions).filter(text -> !text.isEmpty()).toList();
        return given.isEmpty() ? "" : " where " + String.join(" and ", given);
    }

    private List<@Nullable String[]> query(String sql) throws SQLException {
        List<@Nullable String[]> all = new ArrayList<>();
        try (Rows rows = session.send(sql)) {
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
        return new DatabendResultSet(new MemoryRows(columns, rows), null, 0, session.zone());
    }

    private static @Nullable String[] row(@Nullable String... values) {
        return values;
    }
}
