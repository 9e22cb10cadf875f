package org.tidewire.testkit.support;

/** Something to do before a {@link TcpProxy} sends a statement on. */
@FunctionalInterface
public interface Interruption {
    /**
     * Called on the thread of the connection.
     *
     * @param sql the statement
     * @throws Exception closes the connection
     */
    void before(String sql) throws Exception;
}
