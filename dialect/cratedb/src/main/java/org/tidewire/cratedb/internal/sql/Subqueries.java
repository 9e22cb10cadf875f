package org.tidewire.cratedb.internal.sql;

import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.tidewire.internal.query.OuterColumns;
import org.tidewire.internal.query.StatementWalker;

/** Looks for subqueries. */
final class Subqueries extends StatementWalker {
    private boolean found;
    private boolean isCorrelated;

    private Subqueries() {}

    static boolean areIn(SqlAstNode node) {
        Subqueries finder = new Subqueries();
        node.accept(finder);
        return finder.found;
    }

    /** Those that read the query around them. */
    static boolean areCorrelatedIn(SqlAstNode node) {
        Subqueries finder = new Subqueries();
        node.accept(finder);
        return finder.isCorrelated;
    }

    @Override
    public void visitSelectStatement(SelectStatement statement) {
        found = true;
        isCorrelated |=
                OuterColumns.readsOutside(statement.getQueryPart(), OuterColumns.tablesOf(statement.getQueryPart()));
    }
}
