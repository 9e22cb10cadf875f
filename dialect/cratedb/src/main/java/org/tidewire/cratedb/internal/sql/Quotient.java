package org.tidewire.cratedb.internal.sql;

import java.math.BigDecimal;
import org.hibernate.dialect.Dialect;
import org.hibernate.metamodel.mapping.JdbcMappingContainer;
import org.hibernate.metamodel.mapping.SqlTypedMapping;
import org.hibernate.sql.ast.tree.expression.BinaryArithmeticExpression;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.type.SqlTypes;
import org.tidewire.cratedb.internal.function.CrateDBCasts;
import org.tidewire.internal.query.LiteralValue;

/** Quotients of decimals. The server rounds them to 16 digits (measured on 6.4.4), also those before the point. */
final class Quotient {
    private static final int DIGITS = 16;
    private static final int UNKNOWN = 100;

    private final Dialect dialect;

    Quotient(Dialect dialect) {
        this.dialect = dialect;
    }

    /** Whether a quotient may have more digits than the server computes, down to those that its operands have behind the point. */
    boolean isLong(BinaryArithmeticExpression expression) {
        if (!DecimalScale.isDivision(expression) || !Decimals.areStoredAs(expression.getExpressionType())) {
            return false;
        }
        int dividendScale = scale(expression.getLeftHandOperand());
        int divisorScale = scale(expression.getRightHandOperand());
        int before = wholeDigits(expression.getLeftHandOperand()) + divisorScale;
        return before + Math.max(dividendScale, divisorScale) > DIGITS;
    }

    private int scale(Expression number) {
        int scale = new DecimalScale(dialect).of(number);
        return scale == DecimalScale.UNKNOWN ? UNKNOWN : scale;
    }

    private static int wholeDigits(Expression number) {
        BigDecimal literal = LiteralValue.number(number);
        if (literal != null) {
            return literal.precision() - literal.scale();
        }
        JdbcMappingContainer type = number.getExpressionType();
        if (Decimals.are(type) && type instanceof SqlTypedMapping column && column.getPrecision() != null) {
            return column.getPrecision() - (column.getScale() == null ? 0 : column.getScale());
        }
        return switch (CrateDBCasts.typeOf(number)) {
            case SqlTypes.TINYINT, SqlTypes.SMALLINT -> 5;
            case SqlTypes.INTEGER -> 10;
            default -> UNKNOWN;
        };
    }
}
