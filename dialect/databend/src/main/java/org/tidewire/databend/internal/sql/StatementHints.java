package org.tidewire.databend.internal.sql;

import java.util.List;
import org.hibernate.metamodel.mapping.JdbcMappingContainer;
import org.hibernate.query.sqm.BinaryArithmeticOperator;
import org.hibernate.sql.ast.Clause;
import org.hibernate.sql.ast.tree.expression.BinaryArithmeticExpression;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.FunctionExpression;
import org.hibernate.sql.ast.tree.expression.SelfRenderingExpression;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.type.descriptor.jdbc.JdbcType;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.internal.query.Conjuncts;
import org.tidewire.databend.internal.query.FoldedConjunction;
import org.tidewire.databend.internal.query.JoinOrder;
import org.tidewire.databend.internal.query.Subqueries;
import org.tidewire.databend.internal.time.TimestampAddition;
import org.tidewire.internal.query.OuterColumns;

/**
 * What a statement has that the engine's planner mistakes, noted while it is rendered, and the hint that keeps it from that. A hint
 * holds for the whole statement, in whichever query it stands (measured on 1.2.895).
 *
 * <ul>
 *   <li>Where a condition is above an outer join, as that of a scalar subquery is, the engine computes it with nulls for
 *       columns, and finds the functions anew by the types of nulls. Of {@code null - null} it makes a document, of {@code null +
 *       interval} an interval, and then no function matches (1065).
 *   <li>Where the conditions contradict each other and several subqueries are selected, or one beside another in the condition of
 *       joins, the search for an order of joins ends the connection. It fails (1068) where a condition without columns is false, and
 *       there is a subquery.
 *   <li>That search loses a condition with {@code exists} in it, such as {@code a.x = 0 or exists (..)}, beside another subquery.
 *   <li>Of a query that joins and selects a subquery that joins it loses a join of the subquery, whose value is that of another row.
 *   <li>The search for an order of joins loses a condition that reads more than two tables, such as {@code a.x + b.y = c.z}: its rows
 *       are not filtered.
 *   <li>Where a condition computes with several scalar subqueries, or compares one with no column, it expects less than one row below it, joins from the wrong side,
 *       and counts the wrong rows (1001, Scalar subquery can't return more than one row).
 *   <li>Above a join it takes a {@link FoldedConjunction} for false where it is null.
 *   <li>It filters the tables of a join by the values of another one, and ends the connection (1104) where these equal a computed value,
 *       as in {@code a.x = b.y and a.x = c.z + 1}.
 * </ul>
 */
final class StatementHints {
    private static final String SELECT = "select ";
    private static final String OPENING = "/*+ ";
    private static final String WITHOUT_JOIN_FILTERS = "set_var(enable_join_runtime_filter=0) ";
    private static final String WITHOUT_PUSHING = "set_var(optimizer_skip_list='PushDownFilterJoin') ";

    private final PlannedTranslator<?> translator;
    private int firstSelect = -1;
    private int functions;
    private int intervals;
    private boolean joinsOuter;
    private boolean changesType;
    private boolean selectsSeveral;
    private boolean joinsBesideSelected;
    private boolean subqueryJoins;
    private boolean spansTables;
    private boolean joins;
    private boolean equatesComputed;
    private boolean joinsBesideSubqueries;
    private boolean constant;
    private boolean subquery;
    private boolean filtersByValues;
    private boolean foldsConjunction;

    StatementHints(PlannedTranslator<?> translator) {
        this.translator = translator;
    }

    /** Notes where the first select list begins, whose query is the last that is moved in the text. */
    void selectAt(int start) {
        if (firstSelect < 0) {
            firstSelect = start;
        }
    }

    void noteQuery(QuerySpec query) {
        joinsOuter |= JoinOrder.hasOuter(query);
        List<Predicate> conditions = JoinOrder.conditionsOf(query);
        boolean joinsTables = JoinOrder.joins(query);
        joins |= joinsTables;
        spansTables |= joinsTables
                && conditions.stream()
                        .anyMatch(condition ->
                                OuterColumns.tablesReadBy(condition).size() > 2);
        joinsBesideSubqueries |=
                joinsTables && conditions.stream().filter(Subqueries::areIn).count() > 1;
        equatesComputed |= conditions.stream().anyMatch(ComputedEquations::areIn);
        constant |= conditions.stream().anyMatch(JoinOrder::isConstant);
        foldsConjunction |= conditions.stream().anyMatch(FoldedConjunction::isIn);
        filtersByValues |= conditions.stream().anyMatch(Subqueries::areMistakenIn)
                || Conjuncts.of(query.getHavingClauseRestrictions()).stream().anyMatch(Subqueries::areMistakenIn);
        boolean joinsBesideOne = joinsTables && Subqueries.areIn(query.getSelectClause());
        joinsBesideSelected |= joinsBesideOne;
        subqueryJoins |= joinsTables && !query.isRoot();
        selectsSeveral |= Subqueries.areSeveralIn(query.getSelectClause())
                || (joinsBesideOne
                        && (Subqueries.areIn(query.getFromClause())
                                || Conjuncts.of(query).stream().anyMatch(Subqueries::areIn)));
    }

    void noteSubquery() {
        subquery = true;
    }

    /** Of {@code greatest(0, null)} the engine makes 0 here, and leaves out the rows for which the subquery has no row. */
    void noteScalarSubquery() {
        joinsOuter = true;
        changesType |= isCondition() && functions > 0;
    }

    /** Binaries, of which the engine has no comparison, but compares those of an outer query by itself. */
    void noteOuterColumns(List<ColumnReference> columns) {
        changesType |= isInCondition() && columns.stream().anyMatch(ComparedValues::isBinary);
    }

    /** A {@code case} of nulls that the engine is kept from computing: it does so for no rows, and ends the connection. */
    void noteNulls(@Nullable String before) {
        changesType |= before != null && isInCondition();
    }

    void noteArithmetic(BinaryArithmeticExpression expression) {
        changesType |= isInCondition()
                && (isTemporal(expression.getExpressionType())
                        || (expression.getOperator() == BinaryArithmeticOperator.SUBTRACT && isArgument()));
    }

    void noteFunction(SelfRenderingExpression expression) {
        if (expression instanceof FunctionExpression function && isInCondition()) {
            changesType |= switch (function.getFunctionName()) {
                case "timestampadd" -> TimestampAddition.addsInterval(function.getArguments());
                case "trunc" -> isTemporal(expression.getExpressionType());
                case "concat" -> isArgument();
                default -> false;
            };
        }
    }

    /** Renders a function or a case, which the engine computes with nulls. */
    void withArguments(Runnable rendering) {
        functions++;
        rendering.run();
        functions--;
    }

    /** Of {@code coalesce} it makes no mistake. */
    void withArguments(SelfRenderingExpression function, Runnable rendering) {
        String name = function instanceof FunctionExpression named ? named.getFunctionName() : "";
        switch (name) {
            case "coalesce" -> rendering.run();
            case "timestampadd", "timestampdiff" -> {
                intervals++;
                withArguments(rendering);
                intervals--;
            }
            default -> withArguments(rendering);
        }
    }

    /** Is an interval added to what is rendered, or made of it? */
    boolean isBesideInterval() {
        return intervals > 0;
    }

    String insertInto(String sql) {
        boolean withoutOrders = selectsSeveral
                || (joinsBesideSelected && subqueryJoins)
                || spansTables
                || joinsBesideSubqueries
                || (constant && subquery);
        boolean withoutPushing = filtersByValues || foldsConjunction || (joinsOuter && changesType);
        boolean withoutJoinFilters = equatesComputed && (joins || subquery);
        if (!withoutOrders && !withoutPushing && !withoutJoinFilters) {
            return sql;
        }
        int start = firstSelect >= 0 && sql.startsWith(SELECT, firstSelect) ? firstSelect : sql.indexOf(SELECT);
        int end = start + SELECT.length();
        boolean hinted = sql.startsWith(OPENING, end);
        int rest = hinted ? end + OPENING.length() : end;
        String before = hinted ? sql.substring(rest, sql.indexOf("*/", rest)) : "";
        String orders = withoutOrders && !before.contains(JoinOrder.AS_WRITTEN) ? JoinOrder.AS_WRITTEN : "";
        String filters = (withoutPushing ? WITHOUT_PUSHING : "") + (withoutJoinFilters ? WITHOUT_JOIN_FILTERS : "");
        return sql.substring(0, end) + OPENING + orders + filters + (hinted ? "" : "*/ ") + sql.substring(rest);
    }

    private boolean isCondition() {
        Clause clause = translator.getCurrentClauseStack().getCurrent();
        return clause == Clause.WHERE || clause == Clause.HAVING || clause == Clause.FROM;
    }

    /** What a query of the from clause selects may be compared outside of it. */
    private boolean isInCondition() {
        QuerySpec query = translator.enclosing();
        return isCondition() || (query != null && !query.isRoot());
    }

    private boolean isArgument() {
        return functions > 0 || !isCondition();
    }

    private static boolean isTemporal(@Nullable JdbcMappingContainer container) {
        if (container == null || container.getJdbcTypeCount() != 1) {
            return false;
        }
        JdbcType type = container.getSingleJdbcMapping().getJdbcType();
        return type.isTemporal() || type.isInterval();
    }
}
