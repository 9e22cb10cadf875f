package org.tidewire.tidb.internal.query;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.hibernate.persister.internal.SqlFragmentPredicate;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.predicate.FilterPredicate;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.tidewire.internal.query.StatementWalker;

/** Whether a subquery, or one in it, refers to a query around it. The SQL of a mapping counts as if it did. */
public final class CorrelationFinder extends StatementWalker {
    private final Deque<Set<String>> aliases = new ArrayDeque<>();
    private boolean found;

    private CorrelationFinder() {}

    public static boolean isIn(SelectStatement subquery) {
        CorrelationFinder finder = new CorrelationFinder();
        subquery.accept(finder);
        return finder.found;
    }

    @Override
    public void visitQuerySpec(QuerySpec querySpec) {
        aliases.push(OwnAliases.of(querySpec));
        super.visitQuerySpec(querySpec);
        if (querySpec.hasSortSpecifications()) {
            querySpec.getSortSpecifications().forEach(sort -> sort.accept(this));
        }
        aliases.pop();
    }

    @Override
    public void visitColumnReference(ColumnReference column) {
        Set<String> own = aliases.peek();
        found |= column.isColumnExpressionFormula()
                || (column.getQualifier() != null && (own == null || !own.contains(column.getQualifier())));
    }

    @Override
    public void visitSqlFragmentPredicate(SqlFragmentPredicate predicate) {
        found = true;
    }

    @Override
    public void visitFilterPredicate(FilterPredicate predicate) {
        found = true;
    }
}
