package org.tidewire.tidb.internal.server;

import org.tidewire.UnsupportedFeatureException;
import org.tidewire.internal.function.FetchedPages;
import org.tidewire.internal.type.DurationArithmetic;
import org.tidewire.tidb.TiDBSettings;

/**
 * What TiDB lacks, and what to do instead: one line for each refusal.
 *
 * <p>Each was tried on 8.5.4; the server's own answer is in the comment.
 */
public enum TiDBRefusal {
    /** Error 8216: Explicit insertion on auto_random column is disabled. */
    AUTO_RANDOM_GIVEN(
            "an upsert, or an insert that gives the id, of an entity with @AutoRandom",
            "insert without the id, or update what is there; or let ids come from @ScatteredSequence; or allow it for all"
                    + " connections by sessionVariables=allow_auto_random_explicit_insert=1 in the JDBC URL"),
    /** {@code on duplicate key update} means any key: it would change, or pass over, a row of another id. */
    ON_CONFLICT_OF_ONE_KEY(
            "'on conflict' with columns in a table that has other unique keys",
            "leave the columns out where any key may conflict, or insert and catch the ConstraintViolationException"),
    /** {@code on duplicate key update} would mean the primary key. */
    ON_CONFLICT_OF_NO_KEY(
            "'on conflict' with columns that are no key of the mapping",
            "name all columns of the id or of a unique key, and declare that key by @UniqueConstraint"),
    /** It is accepted, and then the delete of the parent is refused (error 1451). */
    ON_DELETE_SET_DEFAULT("'on delete set default'", "use SET_NULL, CASCADE or RESTRICT in @OnDelete"),
    /** No error: the locked row is returned and not locked. */
    SKIP_LOCKED(
            "skip locked",
            "it returns the locked rows and locks nothing; take the lock with NOWAIT or a timeout and catch the "
                    + "LockTimeoutException, or set " + TiDBSettings.SKIP_LOCKED + "=wait to wait for the row"),
    /** Error 1105: TiDB do not support except all. */
    EXCEPT_ALL("except all", "use 'except', which removes duplicates, or 'not exists' with a correlated subquery"),
    /** Error 1105: TiDB do not support intersect all. */
    INTERSECT_ALL("intersect all", "use 'intersect', which removes duplicates, or 'exists' with a correlated subquery"),
    /** Error 1064. */
    LATERAL(
            "lateral joins",
            "use a correlated subquery in the select list, or a plain subquery with a window function such as "
                    + "row_number() over (partition by ...)"),
    /** The exact form is an aggregate over the rows of the subquery, in which another one cannot stand (error 1111). */
    AGGREGATE_OF_OUTER_QUERY(
            "an aggregate function that is compared by 'in', 'any' or 'all' with a subquery that selects columns of an outer"
                    + " query",
            "select the aggregate in a subquery in from, and compare it outside of that"),
    /** TiDB aggregates the rows of the outer query then, of which it returns one, without an error. */
    OUTER_AGGREGATE(
            "an aggregate function in a subquery that has columns of the outer query only",
            "aggregate in the outer query, or let the subquery select the column of its own table"),
    /** There is no form for it: an expression of a position is refused (error 1054). */
    NULLS_IN_SORTED_SET_OPERATION(
            "a set operation that is sorted with nulls last, or with nulls first in descending order",
            "sort the rows of the set operation as a subquery in the from clause"),
    /** Error 1064. */
    JSON_TABLE("the function json_table", "read the document with json_value or json_query, or expand it in Java"),
    /** Error 1305: FUNCTION json_value does not exist. */
    JSON_VALUE_BEHAVIOR(
            "json_value with 'on error' or 'on empty'", "leave it out, and use coalesce for a default value"),
    /** Hibernate spells it with json_table on MySQL. */
    UNNEST("the function unnest", "read the array as a whole, or map it as an @ElementCollection and join that"),
    /** Error 1054: Hibernate updates table by table, and joins nothing to them. */
    UPDATE_FROM_ANOTHER_TABLE(
            "an HQL update of an entity in several tables that assigns a value read from another table",
            "assign a subquery over that table, or change the entities"),
    /** Hibernate assigns the id of the joined row. */
    UPDATE_OF_JOINED_ASSOCIATION(
            "an HQL update that assigns an association which it joins",
            "join the entity, as in 'join Employee e on e = d.employee', or leave the join out"),
    /** Error 1105: ON condition doesn't support subqueries yet. */
    SUBQUERY_IN_OUTER_JOIN(
            "a subquery with in, any or all, or one that refers to an outer query, in the 'on' condition of an outer join"
                    + " or of a join after one",
            "select the joined rows in a subquery in the from clause, or compute the condition in the select list"),
    /** The condition moves to {@code where}, and Hibernate fails to render the set operation there. */
    SUBQUERY_IN_JOIN_BESIDE_UNION(
            "a subquery with in, any or all, or one that refers to an outer query, in the 'on' condition of a join, together with a"
                    + " subquery that is a set operation",
            "write the set operation as two conditions"),
    /** Error 1105: ON condition doesn't support subqueries yet. */
    MAPPED_SUBQUERY_IN_OUTER_JOIN(
            "a subquery of the mapping in the 'on' condition of an outer join or of a join after one (of @JoinFormula,"
                    + " @Formula, @SQLRestriction or a filter), where it refers to the joined rows or is compared by 'in',"
                    + " 'any' or 'all'",
            "join by an inner join, leave the join out and let Hibernate fetch the association, or take the subquery out of the"
                    + " mapping"),
    /** The union that stands for a full join would aggregate each half by itself. */
    FULL_JOIN_WITH_GROUPING(
            "full joins together with aggregation, window functions, 'group by', 'having' or 'distinct'",
            "select the plain rows of the full join in a subquery in the from clause, and aggregate outside of it; count so, too, in place of getResultCount()"),
    /** Hibernate tells the rows that only the right side has by a null id on the left, which other joins make too. */
    FULL_JOIN_AMONG_OTHERS(
            "a full join after an outer join, before a right join, or beside another full join",
            "write the full join first, or select its rows in a subquery in the from clause"),
    /** Hibernate finds no id to tell the two sides by, or writes conditions and sorting where they do not belong. */
    FULL_JOIN_OF_OTHER_KIND(
            "this kind of full join",
            "join entities without inheritance, soft delete, restrictions and filters, select what the query orders by,"
                    + " and sort the outermost query; or write a left join and a union with the missing rows"),
    /** {@code for update} belongs to one part of the union, and locks only its rows. */
    SET_OPERATION_WITH_LOCK("set operations together with a pessimistic lock", "lock by one query for each part"),
    /** {@code for update} on a derived table that is a union or has a window function locks nothing. */
    LOCK_ON_DERIVED_TABLE(
            "a pessimistic lock on this entity or query by 'for update'",
            "select whole entities and allow follow-on locking, or lock the entities by their ids"),
    /** The words would be hidden from every other database, and not from TiDB. */
    SKIP_LOCKED_IN_COMMENT(
            "skip locked in an executable comment", "it locks nothing; take the lock with NOWAIT or a timeout"),
    /** Error 1064. */
    CUBE("'group by cube'", "use rollup, or a union of queries with a 'group by' each"),
    /** {@code with rollup} means all that is grouped by: it would add rows that nobody asked for. */
    ROLLUP_OF_SOME("rollup beside other things to group by", "put all of them into the rollup"),
    /** Error 1235. */
    GROUPS_FRAME("window frames by 'groups'", "use a frame by 'rows' or 'range'"),
    /** Error 1064. */
    FRAME_EXCLUSION("'exclude' in a window frame", "subtract the excluded rows in the select list"),
    /** Hibernate leaves the words out on MySQL. */
    IGNORE_NULLS("window functions with 'ignore nulls'", "leave the rows without a value out in a subquery"),
    /** Hibernate leaves the words out on MySQL. */
    FROM_LAST("nth_value with 'from last'", "sort the window the other way round"),
    /** No error: the rows of a frame are not those that it says. */
    RANGE_OF_BOTH_DIRECTIONS(
            "a window frame by 'range', which is the default, over rows that are sorted in both directions",
            "say 'rows between unbounded preceding and current row', or sort in one direction"),
    /** Error 1235. */
    LISTAGG_WINDOW("listagg as a window function", "use it with 'group by' in a subquery, and join that"),
    /** Error 1064. */
    DISTINCT_WINDOW(
            "'distinct' in a window function",
            "remove the duplicates in a subquery, or use dense_rank() and its maximum"),
    /** {@code group_concat} knows only one way to overflow: it cuts, with a warning. */
    LISTAGG_OVERFLOW("listagg with 'on overflow'", "leave it out: up to four gigabytes, nothing is cut"),
    /** Of a key that comes twice both values are in the text, and TiDB's own function keeps the last. */
    JSON_UNIQUE_KEYS("json_objectagg 'with unique keys'", "leave it out, and group by the key"),
    /** Hibernate's emulation gives null where no row has the value, and counts the rows without the hypothetical one. */
    HYPOTHETICAL_SET(
            "rank, dense_rank, percent_rank and cume_dist 'within group'",
            "count the rows that come before the value, by a 'where' or a 'filter (where ...)'"),
    /** Hibernate would leave the schema out: a database is JDBC's catalog, and there is nothing else to qualify by. */
    SCHEMA_OF_NAME(
            "schemas within a database",
            "name the database by catalog (hibernate.default_catalog), or add databaseTerm=SCHEMA to the JDBC URL, which"
                    + " makes a schema of each database"),
    /** Hibernate would leave the catalog out. */
    CATALOG_OF_NAME(
            "catalogs where the JDBC URL has databaseTerm=SCHEMA",
            "name the database by schema (hibernate.default_schema), or take databaseTerm=SCHEMA out of the URL"),
    /** {@code Connection.setSchema} does nothing: the rows of all tenants would land in one database. */
    TENANT_SCHEMAS(
            "hibernate.multi_tenant.schema_mapper as the JDBC driver is configured",
            "add databaseTerm=SCHEMA to the JDBC URL (and let Hibernate look at the JDBC metadata), or use a"
                    + " MultiTenantConnectionProvider that calls Connection.setCatalog"),
    /** Error 1064 or 1210; without case, the pattern is rendered in lower case, and a letter would not escape any more. */
    LIKE_ESCAPE(
            "this escape character of like",
            "use a literal or a parameter of one ASCII character, and no letter in a comparison without case"),
    /** Error 1054: Unknown column in 'having clause'; or 1111 for the function that stands for the column. */
    COLUMN_IN_HAVING(
            "a subquery in 'having' that uses a column which is not selected, or an expression of 'group by', elsewhere than in its"
                    + " own 'where'",
            "group in a subquery in from, and compare outside of it"),
    /** Error 1054: Unknown column in 'where clause'. */
    SORTED_SUBQUERY(
            "a subquery in an expression of 'order by', or in a window function, that refers to a column that the query does not"
                    + " select",
            "select the column too, or select the expression and sort by its alias"),
    /** There is no table to find the index in. */
    INDEX_OF_NO_TABLE(
            "the name of an index as a hint for a query that reads no table first",
            "name the table: TiDBHints.useIndex(table, index)"),
    /** Unsupported type *resolve.NodeW. */
    STORED_PROCEDURE("stored procedures and functions", "run the statements from the application"),
    /** A timestamp is stored without one. */
    OFFSET("the offset of a time", "store it in a column, by @TimeZoneStorage(COLUMN), and format or extract that"),
    /** Hibernate moves the addition into the expression. */
    MOVED_ADDITION(DurationArithmetic.MOVED_ADDITION, DurationArithmetic.MOVED_ADDITION_ALTERNATIVE),
    /** No error: wrong rows. */
    EARLY_END(
            "'distinct' with a limit, or min() or max() of a constant, in a subquery that has another one with a limit or a set"
                    + " operation",
            "select the rows of the inner subquery first, or let the outer one select all its rows"),
    /** Error 1054. */
    PAGE_OF_DOCUMENTS(FetchedPages.WORDS, FetchedPages.ALTERNATIVE),
    /** The union that stands for a full join takes no locks. */
    FULL_JOIN_WITH_LOCK(
            "full joins together with a pessimistic lock",
            "read the ids first, and lock the entities by a second query");

    /** What to do instead of a function of XML. */
    public static final String NO_XML =
            "it has no XML: store the document as JSON, or as text that is read and written in Java";

    private final String words;
    private final String alternative;

    TiDBRefusal(String words, String alternative) {
        this.words = words;
        this.alternative = alternative;
    }

    public static UnsupportedFeatureException ofFunction(String name, String alternative) {
        return new UnsupportedFeatureException("TiDB", "the function " + name, alternative);
    }

    public static UnsupportedFeatureException ofPattern(String letters) {
        return "xzZXVO".indexOf(letters.charAt(0)) >= 0
                ? OFFSET.exception()
                : new UnsupportedFeatureException(
                        "TiDB",
                        "'" + letters + "' in the pattern of format()",
                        "extract the field, or format it in Java");
    }

    public UnsupportedFeatureException exception() {
        return new UnsupportedFeatureException("TiDB", words, alternative);
    }

    /** The same, with what of the mapping asks for it. */
    public UnsupportedFeatureException exception(String where) {
        return new UnsupportedFeatureException("TiDB", words + " (" + where + ")", alternative);
    }
}
