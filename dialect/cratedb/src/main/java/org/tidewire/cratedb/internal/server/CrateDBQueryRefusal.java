package org.tidewire.cratedb.internal.server;

import org.tidewire.UnsupportedFeatureException;
import org.tidewire.internal.type.DurationArithmetic;

/** What CrateDB's queries lack, and what to do instead: one line for each refusal. Each was tried on 6.4.4. */
public enum CrateDBQueryRefusal {
    /** XX000 from the analyzer. */
    INTERSECT_OR_EXCEPT("'intersect' and 'except'", "use 'exists' or 'not exists' with a subquery"),
    /** 42601. */
    ROLLUP("'rollup' and 'cube' in 'group by'", "group by each set of columns, and combine the results in Java"),
    /** 42601. */
    FETCH("'fetch first ... with ties' and of a percentage", "use 'rank()' in a subquery, or plain rows"),
    /** 42601. */
    RECURSIVE("recursive queries", "read one level after the other"),
    /** 42601. */
    LATERAL("lateral joins", "join with a condition, or use a subquery in the 'select' clause"),
    /** Each needs columns that are made by the query. */
    TABLE_FUNCTION("a function in the 'from' clause", "read the array or the document, and take it apart in Java"),
    /** 42P01: relation unknown. */
    CORRELATED_MUTATION(
            "joins in an update or delete, and subqueries that read the row to be changed",
            "select the ids first, and change the rows 'where id in (:ids)'"),
    /** 42703 or 42P01. */
    GRANDPARENT("a subquery that reads the query around its own outer query", "join the two inner queries"),
    /** 0A000. */
    DISTINCT_COUNT(
            "count(distinct ..) of UUIDs, arrays and documents",
            "count a UUID as text: count(distinct cast(.. as String))"),
    /** Unknown function: collection_sum(collect_set(..)). */
    DISTINCT_AGGREGATE(
            "'distinct' in any aggregate but count and avg, and in windows",
            "leave it out of min and max; else aggregate over a subquery that selects distinct values"),
    /** "Frame start cannot be FOLLOWING", "Frame end cannot be PRECEDING", 42601. */
    WINDOW_FRAME(
            "a window frame in 'groups' or with 'exclude', and one that begins after the current row or ends before it",
            "use 'rows' or 'range' with the current row in it, or lag and lead"),
    /** Invalid arguments. */
    ORDERED_UUID(
            "min, max, 'between' and comparisons by size of UUIDs",
            "compare them as texts, as by max(cast(.. as String))"),
    /** 0A000. */
    GROUPED_SORT(
            "a subquery that groups, and sorts by what it does not select",
            "select what the subquery sorts by, or sort in a query of its own"),
    /** A time of day is kept as text. */
    TIME_ARITHMETIC("arithmetic with, and parts of, a time of day", "use LocalDateTime, or compute it in Java"),
    /** There is no such field. */
    EXTRACT("that field of a date", "compute it in Java"),
    /** The server has it for floating point numbers alone. */
    TRUNCATION(
            "truncating a whole or a decimal number to so many digits that the query does not say",
            "write their number into the query, at most 18"),
    /** Hibernate's letters have no equal there. */
    DATE_FORMAT("that letter in the pattern of 'format'", "format it in Java"),
    /** XX000. */
    JOIN_SUBQUERY("a subquery in the condition of a join", "put it into the 'where' clause, or read its value first"),
    /** XX000: cannot use the relation in this context. */
    CORRELATED_JOIN(
            "a join in a subquery, whose condition reads the outer query", "put the condition into the 'where' clause"),
    /** Measured: of 3.0 and 3.00 it makes two groups. */
    GROUPED_DECIMALS(
            "'distinct' and 'group by' of a decimal that is one of several columns, as it groups 3.0 and 3.00 apart",
            "give it one scale, as by cast(.. as BigDecimal(20, 4))"),
    /** 42601. */
    ROW_SUBQUERY("a row that is compared with the rows of a subquery", "use 'exists', and compare column by column"),
    /** Measured: 2.25 of numeric(30,8) becomes 2250000.00, and 1.50 in the third part of a union 150. */
    DECIMAL_UNION(
            "decimals in a union, as it moves their points",
            "cast them to Double or to String, or run one query for each part"),
    /** XX000. */
    GROUPED_SUBQUERY(
            "a subquery that reads its outer query, in a query with 'group by' or 'distinct', or in 'having'",
            "join with a condition, or read its value first"),
    /** XX000: unsupported symbol. */
    AGGREGATED_OUTER_COLUMN(
            "a column of the outer query beside an aggregate, in the 'select' clause of a subquery with 'group by' or with"
                    + " 'distinct' and a join, and in 'over'",
            "put it outside of the subquery, or into an aggregate, as max(..)"),
    /** XX000: couldn't resolve value for OuterColumn. */
    CORRELATED_SET("a union in a subquery that reads the query around it", "use one subquery for each part"),
    /** Measured: it looks at the keys of the value alone, so {a=1,b=2} is equal to {a=1}. */
    COMPARED_DOCUMENT("a document that is compared with a value", "compare its parts, or documents of two columns"),
    /** Measured: it finds arrays with other elements. */
    DISTINCT_ARRAY("'is distinct from' of arrays", "use '=' and 'is null'"),
    /** Can't handle Symbol. */
    WINDOW_BESIDE_COLUMN(
            "a column beside a window function in one expression of a subquery, an insert, a union or a 'distinct' query",
            "select both by themselves, and compute with them outside, or in Java"),
    /** Cannot ORDER BY. */
    SORTED_TYPE("'order by' of an array or a document", "sort by one of its parts, or in Java"),
    /** Measured: it stores the others, and has no error. */
    INSERTED_ROWS(
            "an insert of several rows by 'values'",
            "persist entities in a batch, or insert each row by a statement of its own"),
    /** "_seq_no" and "_primary_term" columns can only be used together in the WHERE clause. */
    COMPARED_VERSION(
            "conditions on a @RowVersion in a query, an update or a delete",
            "read the entity and change it: its version is compared as it is written"),
    /** Updating a primary key is not supported. */
    ASSIGNED_KEY(
            "an assignment to a column of the primary key",
            "insert the row again with its new key, and delete the old one"),
    /** 42601; conflict target did not match the primary key columns. */
    CONFLICT_CLAUSE(
            "'on conflict' with other columns than the primary key, and with a condition",
            "name the key, or nothing, and put the condition into an update"),
    /** The server gives it. */
    ASSIGNED_VERSION(
            "'update versioned' and assignments to a @RowVersion",
            "leave 'versioned' and the assignment out: each update gives the row a new version"),
    /** The server, while it reads the statement: it forgets such parameters, and then does not know their types. */
    FORGOTTEN_PARAMETER(
            "a parameter beside a condition that is decided without the rows, as 1 = 0 and a comparison with null",
            "leave the condition out, or write the value into the query"),
    /** Measured: it does not sort by it. */
    UNION_PARAMETER(
            "a parameter in the 'select' clause of a union, beside one whose value is no literal",
            "run one query for each part, and combine the results in Java"),
    /** The server, while it reads the statement. */
    UNGROUPED_COLUMN(
            "a column beside those that a query groups by, unless they are the key of its entity",
            "group by it too, or take max(..) of it"),
    /** XX000. */
    CAST("casts of UUIDs to other types than String, and casts to and from bytes", "convert the value in Java"),
    ZERO_CHARACTER("texts with the character 0", "leave it out"),
    MOVED_ADDITION(DurationArithmetic.MOVED_ADDITION, DurationArithmetic.MOVED_ADDITION_ALTERNATIVE);

    private final String words;
    private final String alternative;

    CrateDBQueryRefusal(String words, String alternative) {
        this.words = words;
        this.alternative = alternative;
    }

    public UnsupportedFeatureException exception() {
        return new UnsupportedFeatureException("CrateDB", words, alternative);
    }

    /** The same, of something that has a name. */
    public UnsupportedFeatureException exception(String what) {
        return new UnsupportedFeatureException("CrateDB", words + " (" + what + ")", alternative);
    }

    /** A function of HQL. */
    public static UnsupportedFeatureException function(String name, String alternative) {
        return new UnsupportedFeatureException("CrateDB", "the function " + name, alternative);
    }
}
