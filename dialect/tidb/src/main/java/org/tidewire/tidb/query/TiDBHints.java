package org.tidewire.tidb.query;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * TiDB's optimizer hints, for {@link org.hibernate.query.Query#addQueryHint} and, where that is missing, the Jakarta
 * Persistence hint {@value org.hibernate.jpa.HibernateHints#HINT_QUERY_DATABASE}.
 *
 * <pre>{@code
 * session.createQuery("from Book b where b.price > 10", Book.class)
 *         .addQueryHint(TiDBHints.useIndex("books", "ix_price"))
 *         .addQueryHint(TiDBHints.maxExecutionTime(Duration.ofSeconds(2)));
 * session.createMutationQuery("delete Book b where b.price > 10")
 *         .setHint(HibernateHints.HINT_QUERY_DATABASE, TiDBHints.resourceGroup("nightly"));
 * }</pre>
 *
 * <p>Tables and indexes go by their names in the database. TiDB itself wants the alias that Hibernate gives to a table in
 * the statement, which no application can know; so a table is written in braces here, as in
 * <code>use_index({books}, ix_price)</code>, and the dialect puts the alias in their place: all of them where the table is
 * read more than once. The same goes for hints that are written by hand. In native queries, aliases need no braces.
 *
 * <p>A hint is for the tables of the outermost query. TiDB ignores a hint that it cannot follow, with a warning.
 *
 * @see <a href="https://docs.pingcap.com/tidb/stable/optimizer-hints">TiDB's optimizer hints</a>
 */
public final class TiDBHints {
    private static final Pattern PLAIN_NAME = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");

    /** Where a table is read from. */
    public enum Storage {
        /** By rows. */
        TIKV,
        /** By columns, where the table has a TiFlash replica. */
        TIFLASH
    }

    private TiDBHints() {}

    /**
     * Reads tables from one kind of storage.
     *
     * @param storage where from
     * @param tables the names of the tables
     * @return the hint
     */
    public static String readFromStorage(Storage storage, String... tables) {
        return "read_from_storage(" + storage.name().toLowerCase(Locale.ROOT) + "[" + tables(tables) + "])";
    }

    /**
     * Reads a table by one of these indexes.
     *
     * @param table the name of the table
     * @param indexes the names of the indexes; none to read it without an index
     * @return the hint
     */
    public static String useIndex(String table, String... indexes) {
        return indexHint("use_index", table, indexes);
    }

    /**
     * Reads a table by one of these indexes, even if that costs more.
     *
     * @param table the name of the table
     * @param indexes the names of the indexes
     * @return the hint
     */
    public static String forceIndex(String table, String... indexes) {
        return indexHint("force_index", table, indexes);
    }

    /**
     * Reads a table by none of these indexes.
     *
     * @param table the name of the table
     * @param indexes the names of the indexes
     * @return the hint
     */
    public static String ignoreIndex(String table, String... indexes) {
        return indexHint("ignore_index", table, indexes);
    }

    /**
     * Joins by looking up the rows of these tables through an index.
     *
     * @param tables the names of the inner tables
     * @return the hint
     */
    public static String inlJoin(String... tables) {
        return "inl_join(" + tables(tables) + ")";
    }

    /**
     * Joins these tables by hashing.
     *
     * @param tables the names of the tables
     * @return the hint
     */
    public static String hashJoin(String... tables) {
        return "hash_join(" + tables(tables) + ")";
    }

    /**
     * Joins these tables by merging sorted rows.
     *
     * @param tables the names of the tables
     * @return the hint
     */
    public static String mergeJoin(String... tables) {
        return "merge_join(" + tables(tables) + ")";
    }

    /**
     * Joins these tables first.
     *
     * @param tables the names of the tables, in the order of the joins
     * @return the hint
     */
    public static String leading(String... tables) {
        return "leading(" + tables(tables) + ")";
    }

    /**
     * Joins in the order in which the tables stand in the statement.
     *
     * @return the hint
     */
    public static String straightJoin() {
        return "straight_join()";
    }

    /**
     * Ends the query after a time, with {@link org.hibernate.QueryTimeoutException}. TiDB heeds it for reads alone.
     *
     * @param time in whole milliseconds, at least one
     * @return the hint
     */
    public static String maxExecutionTime(Duration time) {
        if (time.toMillis() <= 0) {
            throw new IllegalArgumentException("The time must be at least a millisecond, and is " + time);
        }
        return "max_execution_time(" + time.toMillis() + ")";
    }

    /**
     * Ends the statement where it takes more memory.
     *
     * @param megabytes of 1,048,576 bytes, more than 0
     * @return the hint
     */
    public static String memoryQuota(int megabytes) {
        if (megabytes <= 0) {
            throw new IllegalArgumentException("The quota must be more than 0 megabytes, and is " + megabytes);
        }
        return "memory_quota(" + megabytes + " mb)";
    }

    /**
     * Charges the statement to a resource group.
     *
     * @param group the name of the group
     * @return the hint
     */
    public static String resourceGroup(String group) {
        return "resource_group(" + name(group) + ")";
    }

    private static String indexHint(String hint, String table, String... indexes) {
        return hint + "("
                + Stream.concat(Stream.of(table(table)), Arrays.stream(indexes).map(TiDBHints::name))
                        .collect(Collectors.joining(", "))
                + ")";
    }

    private static String tables(String... tables) {
        if (tables.length == 0) {
            throw new IllegalArgumentException("At least one table has to be named");
        }
        return Arrays.stream(tables).map(TiDBHints::table).collect(Collectors.joining(", "));
    }

    private static String table(String table) {
        if (!PLAIN_NAME.matcher(table).matches()) {
            throw new IllegalArgumentException("Not the name of a table that a hint can hold: " + table);
        }
        return "{" + table + "}";
    }

    private static String name(String name) {
        if (PLAIN_NAME.matcher(name).matches()) {
            return name;
        }
        if (name.isBlank() || name.contains("`") || name.contains("*/") || name.contains("{")) {
            throw new IllegalArgumentException("Not a name that a hint can hold: " + name);
        }
        return "`" + name + "`";
    }
}
