package org.tidewire.tidb.internal.query;

import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.select.QueryGroup;
import org.jspecify.annotations.Nullable;
import org.tidewire.internal.query.StatementWalker;

/** Whether a condition has a subquery that is a set operation. */
public final class SetOperationFinder extends StatementWalker {
    private boolean found;

    private SetOperationFinder() {}

    public static boolean isIn(@Nullable Predicate condition) {
        SetOperationFinder finder = new SetOperationFinder();
        if (condition != null) {
            condition.accept(finder);
        }
        return finder.found;
    }

    @Override
    public void visitQueryGroup(QueryGroup group) {
        found = true;
    }
}
