package org.tidewire.tidb.internal.batch;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidewire.internal.batch.KeyedMutation;

/**
 * A table, and how {@code information_schema} tells about it.
 *
 * @param schema an expression
 * @param name a literal
 */
record TableName(String schema, String name) {
    private static final Pattern TABLE = Pattern.compile("(?:`?([^`.'\\\\]+)`?\\.)?`?([^`.'\\\\]+)`?");

    /** Null where the name is not plain. */
    static @Nullable TableName of(KeyedMutation mutation) {
        Matcher table = TABLE.matcher(mutation.table());
        return table.matches()
                ? new TableName(
                        table.group(1) == null ? "database()" : "'" + table.group(1) + "'", "'" + table.group(2) + "'")
                : null;
    }

    /** The rows of one of its tables that are about this one. */
    String from(String information) {
        return " from information_schema." + information + " where table_schema=" + schema + " and table_name=" + name;
    }

    /**
     * Whether the outcome of deletes does not depend on which rows are deleted in the same statement.
     *
     * <p>The database looks for references after the last row of a statement, and takes the actions of foreign keys, such as
     * {@code on delete cascade}, for all of its rows together. So it does not matter only where an action reaches each row from one
     * row of this table, and no row that it reaches refers to another one: the tables that are reached are a tree, with one foreign
     * key less than tables.
     */
    String deletesByItself() {
        return "(with recursive tw_key as (select lower(k.table_schema) tw_schema,lower(k.table_name) tw_name,"
                + "lower(k.referenced_table_schema) tw_other_schema,lower(k.referenced_table_name) tw_other,"
                + "r.delete_rule not in ('RESTRICT','NO ACTION') or r.update_rule not in ('RESTRICT','NO ACTION') tw_acts"
                + KEYS + " where k.ordinal_position=1),"
                + "tw_reached(tw_in,tw_table) as (select lower(table_schema),lower(table_name)" + from("tables")
                + " union select tw_schema,tw_name from tw_key join tw_reached"
                + " on tw_other_schema=tw_in and tw_other=tw_table where tw_acts)"
                + "select (select count(*) from tw_key where (tw_schema,tw_name) in (select * from tw_reached)"
                + " and (tw_other_schema,tw_other) in (select * from tw_reached))=(select count(*) from tw_reached)-1)";
    }

    /** Whether rows that refer to these columns, by a comma, stay as they are or forbid that the columns change. */
    String updatesByItself(String columns) {
        return "not exists(select 1" + KEYS + " where lower(k.referenced_table_schema)=lower(" + schema
                + ") and lower(k.referenced_table_name)=lower(" + name + ") and lower(k.referenced_column_name) in ("
                + columns + ") and (r.update_rule not in ('RESTRICT','NO ACTION')"
                + " or lower(k.table_schema)=lower(" + schema + ") and lower(k.table_name)=lower(" + name + ")))";
    }

    private static final String KEYS = " from information_schema.key_column_usage k"
            + " join information_schema.referential_constraints r on r.constraint_schema=k.constraint_schema"
            + " and r.constraint_name=k.constraint_name and r.table_name=k.table_name";
}
