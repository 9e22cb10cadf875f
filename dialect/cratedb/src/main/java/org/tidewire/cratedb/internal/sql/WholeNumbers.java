package org.tidewire.cratedb.internal.sql;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.JdbcParameter;
import org.hibernate.sql.ast.tree.expression.Literal;
import org.hibernate.sql.ast.tree.expression.UnparsedNumericLiteral;
import org.hibernate.sql.ast.tree.predicate.ComparisonPredicate;
import org.hibernate.type.SqlTypes;
import org.tidewire.cratedb.internal.function.Cast;
import org.tidewire.cratedb.internal.function.CrateDBCasts;
import org.tidewire.cratedb.internal.function.NumberFunction;
import org.tidewire.internal.query.LiteralValue;

/**
 * Whole numbers that are compared with numbers of another type. The server casts the values of a list to the type of what is looked for, so
 * that 1.5 finds 1, and a whole number to {@code real} (measured on 6.4.4).
 */
final class WholeNumbers {
    /** Whole numbers up to here are the same in {@code real}. */
    private static final BigDecimal EXACT = BigDecimal.valueOf(1 << 24);

    private static final Pattern WHOLE = Pattern.compile("-?\\d+");

    private static final String DOUBLE = "double precision";

    private WholeNumbers() {}

    /** Whether a value of a list would be changed by, or would not survive, the cast to the type of what is looked for. */
    static boolean hasNoRoom(Expression looked, Expression value) {
        if (!NumberFunction.isWhole(looked) || value instanceof JdbcParameter) {
            return false;
        }
        BigDecimal number = LiteralValue.number(value);
        if (number != null) {
            // Hibernate gives a literal the type of what is looked for.
            return number.scale() > 0 || number.toBigInteger().bitLength() > bits(looked);
        }
        return !(value instanceof Literal) && (!NumberFunction.isWhole(value) || bits(value) > bits(looked));
    }

    private static int bits(Expression number) {
        return switch (CrateDBCasts.typeOf(number)) {
            case SqlTypes.TINYINT -> 7;
            case SqlTypes.SMALLINT -> 15;
            case SqlTypes.INTEGER -> 31;
            default -> 63;
        };
    }

    /** The same comparison, where one side is {@code real} and the other a whole number that has no equal there. */
    static ComparisonPredicate withDoubles(ComparisonPredicate comparison) {
        Expression left = comparison.getLeftHandExpression();
        Expression right = comparison.getRightHandExpression();
        boolean isLeft = isReal(left) && isBeyondReal(right);
        boolean isRight = isReal(right) && isBeyondReal(left);
        return isLeft || isRight
                ? new ComparisonPredicate(
                        isLeft ? new Cast(left, DOUBLE) : left,
                        comparison.getOperator(),
                        isRight ? new Cast(right, DOUBLE) : right,
                        comparison.getExpressionType())
                : comparison;
    }

    private static boolean isReal(Expression number) {
        JdbcMapping type = CrateDBCasts.mapping(number);
        return !(number instanceof Literal)
                && type != null
                && type.getJavaTypeDescriptor().getJavaTypeClass() == Float.class;
    }

    private static boolean isBeyondReal(Expression number) {
        if (number instanceof UnparsedNumericLiteral<?> literal) {
            String digits = literal.getUnparsedLiteralValue();
            return WHOLE.matcher(digits).matches()
                    && new BigDecimal(digits).abs().compareTo(EXACT) > 0;
        }
        return NumberFunction.isWhole(number) && !(number instanceof JdbcParameter || number instanceof Literal);
    }
}
