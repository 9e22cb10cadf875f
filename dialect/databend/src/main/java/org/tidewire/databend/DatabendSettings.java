package org.tidewire.databend;

/** The settings of the Databend dialect; they go beside Hibernate's own, for example into {@code persistence.xml}. */
public final class DatabendSettings {
    /**
     * What becomes of primary keys, unique constraints and foreign keys in the mapping, which Databend neither enforces nor
     * parses.
     *
     * <ul>
     *   <li>{@code warn} (the default): they are left out of the schema; one log line at boot for each kind counts them, and
     *       the level debug names them;
     *   <li>{@code refuse}: {@link org.tidewire.UnsupportedFeatureException} at boot for a mapping with unique
     *       constraints or foreign keys. Primary keys are what entities are found by, and get their log line.
     * </ul>
     *
     * <p>Any other value is refused at boot.
     */
    public static final String CONSTRAINTS = "tidewire.databend.constraints";

    /**
     * Whether the dialect sends the updates and deletes of a batch as one statement for many rows.
     *
     * <ul>
     *   <li>{@code on} (the default): a query and a merge for the rows of a table, where {@code hibernate.jdbc.batch_size} is
     *       set;
     *   <li>{@code off}: Hibernate's own JDBC batches, which the driver merges where it recognizes their SQL.
     * </ul>
     *
     * <p>Any other value is refused at boot.
     */
    public static final String KEYED_BATCHES = "tidewire.databend.keyed_batches";

    private DatabendSettings() {}
}
