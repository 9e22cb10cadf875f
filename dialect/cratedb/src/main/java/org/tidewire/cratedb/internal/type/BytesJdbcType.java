package org.tidewire.cratedb.internal.type;

import java.util.HexFormat;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.descriptor.jdbc.JdbcLiteralFormatter;
import org.jspecify.annotations.Nullable;
import org.tidewire.internal.type.TextJdbcType;

/** Bytes, which CrateDB has no type for: hexadecimal text in small letters, which compares and sorts as the bytes do. */
final class BytesJdbcType extends TextJdbcType {
    private static final long serialVersionUID = 1L;

    private final int code;

    BytesJdbcType(int code) {
        this.code = code;
    }

    @Override
    public int getDefaultSqlTypeCode() {
        return code;
    }

    @Override
    public int getDdlTypeCode() {
        return code;
    }

    @Override
    public <T> JdbcLiteralFormatter<T> getJdbcLiteralFormatter(JavaType<T> javaType) {
        return (appender, value, dialect, options) -> dialect.appendLiteral(appender, text(value, javaType, options));
    }

    @Override
    protected <X> String text(X value, JavaType<X> javaType, WrapperOptions options) {
        return HexFormat.of().formatHex(javaType.unwrap(value, byte[].class, options));
    }

    @Override
    protected <X> @Nullable X value(String text, JavaType<X> javaType, WrapperOptions options) {
        return javaType.wrap(HexFormat.of().parseHex(text), options);
    }
}
