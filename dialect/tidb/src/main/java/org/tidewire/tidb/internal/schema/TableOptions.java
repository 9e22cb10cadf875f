package org.tidewire.tidb.internal.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.InitCommand;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.boot.model.relational.internal.SqlStringGenerationContextImpl;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
import org.hibernate.mapping.Table;
import org.hibernate.resource.transaction.spi.DdlTransactionIsolator;
import org.hibernate.tool.schema.internal.HibernateSchemaManagementTool;
import org.hibernate.tool.schema.spi.ContributableMatcher;
import org.hibernate.tool.schema.spi.ExecutionOptions;
import org.jboss.logging.Logger;
import org.tidewire.tidb.internal.server.TiDBVersion;

/**
 * Compares tables with what the server shows, after {@code update} and {@code validate}: Hibernate compares columns and the
 * names of indexes, and changes no option of a table that is there. It takes one query for each table that
 * {@link ComparedTables} includes, and one for all.
 */
final class TableOptions {
    private static final Logger LOG = Logger.getLogger(TableOptions.class);

    private static final int NO_SUCH_TABLE = 1146;

    private final HibernateSchemaManagementTool tool;

    TableOptions(HibernateSchemaManagementTool tool) {
        this.tool = tool;
    }

    private record MappedTable(Table table, String initCommands) {}

    void compare(Metadata metadata, ExecutionOptions options, ContributableMatcher filter) {
        ComparedTables compared = ComparedTables.configuredBy(options.getConfigurationValues());
        SqlStringGenerationContext names = SqlStringGenerationContextImpl.fromConfigurationMap(
                tool.getServiceRegistry().requireService(JdbcEnvironment.class),
                metadata.getDatabase(),
                options.getConfigurationValues());
        List<MappedTable> tables = metadata.collectTableMappings().stream()
                .filter(table -> table.isPhysicalTable() && !table.isView() && filter.matches(table))
                .map(table -> new MappedTable(table, initCommands(table, names)))
                .filter(mapped -> compared.include(mapped.table, mapped.initCommands))
                .toList();
        if (tables.isEmpty()) {
            return;
        }
        try (DdlTransactionIsolator isolator =
                tool.getDdlTransactionIsolator(tool.resolveJdbcContext(options.getConfigurationValues()))) {
            Connection connection = isolator.getIsolatedConnection();
            if (TiDBVersion.isTiDB(connection.getMetaData().getDatabaseProductVersion())) {
                compare(tables, metadata, names, connection);
            }
        } catch (SQLException e) {
            LOG.warnf("The options of tables could not be compared with the mapping: %s", e.getMessage());
        }
    }

    private static void compare(
            List<MappedTable> tables, Metadata metadata, SqlStringGenerationContext names, Connection connection)
            throws SQLException {
        SchemaSettings settings = SchemaSettings.of(connection);
        for (MappedTable mapped : tables) {
            Table table = mapped.table;
            String name = names.format(table.getQualifiedTableName());
            String createTable = shown(connection, name);
            if (createTable.contains("TABLE `")) {
                ShownTable shown = ShownTable.of(createTable);
                TableDifferences differences = TableDifferences.between(
                        table,
                        shown,
                        mapped.initCommands,
                        metadata.getDatabase().getDialect());
                settings.compare(name, mapped.initCommands, differences);
                differences.log(table.getName());
            } else if (createTable.contains("TABLE \"")) {
                LOG.warnf(
                        "The table %s is not compared with its mapping, since sql_mode has ANSI_QUOTES.",
                        table.getName());
            }
        }
    }

    private static String initCommands(Table table, SqlStringGenerationContext names) {
        return table.getInitCommands(names).stream()
                .map(InitCommand::initCommands)
                .flatMap(Stream::of)
                .collect(Collectors.joining("\n"));
    }

    /** The statement that makes a table, or a view; the empty string where there is none, which Hibernate has said. */
    private static String shown(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show create table " + table)) {
            row.next();
            return row.getString(2);
        } catch (SQLException e) {
            if (e.getErrorCode() == NO_SUCH_TABLE) {
                return "";
            }
            throw e;
        }
    }
}
