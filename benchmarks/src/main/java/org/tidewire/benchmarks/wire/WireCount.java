package org.tidewire.benchmarks.wire;

/**
 * What has passed over the wire.
 *
 * @param commands requests of the client: statements, prepares, executions, pings
 * @param sent bytes from client to server
 * @param received bytes from server to client
 */
public record WireCount(long commands, long sent, long received) {
    /**
     * What comes to one of several.
     *
     * @param several how many
     * @return the average, rounded
     */
    public WireCount dividedBy(long several) {
        return new WireCount(
                Math.round((double) commands / several),
                Math.round((double) sent / several),
                Math.round((double) received / several));
    }
}
