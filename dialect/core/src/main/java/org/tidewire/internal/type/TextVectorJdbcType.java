package org.tidewire.internal.type;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import org.hibernate.HibernateException;
import org.hibernate.type.SqlTypes;
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

/** {@code vector(n)}: floats, that go to the server and come from it as the text {@code [1,2.5,3]}. */
public abstract class TextVectorJdbcType extends ArrayJdbcType {
    private static final long serialVersionUID = 1L;

    /** Its name, for messages. */
    private final String database;

    /**
     * Makes the type.
     *
     * @param floatType of the elements
     * @param database its name, for messages
     */
    protected TextVectorJdbcType(JdbcType floatType, String database) {
        super(floatType);
        this.database = database;
    }

    /**
     * How a vector goes to the server.
     *
     * @param floats the vector; all of them are finite
     * @return the text
     */
    protected abstract String textOfFinite(float[] floats);

    /**
     * How a vector goes to the server.
     *
     * @param floats the vector
     * @return the text
     * @throws HibernateException if there is a NaN or an infinity in it
     */
    protected final String text(float[] floats) {
        for (float value : floats) {
            if (!Float.isFinite(value)) {
                throw new HibernateException(
                        "A vector of " + database + " takes finite numbers here, and not " + value);
            }
        }
        return textOfFinite(floats);
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
                return text(getJavaType().unwrap(value, float[].class, options));
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

    private static float @Nullable [] floats(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String numbers =
                text.substring(text.indexOf('[') + 1, text.lastIndexOf(']')).trim();
        if (numbers.isEmpty()) {
            return new float[0];
        }
        String[] parts = numbers.split(",", -1);
        float[] floats = new float[parts.length];
        for (int i = 0; i < parts.length; i++) {
            floats[i] = number(parts[i].trim());
        }
        return floats;
    }

    /** What a server computes, and other programs store, need not be finite. */
    private static float number(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "nan" -> Float.NaN;
            case "inf", "infinity" -> Float.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Float.NEGATIVE_INFINITY;
            default -> Float.parseFloat(text);
        };
    }

    @Override
    public final boolean equals(@Nullable Object that) {
        return that instanceof TextVectorJdbcType other && other.database.equals(database);
    }

    @Override
    public final int hashCode() {
        return database.hashCode();
    }
}
