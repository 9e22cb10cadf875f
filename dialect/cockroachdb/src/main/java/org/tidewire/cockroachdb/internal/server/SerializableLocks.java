package org.tidewire.cockroachdb.internal.server;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The variables without which row locks do not hold in SERIALIZABLE transactions, and one log line that names them. */
public final class SerializableLocks {
    private static final Logger LOG = Logger.getLogger(SerializableLocks.class);
    private static final String DURABLE = "enable_durable_locking_for_serializable";
    private static final String SHARED = "enable_shared_locking_for_serializable";

    private SerializableLocks() {}

    /** Those that are off; none where transactions have another isolation. A server that does not answer has both off. */
    public static List<String> missing(@Nullable DatabaseMetaData metadata) {
        if (metadata == null) {
            return List.of();
        }
        String query =
                "select current_setting('transaction_isolation'), current_setting('%s', true), current_setting('%s', true)"
                        .formatted(DURABLE, SHARED);
        try (Statement statement = metadata.getConnection().createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            List<String> missing = new ArrayList<>();
            if ("serializable".equals(row.getString(1))) {
                addIfOff(DURABLE, row.getString(2), missing);
                addIfOff(SHARED, row.getString(3), missing);
            }
            return missing;
        } catch (SQLException | RuntimeException e) {
            LOG.debugf("The server does not tell its variables: %s", e.toString());
            return List.of(DURABLE, SHARED);
        }
    }

    private static void addIfOff(String variable, @Nullable String value, List<String> missing) {
        if (!"on".equals(value)) {
            missing.add(variable);
        }
    }

    /** One line, where one is missing. */
    public static void log(List<String> missing) {
        if (!missing.isEmpty()) {
            LOG.infof(
                    "Row locks in SERIALIZABLE transactions: without %s=on 'for update' is lost when a lease moves; without"
                            + " %s=on 'for share' locks nothing. Off on this server: %s. Add to the URL:"
                            + " options=-c%%20%s=on",
                    DURABLE, SHARED, String.join(", ", missing), String.join("=on%20-c%20", missing));
        }
    }
}
