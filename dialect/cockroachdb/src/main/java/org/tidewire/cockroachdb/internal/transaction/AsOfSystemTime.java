package org.tidewire.cockroachdb.internal.transaction;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.tidewire.transaction.TransactionStart;

/**
 * {@code set transaction as of system time ..}, which ends with the transaction.
 *
 * @param time a constant: the server takes no parameter
 */
public record AsOfSystemTime(String time) implements TransactionStart {
    /** For any follower: the server's own choice, about five seconds ago. */
    public static final AsOfSystemTime FOLLOWER = new AsOfSystemTime("follower_read_timestamp()");

    /** In nanoseconds since 1970, which no time zone moves. */
    public static AsOfSystemTime at(Instant instant) {
        BigDecimal nanos = BigDecimal.valueOf(instant.getEpochSecond())
                .movePointRight(9)
                .add(BigDecimal.valueOf(instant.getNano()));
        if (nanos.signum() <= 0 || nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new IllegalArgumentException("instant must be between 1970 and 2262, and is " + instant);
        }
        return new AsOfSystemTime(nanos.toPlainString());
    }

    /** Exactly so long ago. Bounded staleness, where the server chooses, is for single statements outside of transactions. */
    public static AsOfSystemTime ago(Duration staleness) {
        if (staleness.isNegative() || staleness.isZero() || staleness.compareTo(Duration.ofDays(3_650)) > 0) {
            throw new IllegalArgumentException("staleness must be positive and ten years at most, and is " + staleness);
        }
        BigDecimal seconds = BigDecimal.valueOf(Math.max(1, staleness.dividedBy(Duration.ofNanos(1_000))), 6);
        return new AsOfSystemTime("'-" + seconds.stripTrailingZeros().toPlainString() + "s'");
    }

    @Override
    public boolean readsThePast() {
        return true;
    }

    @Override
    public String sql() {
        return "set transaction as of system time " + time;
    }

    /** With another driver than PostgreSQL's the server refuses. */
    @Override
    public boolean hasBegun(Statement statement) throws SQLException {
        return DriverState.isInTransaction(statement.getConnection());
    }

    @Override
    public String ifLate() {
        return "would be refused";
    }
}
