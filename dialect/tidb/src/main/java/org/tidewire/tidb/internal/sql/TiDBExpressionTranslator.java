package org.tidewire.tidb.internal.sql;

import jakarta.persistence.criteria.Nulls;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.hibernate.dialect.MySQLDialect;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.query.SortDirection;
import org.hibernate.query.sqm.ComparisonOperator;
import org.hibernate.query.sqm.SetOperator;
import org.hibernate.sql.ast.Clause;
import org.hibernate.sql.ast.tree.Statement;
import org.hibernate.sql.ast.tree.cte.CteStatement;
import org.hibernate.sql.ast.tree.expression.Any;
import org.hibernate.sql.ast.tree.expression.BinaryArithmeticExpression;
import org.hibernate.sql.ast.tree.expression.CaseSearchedExpression;
import org.hibernate.sql.ast.tree.expression.CaseSimpleExpression;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.Every;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.FunctionExpression;
import org.hibernate.sql.ast.tree.expression.JdbcParameter;
import org.hibernate.sql.ast.tree.expression.Literal;
import org.hibernate.sql.ast.tree.expression.SelfRenderingExpression;
import org.hibernate.sql.ast.tree.expression.SqlSelectionExpression;
import org.hibernate.sql.ast.tree.expression.SqlTupleContainer;
import org.hibernate.sql.ast.tree.expression.UnaryOperation;
import org.hibernate.sql.ast.tree.expression.UnparsedNumericLiteral;
import org.hibernate.sql.ast.tree.from.QueryPartTableReference;
import org.hibernate.sql.ast.tree.predicate.BetweenPredicate;
import org.hibernate.sql.ast.tree.predicate.BooleanExpressionPredicate;
import org.hibernate.sql.ast.tree.predicate.ComparisonPredicate;
import org.hibernate.sql.ast.tree.predicate.ExistsPredicate;
import org.hibernate.sql.ast.tree.predicate.InListPredicate;
import org.hibernate.sql.ast.tree.predicate.InSubQueryPredicate;
import org.hibernate.sql.ast.tree.predicate.Junction;
import org.hibernate.sql.ast.tree.predicate.ThruthnessPredicate;
import org.hibernate.sql.ast.tree.select.QueryGroup;
import org.hibernate.sql.ast.tree.select.QueryPart;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.hibernate.sql.exec.spi.JdbcOperation;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.tidewire.internal.type.DurationArithmetic;
import org.tidewire.tidb.internal.query.ComputedSubquery;
import org.tidewire.tidb.internal.query.GroupedKeys;
import org.tidewire.tidb.internal.server.TiDBRefusal;

/** Writes expressions and predicates so that TiDB's planner does not change their values. */
abstract class TiDBExpressionTranslator<T extends JdbcOperation> extends TiDBSubqueryTranslator<T> {
    private boolean sortsDescending;

    private int sharedOperands;

    private @Nullable QueryPart limited;

    /** The subquery of {@code in}, {@code any} or {@code all}. */
    private @Nullable QueryPart comparedRows;

    /** The subquery of {@code exists}, or in {@code from}. */
    private @Nullable QueryPart rows;

    private @Nullable QueryPart computed;

    /** The parts of a set operation that leaves out equal rows. */
    private List<? extends QueryPart> partsOfSet = List.of();

    TiDBExpressionTranslator(SessionFactoryImplementor sessionFactory, Statement statement, MySQLDialect dialect) {
        super(sessionFactory, statement, dialect);
    }

    /**
     * TiDB ends with a stack overflow, the whole server, where {@code nullif}, {@code between}, {@code in} or {@code case} share
     * an operand that computes with {@code (select count(*) ..)}: it turns such a subquery into a join, and replaces the null
     * of its missing rows by 0 once for each use. A subquery with a limit stays one.
     */
    private void renderSharedOperands(Runnable expression) {
        sharedOperands++;
        expression.run();
        sharedOperands--;
    }

    @Override
    public void visitQuerySpec(QuerySpec query) {
        int outerOperands = sharedOperands;
        QueryPart outerLimited = limited;
        limited = sharedOperands > 0 && !(getCurrentQueryPart() instanceof QueryGroup) ? oneRowOf(query) : null;
        sharedOperands = 0;
        super.visitQuerySpec(query);
        sharedOperands = outerOperands;
        limited = outerLimited;
    }

    @Override
    public void visitQueryGroup(QueryGroup group) {
        List<? extends QueryPart> outerParts = partsOfSet;
        partsOfSet = group.getSetOperator() == SetOperator.UNION_ALL ? List.of() : group.getQueryParts();
        super.visitQueryGroup(group);
        partsOfSet = outerParts;
    }

    @Override
    public void visitOffsetFetchClause(QueryPart part) {
        super.visitOffsetFetchClause(part);
        if (part == limited) {
            appendSql(" limit 1");
        } else if (part == computed) {
            // A second row is still the error that it has to be.
            appendSql(" limit 2");
        }
    }

    @Override
    public void visitSelectStatement(SelectStatement subquery) {
        QueryPart part = subquery.getQueryPart();
        QueryPart outerComputed = computed;
        if (part != rows && part != comparedRows && ComputedSubquery.is(subquery)) {
            computed = part;
        }
        super.visitSelectStatement(subquery);
        computed = outerComputed;
    }

    @Override
    public void visitExistsPredicate(ExistsPredicate exists) {
        rows = exists.getExpression().getQueryPart();
        super.visitExistsPredicate(exists);
    }

    @Override
    protected void visitCteDefinition(CteStatement cte) {
        rows = cte.getCteDefinition() instanceof SelectStatement query ? query.getQueryPart() : null;
        super.visitCteDefinition(cte);
    }

    @Override
    public void visitQueryPartTableReference(QueryPartTableReference table) {
        int outerOperands = sharedOperands;
        sharedOperands = 0;
        rows = table.getQueryPart();
        super.visitQueryPartTableReference(table);
        sharedOperands = outerOperands;
    }

    /**
     * The storage fails to group by an expression whose type is stored in fewer than eight bytes (error 1105: index out of
     * range). That is what {@code distinct}, {@code in}, {@code any}, {@code union} and {@code intersect} make it do.
     */
    @Override
    protected void renderSelectExpression(Expression expression) {
        boolean widened = isGroupedInStorage() && GroupedKeys.isNarrow(expression);
        appendSql(widened ? "(" : "");
        super.renderSelectExpression(expression);
        appendSql(widened ? "+0)" : "");
    }

    /** The same goes for {@code group by}. */
    @Override
    protected void renderPartitionItem(Expression expression) {
        boolean widened = getClauseStack().getCurrent() == Clause.GROUP && GroupedKeys.isNarrow(expression);
        appendSql(widened ? "(" : "");
        renderAsNoPosition(expression, () -> super.renderPartitionItem(expression));
        appendSql(widened ? "+0)" : "");
    }

    private boolean isGroupedInStorage() {
        return getCurrentQueryPart() instanceof QuerySpec query
                && (query.getSelectClause().isDistinct() || query == comparedRows || partsOfSet.contains(query))
                && query.getGroupByClauseExpressions().isEmpty()
                && !query.hasSortSpecifications();
    }

    @Override
    public void visitInSubQueryPredicate(InSubQueryPredicate in) {
        renderCompared(in.getSubQuery(), () -> super.visitInSubQueryPredicate(in));
    }

    @Override
    public void visitAny(Any any) {
        renderCompared(any.getSubquery(), () -> super.visitAny(any));
    }

    @Override
    public void visitEvery(Every all) {
        renderCompared(all.getSubquery(), () -> super.visitEvery(all));
    }

    private void renderCompared(SelectStatement subquery, Runnable rendering) {
        QueryPart outer = comparedRows;
        comparedRows = subquery.getQueryPart();
        rendering.run();
        comparedRows = outer;
    }

    @Override
    public void visitBetweenPredicate(BetweenPredicate between) {
        renderSharedOperands(() -> super.visitBetweenPredicate(between));
    }

    /**
     * {@code 0.5} is a decimal: in a union TiDB gives its scale to a column of doubles, and rounds them. {@code 1e-8} is a
     * double.
     */
    @Override
    public <N extends Number> void visitUnparsedNumericLiteral(UnparsedNumericLiteral<N> literal) {
        String text = literal.getUnparsedLiteralValue();
        boolean power = text.indexOf('e') >= 0 || text.indexOf('E') >= 0;
        switch (literal.getTypeCategory()) {
            case FLOAT, DOUBLE -> appendSql(power ? text : text + "e0");
            case BIG_DECIMAL -> appendSql(power ? new BigDecimal(text).toPlainString() : text);
            default -> appendSql(text);
        }
    }

    @Override
    public void visitBinaryArithmeticExpression(BinaryArithmeticExpression expression) {
        refuseMovedAddition(expression);
        if (!DurationArithmetic.renderSum(expression, this, this)) {
            super.visitBinaryArithmeticExpression(expression);
        }
    }

    @Override
    public void visitUnaryOperationExpression(UnaryOperation negation) {
        refuseMovedAddition(negation);
        super.visitUnaryOperationExpression(negation);
    }

    @Override
    protected void visitAnsiCaseSearchedExpression(CaseSearchedExpression cases, Consumer<Expression> results) {
        refuseMovedAddition(cases);
        super.visitAnsiCaseSearchedExpression(cases, results);
    }

    @Override
    protected void visitAnsiCaseSimpleExpression(CaseSimpleExpression cases, Consumer<Expression> results) {
        refuseMovedAddition(cases);
        renderSharedOperands(() -> super.visitAnsiCaseSimpleExpression(cases, results));
    }

    @Override
    public void visitSelfRenderingExpression(SelfRenderingExpression expression) {
        refuseMovedAddition(expression);
        if (expression instanceof FunctionExpression function
                && function.getFunctionName().equals("nullif")) {
            renderSharedOperands(() -> super.visitSelfRenderingExpression(expression));
        } else {
            super.visitSelfRenderingExpression(expression);
        }
    }

    private static void refuseMovedAddition(Expression expression) {
        DurationArithmetic.refuseMovedAddition(expression, TiDBRefusal.MOVED_ADDITION::exception);
    }

    /** A bit column alone, if it is of an outer query, is false as the condition of a subquery. */
    @Override
    public void visitBooleanExpressionPredicate(BooleanExpressionPredicate predicate) {
        if (predicate.getExpression().getColumnReference() != null) {
            predicate.getExpression().accept(this);
            appendSql(predicate.isNegated() ? "=0" : "=1");
        } else {
            super.visitBooleanExpressionPredicate(predicate);
        }
    }

    /** Not by {@code is true}, with which a condition may be copied into an outer join, as with {@code coalesce}. */
    @Override
    public void visitThruthnessPredicate(ThruthnessPredicate predicate) {
        appendSql(predicate.isNegated() ? "not(" : "(");
        predicate.getExpression().accept(this);
        appendSql("<=>");
        appendSql(predicate.getBooleanValue());
        appendSql(CLOSE_PARENTHESIS);
    }

    /**
     * {@code x in (1, y)} makes TiDB drop the rows of an outer join in which {@code y} is null, even where {@code x} is
     * 1. Comparisons by {@code or} do not.
     */
    @Override
    public void visitInListPredicate(InListPredicate in) {
        Expression tested = in.getTestExpression();
        boolean constant = in.getListExpressions().stream()
                .allMatch(value -> value instanceof Literal || value instanceof JdbcParameter);
        if (constant || in.getListExpressions().size() < 2 || SqlTupleContainer.getSqlTuple(tested) != null) {
            renderSharedOperands(() -> super.visitInListPredicate(in));
            return;
        }
        Junction comparisons = new Junction(Junction.Nature.DISJUNCTION);
        for (Expression value : in.getListExpressions()) {
            comparisons.add(new ComparisonPredicate(tested, ComparisonOperator.EQUAL, value));
        }
        appendSql(in.isNegated() ? "not(" : "(");
        comparisons.accept(this);
        appendSql(CLOSE_PARENTHESIS);
    }

    /** Columns of a set operation are sorted by their positions, of which an expression cannot be made. */
    @Override
    protected void visitSortSpecification(
            Expression expression, @Nullable SortDirection direction, @Nullable Nulls nulls, boolean ignoreCase) {
        boolean descending = direction == SortDirection.DESCENDING;
        boolean elsewhere = nulls == (descending ? Nulls.FIRST : Nulls.LAST);
        if (elsewhere && getCurrentQueryPart() instanceof QueryGroup) {
            throw TiDBRefusal.NULLS_IN_SORTED_SET_OPERATION.exception();
        }
        boolean outer = sortsDescending;
        sortsDescending = descending;
        super.visitSortSpecification(expression, direction, nulls, ignoreCase);
        sortsDescending = outer;
    }

    /** A set operation is sorted by the positions of its columns. */
    @Override
    protected void renderSortExpression(Expression expression, boolean ignoreCase) {
        if (getCurrentQueryPart() instanceof QueryGroup) {
            super.renderSortExpression(expression, ignoreCase);
        } else {
            renderAsNoPosition(expression, () -> super.renderSortExpression(expression, ignoreCase));
        }
    }

    /**
     * A number alone is the position of a selected item, and the driver writes numbers for parameters. Hibernate's own reference to a
     * selected item is meant as one.
     */
    private void renderAsNoPosition(Expression expression, Runnable item) {
        if (expression instanceof SqlSelectionExpression) {
            item.run();
            return;
        }
        int start = getSqlBuffer().length();
        item.run();
        char first = getSqlBuffer().charAt(start);
        if (first == '?' || Character.isDigit(first)) {
            getSqlBuffer().insert(start, OPEN_PARENTHESIS);
            appendSql(CLOSE_PARENTHESIS);
        }
    }

    private static boolean isConstant(Expression expression) {
        return expression instanceof Literal || expression instanceof UnparsedNumericLiteral;
    }

    /** In a window all keys are sorted in one direction: TiDB takes other rows into its frame otherwise. */
    @Override
    protected void emulateSortSpecificationNullPrecedence(Expression expression, Nulls nulls) {
        if (isConstant(expression)) {
            return;
        }
        if (!isInWindow()) {
            super.emulateSortSpecificationNullPrecedence(expression, nulls);
            return;
        }
        appendSql(OPEN_PARENTHESIS);
        expression.accept(this);
        appendSql((nulls == Nulls.FIRST) == sortsDescending ? ") is null" : ") is not null");
        appendSql(sortsDescending ? " desc," : ",");
    }

    /**
     * TiDB's storage takes no JSON value of an outer query (error 1815). It does not know {@code greatest} either, so
     * that what stands in it is evaluated by TiDB itself.
     */
    @Override
    public void visitColumnReference(ColumnReference column) {
        int type = column.getJdbcMapping().getJdbcType().getDefaultSqlTypeCode();
        String read = column.isColumnExpressionFormula() ? column.getColumnExpression() : column.getReadExpression();
        boolean isRead = read != null && read.contains("json_extract(");
        if ((type == SqlTypes.JSON || isRead) && isOfOuterQuery(column) && !isHidden(column)) {
            String cast = typeThatGreatestLoses(type);
            appendSql(cast == null ? "greatest(" : "cast(greatest(");
            super.visitColumnReference(column);
            appendSql(',');
            super.visitColumnReference(column);
            appendSql(cast == null ? ")" : ") as " + cast + ")");
        } else {
            super.visitColumnReference(column);
        }
    }

    /** The types that {@code greatest} of two such values does not have. */
    private static @Nullable String typeThatGreatestLoses(int type) {
        return switch (type) {
            case SqlTypes.JSON -> "json";
            case SqlTypes.DATE -> "date";
            default -> null;
        };
    }
}
