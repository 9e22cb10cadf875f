package org.tidewire.databend;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.StringJoiner;
import org.hibernate.HibernateException;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.jdbc.Size;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.ValueBinder;
import org.hibernate.type.descriptor.ValueExtractor;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.descriptor.jdbc.ArrayJdbcType;
import org.hibernate.type.descriptor.jdbc.BasicBinder;
import org.hibernate.type.descriptor.jdbc.BasicExtractor;
import org.hibernate.type.descriptor.jdbc.JdbcLiteralFormatter;
import org.hibernate.type.descriptor.jdbc.JdbcType;
import org.hibernate.type.spi.TypeConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * {@code vector(n)}: floats, that go to the server as JSON and come from it as the text {@code [1,2.5,3]}.
 *
 * <p>They do not go as {@code [1, 2.5]::vector(2)}: Databend takes such numbers for decimals of one scale, and 16777217 and
 * 3.4028235e38 beside 0.1 became 16777218 and infinite. The text of the double that a float is gives the float back.
 */
final class VectorJdbcType extends ArrayJdbcType {
    private static final long serialVersionUID = 1L;

    VectorJdbcType(JdbcType floatType) {
        super(floatType);
    }

    @Override
    public int getDefaultSqlTypeCode() {
        return SqlTypes.VECTOR;
    }

    @Override
    public JavaType<?> getRecommendedJavaType(
            @Nullable Integer precision, @Nullable Integer scale, TypeConfiguration typeConfiguration) {
        return typeConfiguration.getJavaTypeRegistry().resolveDescriptor(float[].class);
    }

    /** Without a length it stays an array, which columns take as well, and the functions if both are. */
    @Override
    public void appendWriteExpression(
            String writeExpression, @Nullable Size size, SqlAppender appender, Dialect dialect) {
        append(appender, writeExpression, size == null ? null : size.getArrayLength());
    }

    @Override
    public boolean isWriteExpressionTyped(Dialect dialect) {
        return true;
    }

    private static void append(SqlAppender appender, String json, @Nullable Integer length) {
        String array = "cast(parse_json(" + json + ") as array(float))";
        appender.append(length == null ? array : "cast(" + array + " as vector(" + length + "))");
    }

    @Override
    public <T> JdbcLiteralFormatter<T> getJdbcLiteralFormatter(JavaType<T> javaType) {
        return (SqlAppender appender, T value, Dialect dialect, WrapperOptions options) -> {
            float[] floats = javaType.unwrap(value, float[].class, options);
            append(appender, DatabendLiterals.string(json(floats)), floats.length);
        };
    }

    @Override
    public <X> ValueBinder<X> getBinder(JavaType<X> javaType) {
        return new BasicBinder<>(javaType, this) {
            private static final long serialVersionUID = 1L;

            @Override
            protected void doBind(PreparedStatement statement, X value, int index, WrapperOptions options)
                    throws SQLException {
                statement.setString(index, getBindValue(value, options));
            }

            @Override
            protected void doBind(CallableStatement statement, X value, String name, WrapperOptions options)
                    throws SQLException {
                statement.setString(name, getBindValue(value, options));
            }

            @Override
            public String getBindValue(X value, WrapperOptions options) {
                return json(getJavaType().unwrap(value, float[].class, options));
            }
        };
    }

    @Override
    public <X> ValueExtractor<X> getExtractor(JavaType<X> javaType) {
        return new BasicExtractor<>(javaType, this) {
            private static final long serialVersionUID = 1L;

            @Override
            protected X doExtract(ResultSet row, int index, WrapperOptions options) throws SQLException {
                return getJavaType().wrap(floats(row.getString(index)), options);
            }

            @Override
            protected X doExtract(CallableStatement statement, int index, WrapperOptions options) throws SQLException {
                return getJavaType().wrap(floats(statement.getString(index)), options);
            }

            @Override
            protected X doExtract(CallableStatement statement, String name, WrapperOptions options)
                    throws SQLException {
                return getJavaType().wrap(floats(statement.getString(name)), options);
            }
        };
    }

    /** JSON has no infinities and no NaN. */
    private static String json(float[] floats) {
        StringJoiner numbers = new StringJoiner(",", "[", "]");
        for (float value : floats) {
            if (!Float.isFinite(value)) {
                throw new HibernateException("A vector of Databend takes finite numbers here, and not " + value);
            }
            numbers.add(Double.toString(value));
        }
        return numbers.toString();
    }

    private static float @Nullable [] floats(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String numbers = text.substring(text.indexOf('[') + 1, text.lastIndexOf(']'));
        String[] parts = numbers.split(",", -1);
        float[] floats = new float[parts.length];
        for (int i = 0; i < parts.length; i++) {
            floats[i] = number(parts[i].trim());
        }
        return floats;
    }

    private static float number(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "nan" -> Float.NaN;
            case "inf", "infinity" -> Float.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Float.NEGATIVE_INFINITY;
            default -> Float.parseFloat(text);
        };
    }

    @Override
    public boolean equals(@Nullable Object that) {
        return that instanceof VectorJdbcType;
    }

    @Override
    public int hashCode() {
        return VectorJdbcType.class.hashCode();
    }
}
