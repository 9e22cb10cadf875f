package org.tidewire.databend.internal.query;

import org.hibernate.sql.ast.spi.AbstractSqlAstWalker;
import org.hibernate.sql.ast.tree.expression.SqlSelectionExpression;
import org.hibernate.sql.ast.tree.from.FromClause;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.from.TableGroupJoin;

/** Looks at what is rendered: Hibernate's walker adds the tables of paths that nothing uses, and does not end at some. */
public abstract class StatementWalker extends AbstractSqlAstWalker {
    /** An expression that stands for one of the select list. */
    @Override
    public void visitSqlSelectionExpression(SqlSelectionExpression expression) {
        expression.getSelection().getExpression().accept(this);
    }

    @Override
    public void visitFromClause(FromClause from) {
        from.getRoots().forEach(this::visitUsed);
    }

    @Override
    public void visitTableGroupJoin(TableGroupJoin join) {
        visitUsed(join.getJoinedGroup());
        if (join.getJoinedGroup().isInitialized() && join.getPredicate() != null) {
            join.getPredicate().accept(this);
        }
    }

    /** A virtual group has the table of another, of an outer query even. */
    private void visitUsed(TableGroup group) {
        if (group.isInitialized() && !group.isVirtual()) {
            group.accept(this);
        } else {
            visitJoins(group);
        }
    }

    private void visitJoins(TableGroup group) {
        group.getNestedTableGroupJoins().forEach(join -> join.accept(this));
        group.getTableGroupJoins().forEach(join -> join.accept(this));
    }
}
