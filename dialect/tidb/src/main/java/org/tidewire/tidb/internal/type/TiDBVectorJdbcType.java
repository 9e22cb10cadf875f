package org.tidewire.tidb.internal.type;

import java.util.Arrays;
import org.hibernate.dialect.Dialect;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.descriptor.jdbc.JdbcLiteralFormatter;
import org.hibernate.type.descriptor.jdbc.JdbcType;
import org.tidewire.internal.type.TextVectorJdbcType;

/** {@code vector(n)}, as a string. TiDB has no infinities and no NaN in it (error 1105). */
final class TiDBVectorJdbcType extends TextVectorJdbcType {
    private static final long serialVersionUID = 1L;

    TiDBVectorJdbcType(JdbcType floatType) {
        super(floatType, "TiDB");
    }

    @Override
    protected String textOfFinite(float[] floats) {
        return Arrays.toString(floats);
    }

    @Override
    public <T> JdbcLiteralFormatter<T> getJdbcLiteralFormatter(JavaType<T> javaType) {
        return (SqlAppender appender, T value, Dialect dialect, WrapperOptions options) ->
                dialect.appendLiteral(appender, text(javaType.unwrap(value, float[].class, options)));
    }
}
