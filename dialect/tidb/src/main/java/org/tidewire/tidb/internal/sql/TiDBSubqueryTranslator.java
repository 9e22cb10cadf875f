package org.tidewire.tidb.internal.sql;

import java.util.List;
import java.util.function.Consumer;
import org.hibernate.dialect.MySQLDialect;
import org.hibernate.dialect.sql.ast.MySQLSqlAstTranslator;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.sql.ast.Clause;
import org.hibernate.sql.ast.spi.SqlSelection;
import org.hibernate.sql.ast.tree.AbstractUpdateOrDeleteStatement;
import org.hibernate.sql.ast.tree.Statement;
import org.hibernate.sql.ast.tree.cte.CteStatement;
import org.hibernate.sql.ast.tree.expression.AggregateFunctionExpression;
import org.hibernate.sql.ast.tree.expression.BinaryArithmeticExpression;
import org.hibernate.sql.ast.tree.expression.CaseSearchedExpression;
import org.hibernate.sql.ast.tree.expression.CaseSimpleExpression;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.FunctionExpression;
import org.hibernate.sql.ast.tree.expression.Over;
import org.hibernate.sql.ast.tree.expression.SelfRenderingExpression;
import org.hibernate.sql.ast.tree.expression.UnaryOperation;
import org.hibernate.sql.ast.tree.from.QueryPartTableReference;
import org.hibernate.sql.ast.tree.predicate.ComparisonPredicate;
import org.hibernate.sql.ast.tree.predicate.InSubQueryPredicate;
import org.hibernate.sql.ast.tree.select.QueryPart;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.hibernate.sql.exec.spi.JdbcOperation;
import org.jspecify.annotations.Nullable;
import org.tidewire.internal.query.Aggregates;
import org.tidewire.internal.query.GroupedJoinKeys;
import org.tidewire.internal.query.OuterColumns;
import org.tidewire.internal.type.TextVectorJdbcType;
import org.tidewire.tidb.internal.query.CorrelationFinder;
import org.tidewire.tidb.internal.query.GroupedKeys;
import org.tidewire.tidb.internal.query.OwnAliases;
import org.tidewire.tidb.internal.query.SameExpression;
import org.tidewire.tidb.internal.query.SelectedOuterColumns;
import org.tidewire.tidb.internal.server.TiDBRefusal;

/**
 * Writes comparisons with subqueries, and what is grouped by, so that TiDB's planner finds and keeps all of it.
 *
 * <ul>
 *   <li>A subquery that selects columns of an outer query loses its comparison in a join: see {@link QuantifiedComparison}.
 *   <li>{@code not in} with another correlated subquery becomes a join that doubles rows, where a condition of the subquery
 *       refers to the outer query alone; {@code (x in ..)=0} does not.
 *   <li>{@code in} with a correlated subquery that groups ends in {@code having} with an index that is out of range, and of a {@code
 *       case} over constants of a derived table with a column that is not found (error 1105); {@code (x in ..)=1} does not.
 *   <li>A subquery that is compared by {@code any} or {@code all} is computed before the query is planned. A text or a time is
 *       then taken for the whole condition, in {@code having} and beside another subquery; {@code (.. any ..)=1} is not.
 * </ul>
 */
public abstract class TiDBSubqueryTranslator<T extends JdbcOperation> extends MySQLSqlAstTranslator<T> {
    /** Null where neither this query nor one around it is grouped. */
    private @Nullable GroupedKeys groupedKeys;

    /** What is rendered stands in a query over the rows of a subquery: all columns of the current query are outer ones. */
    private boolean inQuantifiedComparison;

    private @Nullable Over<?> window;

    private @Nullable QueryPart tableOfOneRow;
    private @Nullable SelectStatement namedSubquery;

    /** Of the current query; null until it is asked for. */
    private @Nullable ConstantAggregates constants;

    /** What is grouped by is rendered as a whole. */
    private boolean inKey;

    /** The current query, if it is a subquery that aggregates all its rows, and no aggregate function is being rendered. */
    private @Nullable QueryPart oneRow;

    TiDBSubqueryTranslator(SessionFactoryImplementor sessionFactory, Statement statement, MySQLDialect dialect) {
        super(sessionFactory, statement, dialect);
    }

    @Override
    public void visitQuerySpec(QuerySpec query) {
        GroupedKeys outerKeys = groupedKeys;
        boolean outerComparison = inQuantifiedComparison;
        Over<?> outerWindow = window;
        ConstantAggregates outerConstants = constants;
        QueryPart outerOneRow = oneRow;
        if (outerKeys != null) {
            outerKeys.enterSubquery(getClauseStack().getCurrent());
        }
        if (outerKeys != null || !query.getGroupByClauseExpressions().isEmpty()) {
            groupedKeys = new GroupedKeys(query, outerKeys);
        }
        inQuantifiedComparison = false;
        window = null;
        constants = null;
        oneRow = !query.isRoot() && Aggregates.makeOneRow(query) ? query : null;
        super.visitQuerySpec(query);
        oneRow = outerOneRow;
        constants = outerConstants;
        window = outerWindow;
        groupedKeys = outerKeys;
        inQuantifiedComparison = outerComparison;
    }

    /** A derived table takes no list of column names after its alias (error 1064): they go into its select clause. */
    @Override
    public void visitQueryPartTableReference(QueryPartTableReference table) {
        QueryPart outer = tableOfOneRow;
        tableOfOneRow = oneRowOf(table.getQueryPart());
        emulateQueryPartTableReferenceColumnAliasing(table);
        tableOfOneRow = outer;
    }

    @Override
    protected void visitCteDefinition(CteStatement cte) {
        QueryPart outer = tableOfOneRow;
        tableOfOneRow = cte.getCteDefinition() instanceof SelectStatement query ? oneRowOf(query.getQueryPart()) : null;
        super.visitCteDefinition(cte);
        tableOfOneRow = outer;
    }

    static @Nullable QueryPart oneRowOf(QueryPart part) {
        return part instanceof QuerySpec query && !query.hasOffsetOrFetchClause() && Aggregates.makeOneRow(query)
                ? query
                : null;
    }

    /**
     * Of an aggregate of all rows, without {@code group by}, there is one row. TiDB moves a condition of the query around it that
     * has no columns of its own to the rows that are aggregated, but not past a limit.
     */
    @Override
    public void visitOffsetFetchClause(QueryPart part) {
        super.visitOffsetFetchClause(part);
        if (part == tableOfOneRow) {
            appendSql(" limit 1");
        }
    }

    /** In an update or delete Hibernate makes a table of a subquery, in which no two columns may have one name (error 1060). */
    @Override
    public void visitSelectStatement(SelectStatement subquery) {
        if (subquery != namedSubquery
                && getCurrentDmlStatement() instanceof AbstractUpdateOrDeleteStatement
                && selectsTwice(subquery.getQueryPart().getFirstQuerySpec())) {
            SelectStatement outer = namedSubquery;
            namedSubquery = subquery;
            appendSql("(select * from ");
            visitQueryPartTableReference(QuantifiedComparison.table(subquery, getSessionFactory()));
            appendSql(CLOSE_PARENTHESIS);
            namedSubquery = outer;
        } else {
            super.visitSelectStatement(subquery);
        }
    }

    private static boolean selectsTwice(QuerySpec query) {
        List<SqlSelection> selections = query.getSelectClause().getSqlSelections();
        for (int i = 1; i < selections.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (SameExpression.areSame(
                        selections.get(i).getExpression(), selections.get(j).getExpression())) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public void visitInSubQueryPredicate(InSubQueryPredicate in) {
        if (SelectedOuterColumns.areIn(in.getSubQuery())) {
            render(QuantifiedComparison.of(in));
        } else if (isComparedAsValue(in)) {
            appendSql("((");
            super.visitInSubQueryPredicate(
                    new InSubQueryPredicate(in.getTestExpression(), in.getSubQuery(), false, in.getExpressionType()));
            appendSql(in.isNegated() ? ")=0)" : ")=1)");
        } else {
            super.visitInSubQueryPredicate(in);
        }
    }

    private boolean isComparedAsValue(InSubQueryPredicate in) {
        return in.getTestExpression() instanceof CaseSearchedExpression
                || in.getTestExpression() instanceof CaseSimpleExpression
                || ((in.isNegated() || getClauseStack().getCurrent() == Clause.HAVING)
                        && CorrelationFinder.isIn(in.getSubQuery()));
    }

    @Override
    public void visitRelationalPredicate(ComparisonPredicate comparison) {
        QuantifiedComparison quantified = QuantifiedComparison.of(comparison);
        if (quantified == null) {
            super.visitRelationalPredicate(comparison);
        } else if (quantified.isOfRows()
                || SelectedOuterColumns.areIn(quantified.subquery())
                || isOfOuterQuery(quantified.tested())) {
            render(quantified);
        } else if (quantified.isNotIn() && CorrelationFinder.isIn(quantified.subquery())) {
            visitInSubQueryPredicate(new InSubQueryPredicate(quantified.tested(), quantified.subquery(), true, null));
        } else if (quantified.tested() instanceof SelectStatement
                || getClauseStack().getCurrent() == Clause.HAVING) {
            appendSql("((");
            super.visitRelationalPredicate(comparison);
            appendSql(")=1)");
        } else {
            super.visitRelationalPredicate(comparison);
        }
    }

    /** Within {@code not exists} TiDB does not find the column (error 1105). */
    private boolean isOfOuterQuery(Expression tested) {
        return getCurrentQueryPart() instanceof QuerySpec query
                && !query.isRoot()
                && !OwnAliases.of(query).containsAll(OuterColumns.tablesReadBy(tested));
    }

    private void render(QuantifiedComparison comparison) {
        if (Aggregates.areIn(comparison.tested())) {
            throw TiDBRefusal.AGGREGATE_OF_OUTER_QUERY.exception();
        }
        boolean outer = inQuantifiedComparison;
        inQuantifiedComparison = true;
        appendSql(comparison.beforeRow());
        enterQuantifiedComparison(true);
        comparison.ofRow().accept(this);
        appendSql(comparison.afterRow());
        enterQuantifiedComparison(false);
        visitQueryPartTableReference(QuantifiedComparison.table(comparison.subquery(), getSessionFactory()));
        if (groupedKeys != null) {
            groupedKeys.leaveQuantifiedComparison();
        }
        appendSql(CLOSE_PARENTHESIS);
        inQuantifiedComparison = outer;
    }

    private void enterQuantifiedComparison(boolean row) {
        if (groupedKeys != null) {
            groupedKeys.enterQuantifiedComparison(row);
        }
    }

    @Override
    public void visitSelfRenderingExpression(SelfRenderingExpression expression) {
        if (expression instanceof AggregateFunctionExpression && !isWindowFunction(expression)) {
            if (constants == null) {
                constants = new ConstantAggregates();
            }
            QueryPart outerOneRow = oneRow;
            oneRow = null;
            enterAggregate();
            super.visitSelfRenderingExpression(constants.distinguished(expression));
            leaveAggregate();
            oneRow = outerOneRow;
            if (!Aggregates.countRows(getSqlBuffer()) && getCurrentQueryPart() instanceof QuerySpec query) {
                SelectedOuterColumns.refuseAlone(expression, query);
            }
        } else if (expression instanceof FunctionExpression) {
            renderKey(expression, () -> super.visitSelfRenderingExpression(expression));
        } else {
            super.visitSelfRenderingExpression(expression);
        }
    }

    @Override
    public void visitBinaryArithmeticExpression(BinaryArithmeticExpression expression) {
        renderKey(expression, () -> super.visitBinaryArithmeticExpression(expression));
    }

    @Override
    public void visitUnaryOperationExpression(UnaryOperation negation) {
        renderKey(negation, () -> super.visitUnaryOperationExpression(negation));
    }

    @Override
    protected void visitAnsiCaseSearchedExpression(CaseSearchedExpression cases, Consumer<Expression> results) {
        renderKey(cases, () -> super.visitAnsiCaseSearchedExpression(cases, typingVectors(results)));
    }

    @Override
    protected void visitAnsiCaseSimpleExpression(CaseSimpleExpression cases, Consumer<Expression> results) {
        renderKey(cases, () -> super.visitAnsiCaseSimpleExpression(cases, typingVectors(results)));
    }

    /** Text beside a vector makes the case one of text, which is cut to the length of the vector (error 1406). */
    private Consumer<Expression> typingVectors(Consumer<Expression> results) {
        return result -> {
            if (isParameter(result)
                    && result.getExpressionType().getSingleJdbcMapping().getJdbcType() instanceof TextVectorJdbcType) {
                renderCasted(result);
            } else {
                results.accept(result);
            }
        };
    }

    @Override
    public void visitColumnReference(ColumnReference read) {
        ColumnReference column =
                GroupedJoinKeys.of(read, getCurrentQueryPart(), getClauseStack().getCurrent());
        if (isHidden(column)) {
            renderKey(column, () -> super.visitColumnReference(column));
        } else if (isBesideAggregates(column)) {
            appendSql("any_value(");
            super.visitColumnReference(column);
            appendSql(CLOSE_PARENTHESIS);
        } else {
            super.visitColumnReference(column);
        }
    }

    private void renderKey(Expression key, Runnable rendering) {
        boolean hidden = isHidden(key);
        appendSql(hidden ? "max(" : "");
        inKey |= hidden;
        rendering.run();
        if (hidden) {
            inKey = false;
            appendSql(GroupedKeys.isNarrow(key) ? "+0)" : ")");
        }
    }

    /** A key that is a whole item of the select clause is found. */
    @Override
    protected void renderSelectExpression(Expression expression) {
        boolean outer = inKey;
        inKey |= groupedKeys != null && groupedKeys.isFoundAlone(expression);
        super.renderSelectExpression(expression);
        inKey = outer;
    }

    /** The same goes for what the query is sorted by. */
    @Override
    protected void renderSortExpression(Expression expression, boolean ignoreCase) {
        boolean outer = inKey;
        inKey |= window == null && groupedKeys != null && groupedKeys.isFoundAlone(expression);
        super.renderSortExpression(expression, ignoreCase);
        inKey = outer;
    }

    @Override
    public void visitOver(Over<?> over) {
        Over<?> outer = window;
        window = over;
        super.visitOver(over);
        window = outer;
    }

    final boolean isInWindow() {
        return window != null;
    }

    /** Its arguments are values of groups, not of rows. */
    final boolean isWindowFunction(SelfRenderingExpression function) {
        return window != null && window.getExpression() == function;
    }

    final boolean isHidden(Expression expression) {
        return groupedKeys != null
                && !inKey
                && groupedKeys.isHidden(expression, getClauseStack().getCurrent());
    }

    public final boolean isOfOuterQuery(ColumnReference column) {
        return column.getQualifier() != null
                && (inQuantifiedComparison
                        || (getCurrentQueryPart() instanceof QuerySpec query
                                && !OwnAliases.of(query).contains(column.getQualifier())));
    }

    /** Beside an aggregate function TiDB takes a column of an outer query for an ungrouped one, and does not find it (error 1054). */
    private boolean isBesideAggregates(ColumnReference column) {
        return oneRow != null
                && oneRow == getCurrentQueryPart()
                && getClauseStack().getCurrent() == Clause.SELECT
                && isOfOuterQuery(column);
    }

    private void enterAggregate() {
        if (groupedKeys != null) {
            groupedKeys.enterAggregate();
        }
    }

    private void leaveAggregate() {
        if (groupedKeys != null) {
            groupedKeys.leaveAggregate();
        }
    }
}
