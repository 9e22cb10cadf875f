package org.tidewire.it.oracle.tree;

/** A part of the grammar that a run can be restricted to. */
public enum Area {
    PREDICATES,
    ARITHMETIC,
    TEXT,
    TEMPORAL,
    CASTS,
    JSON,
    SUBQUERIES,
    ROWS,
    AGGREGATES,
    WINDOWS,
    CTES,
    SETS,
    JOINS,
    MUTATIONS,
    /** Values at the ends of the range of numbers, and fractions of a millisecond. */
    LIMITS
}
