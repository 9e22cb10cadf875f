package org.tidewire.tidb.internal.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the server says of tables elsewhere than in {@code show create table}.
 *
 * @param schema the schema of names without one
 * @param replicas how many replicas TiFlash has, by the schema's and the table's name
 * @param policies the placement policies that tables have unless they say otherwise, by the schema's name
 * @param shardBits how many {@code SHARD_ROW_ID_BITS} new tables have unless they say otherwise; 0 for none
 */
record SchemaSettings(String schema, Map<String, Integer> replicas, Map<String, String> policies, int shardBits) {
    private static final String QUERY = """
            select lower(schema_name), '', tidb_placement_policy_name, 0, lower(database()) from information_schema.schemata \
            where tidb_placement_policy_name is not null or schema_name = database() \
            union all \
            select lower(table_schema), lower(table_name), '', replica_count, lower(database()) \
            from information_schema.tiflash_replica \
            union all \
            select '', '', '', variable_value, lower(database()) from information_schema.session_variables \
            where variable_name = 'tidb_shard_row_id_bits'""";

    private static final Pattern REPLICAS = Pattern.compile("set tiflash replica (\\d+)");

    static SchemaSettings of(Connection connection) throws SQLException {
        String schema = "";
        Map<String, Integer> replicas = new HashMap<>();
        Map<String, String> policies = new HashMap<>();
        int shardBits = 0;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(QUERY)) {
            while (rows.next()) {
                schema = rows.getString(5) == null ? "" : rows.getString(5);
                if (rows.getString(1).isEmpty()) {
                    shardBits = rows.getInt(4);
                } else if (!rows.getString(2).isEmpty()) {
                    replicas.put(rows.getString(1) + "." + rows.getString(2), rows.getInt(4));
                } else if (rows.getString(3) != null) {
                    policies.put(rows.getString(1), rows.getString(3));
                }
            }
        }
        return new SchemaSettings(schema, replicas, policies, shardBits);
    }

    void compare(String table, String initCommands, TableDifferences differences) {
        String plain = table.replace("`", "").toLowerCase(Locale.ROOT);
        String name = plain.contains(".") ? plain : schema + "." + plain;
        int shown = replicas.getOrDefault(name, 0);
        Matcher mapped = REPLICAS.matcher(initCommands);
        if (mapped.find()) {
            if (Integer.parseInt(mapped.group(1)) != shown) {
                differences.missing().add("tiflash replica " + mapped.group(1));
            }
        } else if (shown > 0) {
            differences.additions().add("has " + shown + " tiflash replicas");
        }
        String inherited = policies.get(name.substring(0, name.lastIndexOf('.')));
        differences.surplus().removeIf(option -> option.startsWith("/*T! SHARD_ROW_ID_BITS=" + shardBits + " "));
        if (inherited != null) {
            differences.surplus().remove("/*T![placement] PLACEMENT POLICY=`" + inherited + "` */");
        }
    }
}
