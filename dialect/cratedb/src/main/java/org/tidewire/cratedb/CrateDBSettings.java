package org.tidewire.cratedb;

/** The settings of the CrateDB dialect; they go beside Hibernate's own, for example into {@code persistence.xml}. */
public final class CrateDBSettings {
    /**
     * What becomes of a rollback after the transaction has written: CrateDB has no transactions, and the rows stay.
     *
     * <ul>
     *   <li>{@code refuse} (the default): {@link java.sql.Connection#rollback()} throws and names the tables, and the log has
     *       the same line, since Hibernate shows the application the exception that led to the rollback instead;
     *   <li>{@code log}: the log line alone.
     * </ul>
     *
     * <p>Any other value is refused at boot. A rollback after reads alone is silent in either case.
     */
    public static final String ROLLBACK = "tidewire.cratedb.rollback";

    /**
     * What becomes of unique constraints and foreign keys in the mapping, which CrateDB neither enforces nor parses.
     *
     * <ul>
     *   <li>{@code warn} (the default): they are left out of the schema; one log line at boot for each kind counts them, and
     *       the level debug names them;
     *   <li>{@code refuse}: {@link org.tidewire.UnsupportedFeatureException} at boot.
     * </ul>
     *
     * <p>Any other value is refused at boot. Primary keys are enforced.
     */
    public static final String CONSTRAINTS = "tidewire.cratedb.constraints";

    /**
     * When the tables that a session has written are refreshed. CrateDB reads a row by its primary key as it is written, and
     * everything else from what is refreshed, by default once a second.
     *
     * <ul>
     *   <li>{@code auto} (the default): before a statement that is not by primary key, {@code refresh table} for those of its
     *       tables that the session has written since the last refresh;
     *   <li>{@code commit}: then, and at the end of each transaction, so that other sessions see what was written;
     *   <li>{@code never}: by the server alone, as {@code refresh_interval} says. A query may miss what its session has
     *       written, and an update or delete may not find it.
     * </ul>
     *
     * <p>Any other value is refused at boot. Connections of one thread count as those of one session.
     */
    public static final String REFRESH = "tidewire.cratedb.refresh";

    private CrateDBSettings() {}
}
