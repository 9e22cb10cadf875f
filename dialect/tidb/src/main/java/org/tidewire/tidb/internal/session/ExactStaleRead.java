package org.tidewire.tidb.internal.session;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.tidewire.UnsupportedFeatureException;

/**
 * Reads everything as it was at one instant.
 *
 * <p>The literal carries its offset, so that the session's time zone does not matter. It still does for TiDB in the hour
 * that is repeated when clocks are set back: TiDB takes the later of the two (measured with Europe/Berlin on 8.5.4).
 * Hence the look at the timestamp that the transaction got.
 *
 * @param instant in whole milliseconds, which is what TiDB's timestamps hold; it would round finer ones up
 */
public record ExactStaleRead(Instant instant) implements TiDBTransactionStart {
    private static final DateTimeFormatter LITERAL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSxxx").withZone(ZoneOffset.UTC);

    /** The bounds of the type {@code timestamp}. */
    private static final Instant EARLIEST = Instant.EPOCH.plusSeconds(1);

    private static final Instant LATEST = Instant.parse("2038-01-19T03:14:07Z");

    public ExactStaleRead(Instant instant) {
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw new IllegalArgumentException(
                    "instant must be one that TiDB's timestamps hold, from 1970 to 2038, and is " + instant);
        }
        this.instant = instant.truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public boolean readsThePast() {
        return true;
    }

    @Override
    public String sql() {
        return "start transaction read only as of timestamp '" + LITERAL.format(instant) + "'";
    }

    @Override
    public void verify(Statement statement, long nanoTimeBefore) throws SQLException {
        Instant got = StartTimestamp.of(statement).instant();
        if (!got.equals(instant)) {
            throw new UnsupportedFeatureException(
                    "TiDB",
                    "reading as of " + instant + " in the time zone of this session (it understood " + got + ")",
                    "that zone sets its clocks back in this hour; let the session be in a zone that does not, for example"
                            + " by the driver's connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true");
        }
    }
}
