package org.tidewire.testkit.recording;

/**
 * One execution through JDBC.
 *
 * @param sql the statement, as it was given to JDBC
 * @param batchSize how many rows of parameters went with it; 1 outside a batch
 * @param succeeded whether the server took it
 */
public record SentStatement(String sql, int batchSize, boolean succeeded) {}
