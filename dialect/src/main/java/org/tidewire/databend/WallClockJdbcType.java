package org.tidewire.databend;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import org.hibernate.type.descriptor.ValueBinder;
import org.hibernate.type.descriptor.ValueExtractor;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.descriptor.jdbc.BasicBinder;
import org.hibernate.type.descriptor.jdbc.BasicExtractor;
import org.hibernate.type.descriptor.jdbc.TimestampJdbcType;
import org.jspecify.annotations.Nullable;

/**
 * A {@code timestamp} whose {@link LocalDateTime} goes to the driver as it is. Hibernate makes a {@code java.sql.Timestamp} of
 * it, which has no 02:30 where the JVM's zone leaves it out, on the night when summer time begins. With {@code
 * hibernate.jdbc.time_zone} it is converted between zones, as Hibernate does.
 */
final class WallClockJdbcType extends TimestampJdbcType {
    static final WallClockJdbcType INSTANCE = new WallClockJdbcType();

    private static final long serialVersionUID = 1L;

    private WallClockJdbcType() {}

    @Override
    public <X> ValueBinder<X> getBinder(JavaType<X> javaType) {
        ValueBinder<X> converting = super.getBinder(javaType);
        if (javaType.getJavaTypeClass() != LocalDateTime.class) {
            return converting;
        }
        return new BasicBinder<>(javaType, this) {
            private static final long serialVersionUID = 1L;

            @Override
            protected void doBind(PreparedStatement statement, X value, int index, WrapperOptions options)
                    throws SQLException {
                if (options.getJdbcTimeZone() == null) {
                    statement.setObject(index, getJavaType().unwrap(value, LocalDateTime.class, options));
                } else {
                    converting.bind(statement, value, index, options);
                }
            }

            @Override
            protected void doBind(CallableStatement statement, X value, String name, WrapperOptions options)
                    throws SQLException {
                converting.bind(statement, value, name, options);
            }
        };
    }

    @Override
    public <X> ValueExtractor<X> getExtractor(JavaType<X> javaType) {
        ValueExtractor<X> converting = super.getExtractor(javaType);
        if (javaType.getJavaTypeClass() != LocalDateTime.class) {
            return converting;
        }
        return new BasicExtractor<>(javaType, this) {
            private static final long serialVersionUID = 1L;

            @Override
            protected @Nullable X doExtract(ResultSet rows, int index, WrapperOptions options) throws SQLException {
                return options.getJdbcTimeZone() == null
                        ? getJavaType().wrap(rows.getObject(index, LocalDateTime.class), options)
                        : converting.extract(rows, index, options);
            }

            @Override
            protected @Nullable X doExtract(CallableStatement statement, int index, WrapperOptions options)
                    throws SQLException {
                return converting.extract(statement, index, options);
            }

            @Override
            protected @Nullable X doExtract(CallableStatement statement, String name, WrapperOptions options)
                    throws SQLException {
                return converting.extract(statement, name, options);
            }
        };
    }
}
