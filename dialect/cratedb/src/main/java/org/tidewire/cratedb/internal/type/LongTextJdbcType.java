package org.tidewire.cratedb.internal.type;

import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.jspecify.annotations.Nullable;
import org.tidewire.internal.type.TextJdbcType;

/** {@code @Lob} texts, as texts: the driver's LOB objects need functions that the server does not have. */
final class LongTextJdbcType extends TextJdbcType {
    static final LongTextJdbcType INSTANCE = new LongTextJdbcType();

    private static final long serialVersionUID = 1L;

    private LongTextJdbcType() {}

    @Override
    public int getDefaultSqlTypeCode() {
        return SqlTypes.CLOB;
    }

    @Override
    public int getDdlTypeCode() {
        return SqlTypes.CLOB;
    }

    @Override
    protected <X> String text(X value, JavaType<X> javaType, WrapperOptions options) {
        return javaType.unwrap(value, String.class, options);
    }

    @Override
    protected <X> @Nullable X value(String text, JavaType<X> javaType, WrapperOptions options) {
        return javaType.wrap(text, options);
    }
}
