package org.tidewire.tidb;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.boot.model.relational.internal.SqlStringGenerationContextImpl;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.hibernate.resource.transaction.spi.DdlTransactionIsolator;
import org.hibernate.tool.schema.internal.HibernateSchemaManagementTool;
import org.hibernate.tool.schema.spi.ContributableMatcher;
import org.hibernate.tool.schema.spi.ExecutionOptions;
import org.jboss.logging.Logger;

/**
 * Compares the options of tables and keys with what the server shows, after {@code update} and {@code validate}: Hibernate
 * compares columns only, and changes no option of a table that is there. One log line for each table that differs.
 */
final class TableOptions {
    private static final Logger LOG = Logger.getLogger(TableOptions.class);

    /** What {@code show create table} repeats word for word but for spaces and case: not the ranges, which come and go. */
    private static final Pattern SHOWN = Pattern.compile(
            "/\\*T.*?\\*/|\\bpartition by (?:range columns \\([^)]*\\)|(?:hash|key) \\([^)]*\\) partitions \\d+)");

    private final HibernateSchemaManagementTool tool;

    TableOptions(HibernateSchemaManagementTool tool) {
        this.tool = tool;
    }

    void compare(Metadata metadata, ExecutionOptions options, ContributableMatcher filter) {
        List<Table> tables = metadata.collectTableMappings().stream()
                .filter(table -> table.isPhysicalTable() && filter.matches(table))
                .filter(table -> !expected(table).isEmpty())
                .toList();
        if (tables.isEmpty()) {
            return;
        }
        SqlStringGenerationContext names = SqlStringGenerationContextImpl.fromConfigurationMap(
                tool.getServiceRegistry().requireService(JdbcEnvironment.class),
                metadata.getDatabase(),
                options.getConfigurationValues());
        try (DdlTransactionIsolator isolator =
                tool.getDdlTransactionIsolator(tool.resolveJdbcContext(options.getConfigurationValues()))) {
            Connection connection = isolator.getIsolatedConnection();
            if (TiDBVersion.isTiDB(connection.getMetaData().getDatabaseProductVersion())) {
                for (Table table : tables) {
                    compare(table, shown(connection, names.format(table.getQualifiedTableName())));
                }
            }
        } catch (SQLException e) {
            LOG.warnf("The options of tables could not be compared with the mapping: %s", e.getMessage());
        }
    }

    private static void compare(Table table, String shown) {
        String normalized = normalized(shown);
        List<String> missing = expected(table).stream()
                .filter(option -> !normalized.contains(normalized(option)))
                .toList();
        if (!missing.isEmpty()) {
            LOG.warnf(
                    "The table %s is not what its mapping says, and Hibernate does not alter it: the server does not show"
                            + " %s.",
                    table.getName(), String.join(", ", missing));
        }
    }

    private static String shown(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show create table " + table)) {
            row.next();
            return row.getString(2);
        }
    }

    private static List<String> expected(Table table) {
        Stream<String> ofColumns = table.getColumns().stream().map(Column::getOptions);
        Stream<String> ofKey =
                table.hasPrimaryKey() ? Stream.of(table.getPrimaryKey().getOptions()) : Stream.of();
        return Stream.of(Stream.ofNullable(table.getOptions()), ofColumns, ofKey)
                .flatMap(texts -> texts)
                .filter(Objects::nonNull)
                .flatMap(text -> SHOWN.matcher(text).results().map(MatchResult::group))
                .toList();
    }

    private static String normalized(String sql) {
        return sql.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
    }
}
