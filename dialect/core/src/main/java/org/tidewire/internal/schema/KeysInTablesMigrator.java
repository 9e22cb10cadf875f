package org.tidewire.internal.schema;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.jdbc.internal.Formatter;
import org.hibernate.mapping.Table;
import org.hibernate.tool.schema.TargetType;
import org.hibernate.tool.schema.extract.spi.DatabaseInformation;
import org.hibernate.tool.schema.extract.spi.NameSpaceTablesInformation;
import org.hibernate.tool.schema.extract.spi.TableInformation;
import org.hibernate.tool.schema.internal.GroupedSchemaMigratorImpl;
import org.hibernate.tool.schema.internal.HibernateSchemaManagementTool;
import org.hibernate.tool.schema.spi.ContributableMatcher;
import org.hibernate.tool.schema.spi.ExecutionOptions;
import org.hibernate.tool.schema.spi.GenerationTarget;
import org.hibernate.tool.schema.spi.SchemaFilter;
import org.hibernate.tool.schema.spi.TargetDescriptor;

/**
 * Hibernate's migrator of schemas. In addition {@code create table} declares the keys of a new table. As in Hibernate, a unique
 * key that cannot be added is ignored.
 */
public final class KeysInTablesMigrator extends GroupedSchemaMigratorImpl {
    private final KeyRules rules;

    public KeysInTablesMigrator(HibernateSchemaManagementTool tool, SchemaFilter filter, KeyRules rules) {
        super(tool, filter);
        this.rules = rules;
    }

    @Override
    public void doMigration(
            Metadata metadata, ExecutionOptions options, ContributableMatcher matcher, TargetDescriptor descriptor) {
        Dialect dialect =
                tool.resolveJdbcContext(options.getConfigurationValues()).getDialect();
        SchemaCreation creation =
                SchemaCreation.open(dialect, rules, descriptor.getTargetTypes().contains(TargetType.DATABASE));
        try {
            super.doMigration(metadata, options, matcher, descriptor);
        } finally {
            creation.close();
        }
    }

    @Override
    protected NameSpaceTablesInformation performTablesMigration(
            Metadata metadata,
            DatabaseInformation existingDatabase,
            ExecutionOptions options,
            ContributableMatcher matcher,
            Dialect dialect,
            Formatter formatter,
            Set<String> exportIdentifiers,
            boolean tryToCreateCatalogs,
            boolean tryToCreateSchemas,
            Set<Identifier> exportedCatalogs,
            Namespace namespace,
            SqlStringGenerationContext names,
            GenerationTarget[] targets) {
        SchemaCreation creation = requireNonNull(SchemaCreation.current());
        creation.collectFor(new SchemaTargets(options, formatter, List.of(targets), true));
        NameSpaceTablesInformation existing = super.performTablesMigration(
                metadata,
                existingDatabase,
                options,
                matcher,
                dialect,
                formatter,
                exportIdentifiers,
                tryToCreateCatalogs,
                tryToCreateSchemas,
                exportedCatalogs,
                namespace,
                names,
                targets);
        for (Table table : namespace.getTables()) {
            TableInformation information = existing.getTableInformation(table);
            if (information != null) {
                creation.exists(table);
                // Hibernate reads those of all tables at once, and fails if there are tables by then that it does not
                // know.
                information.getForeignKeys();
            }
        }
        creation.finish();
        return existing;
    }

    @Override
    protected void migrateTable(
            Table table,
            TableInformation information,
            Dialect dialect,
            Metadata metadata,
            Formatter formatter,
            ExecutionOptions options,
            SqlStringGenerationContext names,
            GenerationTarget... targets) {
        super.migrateTable(table, information, dialect, metadata, formatter, options, names, targets);
        requireNonNull(SchemaCreation.current()).progress().oneDone("tables that are there", 0);
    }
}
