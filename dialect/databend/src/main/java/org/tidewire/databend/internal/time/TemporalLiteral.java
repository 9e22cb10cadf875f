package org.tidewire.databend.internal.time;

import static org.hibernate.type.descriptor.DateTimeUtils.appendAsDate;
import static org.hibernate.type.descriptor.DateTimeUtils.appendAsTimestampWithMicros;
import static org.hibernate.type.descriptor.DateTimeUtils.appendAsTimestampWithMillis;

import jakarta.persistence.TemporalType;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Calendar;
import java.util.Date;
import java.util.TimeZone;
import org.hibernate.sql.ast.spi.SqlAppender;

/** Dates and times in a statement; Databend does not read JDBC's {@code {ts '...'}}. A time of day is a text. */
@SuppressWarnings({"deprecation", "removal", "JavaUtilDate"}) // what Hibernate's own methods take
public final class TemporalLiteral {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("''HH:mm:ss.SSSSSS''");

    private TemporalLiteral() {}

    public static void append(SqlAppender appender, TemporalAccessor moment, TemporalType type, TimeZone zone) {
        switch (type) {
            case DATE -> append(appender, "date '", () -> appendAsDate(appender, moment));
            case TIME -> TIME.formatTo(LocalTime.from(moment), appender);
            case TIMESTAMP ->
                append(appender, "timestamp '", () -> appendAsTimestampWithMicros(appender, moment, false, zone));
        }
    }

    public static void append(SqlAppender appender, Date date, TemporalType type, TimeZone zone) {
        switch (type) {
            case DATE -> append(appender, "date '", () -> appendAsDate(appender, date));
            case TIME -> TIME.formatTo(localTime(date, zone), appender);
            case TIMESTAMP -> append(appender, "timestamp '", () -> appendAsTimestampWithMicros(appender, date, zone));
        }
    }

    public static void append(SqlAppender appender, Calendar calendar, TemporalType type, TimeZone zone) {
        switch (type) {
            case DATE -> append(appender, "date '", () -> appendAsDate(appender, calendar));
            case TIME -> TIME.formatTo(localTime(calendar.getTime(), calendar.getTimeZone()), appender);
            case TIMESTAMP ->
                append(appender, "timestamp '", () -> appendAsTimestampWithMillis(appender, calendar, zone));
        }
    }

    private static LocalTime localTime(Date date, TimeZone zone) {
        return java.time.Instant.ofEpochMilli(date.getTime())
                .atZone(date instanceof java.sql.Time ? ZoneId.systemDefault() : zone.toZoneId())
                .toLocalTime();
    }

    private static void append(SqlAppender appender, String start, Runnable value) {
        appender.appendSql(start);
        value.run();
        appender.appendSql('\'');
    }
}
