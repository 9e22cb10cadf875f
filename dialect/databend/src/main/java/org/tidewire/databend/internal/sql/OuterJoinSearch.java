package org.tidewire.databend.internal.sql;

import org.hibernate.sql.ast.tree.AbstractUpdateOrDeleteStatement;
import org.hibernate.sql.ast.tree.Statement;
import org.hibernate.sql.ast.tree.insert.InsertSelectStatement;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.hibernate.sql.ast.tree.update.UpdateStatement;
import org.tidewire.databend.internal.query.JoinOrder;
import org.tidewire.internal.query.StatementWalker;

/**
 * Does a statement have an outer join, or a query within, of which the engine makes one? It moves conditions into joins and into the
 * queries of the {@code from} clause, so each place in the statement counts.
 */
final class OuterJoinSearch extends StatementWalker {
    private int queries;
    private boolean found;

    private OuterJoinSearch() {}

    static boolean finds(Statement statement) {
        OuterJoinSearch search = new OuterJoinSearch();
        if (statement instanceof SelectStatement select) {
            search.queries--;
            select.accept(search);
        } else if (statement instanceof InsertSelectStatement insert && insert.getSourceSelectStatement() != null) {
            insert.getSourceSelectStatement().accept(search);
        } else if (statement instanceof AbstractUpdateOrDeleteStatement mutation) {
            if (mutation.getRestriction() != null) {
                mutation.getRestriction().accept(search);
            }
            if (mutation instanceof UpdateStatement update) {
                update.getAssignments().forEach(assignment -> assignment.accept(search));
            }
        }
        return search.found || search.queries > 0;
    }

    @Override
    public void visitSelectStatement(SelectStatement statement) {
        queries++;
        super.visitSelectStatement(statement);
    }

    @Override
    public void visitQuerySpec(QuerySpec query) {
        found |= JoinOrder.hasOuter(query);
        super.visitQuerySpec(query);
    }
}
