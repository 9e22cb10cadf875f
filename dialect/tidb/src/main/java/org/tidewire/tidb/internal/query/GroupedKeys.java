package org.tidewire.tidb.internal.query;

import org.hibernate.metamodel.mapping.JdbcMappingContainer;
import org.hibernate.sql.ast.Clause;
import org.hibernate.sql.ast.tree.expression.CaseSearchedExpression;
import org.hibernate.sql.ast.tree.expression.CaseSimpleExpression;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.FunctionExpression;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.tidewire.tidb.internal.server.TiDBRefusal;

/**
 * What a query, and the queries around it, group by. TiDB does not find an expression that is grouped by within another one
 * (error 1055) or in {@code having} (error 1054), nor a column in a subquery in {@code having}. It finds {@code max(key)},
 * which is the same value.
 */
public final class GroupedKeys {
    private final QuerySpec query;
    private final @Nullable GroupedKeys outer;

    /** The clause that the subquery being rendered stands in. */
    private @Nullable Clause subqueryClause;

    private int aggregates;

    private boolean inRow;

    private boolean inDerivedTable;

    public GroupedKeys(QuerySpec query, @Nullable GroupedKeys outer) {
        this.query = query;
        this.outer = outer;
    }

    public void enterSubquery(@Nullable Clause clause) {
        subqueryClause = clause;
    }

    /** In an aggregate function the columns of the rows are found. */
    public void enterAggregate() {
        aggregates++;
    }

    public void leaveAggregate() {
        aggregates--;
    }

    /** What is rendered becomes an argument of an aggregate over the rows of a subquery, and that a derived table. */
    public void enterQuantifiedComparison(boolean row) {
        inRow = row;
        inDerivedTable = !row;
    }

    public void leaveQuantifiedComparison() {
        inRow = false;
        inDerivedTable = false;
    }

    /**
     * Whether this is a key that TiDB does not find in the clause, and an aggregate function of it has to stand there. In a
     * subquery one may stand only in {@code where}, and not in a further subquery (error 1111).
     */
    public boolean isHidden(Expression expression, @Nullable Clause clause) {
        if (inRow && clause == Clause.HAVING && isKey(expression)) {
            return refuseIfNotFound(expression);
        }
        if (!inRow && aggregates == 0 && isAfterGrouping(clause) && isComputed(expression) && isKey(expression)) {
            return true;
        }
        boolean inWhere = !inRow && aggregates == 0 && clause == Clause.WHERE;
        for (GroupedKeys keys = outer; keys != null; keys = keys.outer) {
            if (keys.aggregates == 0 && keys.subqueryClause == Clause.HAVING && keys.isKey(expression)) {
                boolean direct = keys == outer && !keys.inDerivedTable && !keys.inRow;
                return !keys.isFound(expression) && ((inWhere && direct) || keys.refuseIfNotFound(expression));
            }
            // In an aggregate function it may be one of that query.
            if (aggregates + keys.aggregates == 0
                    && keys.subqueryClause == Clause.HAVING
                    && keys.isColumn(expression)) {
                return keys.refuseIfNotFound(expression);
            }
        }
        return false;
    }

    private static boolean isAfterGrouping(@Nullable Clause clause) {
        return clause == Clause.SELECT
                || clause == Clause.HAVING
                || clause == Clause.ORDER
                || clause == Clause.OVER
                || clause == Clause.PARTITION;
    }

    /**
     * In the subqueries of {@code having} TiDB finds what the query selects without an alias. There an aggregate function beside the
     * column makes the column ambiguous (error 1052).
     */
    private boolean isFound(Expression expression) {
        return !isComputed(expression) && query.isRoot() && isSelected(expression);
    }

    private boolean refuseIfNotFound(Expression expression) {
        if (!isFound(expression)) {
            throw TiDBRefusal.COLUMN_IN_HAVING.exception();
        }
        return false;
    }

    private boolean isColumn(Expression expression) {
        ColumnReference column = expression.getColumnReference();
        return column != null
                && column.getQualifier() != null
                && OwnAliases.of(query).contains(column.getQualifier());
    }

    private boolean isSelected(Expression expression) {
        return query.getSelectClause().getSqlSelections().stream()
                .anyMatch(selection -> SameExpression.areSame(selection.getExpression(), expression));
    }

    /** Whether this is a key that TiDB finds as a whole item of the select clause, or of what the query is sorted by. */
    public boolean isFoundAlone(Expression expression) {
        return isKey(expression) && !isNarrow(expression);
    }

    boolean isKey(Expression expression) {
        return query.getGroupByClauseExpressions().stream().anyMatch(key -> SameExpression.areSame(key, expression));
    }

    /** TiDB finds plain columns. An attribute of a JSON document is an expression. */
    static boolean isComputed(Expression expression) {
        ColumnReference column = expression.getColumnReference();
        return column == null
                || column.isColumnExpressionFormula()
                || (column.getReadExpression() != null
                        && column.getReadExpression().contains("("));
    }

    /** Whether it is computed, and of a type that is stored in fewer than eight bytes. What is grouped by is widened then. */
    public static boolean isNarrow(Expression expression) {
        if (!(expression instanceof CaseSearchedExpression)
                && !(expression instanceof CaseSimpleExpression)
                && !(expression instanceof FunctionExpression)) {
            return false;
        }
        JdbcMappingContainer type = expression.getExpressionType();
        if (type == null || type.getJdbcTypeCount() != 1) {
            return false;
        }
        return switch (type.getSingleJdbcMapping().getJdbcType().getDefaultSqlTypeCode()) {
            case SqlTypes.FLOAT, SqlTypes.REAL, SqlTypes.BIT, SqlTypes.BOOLEAN -> true;
            default -> false;
        };
    }
}
