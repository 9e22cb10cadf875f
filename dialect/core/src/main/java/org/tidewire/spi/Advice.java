package org.tidewire.spi;

/**
 * A problem and how to solve it, for a user who reads it when his application does not start.
 *
 * @param problem what is wrong, one sentence or more
 * @param action what to change, one sentence or more
 */
public record Advice(String problem, String action) {}
