package org.tidewire.internal.type;

import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.descriptor.jdbc.JdbcLiteralFormatter;
import org.hibernate.type.spi.TypeConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * A time of day on a database without a type for it: the text {@code hh:mm:ss.ffffff}, which sorts and compares as the times do.
 * Finer than microseconds is cut off, as in timestamps. A time with an offset is kept as that of UTC.
 */
public final class TimeOfDayJdbcType extends TextJdbcType {
    public static final TimeOfDayJdbcType LOCAL = new TimeOfDayJdbcType(SqlTypes.TIME);
    public static final TimeOfDayJdbcType UTC = new TimeOfDayJdbcType(SqlTypes.TIME_UTC);
    public static final TimeOfDayJdbcType OFFSET = new TimeOfDayJdbcType(SqlTypes.TIME_WITH_TIMEZONE);

    private static final long serialVersionUID = 1L;
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ROOT);

    private final int code;

    private TimeOfDayJdbcType(int code) {
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
    public JavaType<?> getRecommendedJavaType(
            @Nullable Integer precision, @Nullable Integer scale, TypeConfiguration typeConfiguration) {
        return typeConfiguration
                .getJavaTypeRegistry()
                .resolveDescriptor(code == SqlTypes.TIME ? LocalTime.class : OffsetTime.class);
    }

    @Override
    public <T> JdbcLiteralFormatter<T> getJdbcLiteralFormatter(JavaType<T> javaType) {
        return (appender, value, dialect, options) -> dialect.appendLiteral(appender, text(value, javaType, options));
    }

    @Override
    protected <X> String text(X value, JavaType<X> javaType, WrapperOptions options) {
        LocalTime time = code == SqlTypes.TIME
                ? javaType.unwrap(value, LocalTime.class, options)
                : javaType.unwrap(value, OffsetTime.class, options)
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toLocalTime();
        return FORMAT.format(time.truncatedTo(ChronoUnit.MICROS));
    }

    @Override
    protected <X> @Nullable X value(String text, JavaType<X> javaType, WrapperOptions options) {
        LocalTime time = LocalTime.parse(text);
        return code == SqlTypes.TIME
                ? javaType.wrap(time, options)
                : javaType.wrap(time.atOffset(ZoneOffset.UTC), options);
    }
}
