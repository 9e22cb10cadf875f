package org.tidewire.it.oracle.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * A query, or a mutation after which its table is read.
 *
 * @param tree the HQL
 * @param ordered whether the order of the rows is determined
 * @param readBack for a mutation: the query of the rows that it may have changed; else null
 */
public record Statement(Tree tree, boolean ordered, String readBack) {
    public static Statement query(Tree tree, boolean ordered) {
        return new Statement(tree, ordered, null);
    }

    /** A query that somebody has written. */
    public static Statement query(String hql) {
        return query(Tree.syntax(hql), false);
    }

    public Statement with(Tree other) {
        return new Statement(other, ordered, readBack);
    }

    public boolean isMutation() {
        return readBack != null;
    }

    public String hql() {
        StringBuilder hql = new StringBuilder();
        tree.render(hql, new ArrayList<>());
        return hql.toString();
    }

    /** The values of the parameters p1, p2 and so on. */
    public List<Object> parameters() {
        List<Object> values = new ArrayList<>();
        tree.render(new StringBuilder(), values);
        return values;
    }
}
