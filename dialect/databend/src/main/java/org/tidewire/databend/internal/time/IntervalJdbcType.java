package org.tidewire.databend.internal.time;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.HibernateException;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.jdbc.Size;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.descriptor.jdbc.JdbcLiteralFormatter;
import org.hibernate.type.spi.TypeConfiguration;
import org.jspecify.annotations.Nullable;
import org.tidewire.internal.type.TextJdbcType;

/**
 * {@code @JdbcTypeCode(SqlTypes.INTERVAL_SECOND) Duration} in a column of type {@code interval}, in microseconds. The text of
 * an interval is {@code 1 day 2:00:00.000001} or {@code -0:01:30}; a day is 24 hours, and months are no duration.
 */
public final class IntervalJdbcType extends TextJdbcType {
    public static final IntervalJdbcType INSTANCE = new IntervalJdbcType();

    private static final long serialVersionUID = 1L;
    private static final Pattern TEXT =
            Pattern.compile("(?:(-?\\d+) days?)? ?(?:(-?)(\\d+):(\\d+):(\\d+(?:\\.\\d+)?))?");

    private IntervalJdbcType() {}

    @Override
    public int getDefaultSqlTypeCode() {
        return SqlTypes.INTERVAL_SECOND;
    }

    @Override
    public int getDdlTypeCode() {
        return SqlTypes.INTERVAL_SECOND;
    }

    @Override
    public JavaType<?> getRecommendedJavaType(
            @Nullable Integer precision, @Nullable Integer scale, TypeConfiguration typeConfiguration) {
        return typeConfiguration.getJavaTypeRegistry().resolveDescriptor(Duration.class);
    }

    @Override
    public void appendWriteExpression(
            String writeExpression, @Nullable Size size, SqlAppender appender, Dialect dialect) {
        appender.append("to_interval(");
        appender.append(writeExpression);
        appender.append(')');
    }

    @Override
    public boolean isWriteExpressionTyped(Dialect dialect) {
        return true;
    }

    @Override
    public <T> JdbcLiteralFormatter<T> getJdbcLiteralFormatter(JavaType<T> javaType) {
        return (appender, value, dialect, options) -> {
            appender.append("to_interval(");
            dialect.appendLiteral(appender, text(value, javaType, options));
            appender.append(')');
        };
    }

    @Override
    protected <X> String text(X value, JavaType<X> javaType, WrapperOptions options) {
        Duration duration = javaType.unwrap(value, Duration.class, options);
        return ChronoUnit.MICROS.between(java.time.Instant.EPOCH, java.time.Instant.EPOCH.plus(duration))
                + " microseconds";
    }

    @Override
    protected <X> @Nullable X value(String text, JavaType<X> javaType, WrapperOptions options) {
        return javaType.wrap(duration(text), options);
    }

    static Duration duration(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new HibernateException(
                    "The interval '" + text + "' is no duration: months and years have no fixed length");
        }
        Duration days = parts.group(1) == null ? Duration.ZERO : Duration.ofDays(Long.parseLong(parts.group(1)));
        if (parts.group(3) == null) {
            return days;
        }
        Duration time = Duration.ofHours(Long.parseLong(parts.group(3)))
                .plusMinutes(Long.parseLong(parts.group(4)))
                .plusNanos(new BigDecimal(parts.group(5)).movePointRight(9).longValueExact());
        return parts.group(2).isEmpty() ? days.plus(time) : days.minus(time);
    }
}
