package org.tidewire.databend.internal.function;

import org.hibernate.query.sqm.CastType;
import org.tidewire.databend.internal.time.DatabendTime;

/**
 * Casts. A number becomes a whole one by rounding, as on PostgreSQL and MySQL. A time of day is a text for Databend
 * ({@link DatabendTime}).
 */
public final class DatabendCasts {
    private static final String TRUE_WORDS = "'t','true','y','yes','1'";
    private static final String FALSE_WORDS = "'f','false','n','no','0'";

    private DatabendCasts() {}

    public static String pattern(CastType from, CastType to, String standard) {
        return switch (to) {
            case BOOLEAN, INTEGER_BOOLEAN, TF_BOOLEAN, YN_BOOLEAN -> from == CastType.STRING ? words(to) : standard;
            // A text may lack the fraction.
            case TIME -> from == CastType.STRING ? DatabendTime.timeOf(DatabendTime.onFirstDay("?1")) : standard;
            default -> standard;
        };
    }

    /** As all of Hibernate's dialects have it; other words are null. */
    private static String words(CastType to) {
        String yes = switch (to) {
            case INTEGER_BOOLEAN -> "1";
            case TF_BOOLEAN -> "'T'";
            case YN_BOOLEAN -> "'Y'";
            default -> "true";
        };
        String no = switch (to) {
            case INTEGER_BOOLEAN -> "0";
            case TF_BOOLEAN -> "'F'";
            case YN_BOOLEAN -> "'N'";
            default -> "false";
        };
        return "case when lower(?1) in (" + TRUE_WORDS + ") then " + yes + " when lower(?1) in (" + FALSE_WORDS
                + ") then " + no + " end";
    }
}
