package org.tidewire.cratedb.internal.sql;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.query.common.FetchClauseType;
import org.hibernate.query.spi.QueryOptions;
import org.hibernate.query.sqm.UnaryArithmeticOperator;
import org.hibernate.query.sqm.tree.expression.Conversion;
import org.hibernate.sql.ast.SqlAstJoinType;
import org.hibernate.sql.ast.SqlAstNodeRenderingMode;
import org.hibernate.sql.ast.spi.SqlSelection;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.Statement;
import org.hibernate.sql.ast.tree.cte.CteContainer;
import org.hibernate.sql.ast.tree.cte.CteStatement;
import org.hibernate.sql.ast.tree.delete.DeleteStatement;
import org.hibernate.sql.ast.tree.expression.BinaryArithmeticExpression;
import org.hibernate.sql.ast.tree.expression.CaseSearchedExpression;
import org.hibernate.sql.ast.tree.expression.CaseSimpleExpression;
import org.hibernate.sql.ast.tree.expression.CastTarget;
import org.hibernate.sql.ast.tree.expression.Distinct;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.FunctionExpression;
import org.hibernate.sql.ast.tree.expression.JdbcParameter;
import org.hibernate.sql.ast.tree.expression.Literal;
import org.hibernate.sql.ast.tree.expression.QueryLiteral;
import org.hibernate.sql.ast.tree.expression.SelfRenderingExpression;
import org.hibernate.sql.ast.tree.expression.SqlTupleContainer;
import org.hibernate.sql.ast.tree.expression.Summarization;
import org.hibernate.sql.ast.tree.expression.UnaryOperation;
import org.hibernate.sql.ast.tree.expression.UnparsedNumericLiteral;
import org.hibernate.sql.ast.tree.from.FunctionTableReference;
import org.hibernate.sql.ast.tree.from.QueryPartTableReference;
import org.hibernate.sql.ast.tree.from.TableGroupJoin;
import org.hibernate.sql.ast.tree.insert.ConflictClause;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.select.QueryGroup;
import org.hibernate.sql.ast.tree.select.QueryPart;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.update.UpdateStatement;
import org.hibernate.sql.exec.spi.JdbcOperation;
import org.hibernate.sql.exec.spi.JdbcParameterBindings;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.jdbc.JdbcLiteralFormatter;
import org.jspecify.annotations.Nullable;
import org.tidewire.cratedb.CrateDBDialect;
import org.tidewire.cratedb.internal.function.CrateDBCasts;
import org.tidewire.cratedb.internal.server.CrateDBQueryRefusal;
import org.tidewire.cratedb.internal.type.CrateDBColumnTypes;
import org.tidewire.internal.query.DeletedCollections;
import org.tidewire.internal.query.MinusSigns;
import org.tidewire.internal.query.OuterColumns;
import org.tidewire.internal.query.UnjoinedKeys;
import org.tidewire.internal.sql.ValueCasts;
import org.tidewire.internal.type.DurationArithmetic;

/** Renders queries and mutations for CrateDB, and refuses what it does not run. */
public final class CrateDBSqlAstTranslator<T extends JdbcOperation> extends ConditionTranslator<T> {
    /** The tables of each query that is being rendered, the innermost first. */
    private final Deque<Set<String>> tables = new ArrayDeque<>();

    private final Statement statement;
    private boolean hasFoldedConditions;
    private boolean castsValue;

    public CrateDBSqlAstTranslator(SessionFactoryImplementor sessionFactory, Statement statement) {
        super(sessionFactory, statement);
        this.statement = statement;
    }

    /** Keeps the text of a statement by primary key, which needs no refresh. */
    @Override
    public @Nullable T translate(@Nullable JdbcParameterBindings bindings, QueryOptions options) {
        boolean isKeyed = KeyLookup.isOne(statement);
        hasFoldedConditions = bindings != null && FoldedConditions.mayDropParameters(statement, bindings);
        @Nullable T operation = super.translate(bindings, options);
        // There is none for a table that a mutation has nothing to do in.
        if (isKeyed && operation != null && getDialect() instanceof CrateDBDialect dialect) {
            dialect.keyedStatements().add(operation.getSqlString());
        }
        return operation;
    }

    @Override
    protected SqlAstNodeRenderingMode getParameterRenderingMode() {
        return hasFoldedConditions ? SqlAstNodeRenderingMode.INLINE_ALL_PARAMETERS : super.getParameterRenderingMode();
    }

    // Queries ---------------------------------------------------------------------------------------------------------

    @Override
    public void visitQuerySpec(QuerySpec query) {
        refuseOuterTables(query);
        UnjoinedKeys.leaveOut(query);
        GroupedQueries.refuse(query);
        if (!tables.isEmpty() && SelectedOuterColumns.areIn(query)) {
            throw CrateDBQueryRefusal.AGGREGATED_OUTER_COLUMN.exception();
        }
        addFilters(query.getFromClause(), query.getWhereClauseRestrictions());
        Set<String> own = OuterColumns.tablesOf(query.getFromClause());
        tables.push(own);
        try {
            super.visitQuerySpec(query);
        } finally {
            tables.pop();
        }
    }

    /** A subquery reads its own tables and those of the query around it; in an update or delete not even those. */
    private void refuseOuterTables(QuerySpec query) {
        boolean isInMutation = getStatementStack().depth() > 0
                && isMutation(getStatementStack().getRoot());
        if (tables.size() < 2 && !isInMutation) {
            return;
        }
        Set<String> visible = new HashSet<>(OuterColumns.tablesOf(query));
        if (!tables.isEmpty()) {
            visible.addAll(tables.peek());
        }
        if (OuterColumns.readsOutside(query, visible)) {
            throw (isInMutation ? CrateDBQueryRefusal.CORRELATED_MUTATION : CrateDBQueryRefusal.GRANDPARENT)
                    .exception();
        }
    }

    private static boolean isMutation(SqlAstNode statement) {
        return statement instanceof UpdateStatement || statement instanceof DeleteStatement;
    }

    @Override
    public void visitQueryGroup(QueryGroup group) {
        if (!tables.isEmpty() && OuterColumns.readsOutside(group, OuterColumns.tablesOf(group))) {
            throw CrateDBQueryRefusal.CORRELATED_SET.exception();
        }
        if (selectsDecimals(group)) {
            throw CrateDBQueryRefusal.DECIMAL_UNION.exception();
        }
        switch (group.getSetOperator()) {
            case UNION, UNION_ALL -> super.visitQueryGroup(group);
            default -> throw CrateDBQueryRefusal.INTERSECT_OR_EXCEPT.exception();
        }
    }

    private static boolean selectsDecimals(QueryPart part) {
        if (part instanceof QueryGroup group) {
            return group.getQueryParts().stream().anyMatch(CrateDBSqlAstTranslator::selectsDecimals);
        }
        return part instanceof QuerySpec query
                && query.getSelectClause().getSqlSelections().stream()
                        .anyMatch(selection ->
                                Decimals.are(selection.getExpression().getExpressionType()));
    }

    @Override
    public void visitCteContainer(CteContainer container) {
        if (container.getCteStatements().values().stream().anyMatch(CteStatement::isRecursive)) {
            throw CrateDBQueryRefusal.RECURSIVE.exception();
        }
        super.visitCteContainer(container);
    }

    @Override
    public void visitOffsetFetchClause(QueryPart query) {
        if (query.getFetchClauseExpression() != null && query.getFetchClauseType() != FetchClauseType.ROWS_ONLY) {
            throw CrateDBQueryRefusal.FETCH.exception();
        }
        if (!isRowNumberingCurrentQueryPart()) {
            renderLimitOffsetClause(query);
        }
    }

    @Override
    protected void renderPartitionItem(Expression expression) {
        if (expression instanceof Summarization) {
            throw CrateDBQueryRefusal.ROLLUP.exception();
        }
        expression.accept(this);
    }

    /** Two equal constants would be two columns of the same name. */
    @Override
    public void visitSqlSelection(SqlSelection selection) {
        super.visitSqlSelection(selection);
        boolean isConstant = selection.getExpression() instanceof Literal
                || selection.getExpression() instanceof UnparsedNumericLiteral<?>;
        if (isConstant
                && getQueryPartStack().getCurrent() instanceof QuerySpec query
                && query.getSelectClause().getSqlSelections().size() > 1) {
            appendSql(" as c" + selection.getValuesArrayPosition() + "_");
        }
    }

    /**
     * The server refuses a subquery in the condition of a join that reads nothing around it (XX000), and applies one that does as if it
     * stood in 'where': an outer join loses its rows without a partner (measured on 6.4.4).
     */
    @Override
    protected void renderTableGroupJoin(TableGroupJoin join, List<TableGroupJoin> collector) {
        Predicate condition = join.getPredicate();
        boolean isInner = join.getJoinType() == SqlAstJoinType.INNER;
        if (condition != null
                && (isInner ? Subqueries.areRefusedInInnerJoin(condition) : Subqueries.areIn(condition))) {
            throw CrateDBQueryRefusal.JOIN_SUBQUERY.exception();
        }
        if (tables.size() > 1 && condition != null && OuterColumns.readsOutside(condition, tables.element())) {
            throw CrateDBQueryRefusal.CORRELATED_JOIN.exception();
        }
        super.renderTableGroupJoin(join, collector);
    }

    // Values ----------------------------------------------------------------------------------------------------------

    /** The server takes {@code 1.5} for a floating point number. */
    @Override
    public void visitQueryLiteral(QueryLiteral<?> literal) {
        if (literal.getLiteralValue() instanceof BigDecimal decimal) {
            renderDecimal(decimal);
        } else {
            super.visitQueryLiteral(literal);
        }
    }

    @Override
    public <N extends Number> void visitUnparsedNumericLiteral(UnparsedNumericLiteral<N> literal) {
        if (literal.getLiteralValue() instanceof BigDecimal decimal) {
            renderDecimal(decimal);
        } else {
            MinusSigns.separate(literal.getUnparsedLiteralValue().startsWith("-"), getSqlBuffer());
            super.visitUnparsedNumericLiteral(literal);
        }
    }

    /** A parameter beside a condition that the server decides while it reads the statement. */
    @Override
    protected void renderAsLiteral(JdbcParameter parameter, @Nullable Object value) {
        JdbcLiteralFormatter<Object> formatter = FoldedConditions.formatter(parameter, getJdbcParameterBindings());
        if (value instanceof BigDecimal decimal) {
            renderDecimal(decimal);
        } else if (value == null || formatter == null) {
            super.renderAsLiteral(parameter, value);
        } else {
            MinusSigns.separate(value instanceof Number number && number.doubleValue() < 0, getSqlBuffer());
            formatter.appendJdbcLiteral(this, value, getDialect(), getWrapperOptions());
        }
    }

    private void renderDecimal(BigDecimal decimal) {
        appendSql("cast('" + decimal.toPlainString() + "' as numeric(" + CrateDBColumnTypes.LARGEST_PRECISION + ","
                + Math.max(decimal.scale(), 0) + "))");
    }

    /** A predicate is a value of its own, which may be null. */
    @Override
    protected void renderExpressionAsClauseItem(Expression expression) {
        expression.accept(this);
    }

    @Override
    protected void renderLiteral(Literal literal, boolean castParameter) {
        MinusSigns.separate(
                literal.getLiteralValue() instanceof Number number && number.doubleValue() < 0, getSqlBuffer());
        super.renderLiteral(literal, castParameter);
    }

    @Override
    public void visitBinaryArithmeticExpression(BinaryArithmeticExpression expression) {
        refuseMovedAddition(expression);
        if (!DurationArithmetic.renderSum(expression, this, this)) {
            super.visitBinaryArithmeticExpression(expression);
        }
    }

    @Override
    public void visitUnaryOperationExpression(UnaryOperation operation) {
        refuseMovedAddition(operation);
        MinusSigns.separate(operation.getOperator() == UnaryArithmeticOperator.UNARY_MINUS, getSqlBuffer());
        super.visitUnaryOperationExpression(operation);
    }

    @Override
    protected void visitAnsiCaseSearchedExpression(CaseSearchedExpression cases, Consumer<Expression> results) {
        refuseMovedAddition(cases);
        super.visitAnsiCaseSearchedExpression(cases, results);
    }

    @Override
    protected void visitAnsiCaseSimpleExpression(CaseSimpleExpression cases, Consumer<Expression> results) {
        refuseMovedAddition(cases);
        super.visitAnsiCaseSimpleExpression(cases, results);
    }

    @Override
    public void visitSelfRenderingExpression(SelfRenderingExpression expression) {
        refuseMovedAddition(expression);
        if (expression instanceof FunctionExpression function) {
            function.getArguments().forEach(CrateDBSqlAstTranslator::refuseDistinct);
            if (renderNullif(function.getFunctionName(), function.getArguments())) {
                return;
            }
        }
        super.visitSelfRenderingExpression(expression);
    }

    private static void refuseDistinct(SqlAstNode argument) {
        if (argument instanceof Distinct chosen && Decimals.areChosenBy(chosen.getExpression())) {
            throw CrateDBQueryRefusal.GROUPED_DECIMALS.exception();
        }
        if (argument instanceof Distinct distinct && SqlTupleContainer.getSqlTuple(distinct.getExpression()) == null) {
            switch (CrateDBCasts.typeOf(distinct.getExpression())) {
                case SqlTypes.UUID, SqlTypes.ARRAY, SqlTypes.JSON ->
                    throw CrateDBQueryRefusal.DISTINCT_COUNT.exception();
                default -> {}
            }
        }
    }

    private static void refuseMovedAddition(Expression expression) {
        DurationArithmetic.refuseMovedAddition(expression, CrateDBQueryRefusal.MOVED_ADDITION::exception);
    }

    /** In parentheses, since it may be a divisor or a subtrahend. */
    @Override
    public void visitConversion(Conversion conversion) {
        appendSql(OPEN_PARENTHESIS);
        super.visitConversion(conversion);
        appendSql(CLOSE_PARENTHESIS);
    }

    // Tables ----------------------------------------------------------------------------------------------------------

    /** With the names of columns inside: the server refuses two columns that are the same expression. */
    @Override
    public void visitQueryPartTableReference(QueryPartTableReference table) {
        if (table.isLateral()) {
            throw CrateDBQueryRefusal.LATERAL.exception();
        }
        emulateQueryPartTableReferenceColumnAliasing(table);
    }

    @Override
    public void visitFunctionTableReference(FunctionTableReference table) {
        throw CrateDBQueryRefusal.TABLE_FUNCTION.exception();
    }

    // Mutations -------------------------------------------------------------------------------------------------------

    @Override
    public void visitUpdateStatement(UpdateStatement update) {
        if (hasNonTrivialFromClause(update.getFromClause()) || Subqueries.areMappedIn(update)) {
            throw CrateDBQueryRefusal.CORRELATED_MUTATION.exception();
        }
        if (update.getAssignments().stream().anyMatch(SequenceNumbers::areAssigned)) {
            throw CrateDBQueryRefusal.ASSIGNED_VERSION.exception();
        }
        addFilters(update.getFromClause(), update.getRestriction());
        super.visitUpdateStatement(update);
    }

    @Override
    public void visitDeleteStatement(DeleteStatement delete) {
        if (hasNonTrivialFromClause(delete.getFromClause())
                || DeletedCollections.lackJoin(delete)
                || Subqueries.areMappedIn(delete)) {
            throw CrateDBQueryRefusal.CORRELATED_MUTATION.exception();
        }
        DeletedCollections.refuseRead(delete, "CrateDB");
        addFilters(delete.getFromClause(), delete.getRestriction());
        super.visitDeleteStatement(delete);
    }

    @Override
    protected void visitConflictClause(ConflictClause conflict) {
        visitStandardConflictClause(conflict);
    }

    /** For the type of a value alone, whose size is not the value's: see {@link ValueCasts}. */
    @Override
    protected void renderCasted(Expression expression) {
        castsValue = true;
        super.renderCasted(expression);
        castsValue = false;
    }

    @Override
    public void visitCastTarget(CastTarget target) {
        if (castsValue) {
            appendSql(ValueCasts.unsizedType(target, getSessionFactory()));
        } else {
            super.visitCastTarget(target);
        }
    }
}
