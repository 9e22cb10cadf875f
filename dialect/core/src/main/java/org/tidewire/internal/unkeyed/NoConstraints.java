package org.tidewire.internal.unkeyed;

import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.Exportable;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.dialect.unique.UniqueDelegate;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UniqueKey;
import org.hibernate.tool.schema.spi.Exporter;

/**
 * Exports no unique constraints, foreign keys and secondary indexes, for a grammar that does not have them. {@link
 * UnenforcedConstraints} logs them at boot.
 */
public final class NoConstraints implements UniqueDelegate {
    public static final NoConstraints INSTANCE = new NoConstraints();

    private static final String[] NOTHING = {};

    private NoConstraints() {}

    /** Neither creates nor drops. */
    public static <T extends Exportable> Exporter<T> exporter() {
        return new Exporter<>() {
            @Override
            public String[] getSqlCreateStrings(T exportable, Metadata metadata, SqlStringGenerationContext context) {
                return NOTHING;
            }

            @Override
            public String[] getSqlDropStrings(T exportable, Metadata metadata, SqlStringGenerationContext context) {
                return NOTHING;
            }
        };
    }

    @Override
    public String getColumnDefinitionUniquenessFragment(Column column, SqlStringGenerationContext context) {
        return "";
    }

    @Override
    public String getTableCreationUniqueConstraintsFragment(Table table, SqlStringGenerationContext context) {
        return "";
    }

    @Override
    public String getAlterTableToAddUniqueKeyCommand(
            UniqueKey uniqueKey, Metadata metadata, SqlStringGenerationContext context) {
        return "";
    }

    @Override
    public String getAlterTableToDropUniqueKeyCommand(
            UniqueKey uniqueKey, Metadata metadata, SqlStringGenerationContext context) {
        return "";
    }
}
