package org.tidewire.databend.jdbc.internal;

import java.sql.SQLFeatureNotSupportedException;

/** Makes the exceptions for what Databend or the driver cannot do. */
public final class Refusal {
    /** Not 0A000, which HikariCP takes for a broken connection. */
    public static final String SQL_STATE = "HYC00";

    private Refusal() {}

    /**
     * Refuses something.
     *
     * @param sentence names it and says what to do instead
     */
    public static SQLFeatureNotSupportedException of(String sentence) {
        return new SQLFeatureNotSupportedException(sentence, SQL_STATE);
    }
}
