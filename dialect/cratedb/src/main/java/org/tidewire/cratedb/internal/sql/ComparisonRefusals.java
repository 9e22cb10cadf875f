package org.tidewire.cratedb.internal.sql;

import java.util.List;
import org.hibernate.query.sqm.ComparisonOperator;
import org.hibernate.sql.ast.tree.expression.Any;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.Every;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.SqlTuple;
import org.hibernate.sql.ast.tree.expression.SqlTupleContainer;
import org.hibernate.sql.ast.tree.predicate.BetweenPredicate;
import org.hibernate.sql.ast.tree.predicate.ComparisonPredicate;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.hibernate.type.SqlTypes;
import org.tidewire.cratedb.internal.function.CrateDBCasts;
import org.tidewire.cratedb.internal.server.CrateDBQueryRefusal;

/** Comparisons that the server refuses, or answers otherwise than SQL does (measured on 6.4.4). */
final class ComparisonRefusals {
    private ComparisonRefusals() {}

    static void check(BetweenPredicate between) {
        if (type(between.getExpression()) == SqlTypes.UUID) {
            throw CrateDBQueryRefusal.ORDERED_UUID.exception();
        }
    }

    static void check(ComparisonPredicate comparison) {
        Expression left = comparison.getLeftHandExpression();
        Expression right = comparison.getRightHandExpression();
        for (Expression side : List.of(left, right)) {
            ColumnReference column = side.getColumnReference();
            if (column != null && SequenceNumbers.are(column)) {
                throw CrateDBQueryRefusal.COMPARED_VERSION.exception();
            }
        }
        int type = type(left);
        if (type == SqlTypes.UUID && isBySize(comparison.getOperator())) {
            throw CrateDBQueryRefusal.ORDERED_UUID.exception();
        }
        if (type == SqlTypes.JSON && (left.getColumnReference() == null || right.getColumnReference() == null)) {
            throw CrateDBQueryRefusal.COMPARED_DOCUMENT.exception();
        }
        if (type == SqlTypes.ARRAY && isDistinct(comparison.getOperator())) {
            throw CrateDBQueryRefusal.DISTINCT_ARRAY.exception();
        }
    }

    private static int type(Expression expression) {
        return CrateDBCasts.typeOf(expression);
    }

    private static boolean isBySize(ComparisonOperator operator) {
        return switch (operator) {
            case LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL -> true;
            default -> false;
        };
    }

    private static boolean isDistinct(ComparisonOperator operator) {
        return operator == ComparisonOperator.DISTINCT_FROM || operator == ComparisonOperator.NOT_DISTINCT_FROM;
    }

    static boolean isSubquery(Expression expression) {
        return expression instanceof SelectStatement || expression instanceof Any || expression instanceof Every;
    }

    /** A row that is compared with a subquery. */
    static void checkRow(Expression expression) {
        SqlTuple row = SqlTupleContainer.getSqlTuple(expression);
        if (row != null && row.getExpressions().size() > 1) {
            throw CrateDBQueryRefusal.ROW_SUBQUERY.exception();
        }
    }
}
