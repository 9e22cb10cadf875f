package org.tidewire.cockroachdb.internal.mapping;

import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.hibernate.type.SqlTypes;
import org.tidewire.UnsupportedFeatureException;

/**
 * Refuses vectors that Hibernate has no type for, because {@code hibernate-vector} is not there: it would cast them to {@code int4}, and
 * bind them as objects.
 */
public final class UnknownVectors {
    private UnknownVectors() {}

    /** Looks at each column of the mapping. */
    public static void refuse(Metadata metadata) {
        for (Table table : metadata.collectTableMappings()) {
            table.getColumns().forEach(column -> refuse(table, column, metadata));
        }
    }

    static void refuse(Table table, Column column, Metadata metadata) {
        int type = column.getSqlTypeCode(metadata);
        if (type >= SqlTypes.VECTOR
                && type <= SqlTypes.SPARSE_VECTOR_FLOAT64
                && metadata.getDatabase()
                                .getTypeConfiguration()
                                .getDdlTypeRegistry()
                                .getDescriptor(type)
                        == null) {
            throw new UnsupportedFeatureException(
                    "CockroachDB",
                    "vectors without Hibernate's types for them (" + table.getName() + "." + column.getName() + ")",
                    "add org.hibernate.orm:hibernate-vector, in the version of hibernate-core");
        }
    }
}
