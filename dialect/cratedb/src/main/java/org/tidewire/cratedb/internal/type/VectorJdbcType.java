package org.tidewire.cratedb.internal.type;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.hibernate.boot.model.TypeContributions;
import org.hibernate.dialect.Dialect;
import org.hibernate.type.BasicArrayType;
import org.hibernate.type.BasicTypeRegistry;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.StandardBasicTypes;
import org.hibernate.type.descriptor.ValueBinder;
import org.hibernate.type.descriptor.ValueExtractor;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.descriptor.jdbc.ArrayJdbcType;
import org.hibernate.type.descriptor.jdbc.BasicBinder;
import org.hibernate.type.descriptor.jdbc.BasicExtractor;
import org.hibernate.type.descriptor.jdbc.JdbcType;
import org.hibernate.type.spi.TypeConfiguration;
import org.jspecify.annotations.Nullable;
import org.tidewire.internal.type.VectorTypes;

/** {@code float_vector(n)}, by Hibernate's own mapping {@code @JdbcTypeCode(SqlTypes.VECTOR) @Array(length = n) float[]}. */
final class VectorJdbcType extends ArrayJdbcType {
    private static final long serialVersionUID = 1L;

    private VectorJdbcType(JdbcType elements) {
        super(elements);
    }

    static void contribute(TypeContributions contributions, Dialect dialect) {
        TypeConfiguration types = contributions.getTypeConfiguration();
        BasicTypeRegistry basicTypes = types.getBasicTypeRegistry();
        VectorJdbcType vector = new VectorJdbcType(types.getJdbcTypeRegistry().getDescriptor(SqlTypes.FLOAT));
        types.getJdbcTypeRegistry().addDescriptor(SqlTypes.VECTOR, vector);
        basicTypes.register(
                new BasicArrayType<>(
                        basicTypes.resolve(StandardBasicTypes.FLOAT),
                        vector,
                        types.getJavaTypeRegistry().resolveDescriptor(float[].class)),
                StandardBasicTypes.VECTOR.getName());
        types.getDdlTypeRegistry().addDescriptor(VectorTypes.columns("float_vector", dialect));
    }

    @Override
    public int getDefaultSqlTypeCode() {
        return SqlTypes.VECTOR;
    }

    @Override
    public JavaType<?> getRecommendedJavaType(
            @Nullable Integer precision, @Nullable Integer scale, TypeConfiguration types) {
        return types.getJavaTypeRegistry().resolveDescriptor(float[].class);
    }

    @Override
    public <X> ValueBinder<X> getBinder(JavaType<X> javaType) {
        return new BasicBinder<>(javaType, this) {
            private static final long serialVersionUID = 1L;

            @Override
            protected void doBind(PreparedStatement statement, X value, int index, WrapperOptions options)
                    throws SQLException {
                statement.setObject(index, javaType.unwrap(value, float[].class, options));
            }

            @Override
            protected void doBind(CallableStatement statement, X value, String name, WrapperOptions options)
                    throws SQLException {
                statement.setObject(name, javaType.unwrap(value, float[].class, options));
            }
        };
    }

    @Override
    public <X> ValueExtractor<X> getExtractor(JavaType<X> javaType) {
        return new BasicExtractor<>(javaType, this) {
            private static final long serialVersionUID = 1L;

            @Override
            protected @Nullable X doExtract(ResultSet row, int index, WrapperOptions options) throws SQLException {
                return vector(row.getArray(index), options);
            }

            @Override
            protected @Nullable X doExtract(CallableStatement statement, int index, WrapperOptions options)
                    throws SQLException {
                return vector(statement.getArray(index), options);
            }

            @Override
            protected @Nullable X doExtract(CallableStatement statement, String name, WrapperOptions options)
                    throws SQLException {
                return vector(statement.getArray(name), options);
            }

            private @Nullable X vector(java.sql.@Nullable Array array, WrapperOptions options) throws SQLException {
                if (array == null) {
                    return null;
                }
                Number[] numbers = (Number[]) array.getArray();
                float[] vector = new float[numbers.length];
                for (int i = 0; i < vector.length; i++) {
                    vector[i] = numbers[i].floatValue();
                }
                return javaType.wrap(vector, options);
            }
        };
    }
}
