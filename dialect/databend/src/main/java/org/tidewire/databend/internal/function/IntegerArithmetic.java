package org.tidewire.databend.internal.function;

import java.math.BigInteger;
import org.hibernate.metamodel.mapping.JdbcMappingContainer;
import org.hibernate.query.sqm.BinaryArithmeticOperator;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.expression.BinaryArithmeticExpression;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.Literal;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.internal.query.IntegerWidth;
import org.tidewire.databend.internal.sql.SubqueryTranslator;
import org.tidewire.internal.query.LiteralValue;

/**
 * Integer arithmetic that is exact, or fails. Measured on 1.2.895: {@code + - *} wrap around at 64 bits, {@code div} goes by
 * doubles and saturates ({@code -2147483648 div -1}), and {@code mod(x,-1)} of the smallest number ends in error 1104.
 * Decimals have none of that, so an operation whose result may not fit is computed by decimals, and error 1006 says where
 * the result is out of range.
 */
public final class IntegerArithmetic {
    /**
     * Factors up to here, together, are left to Databend. Columns of a derived table may hold more than their type says, as
     * {@code int * int} gives 62 bits.
     */
    private static final int BITS_OF_PRODUCT = 46;

    private final SqlAppender sql;
    private final SqlAstTranslator<?> translator;

    public IntegerArithmetic(SqlAppender sql, SqlAstTranslator<?> translator) {
        this.sql = sql;
        this.translator = translator;
    }

    /** Are both operands whole numbers? {@code 7 / 2} is 3.5 for Databend, where HQL, as Java, has 3. */
    public static boolean isOf(BinaryArithmeticExpression expression) {
        return isInteger(expression.getLeftHandOperand()) && isInteger(expression.getRightHandOperand());
    }

    static boolean isInteger(Expression expression) {
        // Hibernate gives a literal the type of what it is combined with.
        if (expression instanceof Literal literal
                && LiteralValue.of(literal) instanceof Number number
                && wholeNumber(number) == null) {
            return false;
        }
        JdbcMappingContainer type = expression.getExpressionType();
        return type != null
                && type.getJdbcTypeCount() == 1
                && type.getSingleJdbcMapping().getJdbcType().isInteger();
    }

    public void render(BinaryArithmeticExpression expression) {
        Expression left = expression.getLeftHandOperand();
        Expression right = expression.getRightHandOperand();
        BinaryArithmeticOperator operator = expression.getOperator();
        switch (operator) {
            case DIVIDE, DIVIDE_PORTABLE, QUOT -> quotient(left, right);
            case MODULO -> remainder(left, right);
            case ADD, SUBTRACT ->
                operation(left, operator, right, IntegerWidth.of(expression) <= IntegerWidth.OF_BIGINT);
            case MULTIPLY -> operation(left, operator, right, IntegerWidth.of(expression) <= BITS_OF_PRODUCT);
        }
    }

    /**
     * Both operands are cast: of {@code cast(c as decimal)} beside a whole number, where the engine finds that c is a constant, it
     * makes the smallest integer again, takes the result for c, and gives c for every row.
     */
    private void operation(Expression left, BinaryArithmeticOperator operator, Expression right, boolean fits) {
        Runnable operation = () -> {
            operand(left, !fits);
            sql.append(operator.getOperatorSqlTextString());
            operand(right, !fits);
        };
        if (fits) {
            sql.append('(');
            operation.run();
            sql.append(')');
        } else {
            asBigint(operation);
        }
    }

    private void operand(Expression operand, boolean asDecimal) {
        sql.append(asDecimal ? "cast(" : "");
        operand.accept(translator);
        sql.append(asDecimal ? " as decimal(38,0)" + nullOfCast() + ")" : "");
    }

    private void quotient(Expression left, Expression right) {
        boolean neverSaturates = isLiteralOtherThanMinusOne(right) || IntegerWidth.isOfBigint(left);
        if (neverSaturates && IntegerWidth.of(left) <= IntegerWidth.OF_DOUBLE) {
            sql.append('(');
            left.accept(translator);
            sql.append(" div ");
            right.accept(translator);
            sql.append(')');
        } else {
            // The distance of a quotient to the next whole number is more than a unit of the 19th digit.
            asBigint(() -> {
                sql.append("truncate(cast(");
                left.accept(translator);
                sql.append(" as decimal(38,19)" + nullOfCast() + ")/");
                right.accept(translator);
                sql.append(",0)");
            });
        }
    }

    void remainder(Expression left, Expression right) {
        sql.append("mod(");
        left.accept(translator);
        sql.append(',');
        if (isLiteralOtherThanMinusOne(right)) {
            right.accept(translator);
        } else {
            sql.append("if(");
            right.accept(translator);
            sql.append("=-1,1,");
            right.accept(translator);
            sql.append(')');
        }
        sql.append(')');
    }

    /** What the engine computes by another type. */
    void asBigint(Runnable number) {
        boolean isNotNull = nullOfCast().isEmpty();
        sql.append(isNotNull ? "to_int64(" : "cast(");
        number.run();
        sql.append(isNotNull ? ")" : " as bigint null)");
    }

    private String nullOfCast() {
        return translator instanceof SubqueryTranslator<?> own ? own.nullOfCast() : "";
    }

    private static boolean isLiteralOtherThanMinusOne(Expression expression) {
        BigInteger number = expression instanceof Literal literal && LiteralValue.of(literal) instanceof Number value
                ? wholeNumber(value)
                : null;
        return number != null && !number.equals(BigInteger.ONE.negate());
    }

    /** The value of a whole number, or null for one of a type with fractions. */
    public static @Nullable BigInteger wholeNumber(Number number) {
        if (number instanceof BigInteger big) {
            return big;
        }
        boolean whole = number instanceof Long
                || number instanceof Integer
                || number instanceof Short
                || number instanceof Byte;
        return whole ? BigInteger.valueOf(number.longValue()) : null;
    }
}
