package org.tidewire.databend.internal.server;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.boot.Metadata;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.generator.Generator;
import org.hibernate.id.IdentityGenerator;
import org.hibernate.id.enhanced.TableGenerator;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.internal.type.DatabendColumnTypes;
import org.tidewire.databend.internal.type.DatabendVectors;
import org.tidewire.internal.boot.DroppedQualifiers;

/** Refuses at boot a mapping that Databend cannot store. */
public final class UnsupportedMapping {
    private static final Set<Integer> BINARY =
            Set.of(SqlTypes.BINARY, SqlTypes.VARBINARY, SqlTypes.LONG32VARBINARY, SqlTypes.BLOB);

    private static final Pattern DECIMAL = Pattern.compile("decimal\\((\\d+),.*");

    private UnsupportedMapping() {}

    public static void refuse(Metadata metadata) {
        List<String> catalogs = DroppedQualifiers.CATALOG.in(metadata);
        if (!catalogs.isEmpty()) {
            throw DatabendRefusal.CATALOG_OF_NAME.exception(String.join(", ", catalogs));
        }
        for (Table table : metadata.collectTableMappings()) {
            if (table.hasPrimaryKey()) {
                table.getPrimaryKey().getColumns().forEach(column -> refuseBinary(table, column, metadata));
            }
            table.getColumns().forEach(column -> {
                refuseLongDecimal(table, column, metadata);
                refuseVector(table, column, metadata);
                refuseComputed(table, column);
                refuseCollation(table, column);
            });
        }
    }

    public static void refuseGenerators(SessionFactoryImplementor sessionFactory) {
        sessionFactory.getMappingMetamodel().forEachEntityDescriptor(entity -> {
            Generator generator = entity.getGenerator();
            if (generator instanceof IdentityGenerator) {
                throw DatabendRefusal.IDENTITY.exception(entity.getEntityName());
            }
            if (generator instanceof TableGenerator) {
                throw DatabendRefusal.TABLE_GENERATOR.exception();
            }
        });
    }

    private static void refuseBinary(Table table, Column column, Metadata metadata) {
        if (BINARY.contains(column.getSqlTypeCode(metadata))) {
            throw DatabendRefusal.BINARY_KEY.exception(name(table, column));
        }
    }

    private static void refuseLongDecimal(Table table, Column column, Metadata metadata) {
        Matcher decimal = DECIMAL.matcher(column.getSqlType(metadata));
        if (decimal.matches() && Integer.parseInt(decimal.group(1)) > DatabendColumnTypes.LARGEST_PRECISION) {
            throw DatabendRefusal.DECIMAL_PRECISION.exception(name(table, column));
        }
    }

    private static void refuseComputed(Table table, Column column) {
        if (column.getGeneratedAs() != null) {
            throw DatabendRefusal.COMPUTED_COLUMN.exception(name(table, column));
        }
    }

    private static void refuseCollation(Table table, Column column) {
        if (column.getCollation() != null) {
            throw DatabendRefusal.COLLATION.exception(name(table, column));
        }
    }

    private static void refuseVector(Table table, Column column, Metadata metadata) {
        if (column.getSqlTypeCode(metadata) != SqlTypes.VECTOR) {
            return;
        }
        if (!DatabendCapability.VECTORS.isIn(metadata.getDatabase().getDialect().getVersion())) {
            throw DatabendRefusal.OLD_VECTOR.exception(name(table, column));
        }
        @Nullable Integer length = column.getArrayLength();
        if (length == null || length > DatabendVectors.LONGEST) {
            throw DatabendRefusal.VECTOR_LENGTH.exception(name(table, column));
        }
    }

    private static String name(Table table, Column column) {
        return table.getName() + "." + column.getName();
    }
}
