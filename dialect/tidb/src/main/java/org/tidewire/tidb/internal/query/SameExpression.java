package org.tidewire.tidb.internal.query;

import java.util.List;
import java.util.Objects;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.AggregateFunctionExpression;
import org.hibernate.sql.ast.tree.expression.BinaryArithmeticExpression;
import org.hibernate.sql.ast.tree.expression.CastTarget;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.DurationUnit;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.ExtractUnit;
import org.hibernate.sql.ast.tree.expression.Format;
import org.hibernate.sql.ast.tree.expression.FunctionExpression;
import org.hibernate.sql.ast.tree.expression.Literal;
import org.hibernate.sql.ast.tree.expression.UnaryOperation;
import org.jspecify.annotations.Nullable;

/** Whether two expressions of a query are the same text. Hibernate makes them anew in each clause. */
public final class SameExpression {
    private SameExpression() {}

    public static boolean areSame(SqlAstNode one, SqlAstNode other) {
        if (one == other) {
            return true;
        }
        if (one instanceof Expression expression
                && other instanceof Expression another
                && expression.getColumnReference() != null) {
            return areSameColumn(expression.getColumnReference(), another.getColumnReference());
        }
        if (one instanceof FunctionExpression function && other instanceof FunctionExpression another) {
            return !(one instanceof AggregateFunctionExpression)
                    && function.getFunctionName().equals(another.getFunctionName())
                    && areSame(function.getArguments(), another.getArguments());
        }
        if (one instanceof BinaryArithmeticExpression sum && other instanceof BinaryArithmeticExpression another) {
            return sum.getOperator() == another.getOperator()
                    && areSame(sum.getLeftHandOperand(), another.getLeftHandOperand())
                    && areSame(sum.getRightHandOperand(), another.getRightHandOperand());
        }
        if (one instanceof UnaryOperation operation && other instanceof UnaryOperation another) {
            return operation.getOperator() == another.getOperator()
                    && areSame(operation.getOperand(), another.getOperand());
        }
        return areSameLeaf(one, other);
    }

    private static boolean areSame(List<? extends SqlAstNode> some, List<? extends SqlAstNode> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            if (!areSame(some.get(i), others.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean areSameColumn(ColumnReference one, @Nullable ColumnReference other) {
        return other != null
                && Objects.equals(one.getQualifier(), other.getQualifier())
                && one.getExpressionText().equals(other.getExpressionText());
    }

    private static boolean areSameLeaf(SqlAstNode one, SqlAstNode other) {
        if (one instanceof Literal literal && other instanceof Literal another) {
            return literal.getJdbcMapping() == another.getJdbcMapping()
                    && Objects.equals(literal.getLiteralValue(), another.getLiteralValue());
        }
        if (one instanceof CastTarget target && other instanceof CastTarget another) {
            return target.getJdbcMapping() == another.getJdbcMapping()
                    && Objects.equals(target.getLength(), another.getLength())
                    && Objects.equals(target.getPrecision(), another.getPrecision())
                    && Objects.equals(target.getScale(), another.getScale());
        }
        if (one instanceof ExtractUnit unit && other instanceof ExtractUnit another) {
            return unit.getUnit() == another.getUnit();
        }
        if (one instanceof DurationUnit unit && other instanceof DurationUnit another) {
            return unit.getUnit() == another.getUnit();
        }
        return one instanceof Format format
                && other instanceof Format another
                && format.getFormat().equals(another.getFormat());
    }
}
