package org.tidewire.databend;

import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.select.SelectStatement;

/** Is there a subquery in this part of a statement? */
final class Subqueries extends StatementWalker {
    private boolean found;

    private Subqueries() {}

    static boolean areIn(SqlAstNode node) {
        Subqueries finder = new Subqueries();
        node.accept(finder);
        return finder.found;
    }

    @Override
    public void visitSelectStatement(SelectStatement statement) {
        found = true;
    }
}
