package org.tidewire.internal.unkeyed;

import org.hibernate.query.sqm.spi.BaseSemanticQueryWalker;
import org.hibernate.query.sqm.tree.SqmVisitableNode;
import org.hibernate.query.sqm.tree.select.SqmSubQuery;

/** Looks for subqueries in HQL that is not translated yet. */
public final class SqmSubqueries extends BaseSemanticQueryWalker {
    private boolean found;

    private SqmSubqueries() {}

    public static boolean areIn(SqmVisitableNode node) {
        SqmSubqueries finder = new SqmSubqueries();
        node.accept(finder);
        return finder.found;
    }

    @Override
    public Object visitSubQueryExpression(SqmSubQuery<?> subquery) {
        found = true;
        return subquery;
    }
}
