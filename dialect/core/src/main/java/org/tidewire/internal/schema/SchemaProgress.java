package org.tidewire.internal.schema;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/** Logs every ten seconds how many tables have been created. */
final class SchemaProgress {
    private static final Logger LOG = Logger.getLogger(SchemaProgress.class);
    private static final long INTERVAL = Duration.ofSeconds(10).toNanos();

    private final int tables;
    private final LongSupplier clock;
    private int created;
    private long logged;

    /** @param clock in nanoseconds */
    SchemaProgress(int tables, LongSupplier clock) {
        this.tables = tables;
        this.clock = clock;
        logged = clock.getAsLong();
    }

    void tableCreated() {
        created++;
        if (clock.getAsLong() - logged >= INTERVAL) {
            logged = clock.getAsLong();
            LOG.infof("schema: %d of %d tables", created, tables);
        }
    }
}
