package org.tidewire.testkit.server;

/** A server that can be killed, as by {@code kill -9} or a power cut of its process alone, and started again with its data. */
public interface CrashingServer extends SampleServer {
    /**
     * Kills the server's processes, and waits until they are gone.
     *
     * @throws IllegalStateException if the server is not running
     */
    void kill();

    /**
     * Starts the killed server again, at the same address with the same data.
     *
     * @throws SampleServerException if it does not start
     * @throws IllegalStateException if it was not killed
     */
    void restart();
}
