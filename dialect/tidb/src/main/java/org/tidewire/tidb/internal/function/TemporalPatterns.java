package org.tidewire.tidb.internal.function;

import jakarta.persistence.TemporalType;
import java.util.function.Supplier;
import org.hibernate.query.common.TemporalUnit;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.tidewire.tidb.internal.server.TiDBRefusal;

/** How times are added up and written. */
public final class TemporalPatterns {
    private TemporalPatterns() {}

    /** Adding {@code ?2} units to {@code ?3}; MySQL's pattern where that is exact on TiDB. */
    @SuppressWarnings("deprecation") // TemporalType is what Hibernate asks by
    public static String timestampadd(TemporalUnit unit, TemporalType temporalType, Supplier<String> ofMySQL) {
        if (temporalType == TemporalType.TIME) {
            String added = switch (unit) {
                // Fractions of a second are lost in timestampadd(second, ...).
                case SECOND -> "timestampadd(microsecond,?2*1e6,?3)";
                case NANOSECOND -> "timestampadd(microsecond,(?2) div 1000,?3)";
                default -> ofMySQL.get();
            };
            // It is a time of today, which equals no time.
            return "cast(" + added + " as time(6))";
        }
        // timestampadd() gives a wrong date for more than 292 years of hours, minutes, seconds or microseconds.
        return switch (unit) {
            case NANOSECOND -> "date_add(?3,interval (?2) div 1000 microsecond)";
            case NATIVE -> "date_add(?3,interval ?2 microsecond)";
            default -> "date_add(?3,interval ?2 ?1)";
        };
    }

    /** A pattern of {@code format()}, if all of it is one of {@code date_format}. */
    public static void append(SqlAppender appender, String format) {
        for (TiDBDateFormat.Part part : TiDBDateFormat.parse(format)) {
            if (!part.isTemplate()) {
                throw TiDBRefusal.ofPattern(format);
            }
            appender.append(part.text());
        }
    }
}
