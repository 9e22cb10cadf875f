package org.tidewire.databend.internal.server;

import org.tidewire.UnsupportedFeatureException;
import org.tidewire.internal.function.FetchedPages;
import org.tidewire.internal.type.DurationArithmetic;

/**
 * What Databend's SQL lacks, and what to do instead: one line for each refusal.
 *
 * <p>Each was tried on 1.2.895; the server's own answer is in the comment.
 */
public enum DatabendQueryRefusal {
    /** Error 1002. */
    EXCEPT_ALL("except all", "use 'except', which removes duplicates, or 'not exists' with a correlated subquery"),
    /** Error 1002. */
    INTERSECT_ALL("intersect all", "use 'intersect', which removes duplicates, or 'exists' with a correlated subquery"),
    /** Error 1001. */
    RECURSIVE_UNION(
            "a recursive query with 'union'", "use 'union all', and stop the recursion by a condition on its depth"),
    /** Error 1005. */
    FRAME_GROUPS("window frames in 'groups'", "count by 'rows' or 'range'"),
    /** Error 1005. */
    FRAME_EXCLUSION("'exclude' in a window frame", "subtract the excluded rows from the whole frame"),
    /** Error 1065: only aggregate functions allowed in within group syntax. */
    HYPOTHETICAL_RANK(
            "rank, dense_rank, percent_rank and cume_dist 'within group'",
            "count the rows that come before the value, or use them with 'over'"),
    /** Error 1065, or 1006. */
    OUTER_AGGREGATE(
            "an aggregate function in a subquery that has columns of the outer query only",
            "aggregate in the outer query, or let the subquery select the column of its own table"),
    /** The engine leaves them in any order. */
    SORTED_DISTINCT_VALUES(
            "'distinct' in an aggregate 'within group (order by ..)'",
            "sort in Java, or leave 'distinct' or the order out"),
    /** Error 1005. */
    ORDINALITY(
            "the index of what a function returns as a table", "number the rows by row_number() over (order by ...)"),
    /** Error 1065: subquery must return only one column. */
    ROW_OF_SUBQUERY(
            "a comparison of a row with the row of a subquery",
            "use '(a, b) in (subquery)', or 'exists' with a correlated subquery that compares each column"),
    /** Error 1006, or days and seconds since 1970. */
    CAST_BETWEEN_KINDS(
            "a cast between numbers, binaries, and dates or times", "cast to a text in between, or convert it in Java"),
    /** Error 1065: function eq(Binary, Binary) does not exist. */
    BINARY_IN_SUBQUERY(
            "a binary value compared by 'in', 'any' or 'all' with a subquery",
            "use 'exists' with a correlated subquery that compares them"),
    /** Hibernate renders the first attribute in the place of all. */
    EMBEDDABLE_OF_DOCUMENT(
            "an embeddable in a document that is compared with a parameter or assigned by one",
            "compare and assign its attributes one by one"),
    /** The result is null where it should be the value of no rows. */
    CORRELATED_AGGREGATE(
            "an aggregate without 'group by' in a union, in a lateral or other query of the 'from' clause that reads an outer"
                    + " query",
            "use the aggregate as a subquery of its own, or add 'group by'"),
    /** Error 1001. */
    CORRELATED_INTERSECT(
            "'intersect' in a subquery that reads an outer query", "use 'exists' in the condition of the first part"),
    /** Error 1006. */
    CORRELATION_IN_OUTER_JOIN(
            "a column of an outer query in the 'on' of a join, where the subquery has an outer join",
            "compare it in the 'where' of the subquery, or use a subquery of its own"),
    /** Error 1006, or not implemented. */
    CORRELATED_LIMIT(
            "a limit in a subquery that reads an outer query otherwise than by '=' between a column of each",
            "compare with max() or min(), or limit in Java"),
    /** The engine ends the connection. */
    CORRELATED_LIMITS(
            "a limit of several rows in a subquery that reads the outer query, beside another such limit or a subquery that reads"
                    + " the outer query otherwise than by '=', as one compared by 'not in', 'any' or 'all' is read several times",
            "compare with max() or min(), or limit in Java"),
    LIMIT_OF_AGGREGATE(
            "an offset, or a limit that is no literal, in a subquery that aggregates without 'group by'",
            "leave it out, as there is one row"),
    /** Error 1001 or 1006. */
    NESTED_CORRELATION(
            "a subquery in a subquery that reads the outermost query otherwise than by a column that the one around it"
                    + " compares by '='",
            "join the tables of both subqueries, or compare the column in the subquery around it"),
    /** No error: rows are found or missed at random. */
    DISTINCT_DOCUMENT_ATTRIBUTE(
            "'is distinct from' between an attribute of a document and a column of an outer query",
            "compare by '=' or '<>', or by 'is not distinct from' as a condition of its own, without functions"),
    /** Error 1001: missing derived column. */
    NESTED_IN_CORRELATED(
            "a correlated subquery in another one, but in a condition of its 'where' that reads the outer query nowhere",
            "join the tables of both subqueries, or compare the column of the outer query by a condition of its own"),
    /** The engine does not end planning, or ends the connection. */
    SUBQUERY_IN_AGGREGATE(
            "several subqueries in the arguments or filters of aggregates, or one and several elsewhere, that read the outer query"
                    + " otherwise than by '=' between a column of each, or one with a limit",
            "select its value in a subquery of the 'from' clause, and aggregate that"),
    /** The engine copies the subquery, and joins the copies without their condition: rows are found several times. */
    SUBQUERY_IN_EXTREMUM(
            "a subquery in least(), greatest() or overlay() that reads the outer query",
            "use 'case', or select its value in a subquery of the 'from' clause"),
    /** Error 1001: Invalid scalar for flattening subquery. */
    LAMBDA_IN_SUBQUERY(
            "array_to_string, array_remove, array_replace and other functions that look at each element, in a subquery that reads its"
                    + " outer query",
            "select the array in a subquery of the 'from' clause, or join its table"),
    /** Error 1002: join left plan can't contain MaterializeCTERef. */
    SUBQUERY_BESIDE_SHARED_CTE(
            "a subquery that reads its outer query otherwise than by '=' between a column of each, where that query reads a"
                    + " 'with' clause that is read twice",
            "write the 'with' clause once for each, or compare columns that are never null by '='"),
    /** The engine ends the connection. */
    LATERAL_LIMITS(
            "more than one lateral join with a limit, as maxelement, minelement, maxindex and minindex are",
            "use '(select max(m) from e.marks m)' and the like"),
    /** The engine ends the connection. */
    CORRELATED_UNION(
            "a union in a subquery that selects columns of an outer query",
            "use a subquery for each part of the union, combined by 'or', 'and' or coalesce"),
    /** Error 1002: join left plan can't contain Window. */
    SUBQUERY_BESIDE_WINDOW(
            "a subquery beside a window function that reads the outer query otherwise than by '=' between a column of each",
            "compute the windows in a subquery of the 'from' clause"),
    /** Error 1006, or the engine ends the connection. */
    SUBQUERY_BESIDE_GROUPS(
            "a subquery that reads its outer query otherwise than by '=' between a column of each, where that query, or one that"
                    + " it reads, groups by an expression, or one that it reads has a window function",
            "compare columns that are never null by '=', or select the expression in a query of its own and group by that"),
    /** Error 1001, or 1065: where clause can't contain aggregate functions. */
    AGGREGATE_COMPARED(
            "an aggregate compared with a subquery by 'in', 'not in', 'any' or 'all'",
            "compare with max() or min() of the subquery, or aggregate in a subquery of the 'from' clause"),
    /** Databend's plan doubles with each. */
    MANY_SUBQUERIES(
            "a query with many subqueries that read the outer query otherwise than by '=' between a column of each",
            "compare columns that are never null by '=', or use several queries"),
    /** Each null would be another subquery. */
    NULLABLE_CORRELATION(
            "a subquery that reads more than three columns of the outer query that may be null, or more than one and another"
                    + " subquery in it",
            "compare them by '=', or use coalesce in fewer columns"),
    /** Error 1006: Unable to get field. */
    UNGROUPED_COLUMN(
            "a subquery that reads a column of its outer query which that does not group by, as one with treat() reads the id",
            "group by that column too, or select from the subclass"),
    /** Error 1006. */
    SUBQUERY_IN_GROUP_BY("a subquery in 'group by'", "group by the columns that it reads"),
    /** Error 1006. */
    SUBQUERY_IN_OUTER_JOIN(
            "a subquery in the 'on' of an outer join that reads another table than the joined one",
            "join the table of the subquery too, or compare in the 'where' of the query"),
    /** Error 2004: need constant number. */
    ROUND_TO_ANY_PLACES(
            "round() of a decimal, or of a whole number of more than 53 bits, to places that differ by row",
            "use a literal or a parameter for the places, or 'case' with one for each"),
    /** Error 1065: update clause's can't contain subquery; a merge assigns one column at a time. */
    ROW_IN_SET("a subquery for several columns in a 'set' clause", "assign each column by its own subquery"),
    /** There are no unique keys that could tell. */
    ON_CONFLICT_WITHOUT_COLUMNS(
            "'on conflict' without columns, or with the name of a constraint",
            "name the columns that tell the row, as in 'on conflict(id)': Databend enforces no keys"),
    /** Error 1065: add_months takes whole numbers. */
    FRACTION_OF_MONTHS(
            "adding a fraction of a month, a quarter or a year", "use whole numbers, or days and their fractions"),
    /** Hibernate moves the addition into the expression. */
    MOVED_ADDITION(DurationArithmetic.MOVED_ADDITION, DurationArithmetic.MOVED_ADDITION_ALTERNATIVE),
    /** Nulls sort last, and are neither before nor after a key: their rows would be lost. */
    KEYED_PAGE_OF_NULLS(
            "a KeyedPage by an attribute that may be null",
            "sort by attributes that are never null, and say so by @Column(nullable = false)"),
    /** Error 1065: column doesn't exist. */
    PAGE_OF_DOCUMENTS(FetchedPages.WORDS, FetchedPages.ALTERNATIVE),
    REGEXP_FLAGS(
            "regexp_like with flags that are not a literal of 'i', 'c', 'n' and 'm'",
            "write the flags into the pattern, as in '(?x)a b'"),
    DURATION_UNIT("this unit of a duration", "use year, quarter, month, week, day, hour, minute, second or nanosecond"),
    EXTRACT_FIELD("this field of extract", "use year, quarter, month, week, day, hour, minute, second or epoch"),
    TRUNCATION_UNIT("truncation to this unit", "use year, quarter, month, week, day, hour, minute or second"),
    JSON_VALUE_BEHAVIOR(
            "json_value with 'on error' or 'on empty' other than null", "leave it out, and use coalesce for a default"),
    JSON_QUERY_BEHAVIOR(
            "json_query with 'on error' or 'on empty' other than null", "leave it out, and use coalesce for a default"),
    JSON_CONDITIONAL_WRAPPER("json_query with conditional wrapper", "use 'with wrapper' or 'without wrapper'"),
    JSON_EXISTS_BEHAVIOR("json_exists with 'on error'", "leave it out"),
    JSON_AGGREGATE_NULLS(
            "null on null in json_arrayagg and json_objectagg",
            "leave it out, as nulls are skipped, or use coalesce for a value to keep");

    private final String words;
    private final String alternative;

    DatabendQueryRefusal(String words, String alternative) {
        this.words = words;
        this.alternative = alternative;
    }

    public UnsupportedFeatureException exception() {
        return of(words, alternative);
    }

    public static UnsupportedFeatureException formatField(String field) {
        return of(
                "the field '" + field + "' in format()",
                "use y, yy, yyyy, M to MMMM, d, dd, E, EEEE, w, YYYY, a, H, HH, h, hh, m, mm, s, ss, S to SSSSSS, xx or xxx");
    }

    public static UnsupportedFeatureException function(String name, String alternative) {
        return of("the function " + name, alternative);
    }

    public static UnsupportedFeatureException windowed(String aggregate) {
        return of(aggregate, "aggregate in a subquery, or in Java");
    }

    private static UnsupportedFeatureException of(String words, String alternative) {
        return new UnsupportedFeatureException("Databend", words, alternative);
    }
}
