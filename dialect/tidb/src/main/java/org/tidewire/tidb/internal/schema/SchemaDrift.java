package org.tidewire.tidb.internal.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.boot.model.relational.internal.SqlStringGenerationContextImpl;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
import org.hibernate.mapping.Table;
import org.hibernate.resource.transaction.spi.DdlTransactionIsolator;
import org.hibernate.tool.schema.internal.HibernateSchemaManagementTool;
import org.hibernate.tool.schema.spi.ContributableMatcher;
import org.hibernate.tool.schema.spi.ExecutionOptions;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.tidewire.tidb.internal.hint.SqlText;
import org.tidewire.tidb.internal.server.TiDBVersion;

/**
 * Logs a warning for each table whose options on the server are not those of the mapping: time to live, {@code AUTO_RANDOM}, kind
 * of partitions, TiFlash replicas. Hibernate neither compares nor alters them.
 */
final class SchemaDrift {
    private static final Logger LOG = Logger.getLogger(SchemaDrift.class);

    private static final Pattern TTL = Pattern.compile("/\\*T!\\[ttl].*?\\*/");
    private static final Pattern AUTO_RANDOM =
            Pattern.compile("auto_random(?:\\s*\\(\\s*(\\d+)\\s*(?:,\\s*(\\d+)\\s*)?\\))?", Pattern.CASE_INSENSITIVE);
    private static final Pattern PARTITION_KIND =
            Pattern.compile("\\s+(?:linear\\s+)?(range|list|hash|key)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern REPLICAS =
            Pattern.compile("set\\s+tiflash\\s+replica\\s+(\\d+)", Pattern.CASE_INSENSITIVE);

    private final HibernateSchemaManagementTool tool;
    private final ExecutionOptions options;
    private final SqlStringGenerationContext names;
    private final Map<String, Table> tables = new LinkedHashMap<>();

    SchemaDrift(
            HibernateSchemaManagementTool tool,
            Metadata metadata,
            ExecutionOptions options,
            ContributableMatcher filter) {
        this.tool = tool;
        this.options = options;
        names = SqlStringGenerationContextImpl.fromConfigurationMap(
                tool.getServiceRegistry().requireService(JdbcEnvironment.class),
                metadata.getDatabase(),
                options.getConfigurationValues());
        metadata.collectTableMappings().stream()
                .filter(table -> table.isPhysicalTable() && !table.isView() && filter.matches(table))
                .forEach(table -> tables.put(names.format(table.getQualifiedTableName()), table));
    }

    /** Logs by a connection of its own. */
    void log() {
        try (DdlTransactionIsolator isolator =
                tool.getDdlTransactionIsolator(tool.resolveJdbcContext(options.getConfigurationValues()))) {
            log(isolator.getIsolatedConnection());
        }
    }

    /** Sends one query for all tables, and one text with {@code show create table} for those that are mapped with a TTL. */
    void log(Connection connection) {
        try {
            if (!tables.isEmpty() && TiDBVersion.isTiDB(connection.getMetaData().getDatabaseProductVersion())) {
                boolean withReplicas = tables.values().stream()
                        .anyMatch(table -> !replicas(table, names).isEmpty());
                Map<String, ServerTable> onServer = ServerTable.read(connection, tables.keySet(), withReplicas);
                tables.keySet().retainAll(onServer.keySet());
                Map<String, String> shown = ServerTable.showCreateTables(
                        connection,
                        tables.entrySet().stream()
                                .filter(mapped -> !ttl(mapped.getValue()).isEmpty())
                                .map(Map.Entry::getKey)
                                .toList());
                tables.forEach((name, table) ->
                        log(table, Objects.requireNonNull(onServer.get(name)), shown.get(name), names));
            }
        } catch (SQLException e) {
            LOG.warnf("The options of tables could not be compared with the mapping: %s", e.getMessage());
        }
    }

    private static void log(Table table, ServerTable there, @Nullable String shown, SqlStringGenerationContext names) {
        List<String> differences = new ArrayList<>();
        if (shown != null) {
            compareTtl(table, shown, differences);
        }
        compare("AUTO_RANDOM", autoRandom(table, there.autoRandom()), there.autoRandom(), differences);
        compare("PARTITION BY", partitionKind(table), there.partitionKind(), differences);
        String replicas = replicas(table, names);
        if (!replicas.isEmpty()) { // replicas that only the server has change no result
            compare("TIFLASH REPLICA", replicas, there.tiFlashReplicas(), differences);
        }
        if (!differences.isEmpty()) {
            LOG.warnf(
                    "The table %s differs from its mapping, and Hibernate does not alter it: %s.",
                    table.getName(), String.join("; ", differences));
        }
    }

    private static void compare(String option, String mapped, String onServer, List<String> differences) {
        if (!mapped.equals(onServer)) {
            differences.add(
                    "%s is %s in the mapping and %s on the server".formatted(option, orNone(mapped), orNone(onServer)));
        }
    }

    private static String orNone(String value) {
        return value.isEmpty() ? "missing" : "'" + value + "'";
    }

    private static void compareTtl(Table table, String shown, List<String> differences) {
        String onServer = withoutBlanksAndQuotes(shown);
        ttl(table).stream()
                .filter(option -> !onServer.contains(withoutBlanksAndQuotes(option)))
                .forEach(option -> differences.add(option + " is missing on the server"));
    }

    /** Only {@code show create table} has them: TiDB 8.5 has a TTL in no table of {@code information_schema}. */
    private static List<String> ttl(Table table) {
        return TTL.matcher(Objects.requireNonNullElse(table.getOptions(), ""))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    /** With {@code ANSI_QUOTES} the server shows names in double quotes. */
    private static String withoutBlanksAndQuotes(String sql) {
        return sql.replaceAll("[\\s`\"]", "").toLowerCase(Locale.ROOT);
    }

    /** The bits of the key as the mapping has them; those of the server where the mapping names none. */
    private static String autoRandom(Table table, String onServer) {
        Matcher mapped = AUTO_RANDOM.matcher(table.getColumns().stream()
                .map(column -> column.getSqlType() + " " + column.getOptions())
                .collect(Collectors.joining(" ")));
        if (!mapped.find()) {
            return "";
        }
        String shardBits = mapped.group(1);
        if (shardBits == null) {
            return onServer.isEmpty() ? "default" : onServer;
        }
        return ServerTable.autoRandom(shardBits, mapped.group(2));
    }

    private static String partitionKind(Table table) {
        String options = Objects.requireNonNullElse(table.getOptions(), "");
        int by = SqlText.after(options, "partition by");
        Matcher kind = PARTITION_KIND.matcher(by < 0 ? "" : options.substring(by));
        return kind.matches() ? kind.group(1).toUpperCase(Locale.ROOT) : "";
    }

    private static String replicas(Table table, SqlStringGenerationContext names) {
        Matcher replicas = REPLICAS.matcher(table.getInitCommands(names).stream()
                .flatMap(command -> Stream.of(command.initCommands()))
                .collect(Collectors.joining("\n")));
        return replicas.find() ? replicas.group(1) : "";
    }
}
