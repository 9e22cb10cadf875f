package org.tidewire.databend.internal.query;

import java.math.BigDecimal;
import org.hibernate.metamodel.mapping.JdbcMappingContainer;
import org.hibernate.metamodel.mapping.SqlTypedMapping;
import org.hibernate.query.sqm.BinaryArithmeticOperator;
import org.hibernate.query.sqm.sql.internal.SqmParameterInterpretation;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.BinaryArithmeticExpression;
import org.hibernate.sql.ast.tree.expression.CaseSearchedExpression;
import org.hibernate.sql.ast.tree.expression.CastTarget;
import org.hibernate.sql.ast.tree.expression.Distinct;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.FunctionExpression;
import org.hibernate.sql.ast.tree.expression.JdbcParameter;
import org.hibernate.sql.ast.tree.expression.Literal;
import org.hibernate.sql.ast.tree.expression.UnaryOperation;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.jdbc.JdbcType;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.internal.sql.SubqueryTranslator;
import org.tidewire.internal.query.LiteralValue;

/**
 * A product of decimals that is exact, or fails. Measured on 1.2.895: a product of decimals of up to 38 digits has 38 digits and wraps around,
 * without an error; it has no more than 12 digits behind the point, unless an operand has. With an operand of 76 digits the
 * product has 76. It is checked for an overflow where it has to be rounded (error 1006). Of two literals the engine sees the digits,
 * whatever they are cast to, unless it is kept from computing one beforehand.
 */
public final class DecimalProduct {
    private static final int DIGITS = 38;
    private static final int MOST_DIGITS = 76;
    private static final int SCALE = 12;

    private DecimalProduct() {}

    public static boolean isOf(BinaryArithmeticExpression expression) {
        return expression.getOperator() == BinaryArithmeticOperator.MULTIPLY
                && isExact(expression.getLeftHandOperand())
                && isExact(expression.getRightHandOperand())
                && isDecimal(expression);
    }

    public static void render(BinaryArithmeticExpression expression, SqlAppender sql, SqlAstTranslator<?> translator) {
        Expression left = expression.getLeftHandOperand();
        Expression right = expression.getRightHandOperand();
        Digits ofLeft = Digits.of(left);
        Digits ofRight = Digits.of(right);
        if (left instanceof Literal && right instanceof Literal && ofLeft.digits + ofRight.digits > DIGITS) {
            sql.append("(" + ConstantExpression.NEVER_FOLDED + "cast(null as decimal(" + MOST_DIGITS + ","
                    + ofLeft.scale + ")),");
            left.accept(translator);
            sql.append(")*");
            right.accept(translator);
            sql.append(')');
            return;
        }
        int[] scales = scales(ofLeft, ofRight);
        sql.append('(');
        operand(left, scales[0], sql, translator);
        sql.append('*');
        operand(right, scales[1], sql, translator);
        sql.append(')');
    }

    /** The scales to cast the operands to, each or -1 for the operand as it is. */
    private static int[] scales(Digits left, Digits right) {
        int scale = left.scale + right.scale;
        boolean exact = scale <= Math.max(SCALE, Math.max(left.scale, right.scale));
        int digits = left.digits + right.digits;
        if ((exact && digits <= DIGITS) || (left.isConstant && right.isConstant)) {
            return new int[] {-1, -1};
        }
        Digits cast = left.isConstant ? right : left;
        Digits other = left.isConstant ? left : right;
        boolean checked = digits > MOST_DIGITS;
        int scaleOfCast = checked ? Math.max(scale, SCALE + 1) : exact ? cast.scale : scale;
        int scaleOfOther = checked && !other.isConstant ? Math.max(other.scale, 1) : -1;
        return left.isConstant ? new int[] {scaleOfOther, scaleOfCast} : new int[] {scaleOfCast, scaleOfOther};
    }

    private static void operand(Expression operand, int scale, SqlAppender sql, SqlAstTranslator<?> translator) {
        sql.append(scale < 0 ? "" : "cast(");
        operand.accept(translator);
        if (scale >= 0) {
            String nullable = translator instanceof SubqueryTranslator<?> own ? own.nullOfCast() : "";
            sql.append(" as decimal(" + MOST_DIGITS + "," + scale + ")" + nullable + ")");
        }
    }

    private static boolean isExact(Expression expression) {
        JdbcType type = type(expression);
        return type != null
                && (type.isInteger() || type.isDecimal())
                && !(expression instanceof Literal literal
                        && (LiteralValue.of(literal) instanceof Double || LiteralValue.of(literal) instanceof Float));
    }

    private static boolean isDecimal(Expression expression) {
        JdbcType type = type(expression);
        return type != null && type.isDecimal();
    }

    private static @Nullable JdbcType type(Expression expression) {
        JdbcMappingContainer type = expression.getExpressionType();
        return type == null || type.getJdbcTypeCount() != 1
                ? null
                : type.getSingleJdbcMapping().getJdbcType();
    }

    /**
     * How many digits the values of an expression may have, and how many of them behind the point. The engine gives a constant
     * that is cast the least type that has its value.
     */
    private record Digits(int digits, int scale, boolean isConstant) {
        /** What the engine gives a quotient. */
        static final Digits UNKNOWN = new Digits(DIGITS, SCALE, false);
        /** Its value is written as it is. */
        static final Digits OF_PARAMETER = new Digits(DIGITS, 4, true);

        static Digits of(Expression expression) {
            if (expression instanceof Literal literal && LiteralValue.of(literal) instanceof Number number) {
                return ofValue(number);
            }
            if (expression instanceof JdbcParameter || expression instanceof SqmParameterInterpretation) {
                return OF_PARAMETER;
            }
            if (expression instanceof UnaryOperation unary) {
                return of(unary.getOperand());
            }
            if (expression instanceof BinaryArithmeticExpression arithmetic) {
                return ofResult(
                        arithmetic.getOperator(),
                        of(arithmetic.getLeftHandOperand()),
                        of(arithmetic.getRightHandOperand()));
            }
            if (expression instanceof FunctionExpression function) {
                return ofFunction(function);
            }
            if (expression instanceof CaseSearchedExpression cases) {
                Digits widest = cases.getOtherwise() == null ? new Digits(0, 0, false) : of(cases.getOtherwise());
                for (CaseSearchedExpression.WhenFragment when : cases.getWhenFragments()) {
                    widest = widest.or(of(when.getResult()));
                }
                return widest;
            }
            return ofType(expression);
        }

        private Digits or(Digits other) {
            int wider = Math.max(scale, other.scale);
            return new Digits(
                    Math.min(Math.max(digits - scale, other.digits - other.scale) + wider, MOST_DIGITS), wider, false);
        }

        private static Digits ofValue(Number number) {
            BigDecimal value = number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString());
            int scale = Math.max(value.scale(), 0);
            return new Digits(Math.max(value.setScale(scale).precision(), scale), scale, true);
        }

        private static Digits ofResult(BinaryArithmeticOperator operator, Digits left, Digits right) {
            return switch (operator) {
                case ADD, SUBTRACT -> {
                    Digits either = left.or(right);
                    yield new Digits(Math.min(either.digits + 1, MOST_DIGITS), either.scale, false);
                }
                case MULTIPLY ->
                    new Digits(Math.min(left.digits + right.digits, MOST_DIGITS), left.scale + right.scale, false);
                default -> new Digits(DIGITS, Math.max(SCALE, left.scale), false);
            };
        }

        /** Of most functions the result has the scale of an argument. */
        private static Digits ofFunction(FunctionExpression function) {
            if (function.getFunctionName().equals("avg")) {
                return UNKNOWN;
            }
            int scale = -1;
            for (SqlAstNode argument : function.getArguments()) {
                if (argument instanceof CastTarget target && target.getScale() != null) {
                    return new Digits(DIGITS, target.getScale(), false);
                }
                Expression value = argument instanceof Distinct distinct
                        ? distinct.getExpression()
                        : argument instanceof Expression expression ? expression : null;
                if (value != null && isExact(value)) {
                    scale = Math.max(scale, of(value).scale);
                }
            }
            return scale < 0 ? UNKNOWN : new Digits(DIGITS, scale, false);
        }

        private static Digits ofType(Expression expression) {
            JdbcType type = type(expression);
            if (type != null && type.isInteger()) {
                return new Digits(
                        switch (type.getDdlTypeCode()) {
                            case SqlTypes.TINYINT -> 3;
                            case SqlTypes.SMALLINT -> 5;
                            case SqlTypes.INTEGER -> 10;
                            default -> 19;
                        },
                        0,
                        false);
            }
            return expression.getExpressionType() instanceof SqlTypedMapping column
                            && column.getPrecision() != null
                            && column.getScale() != null
                    ? new Digits(column.getPrecision(), column.getScale(), false)
                    : UNKNOWN;
        }
    }
}
