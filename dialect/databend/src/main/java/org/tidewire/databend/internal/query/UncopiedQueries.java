package org.tidewire.databend.internal.query;

import java.util.function.Function;
import org.hibernate.sql.ast.tree.cte.CteStatement;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.SqlTuple;
import org.hibernate.sql.ast.tree.expression.SqlTupleContainer;
import org.hibernate.sql.ast.tree.from.NamedTableReference;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.jspecify.annotations.Nullable;
import org.tidewire.internal.query.Aggregates;
import org.tidewire.internal.query.StatementWalker;

/**
 * What the engine makes no copy of: a query that groups by an expression (1006), and one of the from clause that has a window, which ends the
 * connection.
 */
public final class UncopiedQueries extends StatementWalker {
    private final Function<String, @Nullable CteStatement> ctes;
    private boolean found;

    private UncopiedQueries(Function<String, @Nullable CteStatement> ctes) {
        this.ctes = ctes;
    }

    public static boolean areIn(QuerySpec query, Function<String, @Nullable CteStatement> ctes) {
        UncopiedQueries search = new UncopiedQueries(ctes);
        query.getFromClause().accept(search);
        return search.found || groups(query);
    }

    private static boolean groups(QuerySpec query) {
        return query.getGroupByClauseExpressions().stream().anyMatch(UncopiedQueries::isComputed);
    }

    private static boolean isComputed(Expression group) {
        SqlTuple tuple = SqlTupleContainer.getSqlTuple(group);
        if (tuple != null) {
            return tuple.getExpressions().stream().anyMatch(UncopiedQueries::isComputed);
        }
        ColumnReference column = group.getColumnReference();
        return column == null || column.isColumnExpressionFormula() || DocumentAttributes.isOfDocument(column);
    }

    @Override
    public void visitQuerySpec(QuerySpec query) {
        found |= groups(query) || Aggregates.haveWindows(query.getSelectClause());
        super.visitQuerySpec(query);
    }

    @Override
    public void visitNamedTableReference(NamedTableReference table) {
        CteStatement cte = ctes.apply(table.getTableExpression());
        if (cte != null && !cte.isRecursive()) {
            cte.getCteDefinition().accept(this);
        }
    }
}
