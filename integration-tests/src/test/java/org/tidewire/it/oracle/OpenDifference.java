package org.tidewire.it.oracle;

import java.math.BigDecimal;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/** Differences that SQL leaves open, each with its reason. Nothing else may differ. */
enum OpenDifference {
    /** The scale of a quotient, an average or a constant is left to the implementation (ISO 9075-2, 6.29 and 10.9). */
    SCALE_OF_DECIMALS {
        @Override
        boolean covers(Object expected, Object actual) {
            return expected instanceof BigDecimal one
                    && actual instanceof BigDecimal other
                    && one.compareTo(other) == 0;
        }
    },
    /**
     * SQL's default precision of a time is 0, and a dialect may choose another: {@code cast(x as LocalTime)} is cut or
     * rounded to the second on H2, cut on TiDB, and keeps its microseconds on Databend.
     */
    FRACTION_OF_A_CAST_TIME {
        @Override
        boolean covers(Object expected, Object actual) {
            return expected instanceof LocalTime one
                    && actual instanceof LocalTime other
                    && (one.equals(other.truncatedTo(ChronoUnit.SECONDS))
                            || one.equals(other.plusNanos(HALF_A_SECOND).truncatedTo(ChronoUnit.SECONDS))
                            || one.equals(other.plusSeconds(1)));
        }
    },
    /** The last digits of an approximate number depend on the order of additions and on the library. */
    DIGITS_OF_DOUBLES {
        @Override
        boolean covers(Object expected, Object actual) {
            return expected instanceof Double one && actual instanceof Double other && areClose(one, other, 1e-12);
        }
    },
    /** The same of a single precision number, which may be computed in double precision. */
    DIGITS_OF_FLOATS {
        @Override
        boolean covers(Object expected, Object actual) {
            return expected instanceof Float one && actual instanceof Float other && areClose(one, other, 1e-6);
        }
    };

    private static final long HALF_A_SECOND = 500_000_000;

    abstract boolean covers(Object expected, Object actual);

    private static boolean areClose(double one, double other, double precision) {
        return Math.abs(one - other) <= precision * Math.max(Math.abs(one), Math.abs(other));
    }
}
