package org.tidewire.tidb.internal.sequence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.Database;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.model.relational.Sequence;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.boot.model.relational.internal.SqlStringGenerationContextImpl;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.engine.jdbc.connections.spi.JdbcConnectionAccess;
import org.hibernate.engine.jdbc.spi.JdbcServices;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tables in the place of sequences of the mapping. {@code MySQLDialect} makes them, of one row with the value that comes
 * next. {@code create sequence if not exists} does nothing then, and {@code nextval} fails with error 1347.
 *
 * <p>It takes one query where the mapping has sequences, and one more for each such table.
 */
public final class TableSequences {
    private static final Logger LOG = Logger.getLogger(TableSequences.class);

    private final Map<String, Sequence> sequences = new LinkedHashMap<>();
    private final Database database;
    private final SqlStringGenerationContext names;

    private TableSequences(Metadata metadata) {
        database = metadata.getDatabase();
        JdbcServices services = database.getServiceRegistry().requireService(JdbcServices.class);
        names = SqlStringGenerationContextImpl.fromConfigurationMap(
                services.getJdbcEnvironment(),
                database,
                database.getServiceRegistry()
                        .requireService(ConfigurationService.class)
                        .getSettings());
        for (Namespace namespace : database.getNamespaces()) {
            namespace.getSequences().forEach(sequence -> sequences.put(names.format(sequence.getName()), sequence));
        }
    }

    /** Says which they are, with the statements that convert them. */
    public static void log(Metadata metadata) {
        TableSequences all = new TableSequences(metadata);
        if (all.sequences.isEmpty()) {
            return;
        }
        JdbcConnectionAccess access = all.database
                .getServiceRegistry()
                .requireService(JdbcServices.class)
                .getBootstrapJdbcConnectionAccess();
        try {
            Connection connection = access.obtainConnection();
            try {
                all.log(connection);
            } finally {
                access.releaseConnection(connection);
            }
        } catch (SQLException e) {
            LOG.warnf("The sequences of the mapping could not be looked for among the tables: %s", e.getMessage());
        }
    }

    private void log(Connection connection) throws SQLException {
        Map<String, Sequence> tables = new LinkedHashMap<>();
        try (PreparedStatement query = connection.prepareStatement(query())) {
            int parameter = 1;
            for (Sequence sequence : sequences.values()) {
                query.setString(parameter++, databaseOf(sequence));
                query.setString(parameter++, nameOf(sequence));
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    sequences.forEach((name, sequence) -> {
                        if (matches(sequence, rows)) {
                            tables.put(name, sequence);
                        }
                    });
                }
            }
        }
        for (Map.Entry<String, Sequence> table : tables.entrySet()) {
            Long next = nextValue(connection, table.getKey());
            LOG.warn(next == null ? otherTable(table.getKey()) : conversion(table.getKey(), table.getValue(), next));
        }
    }

    private String query() {
        return "select lower(table_schema), lower(table_name), lower(database()) from information_schema.tables"
                + " where table_type = 'BASE TABLE' and ("
                + sequences.keySet().stream()
                        .map(sequence -> "table_schema = coalesce(?, database()) and lower(table_name) = ?")
                        .collect(Collectors.joining(" or "))
                + ")";
    }

    private boolean matches(Sequence sequence, ResultSet row) {
        try {
            String schema = databaseOf(sequence);
            return nameOf(sequence).equals(row.getString(2))
                    && row.getString(1).equals(schema == null ? row.getString(3) : schema.toLowerCase(Locale.ROOT));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String nameOf(Sequence sequence) {
        return sequence.getName().getSequenceName().getText().toLowerCase(Locale.ROOT);
    }

    /** Null for the database that the connection is in. */
    private @Nullable String databaseOf(Sequence sequence) {
        boolean schemas = database.getDialect().getNameQualifierSupport().supportsSchemas();
        Identifier explicit = schemas
                ? sequence.getName().getSchemaName()
                : sequence.getName().getCatalogName();
        Identifier byDefault = schemas ? names.getDefaultSchema() : names.getDefaultCatalog();
        Identifier used = explicit == null ? byDefault : explicit;
        return used == null ? null : used.getText();
    }

    /** What the one row says, or null where this is another kind of table. */
    private static @Nullable Long nextValue(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select * from " + table + " limit 2")) {
            boolean oneNumber = rows.getMetaData().getColumnCount() == 1
                    && rows.getMetaData().getColumnType(1) == Types.BIGINT
                    && rows.next();
            long next = oneNumber ? rows.getLong(1) : 0;
            return oneNumber && !rows.next() ? next : null;
        }
    }

    private static String conversion(String name, Sequence sequence, long next) {
        return "The table " + name
                + " is in the place of a sequence, as MySQLDialect makes it: inserts that take an id from"
                + " the sequence will fail (error 1347). Convert it while no application inserts: drop table " + name
                + "; "
                + TiDBSequenceSupport.INSTANCE.getCreateSequenceString(name) + " start with " + next + " increment by "
                + sequence.getIncrementSize() + (Math.abs(sequence.getIncrementSize()) == 1 ? " nocache" : "");
    }

    private static String otherTable(String name) {
        return "The table " + name
                + " is in the place of a sequence of the mapping: inserts that take an id from the sequence"
                + " will fail (error 1347). Name the sequence otherwise, by @SequenceGenerator(sequenceName = ...)";
    }
}
