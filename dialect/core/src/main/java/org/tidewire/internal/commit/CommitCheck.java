package org.tidewire.internal.commit;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Looks at a connection before its transaction is committed. */
@FunctionalInterface
public interface CommitCheck {
    /** For a database whose driver tells. */
    CommitCheck NONE = connection -> null;

    /**
     * Why the transaction cannot be committed, for a database that would roll it back without an error.
     *
     * @param connection in a transaction
     * @return null where nothing is wrong
     * @throws SQLException if the driver does not answer
     */
    @Nullable
    String refusal(Connection connection) throws SQLException;
}
