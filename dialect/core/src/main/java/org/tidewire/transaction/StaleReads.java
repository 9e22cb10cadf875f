package org.tidewire.transaction;

import java.time.Duration;
import java.time.Instant;
import org.tidewire.UnsupportedFeatureException;

/** A dialect whose database reads the past. Applications use {@link StaleRead}. */
public interface StaleReads {
    /**
     * Everything as it was at an instant.
     *
     * @param instant of the past
     * @return how such a transaction starts
     * @throws IllegalArgumentException if the database has no such instant
     */
    TransactionStart staleAsOf(Instant instant);

    /**
     * Everything as it was at one instant of the recent past.
     *
     * @param staleness how far back, at most
     * @return how such a transaction starts
     * @throws IllegalArgumentException if it is not positive, or too long
     */
    TransactionStart staleByAtMost(Duration staleness);

    /**
     * Everything as it was at the latest instant for which any replica is likely to have all data.
     *
     * @return how such a transaction starts
     * @throws UnsupportedFeatureException where the database does not know it
     */
    default TransactionStart followerRead() {
        throw new UnsupportedFeatureException(
                getClass().getSimpleName(),
                "follower reads",
                "say how old the rows may be: StaleRead.staleByAtMost(duration)");
    }
}
