package org.tidewire.cratedb.internal.type;

import java.util.List;
import org.hibernate.Length;
import org.hibernate.boot.model.TypeContributions;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.type.PostgreSQLJsonPGObjectJsonType;
import org.hibernate.type.JavaObjectType;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.jdbc.ArrayJdbcTypeConstructor;
import org.hibernate.type.descriptor.jdbc.LongVarcharJdbcType;
import org.hibernate.type.descriptor.jdbc.ObjectNullAsNullTypeJdbcType;
import org.hibernate.type.descriptor.jdbc.SmallIntJdbcType;
import org.hibernate.type.descriptor.jdbc.UUIDJdbcType;
import org.hibernate.type.descriptor.jdbc.VarcharJdbcType;
import org.hibernate.type.descriptor.jdbc.spi.JdbcTypeRegistry;
import org.hibernate.type.descriptor.sql.internal.ArrayDdlTypeImpl;
import org.hibernate.type.descriptor.sql.internal.CapacityDependentDdlType;
import org.hibernate.type.descriptor.sql.internal.DdlTypeImpl;
import org.hibernate.type.descriptor.sql.spi.DdlTypeRegistry;
import org.tidewire.internal.type.TimeOfDayJdbcType;

/** The columns that Hibernate does not register by itself, and how values are bound and read. */
public final class CrateDBTypes {
    /** Bits of a single-precision mantissa: a {@code @Column(precision = 24)} fits. */
    private static final int SINGLE_PRECISION = 24;

    private CrateDBTypes() {}

    public static void registerColumnTypes(TypeContributions contributions, Dialect dialect) {
        DdlTypeRegistry types = contributions.getTypeConfiguration().getDdlTypeRegistry();
        String real = CrateDBColumnTypes.of(SqlTypes.REAL);
        String twice = CrateDBColumnTypes.of(SqlTypes.DOUBLE);
        types.addDescriptor(CapacityDependentDdlType.builder(SqlTypes.FLOAT, twice, twice, dialect)
                .withTypeCapacity(SINGLE_PRECISION, real)
                .build());
        String plain = CrateDBColumnTypes.of(SqlTypes.VARCHAR);
        types.addDescriptor(CapacityDependentDdlType.builder(
                        SqlTypes.VARCHAR,
                        CrateDBColumnTypes.of(SqlTypes.CLOB),
                        plain,
                        "varchar(" + Length.LONG32 + ")",
                        dialect)
                .withTypeCapacity(CrateDBColumnTypes.LONGEST_PLAIN_TEXT, plain)
                .build());
        types.addDescriptor(new ArrayDdlTypeImpl(dialect, false));
        for (int code : List.of(
                SqlTypes.UUID,
                SqlTypes.JSON,
                SqlTypes.POINT,
                SqlTypes.ENUM,
                SqlTypes.NAMED_ENUM,
                SqlTypes.ORDINAL_ENUM,
                SqlTypes.NAMED_ORDINAL_ENUM)) {
            types.addDescriptor(new DdlTypeImpl(code, CrateDBColumnTypes.of(code), dialect));
        }
    }

    @SuppressWarnings("deprecation") // as Hibernate's own dialects replace the type of untyped nulls
    public static void contribute(TypeContributions contributions, Dialect dialect) {
        VectorJdbcType.contribute(contributions, dialect);
        // The driver knows no null of JAVA_OBJECT, which is the type of a parameter that the query gives none.
        contributions.contributeJdbcType(ObjectNullAsNullTypeJdbcType.INSTANCE);
        contributions.contributeType(new JavaObjectType(
                ObjectNullAsNullTypeJdbcType.INSTANCE,
                contributions.getTypeConfiguration().getJavaTypeRegistry().resolveDescriptor(Object.class)));
        contributions.contributeJdbcType(UUIDJdbcType.INSTANCE);
        contributions.contributeJdbcType(new PostgreSQLJsonPGObjectJsonType());
        contributions.contributeJdbcType(DayJdbcType.INSTANCE);
        contributions.contributeJdbcType(InstantJdbcType.INSTANCE);
        contributions.contributeJdbcType(TimeOfDayJdbcType.LOCAL);
        contributions.contributeJdbcType(TimeOfDayJdbcType.UTC);
        contributions.contributeJdbcType(TimeOfDayJdbcType.OFFSET);
        contributions.contributeJdbcType(PointJdbcType.INSTANCE);
        contributions.contributeJavaType(PointJavaType.INSTANCE);
        contributions.contributeJdbcTypeConstructor(ArrayJdbcTypeConstructor.INSTANCE);
        JdbcTypeRegistry types = contributions.getTypeConfiguration().getJdbcTypeRegistry();
        // The driver's LOB objects need functions that the server does not have.
        types.addDescriptor(SqlTypes.CLOB, new LongVarcharJdbcType(SqlTypes.CLOB));
        types.addDescriptor(SqlTypes.NCLOB, new LongVarcharJdbcType(SqlTypes.CLOB));
        types.addDescriptor(SqlTypes.NAMED_ENUM, VarcharJdbcType.INSTANCE);
        types.addDescriptor(SqlTypes.NAMED_ORDINAL_ENUM, SmallIntJdbcType.INSTANCE);
        for (int code : List.of(SqlTypes.BINARY, SqlTypes.VARBINARY, SqlTypes.LONG32VARBINARY, SqlTypes.BLOB)) {
            types.addDescriptor(code, new BytesJdbcType(code));
        }
    }
}
