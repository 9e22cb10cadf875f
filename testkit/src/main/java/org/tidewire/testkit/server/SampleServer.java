package org.tidewire.testkit.server;

/** A running server on this machine, made for one program; closing it removes all of it. */
public interface SampleServer extends AutoCloseable {
    /**
     * Where a database of this server is found.
     *
     * @param database its name; the first connection creates the database if it does not exist, except on Databend,
     *     where it has to exist, as {@code default} does
     * @return a URL for the server's driver
     */
    String jdbcUrl(String database);

    /**
     * Who may log in.
     *
     * @return a user with all rights
     */
    String user();

    /**
     * What the user logs in with.
     *
     * @return the password, possibly empty
     */
    String password();

    /**
     * What is really running, which is not always what the server says of itself.
     *
     * @return product and version, as part of a sentence
     */
    String description();

    /**
     * Whether this is another product in TiDB's place. Detection rightly does not take a stand-in for TiDB, so the
     * program names the dialect itself.
     *
     * @return {@code false} for a real TiDB, and for Databend
     */
    boolean isStandIn();

    /** Stops the server and deletes its data. A second call does nothing. */
    @Override
    void close();
}
