package org.tidewire.databend;

import org.hibernate.query.sqm.spi.BaseSemanticQueryWalker;
import org.hibernate.query.sqm.tree.SqmVisitableNode;
import org.hibernate.query.sqm.tree.select.SqmSubQuery;

/** As {@link Subqueries}, but of HQL that is not translated yet. */
final class SqmSubqueries extends BaseSemanticQueryWalker {
    private boolean found;

    private SqmSubqueries() {}

    static boolean areIn(SqmVisitableNode node) {
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
