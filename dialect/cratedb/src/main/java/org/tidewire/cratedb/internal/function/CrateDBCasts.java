package org.tidewire.cratedb.internal.function;

import org.hibernate.query.sqm.CastType;
import org.tidewire.cratedb.internal.server.CrateDBQueryRefusal;

/** Casts. The server's own cast of a point in time to text gives a number of milliseconds. */
public final class CrateDBCasts {
    private CrateDBCasts() {}

    public static String pattern(CastType from, CastType to, String standard) {
        return switch (to) {
            case STRING, CLOB -> toText(from, standard);
            case TIME -> throw CrateDBQueryRefusal.TIME_ARITHMETIC.exception();
            default -> standard;
        };
    }

    private static String toText(CastType from, String standard) {
        return switch (from) {
            case DATE -> "date_format('%Y-%m-%d',?1)";
            case TIMESTAMP, OFFSET_TIMESTAMP, ZONE_TIMESTAMP -> "to_char(?1,'YYYY-MM-DD HH24:MI:SS.MS')";
            case TIME -> throw CrateDBQueryRefusal.TIME_ARITHMETIC.exception();
            case BOOLEAN -> "case ?1 when true then 'true' when false then 'false' end";
            default -> standard;
        };
    }
}
