package org.tidewire.cratedb.internal.type;

import jakarta.persistence.TemporalType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.TimeZone;
import org.hibernate.sql.ast.spi.SqlAppender;

/** Literals of dates and times. A point in time is written in UTC. */
public final class TemporalLiteral {
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ROOT);

    private TemporalLiteral() {}

    @SuppressWarnings({"deprecation", "removal"}) // what Hibernate gives
    public static void append(SqlAppender sql, TemporalAccessor moment, TemporalType precision) {
        switch (precision) {
            case DATE -> sql.appendSql("timestamp '" + LocalDate.from(moment) + "'");
            case TIME -> sql.appendSql("'" + TIME.format(timeOfDay(moment)) + "'");
            default -> appendTimestamp(sql, moment);
        }
    }

    private static LocalTime timeOfDay(TemporalAccessor moment) {
        return moment instanceof OffsetTime time
                ? time.withOffsetSameInstant(ZoneOffset.UTC).toLocalTime()
                : LocalTime.from(moment);
    }

    private static void appendTimestamp(SqlAppender sql, TemporalAccessor moment) {
        boolean isInstant = moment.isSupported(ChronoField.INSTANT_SECONDS);
        if (!isInstant && moment.query(TemporalQueries.localTime()) == null) {
            sql.appendSql("timestamp '" + LocalDate.from(moment) + "'");
        } else if (isInstant) {
            sql.appendSql("timestamp with time zone '"
                    + TIMESTAMP.format(Instant.from(moment).atOffset(ZoneOffset.UTC)) + "Z'");
        } else {
            sql.appendSql("timestamp '" + TIMESTAMP.format(moment) + "'");
        }
    }

    /** A {@code java.util.Date} or calendar, in the zone of JDBC. */
    @SuppressWarnings({"deprecation", "removal"}) // what Hibernate gives
    public static void append(SqlAppender sql, Instant instant, TemporalType precision, TimeZone zone) {
        append(sql, instant.atZone(zone.toZoneId()).toLocalDateTime(), precision);
    }
}
