package org.tidewire.cratedb.internal.sql;

import java.math.BigDecimal;
import java.util.stream.Stream;
import org.hibernate.dialect.Dialect;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.metamodel.mapping.JdbcMappingContainer;
import org.hibernate.metamodel.mapping.SqlTypedMapping;
import org.hibernate.query.sqm.BinaryArithmeticOperator;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.BinaryArithmeticExpression;
import org.hibernate.sql.ast.tree.expression.CaseSearchedExpression;
import org.hibernate.sql.ast.tree.expression.CastTarget;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.FunctionExpression;
import org.hibernate.sql.ast.tree.expression.UnaryOperation;
import org.tidewire.cratedb.internal.function.NumberFunction;
import org.tidewire.internal.query.LiteralValue;

/**
 * How many digits a computed decimal may have behind its point. The server's {@code sum} and {@code avg} round what is computed to the
 * scale of its first operand (measured on 6.4.4): {@code sum(x * x)} of 7.25 is 52.56.
 */
final class DecimalScale {
    static final int UNKNOWN = -1;

    /** The server divides to 16 digits. */
    private static final int OF_QUOTIENT = 20;

    private final Dialect dialect;

    DecimalScale(Dialect dialect) {
        this.dialect = dialect;
    }

    /** Whether both operands are decimals: a whole number changes no scale, but by a division. */
    static boolean isChangedBy(BinaryArithmeticExpression expression) {
        return isDivision(expression)
                ? Decimals.are(expression.getExpressionType())
                : Decimals.are(expression.getLeftHandOperand().getExpressionType())
                        && Decimals.are(expression.getRightHandOperand().getExpressionType());
    }

    static boolean isDivision(BinaryArithmeticExpression expression) {
        return expression.getOperator() == BinaryArithmeticOperator.DIVIDE
                || expression.getOperator() == BinaryArithmeticOperator.DIVIDE_PORTABLE;
    }

    /** {@link #UNKNOWN} where the expression does not tell. */
    int of(SqlAstNode node) {
        if (node instanceof BinaryArithmeticExpression expression) {
            if (isDivision(expression)) {
                return OF_QUOTIENT;
            }
            int left = of(expression.getLeftHandOperand());
            int right = of(expression.getRightHandOperand());
            if (left < 0 || right < 0) {
                return UNKNOWN;
            }
            return expression.getOperator() == BinaryArithmeticOperator.MULTIPLY ? left + right : Math.max(left, right);
        }
        if (node instanceof UnaryOperation operation) {
            return of(operation.getOperand());
        }
        if (node instanceof CaseSearchedExpression cases) {
            return greatest(Stream.concat(
                    cases.getWhenFragments().stream().map(CaseSearchedExpression.WhenFragment::getResult),
                    Stream.ofNullable(cases.getOtherwise())));
        }
        if (node instanceof FunctionExpression function) {
            return ofFunction(function);
        }
        return node instanceof Expression expression ? ofValue(expression) : UNKNOWN;
    }

    private int ofFunction(FunctionExpression function) {
        return switch (function.getFunctionName()) {
            case "cast" ->
                function.getArguments().get(1) instanceof CastTarget target && target.getScale() != null
                        ? target.getScale()
                        : UNKNOWN;
            case "coalesce", "least", "greatest", "nullif", "abs" -> greatest(function.getArguments().stream());
            default -> UNKNOWN;
        };
    }

    private int greatest(Stream<? extends SqlAstNode> nodes) {
        return nodes.mapToInt(this::of)
                .reduce((one, other) -> one < 0 || other < 0 ? UNKNOWN : Math.max(one, other))
                .orElse(UNKNOWN);
    }

    private int ofValue(Expression value) {
        BigDecimal literal = LiteralValue.number(value);
        if (literal != null) {
            return Math.max(literal.scale(), 0);
        }
        JdbcMappingContainer type = value.getExpressionType();
        if (type instanceof SqlTypedMapping column && Decimals.are(type)) {
            return column.getScale() != null ? column.getScale() : defaultScale(column.getJdbcMapping());
        }
        return NumberFunction.isWhole(value) ? 0 : UNKNOWN;
    }

    private int defaultScale(JdbcMapping mapping) {
        return mapping.getJavaTypeDescriptor().getDefaultSqlScale(dialect, mapping.getJdbcType());
    }
}
