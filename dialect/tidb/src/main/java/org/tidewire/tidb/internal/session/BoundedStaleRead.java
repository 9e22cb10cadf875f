package org.tidewire.tidb.internal.session;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.tidewire.UnsupportedFeatureException;

/**
 * Reads everything as it was at some instant of the recent past: the latest for which the nearest replica has all data.
 *
 * <p>Both bounds are the server's own time: the clock of this machine does not matter.
 *
 * @param staleness how far back, at most; in whole microseconds
 */
public record BoundedStaleRead(Duration staleness) implements TiDBTransactionStart {
    private static final long NANOS_PER_MICRO = 1_000;
    /** TiDB keeps minutes; the bound has to be after 1970, where its timestamps begin. */
    private static final Duration LONGEST = Duration.ofDays(3_650);

    public BoundedStaleRead {
        if (staleness.isNegative() || staleness.isZero()) {
            throw new IllegalArgumentException("staleness must be positive, and is " + staleness);
        }
        if (staleness.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("staleness must be ten years at most, and is " + staleness);
        }
    }

    @Override
    public boolean readsThePast() {
        return true;
    }

    @Override
    public String sql() {
        return "start transaction read only as of timestamp tidb_bounded_staleness(now(6) - interval "
                + Math.max(1, staleness.dividedBy(Duration.ofNanos(NANOS_PER_MICRO))) + " microsecond, now(6))";
    }

    /** In the hour after clocks were set back, {@code now(6) - interval ...} may be an hour too early. */
    @Override
    public void verify(Statement statement, long nanoTimeBefore) throws SQLException {
        StartTimestamp timestamp = StartTimestamp.of(statement);
        Duration sinceSent = Duration.ofNanos(System.nanoTime() - nanoTimeBefore);
        Duration age = Duration.between(timestamp.instant(), timestamp.serverTime());
        // The server's time is in whole seconds, cut off: it is never later than it should be.
        if (age.compareTo(staleness.plus(sinceSent)) > 0) {
            throw new UnsupportedFeatureException(
                    "TiDB",
                    "a staleness of at most " + staleness + " in the time zone of this session (it went back by " + age
                            + ")",
                    "that zone has just set its clocks back; let the session be in a zone that does not, for example by"
                            + " the driver's connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true");
        }
    }
}
