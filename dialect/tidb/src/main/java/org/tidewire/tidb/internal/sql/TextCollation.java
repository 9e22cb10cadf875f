package org.tidewire.tidb.internal.sql;

import org.hibernate.metamodel.mapping.BasicValuedMapping;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.Literal;
import org.hibernate.sql.ast.tree.expression.QueryLiteral;
import org.tidewire.internal.query.LiteralValue;

/**
 * Text that comes from no column, compared as columns are by default. TiDB takes {@code utf8mb4_bin} for a text whose
 * character set the statement names, and the connection's collation for any other. Beside a column of another collation the
 * column's is used, as that of a literal gives way.
 */
public final class TextCollation {
    static final String INTRODUCER = "_utf8mb4";
    private static final String CHARACTER_SET = " character set utf8mb4";
    private static final String CAST_TO_TEXT = " as char)";

    private TextCollation() {}

    /** Whether it is rendered as a text. */
    static boolean isOfLiteral(Literal literal) {
        return !(literal instanceof Plain)
                && LiteralValue.of(literal) != null
                && literal.getJdbcMapping().getJdbcLiteralFormatter() != null
                && literal.getJdbcMapping().getJdbcType().isString();
    }

    /** Whether a column is compared with literals alone. */
    static boolean isOfColumn(Expression tested, Expression... literals) {
        ColumnReference column = tested.getColumnReference();
        if (column == null || isComputed(column)) {
            return false;
        }
        for (Expression literal : literals) {
            if (!(literal instanceof Literal)) {
                return false;
            }
        }
        return true;
    }

    /** By a formula, or out of a JSON document; what Hibernate calls the read expression may also be the column itself. */
    private static boolean isComputed(ColumnReference column) {
        String read = column.getReadExpression();
        return column.isColumnExpressionFormula() || (read != null && read.indexOf('(') >= 0);
    }

    /** After {@code char} or {@code char(n)}. */
    static void addToCastTarget(StringBuilder sql) {
        int start = sql.lastIndexOf(" as ") + " as ".length();
        if (sql.indexOf("char", start) == start && sql.indexOf(CHARACTER_SET, start) < 0) {
            sql.append(CHARACTER_SET);
        }
    }

    /** In Hibernate's expressions for parts of a JSON document. */
    static void addToCasts(StringBuilder sql, int start) {
        int cast = sql.indexOf(CAST_TO_TEXT, start);
        while (cast >= 0) {
            sql.insert(cast + CAST_TO_TEXT.length() - 1, CHARACTER_SET);
            cast = sql.indexOf(CAST_TO_TEXT, cast + CHARACTER_SET.length());
        }
    }

    /** A literal where the grammar takes nothing but one. */
    public static final class Plain extends QueryLiteral<Object> {
        public Plain(Literal literal) {
            super(LiteralValue.of(literal), (BasicValuedMapping) literal.getExpressionType());
        }
    }
}
