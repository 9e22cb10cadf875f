package org.tidewire.cratedb.internal.server;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.boot.Metadata;
import org.hibernate.engine.OptimisticLockStyle;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.generator.Generator;
import org.hibernate.id.IdentityGenerator;
import org.hibernate.id.enhanced.TableGenerator;
import org.hibernate.mapping.BasicValue;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.JoinedSubclass;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UnionSubclass;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.jdbc.ArrayJdbcType;
import org.jspecify.annotations.Nullable;
import org.tidewire.cratedb.internal.sql.SequenceNumbers;
import org.tidewire.cratedb.internal.type.CrateDBColumnTypes;
import org.tidewire.internal.boot.DroppedQualifiers;

/** Refuses at boot a mapping that CrateDB cannot store, or would store and lose. */
public final class UnsupportedMapping {
    private static final Set<Integer> NO_KEYS = Set.of(SqlTypes.ARRAY, SqlTypes.JSON, SqlTypes.JSON_ARRAY);

    /** What is kept as text, since the server has no type for it. */
    private static final Set<Integer> TEXTS = Set.of(
            SqlTypes.TIME,
            SqlTypes.TIME_UTC,
            SqlTypes.TIME_WITH_TIMEZONE,
            SqlTypes.BINARY,
            SqlTypes.VARBINARY,
            SqlTypes.LONG32VARBINARY);

    private static final Pattern PARTITIONS = Pattern.compile("partitioned by \\(([^)]*)\\)");
    private static final Pattern DECIMAL = Pattern.compile("numeric\\((\\d+),.*");

    private UnsupportedMapping() {}

    public static void refuse(Metadata metadata) {
        List<String> catalogs = DroppedQualifiers.CATALOG.in(metadata);
        if (!catalogs.isEmpty()) {
            throw CrateDBRefusal.CATALOG_OF_NAME.exception(String.join(", ", catalogs));
        }
        metadata.getEntityBindings().forEach(UnsupportedMapping::refuseVersion);
        for (Table table : metadata.collectTableMappings()) {
            if (table.hasPrimaryKey()) {
                table.getPrimaryKey().getColumns().forEach(column -> refuseKey(table, column, metadata));
            }
            Matcher partitions = PARTITIONS.matcher(Objects.requireNonNullElse(table.getOptions(), ""));
            List<String> partitionColumns =
                    partitions.find() ? List.of(partitions.group(1).split(",\\s*")) : List.of();
            table.getColumns().forEach(column -> {
                if (DECIMAL.matcher(column.getSqlType(metadata)).matches()
                        && partitionColumns.contains(
                                column.getQuotedName(metadata.getDatabase().getDialect()))) {
                    throw CrateDBRefusal.PARTITION_TYPE.exception(name(table, column));
                }
                refuseLongDecimal(table, column, metadata);
                refuseVector(table, column, metadata);
                refuseListDocument(table, column, metadata);
                refuseTextArray(table, column);
                if (column.getTemporalPrecision() != null
                        && column.getTemporalPrecision() > CrateDBColumnTypes.FRACTIONAL_DIGITS) {
                    throw CrateDBRefusal.SECOND_PRECISION.exception(name(table, column));
                }
                if (column.getCollation() != null) {
                    throw CrateDBRefusal.COLLATION.exception(name(table, column));
                }
            });
        }
    }

    public static void refuseGenerators(SessionFactoryImplementor sessionFactory) {
        sessionFactory.getMappingMetamodel().forEachEntityDescriptor(entity -> {
            Generator generator = entity.getGenerator();
            if (generator instanceof IdentityGenerator) {
                throw CrateDBRefusal.IDENTITY.exception(entity.getEntityName());
            }
            if (generator instanceof TableGenerator) {
                throw CrateDBRefusal.TABLE_GENERATOR.exception(entity.getEntityName());
            }
        });
    }

    private static void refuseVersion(PersistentClass entity) {
        OptimisticLockStyle style = entity.getOptimisticLockStyle();
        if (style == OptimisticLockStyle.ALL || style == OptimisticLockStyle.DIRTY) {
            throw CrateDBRefusal.LOCK_STYLE.exception(entity.getEntityName());
        }
        if (!entity.isVersioned()) {
            return;
        }
        if (!SequenceNumbers.areRead(entity.getVersion())) {
            throw CrateDBRefusal.VERSION.exception(entity.getEntityName());
        }
        if (entity instanceof JoinedSubclass
                || entity instanceof UnionSubclass
                || !entity.getJoinClosure().isEmpty()) {
            throw CrateDBRefusal.VERSIONED_TABLES.exception(entity.getEntityName());
        }
        for (Property property : entity.getPropertyClosure()) {
            if (property.getValue() instanceof Collection && property.isOptimisticLocked()) {
                throw CrateDBRefusal.VERSIONED_COLLECTION.exception(entity.getEntityName() + "." + property.getName());
            }
        }
    }

    private static void refuseKey(Table table, Column column, Metadata metadata) {
        if (NO_KEYS.contains(column.getSqlTypeCode(metadata))) {
            throw CrateDBRefusal.KEY_TYPE.exception(name(table, column));
        }
    }

    private static void refuseLongDecimal(Table table, Column column, Metadata metadata) {
        Matcher decimal = DECIMAL.matcher(column.getSqlType(metadata));
        if (decimal.matches() && Integer.parseInt(decimal.group(1)) > CrateDBColumnTypes.LARGEST_PRECISION) {
            throw CrateDBRefusal.DECIMAL_PRECISION.exception(name(table, column));
        }
    }

    private static void refuseVector(Table table, Column column, Metadata metadata) {
        if (column.getSqlTypeCode(metadata) == SqlTypes.VECTOR) {
            @Nullable Integer length = column.getArrayLength();
            if (length == null || length > CrateDBColumnTypes.LONGEST_VECTOR) {
                throw CrateDBRefusal.VECTOR_LENGTH.exception(name(table, column));
            }
        }
    }

    private static void refuseListDocument(Table table, Column column, Metadata metadata) {
        if (column.getSqlTypeCode(metadata) == SqlTypes.JSON && column.getValue() instanceof BasicValue value) {
            Class<?> type = value.resolve().getDomainJavaType().getJavaTypeClass();
            if (type.isArray() || java.util.Collection.class.isAssignableFrom(type)) {
                throw CrateDBRefusal.LIST_DOCUMENT.exception(name(table, column));
            }
        }
    }

    private static void refuseTextArray(Table table, Column column) {
        if (column.getValue() instanceof BasicValue value
                && value.resolve().getJdbcType() instanceof ArrayJdbcType array
                && TEXTS.contains(array.getElementJdbcType().getDefaultSqlTypeCode())) {
            throw CrateDBRefusal.TEXT_ARRAY.exception(name(table, column));
        }
    }

    private static String name(Table table, Column column) {
        return table.getName() + "." + column.getName();
    }
}
