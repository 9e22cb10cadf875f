package org.tidewire.databend.internal.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.hibernate.query.sqm.SetOperator;
import org.hibernate.sql.ast.SqlAstJoinType;
import org.hibernate.sql.ast.tree.expression.AggregateFunctionExpression;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.Literal;
import org.hibernate.sql.ast.tree.from.QueryPartTableReference;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.from.TableGroupJoin;
import org.hibernate.sql.ast.tree.from.TableReference;
import org.hibernate.sql.ast.tree.predicate.BooleanExpressionPredicate;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.select.QueryGroup;
import org.hibernate.sql.ast.tree.select.QueryPart;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.internal.query.Conjuncts;
import org.tidewire.databend.internal.query.ConstantCondition;
import org.tidewire.databend.internal.query.JoinOrder;
import org.tidewire.databend.internal.query.Subqueries;
import org.tidewire.databend.internal.server.DatabendQueryRefusal;
import org.tidewire.internal.query.Aggregates;
import org.tidewire.internal.query.LiteralValue;
import org.tidewire.internal.query.OuterColumns;

/**
 * The joins of a query that read an outer query, or whose condition has a subquery.
 *
 * <p>In the {@code on} of a join a column of an outer query is an error of Databend's (1006), and a subquery there may
 * be one (1065); of an inner join the condition moves to {@code where}. A subquery in the {@code on} of an outer join may read the joined table alone. A lateral query that
 * aggregates has no row where it reads none, so it is joined by an outer join, which is right where its columns are null.
 */
final class CorrelatedJoins {
    static final CorrelatedJoins NONE = new CorrelatedJoins(new IdentityHashMap<>(), List.of());

    private final Map<TableGroupJoin, TableGroupJoin> changed;
    private final List<Predicate> conditions;
    private final Set<TableReference> rows = Collections.newSetFromMap(new IdentityHashMap<>());

    private CorrelatedJoins(Map<TableGroupJoin, TableGroupJoin> changed, List<Predicate> conditions) {
        this.changed = changed;
        this.conditions = conditions;
    }

    static CorrelatedJoins of(QuerySpec query, Correlation correlation) {
        List<TableGroupJoin> all = new ArrayList<>();
        for (TableGroup root : query.getFromClause().getRoots()) {
            if (root.isVirtual()) {
                // Hibernate renders the joins as roots, and their conditions in 'where'.
                root.getNestedTableGroupJoins().forEach(join -> collect(join.getJoinedGroup(), all));
                root.getTableGroupJoins().forEach(join -> collect(join.getJoinedGroup(), all));
            } else {
                collect(root, all);
            }
        }
        if (all.isEmpty()) {
            return NONE;
        }
        if (all.stream().filter(CorrelatedJoins::isLimitedLateral).count() > 1) {
            throw DatabendQueryRefusal.LATERAL_LIMITS.exception();
        }
        CorrelatedJoins joins = new CorrelatedJoins(new IdentityHashMap<>(), new ArrayList<>());
        Set<String> tables = OuterColumns.tablesOf(query.getFromClause());
        boolean hasOuter = all.stream().anyMatch(JoinOrder::isOuter);
        all.forEach(join ->
                joins.look(join, tables, hasOuter, conjuncts -> ConstantCondition.kept(conjuncts, query, correlation)));
        return joins;
    }

    private static void collect(TableGroup group, List<TableGroupJoin> joins) {
        for (List<TableGroupJoin> some : List.of(group.getNestedTableGroupJoins(), group.getTableGroupJoins())) {
            for (TableGroupJoin join : some) {
                if (join.getJoinedGroup().isInitialized()) {
                    joins.add(join);
                }
                collect(join.getJoinedGroup(), joins);
            }
        }
    }

    private void look(
            TableGroupJoin join, Set<String> tables, boolean hasOuter, UnaryOperator<List<Predicate>> keeping) {
        if (JoinOrder.isOuter(join) && join.getPredicate() != null) {
            refuseSubqueryOnBothSides(join);
        }
        List<Predicate> inside = new ArrayList<>();
        List<Predicate> moved = new ArrayList<>();
        List<Predicate> conjuncts = Conjuncts.of(join.getPredicate());
        List<Predicate> kept = keeping.apply(conjuncts);
        for (Predicate conjunct : kept) {
            boolean ofOuterQuery = OuterColumns.readsOutside(conjunct, tables);
            if (ofOuterQuery && hasOuter) {
                throw DatabendQueryRefusal.CORRELATION_IN_OUTER_JOIN.exception();
            }
            (ofOuterQuery || (!hasOuter && Subqueries.areIn(conjunct)) ? moved : inside).add(conjunct);
        }
        if (!moved.isEmpty()) {
            conditions.addAll(moved);
            changed.put(join, copy(join, join.getJoinType(), Conjuncts.and(null, inside)));
        } else if (kept != conjuncts) {
            changed.put(join, copy(join, join.getJoinType(), Conjuncts.and(null, kept)));
        } else if (joinsRowOfAggregates(join)) {
            changed.put(join, copy(join, SqlAstJoinType.LEFT, join.getPredicate()));
            rows.add(join.getJoinedGroup().getPrimaryTableReference());
        }
    }

    private static TableGroupJoin copy(TableGroupJoin join, SqlAstJoinType type, @Nullable Predicate predicate) {
        return new TableGroupJoin(join.getNavigablePath(), type, join.getJoinedGroup(), predicate);
    }

    /** Error 1006. */
    private static void refuseSubqueryOnBothSides(TableGroupJoin join) {
        Set<String> joined =
                join.getJoinType() == SqlAstJoinType.LEFT ? OuterColumns.tablesOf(join.getJoinedGroup()) : Set.of();
        for (Predicate conjunct : Conjuncts.of(join.getPredicate())) {
            if (Subqueries.areIn(conjunct) && OuterColumns.readsOutside(conjunct, joined)) {
                throw DatabendQueryRefusal.SUBQUERY_IN_OUTER_JOIN.exception();
            }
        }
    }

    private static boolean isLimitedLateral(TableGroupJoin join) {
        return join.getJoinedGroup().getPrimaryTableReference() instanceof QueryPartTableReference table
                && table.isLateral()
                && table.getQueryPart() instanceof QuerySpec query
                && CorrelatedLimit.isIn(query);
    }

    private static boolean joinsRowOfAggregates(TableGroupJoin join) {
        return join.getJoinedGroup().getPrimaryTableReference() instanceof QueryPartTableReference table
                && table.isLateral()
                && table.getQueryPart() instanceof QuerySpec query
                && Aggregates.makeOneRow(query)
                && query.getHavingClauseRestrictions() == null
                && !query.hasOffsetOrFetchClause()
                && query.getSelectClause().getSqlSelections().stream()
                        .allMatch(selection -> isNullOfNoRows(selection.getExpression()))
                && (join.getJoinType() == SqlAstJoinType.LEFT
                        || (!JoinOrder.isOuter(join) && isTrue(join.getPredicate())));
    }

    private static boolean isNullOfNoRows(Expression expression) {
        return expression instanceof AggregateFunctionExpression aggregate
                && !aggregate.getFunctionName().equals("count");
    }

    private static boolean isTrue(@Nullable Predicate predicate) {
        return predicate == null
                || predicate.isEmpty()
                || (predicate instanceof BooleanExpressionPredicate literal
                        && literal.getExpression() instanceof Literal value
                        && Boolean.TRUE.equals(LiteralValue.of(value)));
    }

    /** A query that aggregates has no row in Databend where it reads none, if it is correlated. */
    static void refuseAggregates(QueryPart query) {
        query.visitQuerySpecs(spec -> {
            if (Aggregates.makeOneRow(spec) && !OuterColumns.of(spec).isEmpty()) {
                throw DatabendQueryRefusal.CORRELATED_AGGREGATE.exception();
            }
        });
        if (query instanceof QueryGroup group && !OuterColumns.of(group).isEmpty()) {
            if (group.getSetOperator() == SetOperator.INTERSECT) {
                throw DatabendQueryRefusal.CORRELATED_INTERSECT.exception();
            }
            group.visitQuerySpecs(CorrelatedJoins::refuseSelectedOuterColumns);
        }
    }

    private static void refuseSelectedOuterColumns(QuerySpec query) {
        if (OuterColumns.readsOutside(query.getSelectClause(), OuterColumns.tablesOf(query.getFromClause()))) {
            throw DatabendQueryRefusal.CORRELATED_UNION.exception();
        }
    }

    boolean joinRowOf(QueryPartTableReference table) {
        return rows.contains(table);
    }

    List<Predicate> conditions() {
        return conditions;
    }

    TableGroupJoin rendered(TableGroupJoin join) {
        return changed.getOrDefault(join, join);
    }
}
