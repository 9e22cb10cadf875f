package org.tidewire.tidb.internal.sql;

import java.util.Map;
import org.hibernate.cfg.QuerySettings;
import org.hibernate.metamodel.mapping.JdbcMappingContainer;
import org.hibernate.query.sqm.BinaryArithmeticOperator;
import org.hibernate.sql.ast.tree.expression.BinaryArithmeticExpression;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.UnparsedNumericLiteral;

/**
 * Whole numbers divided by whole numbers give whole numbers, as Hibernate's types say and most databases compute. TiDB's
 * {@code /} gives a fraction, which Hibernate cuts where it selects it, and compares as it is.
 */
public final class WholeDivision {
    private WholeDivision() {}

    /** Only where the setting is there, and false, division is TiDB's own. */
    public static boolean configuredBy(Map<String, Object> settings) {
        Object portable = settings.get(QuerySettings.PORTABLE_INTEGER_DIVISION);
        return portable == null || Boolean.parseBoolean(portable.toString());
    }

    static boolean isNeededFor(BinaryArithmeticExpression expression) {
        BinaryArithmeticOperator operator = expression.getOperator();
        return (operator == BinaryArithmeticOperator.DIVIDE || operator == BinaryArithmeticOperator.QUOT)
                && isWhole(expression)
                && isWhole(expression.getLeftHandOperand())
                && isWhole(expression.getRightHandOperand());
    }

    private static boolean isWhole(Expression operand) {
        if (operand instanceof UnparsedNumericLiteral<?> literal) {
            return switch (literal.getTypeCategory()) {
                case INTEGER, LONG, BIG_INTEGER -> true;
                default -> false;
            };
        }
        JdbcMappingContainer type = operand.getExpressionType();
        return type != null
                && type.getJdbcTypeCount() == 1
                && type.getSingleJdbcMapping().getJdbcType().isInteger();
    }
}
