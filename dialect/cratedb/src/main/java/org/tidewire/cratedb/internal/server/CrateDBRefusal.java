package org.tidewire.cratedb.internal.server;

import org.tidewire.UnsupportedFeatureException;
import org.tidewire.cratedb.CrateDBSettings;

/** What CrateDB lacks, and what to do instead: one line for each refusal. Each was tried on 6.4.4. */
public enum CrateDBRefusal {
    OLD_SERVER("version", "use version 6.4 or later, the first with native UUIDs"),
    DRIVER_PROPERTY("the driver property", "take it out of the URL or the pool's driver properties"),
    /** 42601: neither is in the grammar. */
    UNENFORCED(
            "constraints between rows",
            "take them out of the mapping (unique, @ForeignKey(NO_CONSTRAINT)), or set " + CrateDBSettings.CONSTRAINTS
                    + "=warn to do without them"),
    /** 42601: there is no 'for update'; nothing else locks a row either. */
    PESSIMISTIC_LOCK("pessimistic locks", "use optimistic locking by @Version @RowVersion"),
    /** Measured: of 160 updates that reported one row, 103 were lost. */
    VERSION(
            "@Version on an ordinary column, as an update compares it with rows that are not refreshed",
            "add @RowVersion, of type long or Long, which is the server's own version"),
    /** As for a version: the compared columns are read from what is refreshed. */
    LOCK_STYLE("@OptimisticLocking by ALL or DIRTY", "use @Version @RowVersion"),
    /** Each table has its own. */
    VERSIONED_TABLES(
            "@RowVersion of an entity whose rows are in several tables",
            "use one table for the hierarchy (InheritanceType.SINGLE_TABLE), without @SecondaryTable"),
    /** Its rows have versions of their own, and Hibernate writes nothing into the owner's. */
    VERSIONED_COLLECTION(
            "a collection that belongs to the @RowVersion of its owner",
            "say @OptimisticLock(excluded = true) on it: its changes then leave the version as it is"),
    /** A write of a row gives it a version; nothing else does. */
    FORCED_INCREMENT("locks that force an increment of the version", "change an attribute of the entity"),
    /** There is no rollback: one row that is found does not tell of the others. */
    OUTCOME_CHECK(
            "a check of an unknown outcome (TransactionRetry.checkingOutcomeBy), as it keeps what a failed transaction has"
                    + " written",
            "write statements that can be done twice, or read what is there and complete it"),
    /** A counter is moved by an update, which no insert can contain. */
    COUNTER_IN_INSERT(
            "an insert of HQL that leaves the ids to a sequence", "give the ids in the insert, or persist entities"),
    /** 42601. */
    IDENTITY("GenerationType.IDENTITY", "use GenerationType.SEQUENCE, which is a table with one row, or a UUID"),
    /** It needs 'for update'. */
    TABLE_GENERATOR("GenerationType.TABLE", "use GenerationType.SEQUENCE, which is a table with one row, or a UUID"),
    /** Hibernate would leave the catalog out. */
    CATALOG_OF_NAME(
            "catalogs in the names of tables and sequences", "name the schema (schema = .., hibernate.default_schema)"),
    /** XX000 above 38. */
    DECIMAL_PRECISION("decimals of more than 38 digits", "use a smaller precision in @Column"),
    /** Timestamps are numbers of milliseconds, and the server cuts off the rest. */
    SECOND_PRECISION(
            "fractions of a second finer than milliseconds", "use a secondPrecision of 3, or keep the value in a Long"),
    /** XX000 without a length, and above 2048. */
    VECTOR_LENGTH("vectors without a length, or of more than 2048 numbers", "say @Array(length = n)"),
    /** 42601. */
    COLLATION("@Collate, as it compares texts by their code points only", "sort by lower(...), or in Java"),
    /** XX000: cannot use columns of type object, array or geo_point as primary key. */
    KEY_TYPE("keys of arrays and documents", "use a number, a text or a UUID"),
    /** Measured: a list becomes an object without its elements. */
    LIST_DOCUMENT(
            "lists and arrays as documents", "use an attribute of type Map<String, Object>, or an array of its own"),
    /** Cannot use columns of type numeric in PARTITIONED BY. */
    PARTITION_TYPE("decimals that make partitions", "use a whole number, a text or a date"),
    /** The driver reads them as the texts that they are kept as. */
    TEXT_ARRAY("arrays of times and of bytes", "use an element collection, or an array of texts"),
    /** An object gives back other texts for dates than Hibernate writes into it. */
    AGGREGATE(
            "embeddables in one column",
            "use @JdbcTypeCode(SqlTypes.JSON) on an attribute of type Map<String, Object>, or an embeddable in columns of its"
                    + " own");

    private final String words;
    private final String alternative;

    CrateDBRefusal(String words, String alternative) {
        this.words = words;
        this.alternative = alternative;
    }

    public UnsupportedFeatureException exception() {
        return new UnsupportedFeatureException("CrateDB", words, alternative);
    }

    /** The same, of something that has a name: a column, an entity, a value. */
    public UnsupportedFeatureException exception(String where) {
        return new UnsupportedFeatureException("CrateDB", words + " (" + where + ")", alternative);
    }
}
