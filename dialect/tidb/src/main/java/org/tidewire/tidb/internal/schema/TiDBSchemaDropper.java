package org.tidewire.tidb.internal.schema;

import java.util.stream.Stream;
import org.hibernate.boot.Metadata;
import org.hibernate.dialect.Dialect;
import org.hibernate.tool.schema.internal.HibernateSchemaManagementTool;
import org.hibernate.tool.schema.internal.SchemaDropperImpl;
import org.hibernate.tool.schema.spi.ContributableMatcher;
import org.hibernate.tool.schema.spi.ExecutionOptions;
import org.hibernate.tool.schema.spi.GenerationTarget;
import org.hibernate.tool.schema.spi.SchemaFilter;
import org.hibernate.tool.schema.spi.SourceDescriptor;
import org.tidewire.internal.schema.DropProgress;
import org.tidewire.internal.schema.ForwardingTarget;

/**
 * Drops tables in any order, by switching the check of foreign keys off in between, and back to what it was.
 *
 * <p>TiDB refuses to drop a table that a foreign key refers to (error 3730). Hibernate would drop the foreign
 * keys first, by {@code alter table}, which has no {@code if exists} and fails with a stack trace on an empty schema.
 */
public final class TiDBSchemaDropper extends SchemaDropperImpl {
    public static final String CHECKS_OFF =
            "set @tidewire_foreign_key_checks = @@foreign_key_checks, foreign_key_checks = 0";
    public static final String CHECKS_AS_BEFORE = "set foreign_key_checks = @tidewire_foreign_key_checks";

    TiDBSchemaDropper(HibernateSchemaManagementTool tool, SchemaFilter filter) {
        super(tool, filter);
    }

    @Override
    public void doDrop(
            Metadata metadata,
            ExecutionOptions options,
            ContributableMatcher inclusionFilter,
            Dialect dialect,
            SourceDescriptor sourceDescriptor,
            GenerationTarget... targets) {
        Stream<GenerationTarget> counting = Stream.of(targets).map(target -> DropProgress.of(target, metadata));
        super.doDrop(
                metadata,
                options,
                inclusionFilter,
                dialect,
                sourceDescriptor,
                (hasForeignKeys(metadata) ? counting.map(Unchecked::new) : counting).toArray(GenerationTarget[]::new));
    }

    private static boolean hasForeignKeys(Metadata metadata) {
        return metadata.collectTableMappings().stream()
                .anyMatch(table -> !table.getForeignKeyCollection().isEmpty());
    }

    /** A target between whose first and last statement foreign keys are not checked. */
    private static final class Unchecked extends ForwardingTarget {
        private Unchecked(GenerationTarget target) {
            super(target);
        }

        @Override
        public void prepare() {
            super.prepare();
            accept(CHECKS_OFF);
        }

        @Override
        public void release() {
            try {
                accept(CHECKS_AS_BEFORE);
            } finally {
                super.release();
            }
        }
    }
}
