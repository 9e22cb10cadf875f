package org.tidewire.cratedb.internal.type;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import org.hibernate.type.descriptor.ValueBinder;
import org.hibernate.type.descriptor.ValueExtractor;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.descriptor.jdbc.BasicBinder;
import org.hibernate.type.descriptor.jdbc.BasicExtractor;
import org.hibernate.type.descriptor.jdbc.DateJdbcType;
import org.jspecify.annotations.Nullable;

/** Dates, as {@link LocalDate}: the text that pgjdbc makes of a {@code java.sql.Date} is refused. */
final class DayJdbcType extends DateJdbcType {
    static final DayJdbcType INSTANCE = new DayJdbcType();

    private static final long serialVersionUID = 1L;

    private DayJdbcType() {}

    @Override
    public <X> ValueBinder<X> getBinder(JavaType<X> javaType) {
        return new BasicBinder<>(javaType, this) {
            private static final long serialVersionUID = 1L;

            @Override
            protected void doBind(PreparedStatement statement, X value, int index, WrapperOptions options)
                    throws SQLException {
                statement.setObject(
                        index, javaType.unwrap(value, LocalDate.class, options).atStartOfDay(), Types.TIMESTAMP);
            }

            @Override
            protected void doBind(CallableStatement statement, X value, String name, WrapperOptions options)
                    throws SQLException {
                statement.setObject(
                        name, javaType.unwrap(value, LocalDate.class, options).atStartOfDay(), Types.TIMESTAMP);
            }
        };
    }

    @Override
    public <X> ValueExtractor<X> getExtractor(JavaType<X> javaType) {
        return new BasicExtractor<>(javaType, this) {
            private static final long serialVersionUID = 1L;

            @Override
            protected @Nullable X doExtract(ResultSet row, int index, WrapperOptions options) throws SQLException {
                return day(row.getObject(index, LocalDate.class), options);
            }

            @Override
            protected @Nullable X doExtract(CallableStatement statement, int index, WrapperOptions options)
                    throws SQLException {
                return day(statement.getObject(index, LocalDate.class), options);
            }

            @Override
            protected @Nullable X doExtract(CallableStatement statement, String name, WrapperOptions options)
                    throws SQLException {
                return day(statement.getObject(name, LocalDate.class), options);
            }

            private @Nullable X day(@Nullable LocalDate day, WrapperOptions options) {
                return day == null ? null : javaType.wrap(day, options);
            }
        };
    }
}
