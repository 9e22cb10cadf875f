package org.tidewire.databend.internal.query;

import java.util.List;
import org.hibernate.metamodel.mapping.JdbcMappingContainer;
import org.hibernate.query.sqm.SetOperator;
import org.hibernate.query.sqm.sql.internal.SqmParameterInterpretation;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.CaseSearchedExpression;
import org.hibernate.sql.ast.tree.expression.CaseSimpleExpression;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.FunctionExpression;
import org.hibernate.sql.ast.tree.expression.JdbcLiteral;
import org.hibernate.sql.ast.tree.expression.JdbcParameter;
import org.hibernate.sql.ast.tree.expression.Literal;
import org.hibernate.sql.ast.tree.expression.QueryLiteral;
import org.hibernate.sql.ast.tree.expression.SelfRenderingExpression;
import org.hibernate.sql.ast.tree.select.QueryGroup;
import org.hibernate.sql.ast.tree.select.QueryPart;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.jdbc.JdbcType;
import org.jspecify.annotations.Nullable;
import org.tidewire.internal.query.LiteralValue;
import org.tidewire.internal.query.StatementWalker;

/**
 * An expression in a select list whose rows are to be distinct. Where the engine finds that it is always null, it has no type,
 * and each block of rows keeps its own null (measured on 1.2.895). So the engine is kept from computing it beforehand.
 */
public final class TypedConstant {
    private TypedConstant() {}

    /**
     * What to render before the expression, with a parenthesis to close behind it; null where it is rendered alone. In a subquery it reads
     * a row: a condition on it has no columns else, and the engine drops it ({@link ConstantCondition}).
     */
    public static @Nullable String before(Expression expression, String sql, @Nullable QuerySpec query) {
        String type =
                expression.getColumnReference() != null || isCast(expression, sql) ? null : typeOfNull(expression);
        if (type == null) {
            return null;
        }
        // Where both are constant, the engine takes both for null, or for values, as the first is.
        boolean value = expression instanceof JdbcParameter || expression instanceof SqmParameterInterpretation;
        String read = query == null || query.isRoot() ? null : ConstantCondition.read(query);
        return (read == null ? ConstantExpression.NEVER_FOLDED : "if(uuid()='' and " + read + " is null,")
                + (value ? valueOf(type) : "cast(null as " + type + ")") + ",";
    }

    /** Has it a type by itself? Some casts are a function around one. */
    private static boolean isCast(Expression expression, String sql) {
        return expression instanceof FunctionExpression function
                && function.getFunctionName().equals("cast")
                && sql.startsWith("cast(");
    }

    /**
     * The same of a {@code case} or {@code nullif} with no results but nulls: in {@code coalesce} no function matches a null without a type
     * (1065). One that reads no column is constant, and ends the connection here where there are no rows.
     */
    public static @Nullable String beforeNulls(
            Expression expression, List<Expression> results, @Nullable Expression otherwise, Expression condition) {
        boolean nulls = areNull(results, otherwise) && !ConstantExpression.is(condition);
        String type = nulls ? type(expression.getExpressionType()) : null;
        return type == null ? null : ConstantExpression.NEVER_FOLDED + valueOf(type) + ",";
    }

    /**
     * The same of what is aggregated: of a null without a type the engine makes no aggregate, and {@code coalesce(max(x + null), 0)} has
     * each row for a group (measured on 1.2.895).
     */
    public static @Nullable String beforeAggregated(Expression argument) {
        String type = typeOfNull(argument);
        return type == null ? null : ConstantExpression.NEVER_FOLDED + "cast(null as " + type + "),";
    }

    /** The type of the null that the engine may make of an expression beforehand; null where it makes none, or one that has no type. */
    private static @Nullable String typeOfNull(Expression expression) {
        boolean isValue = expression instanceof Literal literal && LiteralValue.of(literal) != null;
        return isValue || !mayBeNull(expression) ? null : type(expression.getExpressionType());
    }

    /**
     * The null that a column is known to be. Of one that is computed beforehand and an interval the engine makes an interval; of one that
     * is not, in a function, it ends the connection where there are no rows.
     */
    public static String nullOf(ColumnReference column, boolean besideInterval) {
        String type = type(column.getExpressionType());
        if (type == null || !(type.equals("date") || type.equals("timestamp"))) {
            return "null";
        }
        return besideInterval
                ? ConstantExpression.NEVER_FOLDED + valueOf(type) + ",null)"
                : "cast(null as " + type + " null)";
    }

    public static String typedNull(Expression expression) {
        String type = type(expression.getExpressionType());
        return type == null ? "null" : "cast(null as " + type + " null)";
    }

    /** Any value: where there are no rows, the engine ends the connection at a null here. */
    private static String valueOf(String type) {
        return switch (type) {
            case "date" -> "date '1970-01-01'";
            case "timestamp" -> "timestamp '1970-01-01 00:00:00'";
            case "boolean" -> "false";
            case "int" -> "0";
            case "binary" -> "X''";
            default -> "''";
        };
    }

    private static boolean areNull(List<Expression> results, @Nullable Expression otherwise) {
        return (otherwise == null || isNull(otherwise)) && results.stream().allMatch(TypedConstant::isNull);
    }

    /** Is this a {@code case} or {@code nullif} whose condition the engine drops, since it has no results but nulls? */
    static boolean isOfNulls(Expression expression) {
        if (expression instanceof CaseSearchedExpression cases) {
            return areNull(
                    cases.getWhenFragments().stream()
                            .map(CaseSearchedExpression.WhenFragment::getResult)
                            .toList(),
                    cases.getOtherwise());
        }
        if (expression instanceof CaseSimpleExpression cases) {
            return areNull(
                    cases.getWhenFragments().stream()
                            .map(CaseSimpleExpression.WhenFragment::getResult)
                            .toList(),
                    cases.getOtherwise());
        }
        return expression instanceof FunctionExpression function
                && function.getFunctionName().equals("nullif")
                && isNull((Expression) function.getArguments().get(0));
    }

    /** Whether the engine may compute this, or a part of it, beforehand to a null. */
    public static boolean mayBeNull(SqlAstNode node) {
        return new NullSearch().finds(node);
    }

    static boolean isNull(Expression result) {
        return ConstantExpression.is(result) && new NullLiteralSearch().finds(result);
    }

    public static boolean isDistinct(QueryPart part) {
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

    private static class NullLiteralSearch extends StatementWalker {
        boolean found;

        boolean finds(SqlAstNode node) {
            node.accept(this);
            return found;
        }

        @Override
        public void visitQueryLiteral(QueryLiteral<?> literal) {
            found |= LiteralValue.of(literal) == null;
        }

        @Override
        public void visitJdbcLiteral(JdbcLiteral<?> literal) {
            found |= LiteralValue.of(literal) == null;
        }

        @Override
        public void visitSelectStatement(SelectStatement statement) {}
    }

    /** Looks for what the engine may compute beforehand to a null. */
    private static final class NullSearch extends NullLiteralSearch {
        @Override
        boolean finds(SqlAstNode node) {
            return super.finds(node) || (node instanceof Expression expression && ConstantExpression.is(expression));
        }

        @Override
        public void visitParameter(JdbcParameter parameter) {
            found = true;
        }

        @Override
        public void visitCaseSearchedExpression(CaseSearchedExpression cases) {
            found |= cases.getOtherwise() == null;
            super.visitCaseSearchedExpression(cases);
        }

        @Override
        public void visitSelfRenderingExpression(SelfRenderingExpression expression) {
            String name = expression instanceof FunctionExpression function ? function.getFunctionName() : "";
            if (!name.equals("count")) {
                found |= name.equals("nullif") || ConstantExpression.is(expression);
                super.visitSelfRenderingExpression(expression);
            }
        }
    }
}
