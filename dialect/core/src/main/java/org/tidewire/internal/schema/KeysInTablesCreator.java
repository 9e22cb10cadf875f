package org.tidewire.internal.schema;

import java.util.List;
import java.util.stream.Stream;
import org.hibernate.boot.Metadata;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.jdbc.internal.Formatter;
import org.hibernate.tool.schema.internal.HibernateSchemaManagementTool;
import org.hibernate.tool.schema.internal.SchemaCreatorImpl;
import org.hibernate.tool.schema.spi.ContributableMatcher;
import org.hibernate.tool.schema.spi.ExecutionOptions;
import org.hibernate.tool.schema.spi.GenerationTarget;
import org.hibernate.tool.schema.spi.SchemaFilter;

/** Hibernate's creator of schemas. In addition {@code create table} declares the keys of a table. */
public final class KeysInTablesCreator extends SchemaCreatorImpl {
    private final KeyRules rules;

    public KeysInTablesCreator(HibernateSchemaManagementTool tool, SchemaFilter filter, KeyRules rules) {
        super(tool, filter);
        this.rules = rules;
    }

    @Override
    public void createFromMetadata(
            Metadata metadata,
            ExecutionOptions options,
            ContributableMatcher matcher,
            Dialect dialect,
            Formatter formatter,
            GenerationTarget... targets) {
        SchemaCreation creation = SchemaCreation.open(dialect, rules, true);
        try {
            creation.collectFor(new SchemaTargets(options, formatter, List.of(targets), false));
            GenerationTarget[] afterTables = Stream.of(targets)
                    .map(target -> new AfterTables(creation, target))
                    .toArray(GenerationTarget[]::new);
            super.createFromMetadata(metadata, options, matcher, dialect, formatter, afterTables);
            creation.finish();
        } finally {
            creation.close();
        }
    }

    /** Sends the collected tables before a statement that is not collected and that may need them. */
    private static final class AfterTables extends ForwardingTarget {
        private final SchemaCreation creation;

        private AfterTables(SchemaCreation creation, GenerationTarget target) {
            super(target);
            this.creation = creation;
        }

        @Override
        public void accept(String command) {
            creation.send();
            super.accept(command);
        }
    }
}
