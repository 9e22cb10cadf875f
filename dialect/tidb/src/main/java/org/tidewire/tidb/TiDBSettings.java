package org.tidewire.tidb;

/** The settings of the TiDB dialect; they go beside Hibernate's own, for example into {@code persistence.xml}. */
public final class TiDBSettings {
    /**
     * What becomes of a request to skip locked rows, which TiDB cannot honour: it accepts {@code for update skip locked},
     * returns the locked rows, takes no lock and reports no error (measured on 8.5.4).
     *
     * <ul>
     *   <li>{@code wait} (the default): a plain {@code for update} is sent, which waits for the row; one log line says so;
     *   <li>{@code refuse}: {@link org.tidewire.UnsupportedFeatureException}, and nothing is sent.
     * </ul>
     *
     * <p>It holds for lock options, lock timeouts and the text of native queries. Any other value is refused at boot.
     */
    public static final String SKIP_LOCKED = "tidewire.tidb.skip_locked";

    /**
     * Whether the updates and deletes of a batch are sent as one statement for many rows.
     *
     * <ul>
     *   <li>{@code on} (the default): one statement for the rows of a table, where {@code hibernate.jdbc.batch_size} is set;
     *   <li>{@code off}: Hibernate's own JDBC batches.
     * </ul>
     *
     * <p>Any other value is refused at boot.
     */
    public static final String KEYED_BATCHES = "tidewire.tidb.keyed_batches";

    private TiDBSettings() {}
}
