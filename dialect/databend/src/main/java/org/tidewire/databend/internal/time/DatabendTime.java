package org.tidewire.databend.internal.time;

import jakarta.persistence.TemporalType;
import org.hibernate.query.common.TemporalUnit;
import org.hibernate.query.sqm.IntervalType;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.internal.server.DatabendQueryRefusal;

/**
 * Date and time arithmetic.
 *
 * <p>A time of day is a text ({@code hh:mm:ss.ffffff}), as Databend has no such type; it is computed with on the first day of
 * 1970. Timestamps count microseconds. Casts are to types that may be null, as
 * {@link org.tidewire.databend.internal.sql.PlannedTranslator#nullOfCast} says why.
 */
@SuppressWarnings({"deprecation", "removal"}) // TemporalType is what Hibernate's own methods take
public final class DatabendTime {
    private static final String MICROSECONDS = "*interval '1 microsecond'";

    private DatabendTime() {}

    static String asTimestamp(String sql, TemporalType type) {
        return switch (type) {
            case DATE -> "cast(" + sql + " as timestamp null)";
            case TIME -> onFirstDay(sql);
            case TIMESTAMP -> sql;
        };
    }

    /** The timestamp of a time of day, on the first day of 1970. */
    public static String onFirstDay(String time) {
        return "cast(concat('1970-01-01 '," + time + ") as timestamp null)";
    }

    /** Since 1970. */
    private static String microseconds(String timestamp) {
        return "cast(" + timestamp + " as bigint null)";
    }

    public static String timeOf(String timestamp) {
        return "to_string(" + timestamp + ",'%H:%M:%S.%6f')";
    }

    /** The pattern of {@code timestampadd(unit, ?2, ?3)}. */
    public static String add(TemporalUnit unit, TemporalType type, @Nullable IntervalType interval) {
        String moment = type == TemporalType.TIME ? asTimestamp("?3", type) : "?3";
        if (interval != null) {
            return type == TemporalType.TIME
                    ? timeOf("cast(" + moment + "+?2 as timestamp null)")
                    : "(" + moment + "+?2)";
        }
        String sum = switch (unit) {
            case NATIVE -> "(" + moment + "+cast(?2 as bigint null)" + MICROSECONDS + ")";
            case NANOSECOND -> "(" + moment + "+(cast(?2 as bigint null) div 1000)" + MICROSECONDS + ")";
            // Whole seconds only in date_add.
            case SECOND -> "(" + moment + "+cast(round((?2)*1000000) as bigint null)" + MICROSECONDS + ")";
            case YEAR, QUARTER, MONTH, WEEK, DAY, HOUR, MINUTE -> "date_add(" + unit + ",?2," + moment + ")";
            default -> throw DatabendQueryRefusal.DURATION_UNIT.exception();
        };
        return type == TemporalType.TIME ? timeOf("cast(" + sum + " as timestamp null)") : sum;
    }

    /** The same, where {@code ?2} may be a fraction of a unit of fixed length. */
    static String addFraction(TemporalUnit unit, TemporalType type) {
        long microseconds = switch (unit) {
            case WEEK -> 604_800_000_000L;
            case DAY -> 86_400_000_000L;
            case HOUR -> 3_600_000_000L;
            case MINUTE -> 60_000_000L;
            default -> throw DatabendQueryRefusal.DURATION_UNIT.exception();
        };
        String sum = "(" + asTimestamp("?3", type) + "+cast(round((?2)*" + microseconds + ") as bigint null)"
                + MICROSECONDS + ")";
        return switch (type) {
            case DATE -> "cast(" + sum + " as date null)";
            case TIME -> timeOf("cast(" + sum + " as timestamp null)");
            case TIMESTAMP -> sum;
        };
    }

    /** The pattern of {@code timestampdiff(unit, ?2, ?3)}: whole units from the first to the second, cut towards zero. */
    public static String difference(TemporalUnit unit, TemporalType from, TemporalType to) {
        String start = asTimestamp("?2", from);
        String end = asTimestamp("?3", to);
        String microseconds = "(" + microseconds(end) + "-" + microseconds(start) + ")";
        return switch (unit) {
            case NATIVE -> microseconds;
            case NANOSECOND -> "(" + microseconds + "*1000)";
            case SECOND -> "(" + microseconds + "/1e6)";
            case YEAR, QUARTER, MONTH, DAY, HOUR, MINUTE -> "date_between(" + unit + "," + start + "," + end + ")";
            // date_between(week, ...) counts 55 weeks in two.
            case WEEK -> "(date_between(day," + start + "," + end + ") div 7)";
            default -> throw DatabendQueryRefusal.DURATION_UNIT.exception();
        };
    }

    /** The pattern of {@code extract(?1 from ?2)}. */
    static String extract(TemporalUnit unit, TemporalType type) {
        String moment = type == TemporalType.TIME ? asTimestamp("?2", type) : "?2";
        String microseconds = microseconds(asTimestamp("?2", type));
        String fraction = "((" + microseconds + "%1000000+1000000)%1000000)";
        return switch (unit) {
            case DAY_OF_MONTH -> "extract(day from " + moment + ")";
            case DAY_OF_YEAR -> "extract(doy from " + moment + ")";
            case DAY_OF_WEEK -> "(extract(dow from " + moment + ")+1)";
            case HOUR, MINUTE -> "to_" + unit + "(" + moment + ")";
            // Databend's own seconds are whole.
            case SECOND -> "(to_second(" + moment + ")+" + fraction + "/1e6)";
            case EPOCH -> "((" + microseconds + "-" + fraction + ") div 1000000)";
            case YEAR, QUARTER, MONTH, WEEK, DAY -> "extract(" + unit + " from " + moment + ")";
            default -> throw DatabendQueryRefusal.EXTRACT_FIELD.exception();
        };
    }

    /** {@code trunc(moment, unit)}; from days upwards Databend gives a date. */
    static String truncate(TemporalUnit unit, TemporalType type) {
        String truncated = switch (unit) {
            case YEAR, QUARTER, MONTH, WEEK, DAY, HOUR, MINUTE, SECOND ->
                "date_trunc(" + unit + "," + (type == TemporalType.TIME ? asTimestamp("?1", type) : "?1") + ")";
            default -> throw DatabendQueryRefusal.TRUNCATION_UNIT.exception();
        };
        return switch (type) {
            case DATE -> "cast(" + truncated + " as date null)";
            case TIME -> timeOf("cast(" + truncated + " as timestamp null)");
            case TIMESTAMP -> "cast(" + truncated + " as timestamp null)";
        };
    }
}
