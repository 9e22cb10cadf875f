package org.tidewire.internal.query;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.Literal;
import org.hibernate.sql.ast.tree.expression.UnparsedNumericLiteral;
import org.jspecify.annotations.Nullable;

/** Values of literals. */
public final class LiteralValue {
    private static final int BITS_OF_LONG = 63;

    private LiteralValue() {}

    /**
     * The value of a literal. Hibernate takes a whole number without a suffix for an {@code Integer}, and cannot parse a greater one,
     * which databases run.
     *
     * @return of such a number a {@code Long} or a {@code BigInteger}
     */
    public static @Nullable Object of(Literal literal) {
        if (literal instanceof UnparsedNumericLiteral<?> number) {
            try {
                return number.getLiteralValue();
            } catch (NumberFormatException e) {
                BigInteger whole = new BigInteger(number.getUnparsedLiteralValue());
                return whole.bitLength() > BITS_OF_LONG ? (Object) whole : (Object) whole.longValue();
            }
        }
        return literal.getLiteralValue();
    }

    /** The number of a literal; null of everything else. */
    public static @Nullable BigDecimal number(SqlAstNode node) {
        return node instanceof Literal literal && of(literal) instanceof Number number
                ? new BigDecimal(number.toString())
                : null;
    }
}
