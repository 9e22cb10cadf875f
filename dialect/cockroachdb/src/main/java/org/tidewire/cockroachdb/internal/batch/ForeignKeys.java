package org.tidewire.cockroachdb.internal.batch;

/**
 * What is asked of the database's foreign keys, which the mapping need not know.
 *
 * @param table an expression
 */
record ForeignKeys(String table) {
    private static final String ACTS = "%1$s.confdeltype not in ('a','r') or %1$s.confupdtype not in ('a','r')";

    /** Of a table by its name in statements. */
    static ForeignKeys of(String table) {
        return new ForeignKeys("cast('" + table.replace("'", "''") + "' as regclass)");
    }

    /**
     * Whether the outcome of deletes does not depend on which rows are deleted in the same statement.
     *
     * <p>The database looks for references after the last row of a statement, and takes actions such as {@code on delete cascade} for
     * all of its rows. So it does not matter only where an action reaches each row from one row of the table, and no row that it
     * reaches refers to another one: the tables that are reached are a tree, with one foreign key less than tables.
     */
    String deleteRowsByThemselves() {
        return "(with recursive tw_reached(tw_in) as (select oid from pg_catalog.pg_class where oid=" + table
                + " union select k.conrelid from pg_catalog.pg_constraint k join tw_reached on k.confrelid=tw_in"
                + " where k.contype='f' and (" + ACTS.formatted("k") + "))"
                + " select (select count(*) from pg_catalog.pg_constraint where contype='f'"
                + " and conrelid in (select tw_in from tw_reached) and confrelid in (select tw_in from tw_reached))"
                + "=(select count(*) from tw_reached)-1)";
    }

    /** Whether rows that refer to these columns, by a comma, stay as they are or forbid that the columns change. */
    String updateRowsByThemselves(String columns) {
        return "not exists(select 1 from pg_catalog.pg_constraint k join pg_catalog.pg_attribute a"
                + " on a.attrelid=k.confrelid and a.attnum=any(k.confkey) where k.contype='f' and k.confrelid=" + table
                + " and a.attname in (" + columns + ") and (k.conrelid=k.confrelid or " + ACTS.formatted("k") + "))";
    }
}
