package org.tidewire.benchmarks.wire;

/**
 * What has passed over the wire.
 *
 * @param commands requests of the client: statements, prepares, executions, pings
 * @param sent bytes from client to server
 * @param received bytes from server to client
 */
public record WireCount(long commands, long sent, long received) {}
