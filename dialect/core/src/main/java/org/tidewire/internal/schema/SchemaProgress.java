package org.tidewire.internal.schema;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/** Logs every ten seconds how much of a schema's work is done; on the level DEBUG after each part of it. */
public final class SchemaProgress {
    private static final Logger LOG = Logger.getLogger(SchemaProgress.class);
    private static final long INTERVAL = Duration.ofSeconds(10).toNanos();

    private final LongSupplier clock;
    private String what = "";
    private int total;
    private int done;
    private long logged;

    /** @param clock in nanoseconds */
    SchemaProgress(LongSupplier clock) {
        this.clock = clock;
        logged = clock.getAsLong();
    }

    /**
     * Counts one; from the beginning if it is of another kind than the one before.
     *
     * @param kind its name in the plural
     * @param ofTotal how many there are; 0 if that is not known
     */
    void oneDone(String kind, int ofTotal) {
        if (!what.equals(kind) || total != ofTotal) {
            what = kind;
            total = ofTotal;
            done = 0;
        }
        done++;
        boolean due = clock.getAsLong() - logged >= INTERVAL;
        if (due) {
            logged = clock.getAsLong();
        }
        LOG.logf(
                due ? Logger.Level.INFO : Logger.Level.DEBUG,
                "schema: %s %s",
                total == 0 ? done : done + " of " + total,
                what);
    }
}
