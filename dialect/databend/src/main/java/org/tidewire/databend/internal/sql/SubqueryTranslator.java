package org.tidewire.databend.internal.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.query.sqm.ComparisonOperator;
import org.hibernate.sql.ast.Clause;
import org.hibernate.sql.ast.tree.AbstractUpdateOrDeleteStatement;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.Statement;
import org.hibernate.sql.ast.tree.cte.CteStatement;
import org.hibernate.sql.ast.tree.expression.AggregateFunctionExpression;
import org.hibernate.sql.ast.tree.expression.Any;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.Every;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.QueryLiteral;
import org.hibernate.sql.ast.tree.expression.SelfRenderingExpression;
import org.hibernate.sql.ast.tree.expression.SqlTupleContainer;
import org.hibernate.sql.ast.tree.from.QueryPartTableReference;
import org.hibernate.sql.ast.tree.from.TableGroupJoin;
import org.hibernate.sql.ast.tree.predicate.BetweenPredicate;
import org.hibernate.sql.ast.tree.predicate.ComparisonPredicate;
import org.hibernate.sql.ast.tree.predicate.ExistsPredicate;
import org.hibernate.sql.ast.tree.predicate.InListPredicate;
import org.hibernate.sql.ast.tree.predicate.InSubQueryPredicate;
import org.hibernate.sql.ast.tree.predicate.NullnessPredicate;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.select.QueryGroup;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.hibernate.sql.exec.spi.JdbcOperation;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.internal.query.ComparedColumns;
import org.tidewire.databend.internal.query.Conjuncts;
import org.tidewire.databend.internal.query.DocumentAttributes;
import org.tidewire.databend.internal.query.GroupedDocuments;
import org.tidewire.databend.internal.query.NestedSubquery;
import org.tidewire.databend.internal.query.NullableColumns;
import org.tidewire.databend.internal.query.PlanSize;
import org.tidewire.databend.internal.query.RepeatedTables;
import org.tidewire.databend.internal.query.Subqueries;
import org.tidewire.databend.internal.query.TypedConstant;
import org.tidewire.databend.internal.query.UncopiedQueries;
import org.tidewire.databend.internal.query.UngroupedColumns;
import org.tidewire.databend.internal.server.DatabendQueryRefusal;
import org.tidewire.internal.query.Aggregates;
import org.tidewire.internal.query.GroupedJoinKeys;
import org.tidewire.internal.query.OuterColumns;

/**
 * Subqueries, which Databend answers otherwise than SQL where nulls are about: {@link ScalarSubquery}, {@link
 * ExistsSubquery}, {@link QuantifiedSubquery}, {@link CorrelatedLimit} and {@link CorrelatedJoins} say how, and this class
 * hands each construct to the one that knows it.
 */
public abstract class SubqueryTranslator<T extends JdbcOperation> extends PlannedTranslator<T> {
    /** The alias of the rows that a delete over joins is about, whose keys it compares. */
    static final String DELETED_ROWS = "dml_target_";

    private final Set<Predicate> filters = Collections.newSetFromMap(new IdentityHashMap<>());
    private final PlanCopies copies = new PlanCopies();
    private boolean inAggregate;
    private boolean inExtremum;
    private Correlation correlation = Correlation.NONE;
    private @Nullable SelectStatement plain;
    private @Nullable QuerySpec aggregated;
    private @Nullable QuerySpec refuted;
    private CorrelatedJoins joins = CorrelatedJoins.NONE;

    SubqueryTranslator(SessionFactoryImplementor sessionFactory, Statement statement) {
        super(sessionFactory, statement);
        if (statement instanceof AbstractUpdateOrDeleteStatement mutation) {
            filters.addAll(Conjuncts.of(mutation.getRestriction()));
        }
    }

    // What the classes above ask and do -------------------------------------------------------------------------------

    public Correlation correlation() {
        return correlation;
    }

    void with(Correlation inner, Runnable rendering) {
        Correlation outer = correlation;
        correlation = inner;
        rendering.run();
        correlation = outer;
    }

    /** Renders the subquery as it is, in parentheses. */
    void renderPlain(SelectStatement statement) {
        hints().noteSubquery();
        List<ColumnReference> outerColumns = OuterColumns.of(statement);
        int more = outerColumns.isEmpty() ? 0 : PlanSize.doublingsBy(statement.getQueryPart(), this);
        if (inAggregate && statement.getQueryPart() instanceof QuerySpec query && CorrelatedLimit.isIn(query)) {
            // The engine ends the connection.
            throw DatabendQueryRefusal.SUBQUERY_IN_AGGREGATE.exception();
        }
        if (more > 0) {
            refuseCopies();
            copies.add(more, statement.getQueryPart(), enclosing(), inAggregate);
        }
        if (!outerColumns.isEmpty()) {
            if (inExtremum) {
                throw DatabendQueryRefusal.SUBQUERY_IN_EXTREMUM.exception();
            }
            hints().noteOuterColumns(outerColumns);
            if (!inAggregate) {
                UngroupedColumns.refuse(statement, enclosing(), getClauseStack().getCurrent());
            }
            refuseColumnsOfOuterQueries(statement, outerColumns);
            if (statement.getQueryPart() instanceof QueryGroup group) {
                CorrelatedJoins.refuseAggregates(group);
            }
        }
        plain = statement;
        Correlation outer = correlation;
        QuerySpec around = enclosing();
        if (around != null && !around.isRoot()) {
            correlation = correlation.within(around);
        }
        refusingLambdas(!outerColumns.isEmpty(), () -> statement.accept(this));
        correlation = outer;
    }

    /** Renders the subquery of a {@code not exists}. */
    void renderRefuted(SelectStatement statement) {
        refuted = statement.getQueryPart() instanceof QuerySpec query ? query : null;
        renderPlain(statement);
    }

    PlanCopies copies() {
        return copies;
    }

    /** Where Databend cannot copy the plan of all that is outside of a subquery. */
    private void refuseCopies() {
        if (isBesideWindow()) {
            throw DatabendQueryRefusal.SUBQUERY_BESIDE_WINDOW.exception();
        }
        QuerySpec around = enclosing();
        if (around != null && UncopiedQueries.areIn(around, this::getCteStatement)) {
            throw DatabendQueryRefusal.SUBQUERY_BESIDE_GROUPS.exception();
        }
        if (around != null
                && getStatement() instanceof SelectStatement root
                && RepeatedTables.of(around.getFromClause(), root).stream()
                        .anyMatch(table -> getCteStatement(table) != null)) {
            throw DatabendQueryRefusal.SUBQUERY_BESIDE_SHARED_CTE.exception();
        }
    }

    private boolean isBesideWindow() {
        QuerySpec around = enclosing();
        return around != null
                && getClauseStack().getCurrent() == Clause.SELECT
                && Aggregates.haveWindows(around.getSelectClause());
    }

    /** Databend ends with an error of its own (1001, 1006), or does not (measured on 1.2.895). */
    private void refuseColumnsOfOuterQueries(SelectStatement statement, List<ColumnReference> outerColumns) {
        QuerySpec around = enclosing();
        if (around == null || around.isRoot()) {
            return;
        }
        Correlation inner = correlation.within(around);
        for (ColumnReference column : outerColumns) {
            if (!correlation.isNull(column)
                    && NullableColumns.isNullable(around.getFromClause(), inner.nearest(column)) == null) {
                throw DatabendQueryRefusal.NESTED_CORRELATION.exception();
            }
        }
        NestedSubquery.check(around, statement, inner);
    }

    /** Renders an expression over the aggregates of a query, each of which becomes a subquery. */
    void renderAround(QuerySpec query, Runnable expression) {
        QuerySpec outer = aggregated;
        aggregated = query;
        expression.run();
        aggregated = outer;
    }

    public boolean isInAggregate() {
        return inAggregate;
    }

    List<ColumnReference> nullableColumnsOf(SqlAstNode node) {
        return OuterColumns.of(node).stream()
                .filter(column -> !correlation.isKnown(column) && isNullable(column))
                .toList();
    }

    public boolean isNullable(ColumnReference column) {
        if (correlation.isKnown(column)) {
            return correlation.isNull(column);
        }
        Boolean nullable = getQueryPartStack()
                .findCurrentFirst(part -> part instanceof QuerySpec query
                        ? NullableColumns.isNullable(query.getFromClause(), column)
                        : null);
        if (nullable == null && getStatement() instanceof AbstractUpdateOrDeleteStatement mutation) {
            nullable = NullableColumns.isNullable(mutation.getFromClause(), column);
        }
        return nullable == null ? !DELETED_ROWS.equals(column.getQualifier()) : nullable;
    }

    /** Whether a row is left out where the predicate is null, as where it is false. */
    boolean isCondition(Predicate predicate) {
        return filters.contains(predicate);
    }

    Expression one() {
        return new QueryLiteral<>(1, getIntegerType());
    }

    // What Hibernate calls --------------------------------------------------------------------------------------------

    @Override
    public void visitSelectStatement(SelectStatement statement) {
        QuerySpec outer = aggregated;
        aggregated = null;
        boolean wasInAggregate = inAggregate;
        boolean wasInExtremum = inExtremum;
        if (statement == plain
                || statement == getStatement()
                || statement.getQueryPart().isRoot()) {
            plain = null;
            inAggregate = false;
            inExtremum = false;
            super.visitSelectStatement(statement);
            inAggregate = wasInAggregate;
            inExtremum = wasInExtremum;
        } else {
            hints().noteScalarSubquery();
            new ScalarSubquery(this).render(statement);
        }
        aggregated = outer;
    }

    @Override
    protected void visitCteDefinition(CteStatement cte) {
        plain = cte.getCteDefinition() instanceof SelectStatement select ? select : null;
        super.visitCteDefinition(cte);
    }

    @Override
    public void visitQueryPartTableReference(QueryPartTableReference table) {
        plain = table.getStatement();
        if (!joins.joinRowOf(table) && !OuterColumns.of(table.getStatement()).isEmpty()) {
            CorrelatedJoins.refuseAggregates(table.getQueryPart());
        }
        super.visitQueryPartTableReference(table);
    }

    @Override
    public void visitColumnReference(ColumnReference read) {
        ColumnReference column =
                GroupedJoinKeys.of(read, getCurrentQueryPart(), getClauseStack().getCurrent());
        if (correlation.isNull(column)) {
            appendSql(TypedConstant.nullOf(column, hints().isBesideInterval()));
            return;
        }
        int start = getSqlBuffer().length();
        super.visitColumnReference(correlation.nearest(column));
        QuerySpec query = enclosing();
        if (query != null
                && !query.isRoot()
                && query.getGroupByClauseExpressions().isEmpty()
                && getClauseStack().getCurrent() == Clause.SELECT) {
            DocumentAttributes.keepDocument(column, getSqlBuffer(), start);
        }
    }

    @Override
    public void visitSelfRenderingExpression(SelfRenderingExpression expression) {
        if (aggregated != null && expression instanceof AggregateFunctionExpression aggregate) {
            ScalarSubquery.of(aggregated, (Expression) aggregate).accept(this);
        } else {
            boolean outer = inAggregate;
            boolean outerExtremum = inExtremum;
            inAggregate |= expression instanceof AggregateFunctionExpression;
            inExtremum |= PlanSize.isExtremum(expression);
            hints().noteFunction(expression);
            copies.times(
                    PlanSize.copiesBy(expression),
                    () -> hints().withArguments(
                                    expression,
                                    () -> super.visitSelfRenderingExpression(AggregatedNulls.typed(expression))));
            inAggregate = outer;
            inExtremum = outerExtremum;
        }
    }

    @Override
    public void visitExistsPredicate(ExistsPredicate exists) {
        new ExistsSubquery(this).render(exists);
    }

    @Override
    public void visitInSubQueryPredicate(InSubQueryPredicate in) {
        boolean asItIs = filters.contains(in)
                && !in.isNegated()
                && SqlTupleContainer.getSqlTuple(in.getTestExpression()) == null
                && !Subqueries.areIn(in.getTestExpression())
                && !Aggregates.areIn(in.getTestExpression())
                && OuterColumns.of(in.getSubQuery()).isEmpty();
        if (asItIs) {
            new QuantifiedSubquery(this, in.getTestExpression(), in.getSubQuery()).renderAsItIs();
        } else {
            new QuantifiedSubquery(this, in.getTestExpression(), in.getSubQuery())
                    .render(
                            in.isNegated() ? ComparisonOperator.NOT_EQUAL : ComparisonOperator.EQUAL,
                            in.isNegated(),
                            filters.contains(in));
        }
    }

    @Override
    public void visitRelationalPredicate(ComparisonPredicate comparison) {
        Expression right = comparison.getRightHandExpression();
        if (right instanceof Any any) {
            new QuantifiedSubquery(this, comparison.getLeftHandExpression(), any.getSubquery())
                    .render(comparison.getOperator(), false, filters.contains(comparison));
        } else if (right instanceof Every every) {
            new QuantifiedSubquery(this, comparison.getLeftHandExpression(), every.getSubquery())
                    .render(comparison.getOperator(), true, filters.contains(comparison));
        } else {
            copies.times(PlanSize.copiesBy(comparison), () -> super.visitRelationalPredicate(comparison));
        }
    }

    @Override
    public void visitInListPredicate(InListPredicate in) {
        copies.times(PlanSize.copiesBy(in), () -> super.visitInListPredicate(in));
    }

    @Override
    public void visitBetweenPredicate(BetweenPredicate between) {
        copies.times(2, () -> super.visitBetweenPredicate(between));
    }

    /** As Hibernate does, but for the condition. */
    @Override
    protected void visitQueryClauses(QuerySpec query) {
        filters.addAll(Conjuncts.of(query.getWhereClauseRestrictions()));
        filters.addAll(Conjuncts.of(query.getHavingClauseRestrictions()));
        if (query.getGroupByClauseExpressions().stream().anyMatch(Subqueries::areIn)) {
            throw DatabendQueryRefusal.SUBQUERY_IN_GROUP_BY.exception();
        }
        CorrelatedJoins outer = joins;
        joins = CorrelatedJoins.of(query, correlation);
        List<Predicate> conditions = new ArrayList<>(joins.conditions());
        filters.addAll(conditions);
        if (!query.isRoot()) {
            conditions.addAll(valuesIn(query, conditions));
        }
        hints().noteQuery(query);
        visitSelectClause(query.getSelectClause());
        visitFromClause(query.getFromClause());
        visitWhereClause(RowConditions.of(query, conditions, correlation, query == refuted));
        visitGroupByClause(query, getDialect().getGroupBySelectItemReferenceStrategy());
        GroupedDocuments.render(query, this);
        renderHaving(query);
        visitOrderBy(query.getSortSpecifications());
        visitOffsetFetchClause(query);
        joins = outer;
    }

    /** Databend finds the value 0, or the empty text, for a null of the outer query that is compared by {@code =}. */
    public List<ColumnReference> nullableIn(QuerySpec query) {
        return nullable(ComparedColumns.outerIn(query));
    }

    private List<Predicate> valuesIn(QuerySpec query, List<Predicate> moved) {
        List<Predicate> conditions = new ArrayList<>();
        nullable(ComparedColumns.outerIn(query, moved))
                .forEach(column -> conditions.add(new NullnessPredicate(column, true)));
        ComparedColumns.outerExpressionsIn(query, moved)
                .forEach(expression -> conditions.add(new NullnessPredicate(expression, true)));
        return conditions;
    }

    private List<ColumnReference> nullable(List<ColumnReference> columns) {
        return columns.stream()
                .filter(column -> !correlation.isKnown(column) && isNullable(column))
                .toList();
    }

    @Override
    protected void renderTableGroupJoin(TableGroupJoin join, @Nullable List<TableGroupJoin> tableGroupJoinCollector) {
        filters.addAll(Conjuncts.of(join.getPredicate()));
        super.renderTableGroupJoin(RowConditions.of(joins.rendered(join)), tableGroupJoinCollector);
    }
}
