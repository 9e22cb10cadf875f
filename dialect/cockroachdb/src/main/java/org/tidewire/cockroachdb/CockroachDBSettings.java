package org.tidewire.cockroachdb;

/** Settings of CockroachDB's dialect. */
public final class CockroachDBSettings {
    /**
     * {@code on}, the default, sends updates and deletes of a batch by key as one statement; {@code off} leaves Hibernate's own
     * batches. The size of a batch is {@code hibernate.jdbc.batch_size}.
     */
    public static final String KEYED_BATCHES = "tidewire.cockroachdb.keyed_batches";

    /**
     * {@code on}, the default, creates each table with its indexes, unique keys and foreign keys in one statement; {@code off}
     * leaves Hibernate's own schema tool.
     */
    public static final String KEYS_IN_TABLES = "tidewire.cockroachdb.keys_in_tables";

    private CockroachDBSettings() {}
}
