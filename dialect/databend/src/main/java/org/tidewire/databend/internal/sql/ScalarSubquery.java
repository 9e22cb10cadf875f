package org.tidewire.databend.internal.sql;

import java.util.List;
import java.util.Set;
import org.hibernate.sql.ast.Clause;
import org.hibernate.sql.ast.tree.expression.AggregateFunctionExpression;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.FunctionExpression;
import org.hibernate.sql.ast.tree.expression.Literal;
import org.hibernate.sql.ast.tree.expression.SelfRenderingSqlFragmentExpression;
import org.hibernate.sql.ast.tree.predicate.SelfRenderingPredicate;
import org.hibernate.sql.ast.tree.select.QueryPart;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.hibernate.sql.results.internal.SqlSelectionImpl;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.internal.query.ComparedColumns;
import org.tidewire.databend.internal.query.FirstRow;
import org.tidewire.databend.internal.query.Subqueries;
import org.tidewire.databend.internal.server.DatabendQueryRefusal;
import org.tidewire.internal.query.Aggregates;
import org.tidewire.internal.query.LiteralValue;
import org.tidewire.internal.query.OuterColumns;

/**
 * A subquery that is a value.
 *
 * <p>Databend makes an outer join of it, and errs in three ways, each silently (measured on 1.2.895):
 *
 * <ul>
 *   <li>A null of the outer query finds the row of the value 0, or of the empty text. So the case of null is taken apart.
 *   <li>An expression over aggregates of no rows is null, and {@code having} is not looked at, as the outer join has found no
 *       row. So the aggregates are subqueries, and the expression is around them.
 *   <li>Where the subquery does not aggregate, a condition such as {@code (select ...) is null} drops the rows for which it
 *       finds none. So it always aggregates.
 * </ul>
 */
public final class ScalarSubquery {
    private static final String UNKNOWN_TRUTH = "to_string(count(*)) not like '%-%'";
    private static final String ONE_ROW =
            "if(if(count(*)>1,to_boolean(concat('more than one row in a subquery: ',count(*))),true),any_value(";

    private final SubqueryTranslator<?> translator;

    ScalarSubquery(SubqueryTranslator<?> translator) {
        this.translator = translator;
    }

    void render(SelectStatement statement) {
        QueryPart query = statement.getQueryPart();
        SelectStatement first = FirstRow.of(statement);
        if (first != null) {
            render(first);
        } else if (query.getFirstQuerySpec()
                        .getSelectClause()
                        .getSqlSelections()
                        .size()
                != 1) {
            translator.renderPlain(statement);
        } else if (query instanceof QuerySpec spec && Aggregates.makeOneRow(spec)) {
            renderAggregate(statement, spec);
        } else if (query instanceof QuerySpec spec && selectsOuterValue(spec)) {
            renderOuterValue(spec);
        } else {
            renderByCaseOfNull(statement, null, () -> renderOneRow(statement));
        }
    }

    /** Of a query that reads no column but one of the outer query, Databend reads none at all (1006, Unable to get field). */
    private static boolean selectsOuterValue(QuerySpec query) {
        Expression value = valueOf(query);
        List<ColumnReference> columns = OuterColumns.of(value);
        Set<String> tables = OuterColumns.tablesOf(query.getFromClause());
        return !columns.isEmpty()
                && columns.stream().noneMatch(column -> tables.contains(column.getQualifier()))
                && !Subqueries.areIn(value)
                && !query.getSelectClause().isDistinct()
                && query.getGroupByClauseExpressions().isEmpty()
                && !query.hasOffsetOrFetchClause();
    }

    private void renderOuterValue(QuerySpec query) {
        translator.appendSql("case when ");
        of(query, translator.one()).accept(translator);
        translator.appendSql("=1 then ");
        valueOf(query).accept(translator);
        translator.appendSql(" end");
    }

    private static Expression valueOf(QuerySpec query) {
        return query.getSelectClause().getSqlSelections().get(0).getExpression();
    }

    private void renderAggregate(SelectStatement statement, QuerySpec query) {
        refuseLimit(query);
        Expression value = valueOf(query);
        boolean alone = query.getHavingClauseRestrictions() == null && value instanceof AggregateFunctionExpression;
        if (alone) {
            renderByCaseOfNull(statement, isCount(value) ? "0" : null, () -> renderAlone(statement, query, value));
        } else if (query.getHavingClauseRestrictions() == null
                && OuterColumns.of(statement).isEmpty()) {
            translator.renderPlain(filtersBy(statement) ? estimated(query, value) : statement);
        } else {
            translator.renderAround(query, () -> renderValue(query, value));
        }
    }

    private void renderValue(QuerySpec query, Expression value) {
        translator.appendSql("(");
        if (query.getHavingClauseRestrictions() != null) {
            translator.appendSql("case when ");
            query.getHavingClauseRestrictions().accept(translator);
            translator.appendSql(" then ");
        }
        value.accept(translator);
        translator.appendSql(query.getHavingClauseRestrictions() == null ? ")" : " end)");
    }

    /** Databend knows that a count of no rows is 0, but not that {@code count_if} is a count. */
    private void renderAlone(SelectStatement statement, QuerySpec query, Expression value) {
        boolean filtered =
                isCount(value) && value instanceof AggregateFunctionExpression count && count.getFilter() != null;
        translator.appendSql(filtered ? "coalesce(" : "");
        if (filtersBy(statement)) {
            translator.renderPlain(estimated(query, value));
        } else {
            translator.renderPlain(
                    query.hasOffsetOrFetchClause() || query.hasSortSpecifications() ? of(query, value) : statement);
        }
        translator.appendSql(filtered ? ",0)" : "");
    }

    /** An aggregate of a query, as a subquery of its own. */
    public static SelectStatement of(QuerySpec query, Expression aggregate) {
        QuerySpec copy = new QuerySpec(false, query.getFromClause().getRoots().size());
        query.getFromClause().getRoots().forEach(copy.getFromClause()::addRoot);
        if (query.getWhereClauseRestrictions() != null) {
            copy.applyPredicate(query.getWhereClauseRestrictions());
        }
        copy.getSelectClause().addSqlSelection(new SqlSelectionImpl(aggregate));
        return new SelectStatement(copy);
    }

    /** Whether rows are filtered by this value, which is the same for all of them. */
    private boolean filtersBy(SelectStatement statement) {
        Clause clause = translator.getCurrentClauseStack().getCurrent();
        return (clause == Clause.WHERE || clause == Clause.HAVING || clause == Clause.FROM)
                && !filtersBySeveral()
                && statement.getCteStatements().isEmpty()
                && OuterColumns.of(statement).isEmpty();
    }

    /** After one of them no row is expected, and then the sides of the next are changed. */
    private boolean filtersBySeveral() {
        QuerySpec query = translator.enclosing();
        return query != null
                && (Subqueries.areSeveralValuesIn(query.getWhereClauseRestrictions())
                        || Subqueries.areSeveralValuesIn(query.getHavingClauseRestrictions()));
    }

    /**
     * The same row, of which Databend does not know that it is one. Where it expects less than one row from the tables
     * outside, it changes the sides of the join, and counts the rows of the wrong one (1001, Scalar subquery can't return more
     * than one row).
     */
    private static SelectStatement estimated(QuerySpec query, Expression value) {
        SelectStatement copy = of(query, value);
        copy.getQuerySpec()
                .setHavingClauseRestrictions(
                        new SelfRenderingPredicate(new SelfRenderingSqlFragmentExpression(UNKNOWN_TRUTH)));
        return copy;
    }

    /** One row of one group is still one row. */
    private static void refuseLimit(QuerySpec query) {
        if (query.hasOffsetOrFetchClause() && !limitsToRows(query)) {
            throw DatabendQueryRefusal.LIMIT_OF_AGGREGATE.exception();
        }
    }

    /** Whether the limit lets the first row pass, whatever the parameters are. */
    static boolean limitsToRows(QueryPart query) {
        return query.getOffsetClauseExpression() == null
                && query.getFetchClauseExpression() instanceof Literal literal
                && LiteralValue.of(literal) instanceof Number number
                && number.longValue() > 0;
    }

    private void renderByCaseOfNull(SelectStatement statement, @Nullable String ofNoRows, Runnable rendering) {
        List<ColumnReference> nullable = translator.nullableColumnsOf(statement);
        List<ColumnReference> strict = nullable.isEmpty()
                        || !(statement.getQueryPart() instanceof QuerySpec query)
                        || (Aggregates.makeOneRow(query) && query.getHavingClauseRestrictions() != null)
                ? List.of()
                : ComparedColumns.outerIn(query).stream()
                        .filter(nullable::contains)
                        .toList();
        List<ColumnReference> others =
                nullable.stream().filter(column -> !strict.contains(column)).toList();
        if (others.size() > (Subqueries.areIn(statement.getQueryPart()) ? 1 : 3)) {
            throw DatabendQueryRefusal.NULLABLE_CORRELATION.exception();
        }
        if (strict.isEmpty()) {
            renderCases(others, rendering);
            return;
        }
        String separator = "case when ";
        for (ColumnReference column : strict) {
            translator.appendSql(separator);
            column.accept(translator);
            translator.appendSql(" is not null");
            separator = " and ";
        }
        translator.appendSql(" then ");
        translator.with(translator.correlation().withValues(strict), () -> renderCases(others, rendering));
        translator.appendSql(ofNoRows == null ? " end" : " else " + ofNoRows + " end");
    }

    private void renderCases(List<ColumnReference> columns, Runnable rendering) {
        if (columns.isEmpty()) {
            rendering.run();
            return;
        }
        ColumnReference column = columns.get(0);
        List<ColumnReference> others = columns.subList(1, columns.size());
        translator.appendSql("case when ");
        column.accept(translator);
        translator.appendSql(" is null then ");
        Correlation outer = translator.correlation();
        translator.with(outer.withNull(column), () -> renderCases(others, rendering));
        translator.appendSql(" else ");
        translator.with(outer.withValues(List.of(column)), () -> renderCases(others, rendering));
        translator.appendSql(" end");
    }

    private void renderOneRow(SelectStatement statement) {
        translator.appendSql("(select " + ONE_ROW + "q_.c1),null) from ");
        translator.renderPlain(statement);
        translator.appendSql(filtersBy(statement) ? " q_(c1) having " + UNKNOWN_TRUTH + ")" : " q_(c1))");
    }

    private static boolean isCount(Expression value) {
        return value instanceof FunctionExpression function
                && function.getFunctionName().equals("count");
    }
}
