package org.tidewire.databend.internal.sql;

import org.hibernate.query.sqm.ComparisonOperator;
import org.hibernate.query.sqm.sql.internal.SqmPathInterpretation;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.SqlTuple;
import org.hibernate.sql.ast.tree.expression.SqlTupleContainer;
import org.hibernate.sql.ast.tree.predicate.ComparisonPredicate;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.tidewire.internal.query.OuterColumns;

/** Equations of what is computed from columns and something else that reads columns. */
final class ComputedEquations {
    private ComputedEquations() {}

    static boolean isOne(Predicate condition) {
        return condition instanceof ComparisonPredicate comparison
                && comparison.getOperator() == ComparisonOperator.EQUAL
                && isOne(comparison.getLeftHandExpression(), comparison.getRightHandExpression());
    }

    private static boolean isOne(Expression left, Expression right) {
        SqlTuple row = SqlTupleContainer.getSqlTuple(left);
        SqlTuple other = SqlTupleContainer.getSqlTuple(right);
        if (row != null && other != null) {
            for (int i = 0; i < row.getExpressions().size(); i++) {
                if (isOne(row.getExpressions().get(i), other.getExpressions().get(i))) {
                    return true;
                }
            }
            return false;
        }
        return (isComputed(left) || isComputed(right)) && readsColumns(left) && readsColumns(right);
    }

    private static boolean isComputed(Expression side) {
        // A path to an entity stands for its key.
        Expression value = side instanceof SqmPathInterpretation<?> path ? path.getSqlExpression() : side;
        SqlTuple row = SqlTupleContainer.getSqlTuple(value);
        if (row != null) {
            return row.getExpressions().stream().anyMatch(ComputedEquations::isComputed);
        }
        return value.getColumnReference() == null || ComparedValues.isBinary(value);
    }

    private static boolean readsColumns(Expression side) {
        return !OuterColumns.of(side).isEmpty();
    }
}
