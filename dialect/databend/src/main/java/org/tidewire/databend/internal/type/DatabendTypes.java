package org.tidewire.databend.internal.type;

import static org.hibernate.type.SqlTypes.DOUBLE;
import static org.hibernate.type.SqlTypes.ENUM;
import static org.hibernate.type.SqlTypes.FLOAT;
import static org.hibernate.type.SqlTypes.INTERVAL_SECOND;
import static org.hibernate.type.SqlTypes.JSON;
import static org.hibernate.type.SqlTypes.NAMED_ENUM;
import static org.hibernate.type.SqlTypes.NAMED_ORDINAL_ENUM;
import static org.hibernate.type.SqlTypes.ORDINAL_ENUM;
import static org.hibernate.type.SqlTypes.REAL;
import static org.hibernate.type.SqlTypes.SQLXML;
import static org.hibernate.type.SqlTypes.UUID;

import java.util.List;
import org.hibernate.boot.model.TypeContributions;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.jdbc.BlobJdbcType;
import org.hibernate.type.descriptor.jdbc.ClobJdbcType;
import org.hibernate.type.descriptor.jdbc.JsonArrayJdbcTypeConstructor;
import org.hibernate.type.descriptor.jdbc.JsonJdbcType;
import org.hibernate.type.descriptor.jdbc.VarcharUUIDJdbcType;
import org.hibernate.type.descriptor.jdbc.XmlAsStringJdbcType;
import org.hibernate.type.descriptor.jdbc.spi.JdbcTypeRegistry;
import org.hibernate.type.descriptor.sql.internal.CapacityDependentDdlType;
import org.hibernate.type.descriptor.sql.internal.DdlTypeImpl;
import org.hibernate.type.descriptor.sql.spi.DdlTypeRegistry;
import org.tidewire.databend.DatabendDialect;
import org.tidewire.databend.internal.array.ArrayAsJsonJdbcType;
import org.tidewire.databend.internal.server.DatabendCapability;
import org.tidewire.databend.internal.time.IntervalJdbcType;
import org.tidewire.internal.type.TimeOfDayJdbcType;

/** Types: the columns that Hibernate does not register by itself, and how values are bound and read. */
public final class DatabendTypes {
    /** Bits of a single-precision mantissa: a {@code @Column(precision = 24)} fits. */
    private static final int SINGLE_PRECISION = 24;

    private DatabendTypes() {}

    public static void registerColumnTypes(TypeContributions contributions, DatabendDialect dialect) {
        DdlTypeRegistry types = contributions.getTypeConfiguration().getDdlTypeRegistry();
        // float(n) is refused by the parser.
        types.addDescriptor(CapacityDependentDdlType.builder(
                        FLOAT, DatabendColumnTypes.of(DOUBLE), DatabendColumnTypes.of(DOUBLE), dialect)
                .withTypeCapacity(SINGLE_PRECISION, DatabendColumnTypes.of(REAL))
                .build());
        for (int code :
                List.of(INTERVAL_SECOND, UUID, JSON, ENUM, NAMED_ENUM, ORDINAL_ENUM, NAMED_ORDINAL_ENUM, SQLXML)) {
            types.addDescriptor(new DdlTypeImpl(code, DatabendColumnTypes.of(code), dialect));
        }
    }

    public static void contribute(TypeContributions contributions, DatabendDialect dialect) {
        contributions.contributeJdbcType(VarcharUUIDJdbcType.INSTANCE);
        contributions.contributeJdbcType(TimeOfDayJdbcType.LOCAL);
        contributions.contributeJdbcType(TimeOfDayJdbcType.UTC);
        contributions.contributeJdbcType(JsonJdbcType.INSTANCE);
        contributions.contributeJdbcType(XmlAsStringJdbcType.VARCHAR_INSTANCE);
        contributions.contributeJdbcTypeConstructor(ArrayAsJsonJdbcType.Constructor.INSTANCE);
        contributions.contributeJdbcTypeConstructor(JsonArrayJdbcTypeConstructor.INSTANCE);
        // The driver makes no LOB objects: their values are bound as they are.
        JdbcTypeRegistry types = contributions.getTypeConfiguration().getJdbcTypeRegistry();
        types.addDescriptor(SqlTypes.BLOB, BlobJdbcType.MATERIALIZED);
        types.addDescriptor(SqlTypes.CLOB, ClobJdbcType.MATERIALIZED);
        types.addDescriptor(SqlTypes.NCLOB, ClobJdbcType.MATERIALIZED);
        DatabendVectors.contributeTypes(contributions, dialect);
        if (DatabendCapability.INTERVALS.isIn(dialect.getVersion())) {
            contributions.contributeJdbcType(IntervalJdbcType.INSTANCE);
        }
    }
}
