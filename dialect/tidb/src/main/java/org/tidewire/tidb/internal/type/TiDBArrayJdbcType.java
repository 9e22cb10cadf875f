package org.tidewire.tidb.internal.type;

import java.sql.SQLException;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.type.MySQLCastingJsonArrayJdbcType;
import org.hibernate.dialect.type.MySQLCastingJsonArrayJdbcTypeConstructor;
import org.hibernate.tool.schema.extract.spi.ColumnTypeInformation;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.descriptor.jdbc.JdbcType;
import org.hibernate.type.spi.TypeConfiguration;
import org.jspecify.annotations.Nullable;
import org.tidewire.internal.type.WallClockArrays;

/** An array, which is a JSON document. */
public final class TiDBArrayJdbcType extends MySQLCastingJsonArrayJdbcType {
    private static final long serialVersionUID = 1L;

    private TiDBArrayJdbcType(JdbcType elementType) {
        super(elementType);
    }

    @Override
    protected <X> @Nullable X fromString(@Nullable String json, JavaType<X> javaType, WrapperOptions options)
            throws SQLException {
        return WallClockArrays.isOne(getElementJdbcType(), javaType)
                ? WallClockArrays.fromJson(json, javaType, options)
                : super.fromString(json, javaType, options);
    }

    @Override
    protected <X> String toString(X value, JavaType<X> javaType, WrapperOptions options) {
        return WallClockArrays.isOne(getElementJdbcType(), javaType)
                ? WallClockArrays.toJson(value, javaType, options)
                : super.toString(value, javaType, options);
    }

    /** For Hibernate, which asks for the type of an array by that of its elements. */
    public static final class Constructor extends MySQLCastingJsonArrayJdbcTypeConstructor {
        public static final Constructor INSTANCE = new Constructor();

        private Constructor() {}

        @Override
        public JdbcType resolveType(
                TypeConfiguration typeConfiguration,
                Dialect dialect,
                JdbcType elementType,
                @Nullable ColumnTypeInformation columnTypeInformation) {
            return new TiDBArrayJdbcType(elementType);
        }
    }
}
