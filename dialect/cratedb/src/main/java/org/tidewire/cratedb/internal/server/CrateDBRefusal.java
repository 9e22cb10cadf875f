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
    PESSIMISTIC_LOCK("pessimistic locks", "it has no row locks; change a row by one HQL update with a condition"),
    /** Measured: of 160 updates that reported one row, 103 were lost. */
    VERSION(
            "@Version on an ordinary column, as an update compares it with rows that are not refreshed",
            "take it out, and change rows by native updates 'where id = ? and _seq_no = ? and _primary_term = ?', whose count"
                    + " is exact"),
    /** As for a version: the compared columns are read from what is refreshed. */
    LOCK_STYLE("@OptimisticLocking by ALL or DIRTY", "take it out"),
    /** 42601. */
    IDENTITY("GenerationType.IDENTITY", "use GenerationType.SEQUENCE, which is a table with one row, or a UUID"),
    /** It needs 'for update'. */
    TABLE_GENERATOR("GenerationType.TABLE", "use GenerationType.SEQUENCE, which is a table with one row, or a UUID"),
    /** Hibernate would leave the catalog out. */
    CATALOG_OF_NAME(
            "catalogs in the names of tables and sequences", "name the schema (schema = .., hibernate.default_schema)"),
    /** XX000 above 38. */
    DECIMAL_PRECISION("decimals of more than 38 digits", "use a smaller precision in @Column"),
    /** XX000 without a length, and above 2048. */
    VECTOR_LENGTH("vectors without a length, or of more than 2048 numbers", "say @Array(length = n)"),
    /** 42601. */
    COLLATION("@Collate, as it compares texts by their code points only", "sort by lower(...), or in Java"),
    /** XX000: cannot use columns of type object, array or geo_point as primary key. */
    KEY_TYPE("keys of arrays and documents", "use a number, a text or a UUID"),
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
