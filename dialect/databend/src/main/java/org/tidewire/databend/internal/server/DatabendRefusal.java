package org.tidewire.databend.internal.server;

import org.tidewire.UnsupportedFeatureException;
import org.tidewire.databend.DatabendSettings;
import org.tidewire.databend.internal.type.DatabendVectors;
import org.tidewire.databend.jdbc.DatabendDriver;

/**
 * What Databend lacks, and what to do instead: one line for each refusal.
 *
 * <p>Each was tried on 1.2.895; the engine's own answer is in the comment.
 */
public enum DatabendRefusal {
    /** The vendor's databend-jdbc 0.2.8 gives no SQLState for what fails at commit; Connector/J alone begins no transaction. */
    OTHER_DRIVER(
            "transactions and exact update counts over another driver",
            "use " + DatabendDriver.URL_PREFIX + "//host:3307/database, the URL of this library's driver"),
    /** Their update counts are missing, or those of whole blocks. */
    OLD_SERVER(
            "exact update counts before version " + DatabendDriver.MINIMUM_SERVER_VERSION + " (2024-12-10)",
            "upgrade the server; optimistic locking needs them"),
    /** Error 1005: neither is in the grammar. */
    UNENFORCED(
            "constraints between rows",
            "take them out of the mapping (unique, @ForeignKey(NO_CONSTRAINT)), or set " + DatabendSettings.CONSTRAINTS
                    + "=warn to do without them"),
    /** Error 1005: there is no 'for update'; nothing else locks a row either. */
    PESSIMISTIC_LOCK(
            "pessimistic locks",
            "it has no row locks; use @Version, whose conflicts are found by exact update counts and at commit, and repeat"
                    + " the transaction"),
    /** Its autoincrement columns cannot be read back: there is no 'returning' and no last_insert_id. */
    IDENTITY("GenerationType.IDENTITY", "use GenerationType.SEQUENCE, which also inserts in batches, or a UUID"),
    /** Two transactions would take the same value: there are no row locks. */
    TABLE_GENERATOR("GenerationType.TABLE", "use GenerationType.SEQUENCE, or a UUID"),
    /** Error 1065: function eq(Binary, Binary) does not exist. */
    BINARY_KEY(
            "keys of binary columns, as it cannot compare them",
            "use numbers or text; a UUID becomes VARCHAR(36) by itself"),
    /** Error 1065: nextval function argument identifier should only contain one part. */
    QUALIFIED_SEQUENCE(
            "sequences of a catalog or schema", "leave both out of @SequenceGenerator: sequences belong to the tenant"),
    /** Hibernate would leave the catalog out: a database is JDBC's schema. */
    CATALOG_OF_NAME(
            "catalogs in the names of tables and sequences", "name the database by schema (hibernate.default_schema)"),
    /** Error 1005 before version 1.2.823. */
    SEQUENCE_INCREMENT(
            "sequences with a start or an increment before version 1.2.823",
            "use allocationSize = 1 and initialValue = 1, or a newer server"),
    /** Error 1005. */
    OLD_VECTOR("vectors before version 1.2.749 (2025-06-03)", "use a plain float[], or a newer server"),
    /** Error 1005 without a length, 1006 above 4096. */
    VECTOR_LENGTH(
            "vectors without a length, or of more than " + DatabendVectors.LONGEST + " numbers",
            "say @Array(length = n)"),
    /** Error 1402: need commercial license. */
    COMPUTED_COLUMN(
            "computed columns without a commercial licence",
            "use @Formula for what is computed by a query, or compute it in Java"),
    /** Error 1005. */
    COLLATION("@Collate, as it compares texts by their code points only", "sort by lower(...), or in Java"),
    /** There is no type for either. */
    AGGREGATE(
            "embeddables in columns of the types STRUCT and XML", "use @JdbcTypeCode(SqlTypes.JSON) on the attribute"),
    /** Error 1049: decimal precision above 76. */
    DECIMAL_PRECISION("decimals of more than 76 digits", "use a smaller precision in @Column");

    private final String words;
    private final String alternative;

    DatabendRefusal(String words, String alternative) {
        this.words = words;
        this.alternative = alternative;
    }

    public UnsupportedFeatureException exception() {
        return new UnsupportedFeatureException("Databend", words, alternative);
    }

    /** The same, of something that has a name: a column, or an entity. */
    public UnsupportedFeatureException exception(String where) {
        return new UnsupportedFeatureException("Databend", words + " (" + where + ")", alternative);
    }
}
