package org.tidewire.tidb.internal.server;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * How a session compares text that comes from no column: a literal, a parameter, a cast, a value out of JSON. It uses the
 * connection's collation. Connector/J's default is {@code utf8mb4_0900_ai_ci}, which ignores case and accents; columns are
 * {@code utf8mb4_bin} by TiDB's default.
 *
 * @param ofConnection {@code collation_connection}; null where the server was not asked
 * @param ofDatabase {@code collation_database}, which new columns get
 */
public record SessionCollation(
        @Nullable String ofConnection, @Nullable String ofDatabase) {
    static final SessionCollation UNKNOWN = new SessionCollation(null, null);

    private static final Logger LOG = Logger.getLogger(SessionCollation.class);
    private static final String BINARY = "utf8mb4_bin";

    /** Whether statements have to say that text is compared as TiDB's columns are by default. */
    public boolean isSpelledOut() {
        return ofConnection == null
                || (BINARY.equals(ofDatabase) && !BINARY.equals(ofConnection) && ofConnection.startsWith("utf8mb4_"));
    }

    public void logDifference() {
        if (ofConnection != null && ofDatabase != null && !ofConnection.equals(ofDatabase)) {
            LOG.warnf(
                    "This connection compares text that comes from no column by %s, and the columns of this database are"
                            + " compared by %s. Set connectionCollation=%s in the JDBC URL.",
                    ofConnection, ofDatabase, ofDatabase);
        }
    }
}
