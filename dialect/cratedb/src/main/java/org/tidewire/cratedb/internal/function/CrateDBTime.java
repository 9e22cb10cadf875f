package org.tidewire.cratedb.internal.function;

import jakarta.persistence.TemporalType;
import java.util.List;
import java.util.Map;
import org.hibernate.query.common.TemporalUnit;
import org.tidewire.cratedb.internal.server.CrateDBQueryRefusal;
import org.tidewire.internal.function.DateTimePattern;

/** Arithmetic with dates, their fields and patterns. A timestamp has milliseconds. */
@SuppressWarnings({"deprecation", "removal"}) // TemporalType is what Hibernate gives
public final class CrateDBTime {
    /** Those of {@code date_format}: {@code to_char} knows no names without blanks after them. */
    private static final Map<String, String> LETTERS = Map.ofEntries(
            Map.entry("yyyy", "%Y"),
            Map.entry("M", "%c"),
            Map.entry("MM", "%m"),
            Map.entry("MMM", "%b"),
            Map.entry("MMMM", "%M"),
            Map.entry("d", "%e"),
            Map.entry("dd", "%d"),
            Map.entry("DDD", "%j"),
            Map.entry("EEE", "%a"),
            Map.entry("EEEE", "%W"),
            Map.entry("H", "%k"),
            Map.entry("HH", "%H"),
            Map.entry("h", "%l"),
            Map.entry("hh", "%h"),
            Map.entry("mm", "%i"),
            Map.entry("ss", "%s"),
            Map.entry("SSSSSS", "%f"),
            Map.entry("a", "%p"));

    private static final int MILLIS_OF_DAY = 86_400_000;

    private CrateDBTime() {}

    public static String add(TemporalUnit unit, TemporalType type) {
        refuseTime(type);
        if (unit == TemporalUnit.QUARTER) {
            return addMonths("(?3+(?2)*interval '3 month')");
        }
        if (unit == TemporalUnit.MONTH) {
            return addMonths("(?3+(?2)*interval '1 month')");
        }
        String added = switch (unit) {
            case YEAR -> "(?2)*interval '1 year'";
            case WEEK -> parts("(?2)*7", 1);
            case DAY -> parts("(?2)", 1);
            case HOUR -> parts("(?2)", 24);
            case MINUTE -> parts("(?2)", 1_440);
            case SECOND -> parts("(?2)", 86_400);
            case NATIVE, NANOSECOND -> parts("(?2)/1e9", 86_400);
            default -> throw CrateDBQueryRefusal.EXTRACT.exception(name(unit));
        };
        return "(?3+" + added + ")";
    }

    /** The server adds years first, and then months, and goes back to the last day of a month after each. */
    private static String addMonths(String sum) {
        String lastDay = "extract(day from date_trunc('month'," + sum + ")+interval '1 month'-interval '1 day')";
        return "(" + sum + "+(least(extract(day from ?3)," + lastDay + ")-extract(day from " + sum
                + "))*interval '1 day')";
    }

    /** An interval is multiplied by a whole number of 32 bits: days, and what is left of one in milliseconds. */
    private static String parts(String number, int perDay) {
        String days = perDay == 1 ? "floor(" + number + ")" : "floor(" + number + "/" + perDay + ")";
        String rest = "(" + number + "-" + days + (perDay == 1 ? "" : "*" + perDay) + ")*" + MILLIS_OF_DAY / perDay;
        return "cast(" + days + " as integer)*interval '1 day'+cast(round(cast(" + rest
                + " as numeric)) as integer)*interval '1 millisecond'";
    }

    public static String difference(TemporalUnit unit, TemporalType from, TemporalType to) {
        refuseTime(from);
        refuseTime(to);
        String millis = "(cast(?3 as bigint)-cast(?2 as bigint))";
        return switch (unit) {
            case YEAR -> months(12);
            case QUARTER -> months(3);
            case MONTH -> months(1);
            case WEEK -> "(" + millis + "/604800000)";
            case DAY -> "(" + millis + "/86400000)";
            case HOUR -> "(" + millis + "/3600000)";
            case MINUTE -> "(" + millis + "/60000)";
            case SECOND -> "(" + millis + "/1000)";
            // A decimal: 292 years have more nanoseconds than 64 bits.
            case NATIVE, NANOSECOND -> "(cast(" + millis + " as numeric)*1000000)";
            default -> throw CrateDBQueryRefusal.EXTRACT.exception(name(unit));
        };
    }

    /** Whole ones between two dates: one less where the later month is not over. */
    private static String months(int divisor) {
        String all = "(extract(year from age(?3,?2))*12+extract(month from age(?3,?2)))";
        return divisor == 1 ? all : "(" + all + "/" + divisor + ")";
    }

    public static String field(TemporalUnit unit) {
        return switch (unit) {
            case SECOND -> "((((cast(?2 as bigint)%60000)+60000)%60000)/1000.0)";
            case DAY_OF_WEEK -> "(extract(dow from ?2)%7+1)";
            case DAY_OF_YEAR -> "extract(doy from ?2)";
            case DAY_OF_MONTH -> "extract(day from ?2)";
            case EPOCH -> "((cast(?2 as bigint)-((cast(?2 as bigint)%1000)+1000)%1000)/1000)";
            case WEEK_OF_YEAR -> throw CrateDBQueryRefusal.EXTRACT.exception("week of year");
            case YEAR, QUARTER, MONTH, WEEK, DAY, HOUR, MINUTE -> "extract(" + name(unit) + " from ?2)";
            default -> throw CrateDBQueryRefusal.EXTRACT.exception(name(unit));
        };
    }

    /** The pattern of {@code date_format}. */
    public static String pattern(String format) {
        StringBuilder pattern = new StringBuilder();
        List<DateTimePattern.Part> parts = DateTimePattern.parse(format);
        for (DateTimePattern.Part part : parts) {
            if (!part.isField()) {
                pattern.append(part.text().replace("%", "%%"));
            } else if (LETTERS.containsKey(part.text())) {
                pattern.append(LETTERS.get(part.text()));
            } else {
                throw CrateDBQueryRefusal.DATE_FORMAT.exception(part.text());
            }
        }
        return pattern.toString().replace("'", "''");
    }

    private static void refuseTime(TemporalType type) {
        if (type == TemporalType.TIME) {
            throw CrateDBQueryRefusal.TIME_ARITHMETIC.exception();
        }
    }

    private static String name(TemporalUnit unit) {
        return unit.toString();
    }
}
