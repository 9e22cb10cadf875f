package org.tidewire.databend;

import org.hibernate.metamodel.mapping.JdbcMappingContainer;
import org.hibernate.query.sqm.SetOperator;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.FunctionExpression;
import org.hibernate.sql.ast.tree.expression.Literal;
import org.hibernate.sql.ast.tree.select.QueryGroup;
import org.hibernate.sql.ast.tree.select.QueryPart;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.jdbc.JdbcType;
import org.jspecify.annotations.Nullable;

/**
 * A constant expression in a select list whose rows are to be distinct. Where the engine finds that it is null, it has no type,
 * and each block of rows keeps its own null (measured on 1.2.895). So the engine is kept from computing it beforehand.
 */
final class TypedConstant {
    private TypedConstant() {}

    /** What to render before the expression, with a parenthesis to close behind it; null where it is rendered alone. */
    static @Nullable String before(Expression expression) {
        if (expression.getColumnReference() != null
                || (expression instanceof Literal literal && literal.getLiteralValue() != null)
                || (expression instanceof FunctionExpression function
                        && function.getFunctionName().equals("cast"))
                || !ConstantExpression.is(expression)) {
            return null;
        }
        String type = type(expression.getExpressionType());
        return type == null ? null : "if(uuid()='',cast(null as " + type + "),";
    }

    static boolean isDistinct(QueryPart part) {
        return part instanceof QuerySpec query
                ? query.getSelectClause().isDistinct()
                : ((QueryGroup) part).getSetOperator() != SetOperator.UNION_ALL;
    }

    private static @Nullable String type(@Nullable JdbcMappingContainer container) {
        if (container == null || container.getJdbcTypeCount() != 1) {
            return null;
        }
        JdbcType type = container.getSingleJdbcMapping().getJdbcType();
        int code = type.getDdlTypeCode();
        return switch (code) {
            case SqlTypes.DATE -> "date";
            case SqlTypes.TIMESTAMP, SqlTypes.TIMESTAMP_UTC, SqlTypes.TIMESTAMP_WITH_TIMEZONE -> "timestamp";
            case SqlTypes.BOOLEAN, SqlTypes.BIT -> "boolean";
            case SqlTypes.BLOB -> "binary";
            case SqlTypes.TIME, SqlTypes.TIME_UTC, SqlTypes.TIME_WITH_TIMEZONE, SqlTypes.UUID -> "varchar";
            default -> {
                if (type.isBinary()) {
                    yield "binary";
                }
                // The wider type of both is that of a number of any kind.
                yield type.isNumber() || type.isInterval() ? "int" : type.isString() ? "varchar" : null;
            }
        };
    }
}
