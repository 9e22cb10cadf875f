package org.tidewire.databend.internal.sql;

import org.hibernate.query.sqm.ComparisonOperator;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.tidewire.databend.internal.query.ComparedColumns;
import org.tidewire.internal.query.OuterColumns;

/** Equations of what is computed from columns and something else that reads columns. */
final class ComputedEquations {
    private ComputedEquations() {}

    static boolean areIn(Predicate condition) {
        return ComparedColumns.of(condition).stream()
                .filter(pair -> pair.operator() == ComparisonOperator.EQUAL)
                .anyMatch(pair -> (isComputed(pair.left()) || isComputed(pair.right()))
                        && readsColumns(pair.left())
                        && readsColumns(pair.right()));
    }

    private static boolean isComputed(Expression side) {
        return side.getColumnReference() == null || ComparedValues.isBinary(side);
    }

    private static boolean readsColumns(Expression side) {
        return !OuterColumns.of(side).isEmpty();
    }
}
