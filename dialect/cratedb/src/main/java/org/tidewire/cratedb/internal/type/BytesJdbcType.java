package org.tidewire.cratedb.internal.type;

import java.util.HexFormat;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.descriptor.jdbc.AdjustableJdbcType;
import org.hibernate.type.descriptor.jdbc.JdbcLiteralFormatter;
import org.hibernate.type.descriptor.jdbc.JdbcType;
import org.hibernate.type.descriptor.jdbc.JdbcTypeIndicators;
import org.jspecify.annotations.Nullable;
import org.tidewire.internal.type.TextJdbcType;

/** Bytes, which CrateDB has no type for: hexadecimal text in small letters, which compares and sorts as the bytes do. */
final class BytesJdbcType extends TextJdbcType implements AdjustableJdbcType {
    private static final long serialVersionUID = 1L;

    /** Of two letters each, in a plain text. */
    private static final int MOST_BYTES = 32_766 / 2;

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
    public JdbcType resolveIndicatedType(JdbcTypeIndicators indicators, JavaType<?> domainJtd) {
        boolean isLong = indicators.isLob() || indicators.getColumnLength() > MOST_BYTES;
        return isLong ? indicators.getJdbcType(SqlTypes.BLOB) : this;
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
