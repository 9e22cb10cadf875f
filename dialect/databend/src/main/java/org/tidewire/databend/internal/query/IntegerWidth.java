package org.tidewire.databend.internal.query;

import java.math.BigInteger;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.BinaryArithmeticExpression;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.FunctionExpression;
import org.hibernate.sql.ast.tree.expression.Literal;
import org.hibernate.sql.ast.tree.expression.UnaryOperation;
import org.hibernate.type.SqlTypes;
import org.tidewire.databend.internal.function.IntegerArithmetic;
import org.tidewire.internal.query.LiteralValue;
import org.tidewire.internal.query.StatementWalker;

/** How many bits, without the sign, the value of an integer expression has at most. */
public final class IntegerWidth {
    public static final int OF_BIGINT = 63;

    public static final int OF_INT = 31;

    /** What a double holds exactly. */
    public static final int OF_DOUBLE = 53;

    /** No table has more rows. */
    private static final int OF_COUNT = 48;

    private IntegerWidth() {}

    public static int of(Expression expression) {
        if (expression instanceof Literal literal && LiteralValue.of(literal) instanceof Number number) {
            BigInteger value = IntegerArithmetic.wholeNumber(number);
            return value == null ? OF_BIGINT : value.bitLength();
        }
        if (expression instanceof UnaryOperation unary) {
            return of(unary.getOperand()) + 1;
        }
        if (expression instanceof BinaryArithmeticExpression arithmetic) {
            int left = of(arithmetic.getLeftHandOperand());
            int right = of(arithmetic.getRightHandOperand());
            return switch (arithmetic.getOperator()) {
                case ADD, SUBTRACT -> Math.max(left, right) + 1;
                case MULTIPLY -> left + right;
                case DIVIDE, DIVIDE_PORTABLE, QUOT -> left + 1;
                case MODULO -> Math.min(left, right);
            };
        }
        if (expression instanceof FunctionExpression function
                && function.getFunctionName().equals("count")) {
            return OF_COUNT;
        }
        return Arithmetic.isIn(expression) ? OF_BIGINT : declared(expression);
    }

    /** Does Databend compute with 64 bits for this operand, whatever the value? */
    public static boolean isOfBigint(Expression expression) {
        return !(expression instanceof Literal) && of(expression) > OF_INT + 1;
    }

    private static int declared(Expression expression) {
        int code = expression.getExpressionType() == null
                ? SqlTypes.BIGINT
                : expression
                        .getExpressionType()
                        .getSingleJdbcMapping()
                        .getJdbcType()
                        .getDdlTypeCode();
        return switch (code) {
            case SqlTypes.TINYINT -> 7;
            case SqlTypes.SMALLINT -> 15;
            case SqlTypes.INTEGER -> OF_INT;
            default -> OF_BIGINT;
        };
    }

    /** Arithmetic within a function or a {@code case}, whose result may be longer than its type says. */
    private static final class Arithmetic extends StatementWalker {
        private boolean found;

        static boolean isIn(SqlAstNode node) {
            Arithmetic finder = new Arithmetic();
            node.accept(finder);
            return finder.found;
        }

        @Override
        public void visitBinaryArithmeticExpression(BinaryArithmeticExpression expression) {
            found = true;
        }
    }
}
