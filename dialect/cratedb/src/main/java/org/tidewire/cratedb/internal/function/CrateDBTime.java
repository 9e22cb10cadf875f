package org.tidewire.cratedb.internal.function;

import jakarta.persistence.TemporalType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.query.common.TemporalUnit;
import org.tidewire.cratedb.internal.server.CrateDBQueryRefusal;
import org.tidewire.internal.function.DateTimePattern;

/** Arithmetic with dates, their fields and patterns. A timestamp has milliseconds. */
@SuppressWarnings({"deprecation", "removal"}) // TemporalType is what Hibernate gives
public final class CrateDBTime {
    private static final Map<String, String> LETTERS = new TreeMap<>(Map.ofEntries(
            Map.entry("yyyy", "YYYY"),
            Map.entry("yy", "YY"),
            Map.entry("MM", "MM"),
            Map.entry("dd", "DD"),
            Map.entry("DDD", "DDD"),
            Map.entry("HH", "HH24"),
            Map.entry("hh", "HH12"),
            Map.entry("mm", "MI"),
            Map.entry("ss", "SS"),
            Map.entry("SSS", "MS"),
            Map.entry("a", "AM"),
            Map.entry("MMMM", "FMMonth"),
            Map.entry("MMM", "Mon"),
            Map.entry("EEEE", "FMDay"),
            Map.entry("EEE", "Dy")));

    private CrateDBTime() {}

    public static String add(TemporalUnit unit, TemporalType type) {
        refuseTime(type);
        String interval = switch (unit) {
            case YEAR, MONTH, WEEK, DAY, HOUR, MINUTE, SECOND -> "(?2)*interval '1 " + name(unit) + "'";
            case QUARTER -> "(?2)*interval '3 month'";
            case NATIVE -> "(?2)*interval '1 millisecond'";
            case NANOSECOND -> "((?2)/1000000)*interval '1 millisecond'";
            default -> throw CrateDBQueryRefusal.EXTRACT.exception(name(unit));
        };
        return "(?3+" + interval + ")";
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
            case NATIVE -> millis;
            case NANOSECOND -> "(" + millis + "*1000000)";
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
            case EPOCH -> "(cast(?2 as bigint)/1000)";
            case WEEK_OF_YEAR -> throw CrateDBQueryRefusal.EXTRACT.exception("week of year");
            case YEAR, QUARTER, MONTH, WEEK, DAY, HOUR, MINUTE -> "extract(" + name(unit) + " from ?2)";
            default -> throw CrateDBQueryRefusal.EXTRACT.exception(name(unit));
        };
    }

    /** The pattern of {@code to_char}. */
    public static String pattern(String format) {
        StringBuilder pattern = new StringBuilder();
        List<DateTimePattern.Part> parts = DateTimePattern.parse(format);
        for (DateTimePattern.Part part : parts) {
            if (!part.isField()) {
                pattern.append(part.text().matches("[a-zA-Z]+") ? '"' + part.text() + '"' : part.text());
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
