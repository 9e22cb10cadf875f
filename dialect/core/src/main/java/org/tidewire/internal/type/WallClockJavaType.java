package org.tidewire.internal.type;

import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.LocalDateTimeJavaType;
import org.jspecify.annotations.Nullable;

/**
 * {@link LocalDateTime} in JSON documents. Hibernate writes a {@link Timestamp} there by the clock of UTC, and makes it by
 * that of the JVM: an attribute would not be equal to a column of the same value, and 02:30 would move on the night when
 * summer time begins. Nothing else asks for a {@link Timestamp} where {@link WallClockTypes} binds and reads.
 */
final class WallClockJavaType extends LocalDateTimeJavaType {
    static final WallClockJavaType DATE_TIME = new WallClockJavaType();

    private static final long serialVersionUID = 1L;

    private WallClockJavaType() {}

    @Override
    public <X> @Nullable X unwrap(@Nullable LocalDateTime value, Class<X> type, WrapperOptions options) {
        return value != null && type == Timestamp.class
                ? type.cast(Timestamp.from(value.toInstant(ZoneOffset.UTC)))
                : super.unwrap(value, type, options);
    }

    @Override
    public <X> @Nullable LocalDateTime wrap(@Nullable X value, WrapperOptions options) {
        return value instanceof Timestamp timestamp
                ? LocalDateTime.ofInstant(timestamp.toInstant(), ZoneOffset.UTC)
                : super.wrap(value, options);
    }
}
