package org.tidewire.tidb.internal.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The options of a table in {@code information_schema}; the empty string where the table has no such option.
 *
 * @param autoRandom the bits of the shard, and those of the range if there are fewer than 64, as {@code AUTO_RANDOM} has them
 * @param partitionKind {@code RANGE}, {@code LIST}, {@code HASH} or {@code KEY}
 * @param tiFlashReplicas their number
 */
record ServerTable(String autoRandom, String partitionKind, String tiFlashReplicas) {
    private static final String QUERY = """
            select lower(t.table_schema), lower(t.table_name), t.tidb_row_id_sharding_info, p.kind, %2$s replicas \
            from information_schema.tables t \
            left join (select table_schema, table_name, max(partition_method) kind from information_schema.partitions \
            where table_schema in (%1$s) group by table_schema, table_name) p \
            on p.table_schema = t.table_schema and p.table_name = t.table_name \
            %3$s\
            where t.table_type = 'BASE TABLE' and t.table_schema in (%1$s)""";

    private static final String REPLICAS = """
            left join information_schema.tiflash_replica r \
            on r.table_schema = t.table_schema and r.table_name = t.table_name \
            """;

    private static final String SEVERAL_STATEMENTS =
            "set @tidewire_multi_statement_mode = @@tidb_multi_statement_mode, tidb_multi_statement_mode = 'ON'";
    private static final String STATEMENTS_AS_BEFORE = "set tidb_multi_statement_mode = @tidewire_multi_statement_mode";

    private static final Pattern AUTO_RANDOM_BITS =
            Pattern.compile("PK_AUTO_RANDOM_BITS=(\\d+)(?:, RANGE BITS=(\\d+))?");
    private static final String WIDEST_RANGE = "64";

    /**
     * Reads the tables of these names, in one query.
     *
     * @param names of the tables, as they stand in SQL
     * @param withReplicas whether to ask for TiFlash replicas, of which TiDB asks the status port of each of its nodes: without one
     *     that takes 40 seconds (8.5.4)
     * @return those that are there, by the given names; no views
     */
    static Map<String, ServerTable> read(Connection connection, Collection<String> names, boolean withReplicas)
            throws SQLException {
        String current = Objects.requireNonNullElseGet(
                connection.getCatalog(), () -> Objects.requireNonNullElse(schema(connection), ""));
        Map<String, List<String>> namesByPlainName =
                names.stream().collect(Collectors.groupingBy(name -> plainName(name, current)));
        List<String> schemas = namesByPlainName.keySet().stream()
                .map(name -> name.substring(0, name.lastIndexOf('.')))
                .distinct()
                .toList();
        String parameters = schemas.stream().map(schema -> "?").collect(Collectors.joining(", "));
        Map<String, ServerTable> tables = new HashMap<>();
        String sql =
                QUERY.formatted(parameters, withReplicas ? "r.replica_count" : "null", withReplicas ? REPLICAS : "");
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < schemas.size(); i++) {
                statement.setString(i + 1, schemas.get(i));
                statement.setString(i + 1 + schemas.size(), schemas.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    ServerTable table = new ServerTable(
                            autoRandom(rows.getString(3)),
                            Objects.requireNonNullElse(rows.getString(4), "").replace(" COLUMNS", ""),
                            Objects.requireNonNullElse(rows.getString(5), ""));
                    namesByPlainName
                            .getOrDefault(rows.getString(1) + "." + rows.getString(2), List.of())
                            .forEach(name -> tables.put(name, table));
                }
            }
        }
        return tables;
    }

    /** With {@code databaseTerm=SCHEMA} the driver calls the database a schema. */
    private static @Nullable String schema(Connection connection) {
        try {
            return connection.getSchema();
        } catch (SQLException e) {
            return null;
        }
    }

    private static String plainName(String name, String currentSchema) {
        String plain = name.replace("`", "");
        return (plain.contains(".") ? plain : currentSchema + "." + plain).toLowerCase(Locale.ROOT);
    }

    private static String autoRandom(@Nullable String shardingInfo) {
        Matcher bits = AUTO_RANDOM_BITS.matcher(Objects.requireNonNullElse(shardingInfo, ""));
        return bits.matches() ? autoRandom(bits.group(1), bits.group(2)) : "";
    }

    static String autoRandom(String shardBits, @Nullable String rangeBits) {
        return rangeBits == null || rangeBits.equals(WIDEST_RANGE) ? shardBits : shardBits + ", " + rangeBits;
    }

    /**
     * Reads how the tables are created, by one text of several statements, which TiDB runs if its session allows that: it needs no
     * parameter of the driver.
     *
     * @param names as they stand in SQL; all are there
     */
    static Map<String, String> showCreateTables(Connection connection, Collection<String> names) throws SQLException {
        Map<String, String> shown = new HashMap<>();
        if (names.isEmpty()) {
            return shown;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(SEVERAL_STATEMENTS);
            try {
                statement.execute(
                        names.stream().map(name -> "show create table " + name).collect(Collectors.joining("; ")));
                for (String name : names) {
                    try (ResultSet row = statement.getResultSet()) {
                        row.next();
                        shown.put(name, row.getString(2));
                    }
                    statement.getMoreResults();
                }
            } finally {
                statement.execute(STATEMENTS_AS_BEFORE);
            }
        }
        return shown;
    }
}
