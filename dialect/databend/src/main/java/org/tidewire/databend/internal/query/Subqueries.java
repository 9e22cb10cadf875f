package org.tidewire.databend.internal.query;

import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.tidewire.internal.query.StatementWalker;

/** Is there a subquery in this part of a statement? */
public final class Subqueries extends StatementWalker {
    private int found;

    private Subqueries() {}

    public static boolean areIn(SqlAstNode node) {
        Subqueries finder = new Subqueries();
        node.accept(finder);
        return finder.found > 0;
    }

    public static boolean areSeveralIn(SqlAstNode node) {
        Subqueries finder = new Subqueries();
        node.accept(finder);
        return finder.found > 1;
    }

    @Override
    public void visitSelectStatement(SelectStatement statement) {
        found++;
    }
}
