package org.tidewire.databend.internal.type;

import java.util.StringJoiner;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.jdbc.Size;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.descriptor.jdbc.JdbcLiteralFormatter;
import org.hibernate.type.descriptor.jdbc.JdbcType;
import org.jspecify.annotations.Nullable;
import org.tidewire.internal.type.TextVectorJdbcType;

/**
 * {@code vector(n)}, as JSON, which has no infinities and no NaN.
 *
 * <p>Its numbers do not go as {@code [1, 2.5]::vector(2)}: Databend takes such numbers for decimals of one scale, and 16777217
 * and 3.4028235e38 beside 0.1 became 16777218 and infinite. The text of the double that a float is gives the float back.
 */
final class VectorJdbcType extends TextVectorJdbcType {
    private static final long serialVersionUID = 1L;

    VectorJdbcType(JdbcType floatType) {
        super(floatType, "Databend");
    }

    @Override
    protected String textOfFinite(float[] floats) {
        StringJoiner numbers = new StringJoiner(",", "[", "]");
        for (float value : floats) {
            numbers.add(Double.toString(value));
        }
        return numbers.toString();
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

    @Override
    public <T> JdbcLiteralFormatter<T> getJdbcLiteralFormatter(JavaType<T> javaType) {
        return (SqlAppender appender, T value, Dialect dialect, WrapperOptions options) -> {
            float[] floats = javaType.unwrap(value, float[].class, options);
            append(appender, DatabendLiterals.string(text(floats)), floats.length);
        };
    }

    private static void append(SqlAppender appender, String json, @Nullable Integer length) {
        String array = "cast(parse_json(" + json + ") as array(float))";
        appender.append(length == null ? array : "cast(" + array + " as vector(" + length + "))");
    }
}
