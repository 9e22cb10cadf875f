package org.tidewire.cratedb.internal.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.query.sqm.ComparisonOperator;
import org.hibernate.sql.ast.Clause;
import org.hibernate.sql.ast.spi.SqlSelection;
import org.hibernate.sql.ast.spi.StandardSqlAstTranslator;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.Statement;
import org.hibernate.sql.ast.tree.expression.AggregateFunctionExpression;
import org.hibernate.sql.ast.tree.expression.Any;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.Every;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.FunctionExpression;
import org.hibernate.sql.ast.tree.expression.SelfRenderingExpression;
import org.hibernate.sql.ast.tree.expression.SqlTuple;
import org.hibernate.sql.ast.tree.expression.SqlTupleContainer;
import org.hibernate.sql.ast.tree.from.FromClause;
import org.hibernate.sql.ast.tree.from.TableReference;
import org.hibernate.sql.ast.tree.predicate.BetweenPredicate;
import org.hibernate.sql.ast.tree.predicate.ComparisonPredicate;
import org.hibernate.sql.ast.tree.predicate.GroupedPredicate;
import org.hibernate.sql.ast.tree.predicate.InArrayPredicate;
import org.hibernate.sql.ast.tree.predicate.InListPredicate;
import org.hibernate.sql.ast.tree.predicate.InSubQueryPredicate;
import org.hibernate.sql.ast.tree.predicate.Junction;
import org.hibernate.sql.ast.tree.predicate.LikePredicate;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.predicate.SelfRenderingPredicate;
import org.hibernate.sql.ast.tree.predicate.ThruthnessPredicate;
import org.hibernate.sql.ast.tree.select.QueryPart;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.select.SelectClause;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.hibernate.sql.exec.spi.JdbcOperation;
import org.hibernate.sql.model.ast.ColumnWriteFragment;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.tidewire.cratedb.internal.function.CrateDBArrays;
import org.tidewire.cratedb.internal.function.CrateDBCasts;
import org.tidewire.internal.query.GroupedJoinKeys;
import org.tidewire.internal.query.OuterColumns;

/** Conditions, for {@link CrateDBSqlAstTranslator}, which renders the rest. */
abstract class ConditionTranslator<T extends JdbcOperation> extends StandardSqlAstTranslator<T> {
    /** Conditions of a 'where' clause without a 'not' around them: null is as good as false. */
    private final Set<Predicate> filters = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Equations and lists that the server must compute for each row, and not take for a way to find rows. */
    private final Set<Predicate> computed = Collections.newSetFromMap(new IdentityHashMap<>());

    /** How many aggregates are being rendered, one within the other. */
    private int aggregates;

    ConditionTranslator(SessionFactoryImplementor sessionFactory, Statement statement) {
        super(sessionFactory, statement);
    }

    @Override
    public void visitLikePredicate(LikePredicate like) {
        LikeConditions.render(like, this, this);
    }

    /** By which Hibernate loads several entities and collections; UUIDs and decimals of a column have an order there, too. */
    @Override
    public void visitInArrayPredicate(InArrayPredicate in) {
        Expression tested = in.getTestExpression();
        renderForEachRow(isOfOrdered(tested), () -> {
            tested.accept(this);
            appendSql("=any(");
            in.getArrayParameter().accept(this);
            appendSql(')');
        });
    }

    /** The server refuses a list of them in another order than its own: "values are out of order". */
    private static boolean isOfOrdered(Expression tested) {
        return Decimals.areStoredAs(tested.getExpressionType()) || CrateDBCasts.typeOf(tested) == SqlTypes.UUID;
    }

    /** What an alias stands for; without one, what a mutation changes. */
    abstract @Nullable TableReference table(@Nullable String alias);

    @Override
    public void visitColumnReference(ColumnReference read) {
        ColumnReference column =
                GroupedJoinKeys.of(read, getCurrentQueryPart(), getClauseStack().getCurrent());
        if (SequenceNumbers.are(column)) {
            appendSql(SequenceNumbers.of(determineColumnReferenceQualifier(column), table(column.getQualifier())));
        } else if (aggregates == 0
                && DeterminedColumns.are(
                        column, getCurrentQueryPart(), getClauseStack().getCurrent())) {
            appendSql("any_value(");
            super.visitColumnReference(column);
            appendSql(')');
        } else {
            super.visitColumnReference(column);
        }
    }

    @Override
    public void visitSelfRenderingExpression(SelfRenderingExpression expression) {
        int outside = aggregates;
        aggregates += expression instanceof AggregateFunctionExpression ? 1 : 0;
        super.visitSelfRenderingExpression(expression);
        aggregates = outside;
    }

    /** The server forgets a condition that is a subquery and nothing else, beside a join; a cast to boolean is one. */
    @Override
    public void visitSelfRenderingPredicate(SelfRenderingPredicate condition) {
        super.visitSelfRenderingPredicate(condition);
        if (condition.getSelfRenderingExpression() instanceof FunctionExpression function) {
            CrateDBArrays.refuseSeveral(function.getFunctionName(), function.getArguments());
            appendSql(function.getFunctionName().equals("cast") ? "=true" : "");
        }
    }

    /** What Hibernate does not read stands behind what it reads. */
    @Override
    protected void visitSqlSelections(SelectClause selections) {
        super.visitSqlSelections(selections);
        if (getCurrentQueryPart() instanceof QuerySpec query) {
            GroupedQueries.unselectedSortKeys(query).forEach(key -> {
                appendSql(key.isIgnoreCase() ? ",lower(" : ",");
                key.getSortExpression().accept(this);
                appendSql(key.isIgnoreCase() ? ")" : "");
            });
            boolean hasRoom = getStatementStack().depth() == 1
                    && getQueryPartStack().depth() == 1
                    && getStatementStack().getRoot() instanceof SelectStatement;
            WindowColumns.unselected(query, hasRoom).forEach(column -> {
                appendSql(',');
                column.accept(this);
            });
        }
    }

    /** A version is compared by the two columns that it is made of. Hibernate has rendered the left side already. */
    @Override
    public void visitColumnWriteFragment(ColumnWriteFragment fragment) {
        if (SequenceNumbers.areIn(fragment)) {
            getSqlBuffer().setLength(getSqlBuffer().length() - SequenceNumbers.EXPRESSION.length() - 1);
            appendSql(SequenceNumbers.RESTRICTION);
            SequenceNumbers.PARAMETERS.forEach(this::addParameterBinder);
        } else {
            super.visitColumnWriteFragment(fragment);
        }
    }

    /** Of the 'where' clause of a query, update or delete, and of its joins. */
    final void addFilters(FromClause from, @Nullable Predicate where) {
        List<Predicate> conditions = new ArrayList<>();
        addConditions(where, conditions);
        from.visitTableGroups(
                group -> Stream.concat(group.getTableGroupJoins().stream(), group.getNestedTableGroupJoins().stream())
                        .filter(join -> join.getJoinedGroup().isInitialized())
                        .forEach(join -> addConditions(join.getPredicate(), conditions)));
        filters.addAll(conditions);
        Set<String> tables = OuterColumns.tablesOf(from);
        CompositeKeys.comparedIn(from, conditions, tables).forEach(computed::add);
        conditions.stream()
                .filter(condition -> condition instanceof ComparisonPredicate comparison
                        ? Decimals.areCompared(comparison) || Subqueries.joinByMore(comparison, tables)
                        : condition instanceof InListPredicate in && Subqueries.joinByMore(in, tables))
                .forEach(computed::add);
    }

    /** With {@link #addFilters}. */
    final void addMisplaced(QuerySpec query) {
        computed.addAll(new HashJoins(query).misplaced());
    }

    static void addConditions(@Nullable Predicate condition, List<Predicate> conditions) {
        if (condition instanceof Junction junction) {
            junction.getPredicates().forEach(part -> addConditions(part, conditions));
        } else if (condition instanceof GroupedPredicate grouped) {
            addConditions(grouped.getSubPredicate(), conditions);
        } else if (condition != null) {
            conditions.add(condition);
        }
    }

    @Override
    public void visitInSubQueryPredicate(InSubQueryPredicate in) {
        ComparisonRefusals.checkRow(in.getTestExpression());
        if (isLookedUp(in.getTestExpression(), in.getSubQuery())) {
            InSubQueryPredicate ofComputed = new InSubQueryPredicate(
                    Decimals.computed(in.getTestExpression()),
                    in.getSubQuery(),
                    in.isNegated(),
                    in.getExpressionType());
            visitInPlaceOf(in, ofComputed);
            return;
        }
        if (!in.isNegated() && filters.contains(in)) {
            super.visitInSubQueryPredicate(in);
            return;
        }
        appendSql(in.isNegated() ? "(not exists" : "(exists");
        in.getSubQuery().accept(this);
        appendSql(in.isNegated() ? " or " : " and ");
        super.visitInSubQueryPredicate(in);
        appendSql(')');
    }

    @Override
    public void visitBetweenPredicate(BetweenPredicate between) {
        ComparisonRefusals.check(between);
        boolean isForEachRow = mayLackRoom(between.getExpression(), between.getLowerBound())
                || mayLackRoom(between.getExpression(), between.getUpperBound());
        renderForEachRow(isForEachRow, () -> super.visitBetweenPredicate(between));
    }

    /** The value of a condition that the server shall not look up. */
    private void renderForEachRow(boolean isNeeded, Runnable condition) {
        appendSql(isNeeded ? "(" : "");
        condition.run();
        appendSql(isNeeded ? ")=true" : "");
    }

    /** Compared row by row, a decimal has any size. */
    private boolean mayLackRoom(Expression one, Expression other) {
        QueryPart part = getCurrentQueryPart();
        return Decimals.mayLackRoom(one, other, part) || Decimals.mayLackRoom(other, one, part);
    }

    @Override
    public void visitRelationalPredicate(ComparisonPredicate comparison) {
        ComparisonRefusals.check(comparison);
        if (ComparisonRefusals.isSubquery(comparison.getRightHandExpression())) {
            ComparisonRefusals.checkRow(comparison.getLeftHandExpression());
        }
        if (ComparisonRefusals.isSubquery(comparison.getLeftHandExpression())) {
            ComparisonRefusals.checkRow(comparison.getRightHandExpression());
        }
        if (ComparisonRefusals.isSubquery(comparison.getRightHandExpression())
                && comparison.getOperator() == ComparisonOperator.EQUAL
                && (comparison.getRightHandExpression() instanceof Any any
                        ? isLookedUp(comparison.getLeftHandExpression(), any.getSubquery())
                        : Decimals.areLookedUp(comparison.getLeftHandExpression()))) {
            visitInPlaceOf(
                    comparison,
                    new ComparisonPredicate(
                            Decimals.computed(comparison.getLeftHandExpression()),
                            comparison.getOperator(),
                            comparison.getRightHandExpression(),
                            comparison.getExpressionType()));
        } else if (comparison.getRightHandExpression() instanceof Any any && !filters.contains(comparison)) {
            renderQuantified("(exists", any.getSubquery(), " and ", comparison);
        } else if (comparison.getRightHandExpression() instanceof Every every) {
            renderQuantified("(not exists", every.getSubquery(), " or ", comparison);
        } else if (computed.contains(comparison)) {
            renderComputed(() -> super.visitRelationalPredicate(comparison));
        } else if (mayLackRoom(comparison.getLeftHandExpression(), comparison.getRightHandExpression())) {
            renderForEachRow(true, () -> super.visitRelationalPredicate(comparison));
        } else {
            super.visitRelationalPredicate(WholeNumbers.withDoubles(comparison));
        }
    }

    /** Whether the server would look for the values of a subquery in a column, which it casts them to. */
    private static boolean isLookedUp(Expression tested, SelectStatement subquery) {
        List<SqlSelection> selected =
                subquery.getQueryPart().getFirstQuerySpec().getSelectClause().getSqlSelections();
        return Decimals.areLookedUp(tested)
                || (tested.getColumnReference() != null
                        && selected.size() == 1
                        && WholeNumbers.hasNoRoom(tested, selected.get(0).getExpression()));
    }

    private void visitInPlaceOf(Predicate condition, Predicate same) {
        if (filters.contains(condition)) {
            filters.add(same);
        }
        same.accept(this);
    }

    private void renderComputed(Runnable condition) {
        appendSql('(');
        condition.run();
        appendSql(") is not distinct from true");
    }

    /** Of no rows, the server compares a null with unknown result: it matters where that is not the same as false. */
    private void renderQuantified(
            String exists, SelectStatement subquery, String operator, ComparisonPredicate comparison) {
        appendSql(exists);
        subquery.accept(this);
        appendSql(operator);
        super.visitRelationalPredicate(comparison);
        appendSql(')');
    }

    /**
     * Rows, as outside of a 'where' clause Hibernate leaves the parentheses out; decimals and UUIDs of a column, which would need an
     * order; and numbers that the server would cast to a column of another type.
     */
    @Override
    public void visitInListPredicate(InListPredicate in) {
        SqlTuple row = SqlTupleContainer.getSqlTuple(in.getTestExpression());
        boolean isOfRows = row != null
                && row.getExpressions().size() > 1
                && !in.getListExpressions().isEmpty()
                && in.getListExpressions().stream().allMatch(value -> SqlTupleContainer.getSqlTuple(value) != null);
        boolean isOfDecimals = (in.getListExpressions().size() > 1 && isOfOrdered(in.getTestExpression()))
                || in.getListExpressions().stream()
                        .anyMatch(value -> WholeNumbers.hasNoRoom(in.getTestExpression(), value));
        if (computed.remove(in)) {
            renderComputed(() -> visitInListPredicate(in));
            return;
        }
        if (!isOfRows && !isOfDecimals) {
            super.visitInListPredicate(in);
            return;
        }
        List<? extends Expression> left = isOfRows ? row.getExpressions() : List.of(in.getTestExpression());
        String separator = in.isNegated() ? "not(" : "(";
        for (Expression value : in.getListExpressions()) {
            appendSql(separator);
            renderEqual(left, isOfRows ? SqlTupleContainer.getSqlTuple(value).getExpressions() : List.of(value));
            separator = " or ";
        }
        appendSql(')');
    }

    private void renderEqual(List<? extends Expression> row, List<? extends Expression> other) {
        String separator = "";
        for (int i = 0; i < row.size(); i++) {
            appendSql(separator);
            Expression left = row.get(i);
            Expression right = other.get(i);
            renderForEachRow(mayLackRoom(left, right), () -> {
                left.accept(this);
                appendSql('=');
                right.accept(this);
            });
            separator = " and ";
        }
    }

    /** Outside of a 'where' clause Hibernate leaves the parentheses out; and 'distinct' needs a table of one row. */
    @Override
    protected void emulateTupleComparison(
            List<? extends SqlAstNode> left,
            List<? extends SqlAstNode> right,
            ComparisonOperator operator,
            boolean optimized) {
        appendSql(getClauseStack().getCurrent() == Clause.WHERE ? "" : "(");
        switch (operator) {
            case DISTINCT_FROM -> renderColumns(left, right, operator, Junction.Nature.DISJUNCTION);
            case NOT_DISTINCT_FROM -> renderColumns(left, right, operator, Junction.Nature.CONJUNCTION);
            default -> super.emulateTupleComparison(left, right, operator, optimized);
        }
        appendSql(getClauseStack().getCurrent() == Clause.WHERE ? "" : ")");
    }

    private void renderColumns(
            List<? extends SqlAstNode> left,
            List<? extends SqlAstNode> right,
            ComparisonOperator operator,
            Junction.Nature nature) {
        Junction columns = new Junction(nature);
        for (int i = 0; i < left.size(); i++) {
            columns.add(new ComparisonPredicate((Expression) left.get(i), operator, (Expression) right.get(i)));
        }
        appendSql('(');
        columns.accept(this);
        appendSql(')');
    }

    /** The server's "is true" is in no grammar of its own that others could read. */
    @Override
    public void visitThruthnessPredicate(ThruthnessPredicate truth) {
        appendSql('(');
        truth.getExpression().accept(this);
        appendSql(truth.isNegated() ? " is distinct from " : " is not distinct from ");
        appendSql(truth.getBooleanValue());
        appendSql(')');
    }

    final void renderEquation(ComparisonPredicate equation) {
        super.visitRelationalPredicate(equation);
    }
}
