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
import org.hibernate.sql.ast.spi.StandardSqlAstTranslator;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.Statement;
import org.hibernate.sql.ast.tree.expression.AggregateFunctionExpression;
import org.hibernate.sql.ast.tree.expression.Any;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.Every;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.FunctionExpression;
import org.hibernate.sql.ast.tree.expression.Literal;
import org.hibernate.sql.ast.tree.expression.SelfRenderingExpression;
import org.hibernate.sql.ast.tree.expression.SqlTuple;
import org.hibernate.sql.ast.tree.expression.SqlTupleContainer;
import org.hibernate.sql.ast.tree.from.FromClause;
import org.hibernate.sql.ast.tree.predicate.BetweenPredicate;
import org.hibernate.sql.ast.tree.predicate.ComparisonPredicate;
import org.hibernate.sql.ast.tree.predicate.GroupedPredicate;
import org.hibernate.sql.ast.tree.predicate.InListPredicate;
import org.hibernate.sql.ast.tree.predicate.InSubQueryPredicate;
import org.hibernate.sql.ast.tree.predicate.Junction;
import org.hibernate.sql.ast.tree.predicate.LikePredicate;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.predicate.SelfRenderingPredicate;
import org.hibernate.sql.ast.tree.predicate.ThruthnessPredicate;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.select.SelectClause;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.hibernate.sql.exec.spi.JdbcOperation;
import org.hibernate.sql.model.ast.ColumnWriteFragment;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.tidewire.cratedb.internal.function.CrateDBCasts;
import org.tidewire.cratedb.internal.server.CrateDBQueryRefusal;
import org.tidewire.internal.query.GroupedJoinKeys;
import org.tidewire.internal.query.LiteralValue;
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

    /**
     * The escape character is a backslash where none is given. Where one is given, and the empty one too, the server finds wrong
     * rows by a pattern that is compared with a column, and the right ones by one that is compared with an expression; {@code
     * ilike} knows the letters of ASCII alone.
     */
    @Override
    public void visitLikePredicate(LikePredicate like) {
        boolean isPlain =
                like.isCaseSensitive() && like.getEscapeCharacter() == null && isWithoutBackslash(like.getPattern());
        String before = like.isCaseSensitive() ? "(" : "lower(";
        appendSql(isPlain ? "" : before);
        like.getMatchExpression().accept(this);
        appendSql(isPlain ? "" : like.isCaseSensitive() ? "||'')" : ")");
        appendSql(like.isNegated() ? " not like " : " like ");
        appendSql(like.isCaseSensitive() ? "" : "lower(");
        like.getPattern().accept(this);
        appendSql(like.isCaseSensitive() ? "" : ")");
        if (like.getEscapeCharacter() != null) {
            appendSql(" escape ");
            like.getEscapeCharacter().accept(this);
        } else if (!isPlain) {
            appendSql(" escape ''");
        }
    }

    private static boolean isWithoutBackslash(Expression pattern) {
        return pattern instanceof Literal literal
                && LiteralValue.of(literal) instanceof String text
                && text.indexOf('\\') < 0;
    }

    @Override
    public void visitColumnReference(ColumnReference read) {
        ColumnReference column =
                GroupedJoinKeys.of(read, getCurrentQueryPart(), getClauseStack().getCurrent());
        if (SequenceNumbers.are(column)) {
            appendSql(SequenceNumbers.of(determineColumnReferenceQualifier(column)));
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
        boolean isCast = condition.getSelfRenderingExpression() instanceof FunctionExpression function
                && function.getFunctionName().equals("cast");
        appendSql(isCast ? "=true" : "");
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
                        ? Decimals.areCompared(comparison) || joinsByMore(comparison, tables)
                        : condition instanceof InListPredicate in && joinsByMore(in, tables))
                .forEach(computed::add);
    }

    /** Of a query: with {@link #addFilters}. */
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

    /** The server would join two tables by an expression with a parameter, a subquery or a column of an outer query, and cannot. */
    private static boolean joinsByMore(Predicate condition, Set<String> own) {
        Set<String> read = OuterColumns.tablesReadBy(condition);
        return (!own.containsAll(read) || Subqueries.orParametersAreIn(condition))
                && read.stream().filter(own::contains).count() > 1;
    }

    /** As for {@link #renderQuantified}. */
    @Override
    public void visitInSubQueryPredicate(InSubQueryPredicate in) {
        refuseRow(in.getTestExpression());
        if (Decimals.areLookedUp(in.getTestExpression())) {
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
        refuseUuid(between.getExpression());
        super.visitBetweenPredicate(between);
    }

    private static void refuseUuid(Expression compared) {
        if (CrateDBCasts.typeOf(compared) == SqlTypes.UUID) {
            throw CrateDBQueryRefusal.ORDERED_UUID.exception();
        }
    }

    @Override
    public void visitRelationalPredicate(ComparisonPredicate comparison) {
        SequenceNumbers.refuse(comparison);
        switch (comparison.getOperator()) {
            case LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL ->
                refuseUuid(comparison.getLeftHandExpression());
            default -> {}
        }
        if (isSubquery(comparison.getRightHandExpression())) {
            refuseRow(comparison.getLeftHandExpression());
        }
        if (isSubquery(comparison.getLeftHandExpression())) {
            refuseRow(comparison.getRightHandExpression());
        }
        if (isSubquery(comparison.getRightHandExpression())
                && comparison.getOperator() == ComparisonOperator.EQUAL
                && Decimals.areLookedUp(comparison.getLeftHandExpression())) {
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
        } else if (Decimals.areComparedWithLargeLiteral(comparison)) {
            appendSql('(');
            super.visitRelationalPredicate(comparison);
            appendSql(")=true");
        } else {
            super.visitRelationalPredicate(WholeNumbers.withDoubles(comparison));
        }
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
     * Rows, as outside of a 'where' clause Hibernate leaves the parentheses out; decimals of a column, which the server refuses
     * in another order than by size: "values are out of order"; and numbers that it would cast to a column of another type.
     */
    @Override
    public void visitInListPredicate(InListPredicate in) {
        SqlTuple row = SqlTupleContainer.getSqlTuple(in.getTestExpression());
        boolean isOfRows = row != null
                && row.getExpressions().size() > 1
                && !in.getListExpressions().isEmpty()
                && in.getListExpressions().stream().allMatch(value -> SqlTupleContainer.getSqlTuple(value) != null);
        boolean isOfDecimals = (in.getListExpressions().size() > 1
                        && Decimals.areStoredAs(in.getTestExpression().getExpressionType()))
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
            row.get(i).accept(this);
            appendSql('=');
            other.get(i).accept(this);
            separator = " and ";
        }
    }

    /** Outside of a 'where' clause Hibernate leaves the parentheses out; and 'distinct' needs a table of one row. */
    @Override
    protected void emulateTupleComparison(
            List<? extends SqlAstNode> left,
            List<? extends SqlAstNode> right,
            ComparisonOperator operator,
            boolean indexOptimized) {
        appendSql(getClauseStack().getCurrent() == Clause.WHERE ? "" : "(");
        switch (operator) {
            case DISTINCT_FROM -> renderColumns(left, right, operator, Junction.Nature.DISJUNCTION);
            case NOT_DISTINCT_FROM -> renderColumns(left, right, operator, Junction.Nature.CONJUNCTION);
            default -> super.emulateTupleComparison(left, right, operator, indexOptimized);
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

    /** Not as what is computed for each row. */
    final void renderEquation(ComparisonPredicate equation) {
        super.visitRelationalPredicate(equation);
    }

    private static boolean isSubquery(Expression expression) {
        return expression instanceof SelectStatement || expression instanceof Any || expression instanceof Every;
    }

    private static void refuseRow(Expression expression) {
        SqlTuple row = SqlTupleContainer.getSqlTuple(expression);
        if (row != null && row.getExpressions().size() > 1) {
            throw CrateDBQueryRefusal.ROW_SUBQUERY.exception();
        }
    }
}
