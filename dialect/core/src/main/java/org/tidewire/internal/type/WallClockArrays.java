package org.tidewire.internal.type;

import java.sql.SQLException;
import java.time.LocalDateTime;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.BasicPluralJavaType;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.descriptor.jdbc.JdbcType;
import org.hibernate.type.descriptor.jdbc.JsonArrayJdbcType;
import org.hibernate.type.descriptor.jdbc.VarcharJdbcType;
import org.jspecify.annotations.Nullable;

/**
 * JSON arrays of {@link LocalDateTime}, as ISO 8601 spells them. Hibernate writes the instant that each is in the JVM's zone,
 * by the clock of UTC, so that an element is not equal to a column of the same value.
 */
public final class WallClockArrays {
    private WallClockArrays() {}

    /**
     * Whether this is an array of them.
     *
     * @param elementType the type of the elements in the database
     * @param arrayType the type of the array in Java
     * @return false too where {@link WallClockTypes} is not in use
     */
    public static boolean isOne(JdbcType elementType, JavaType<?> arrayType) {
        return elementType == WallClockTypes.TIMESTAMP
                && arrayType instanceof BasicPluralJavaType<?> plural
                && plural.getElementJavaType().getJavaTypeClass() == LocalDateTime.class;
    }

    /**
     * Writes an array.
     *
     * @param <X> the type of the array
     * @param value the array
     * @param arrayType its type
     * @param options Hibernate's
     * @return a JSON document
     */
    public static <X> String toJson(X value, JavaType<X> arrayType, WrapperOptions options) {
        return Texts.INSTANCE.toString(value, arrayType, options);
    }

    /**
     * Reads an array.
     *
     * @param <X> the type of the array
     * @param json a JSON document
     * @param arrayType the type of the array
     * @param options Hibernate's
     * @return the array
     * @throws SQLException where this is not JSON
     */
    public static <X> @Nullable X fromJson(@Nullable String json, JavaType<X> arrayType, WrapperOptions options)
            throws SQLException {
        return Texts.INSTANCE.fromString(json, arrayType, options);
    }

    /** A text that the Java type reads and writes by itself. */
    private static final class Text extends VarcharJdbcType {
        private static final long serialVersionUID = 1L;

        @Override
        public Class<?> getPreferredJavaTypeClass(WrapperOptions options) {
            return LocalDateTime.class;
        }
    }

    private static final class Texts extends JsonArrayJdbcType {
        private static final Texts INSTANCE = new Texts();

        private static final long serialVersionUID = 1L;

        private Texts() {
            super(new Text());
        }

        @Override
        protected <X> @Nullable X fromString(@Nullable String json, JavaType<X> javaType, WrapperOptions options)
                throws SQLException {
            return super.fromString(json, javaType, options);
        }

        @Override
        protected <X> String toString(X value, JavaType<X> javaType, WrapperOptions options) {
            return super.toString(value, javaType, options);
        }
    }
}
