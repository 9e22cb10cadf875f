package org.tidewire.cratedb.internal.sql;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.query.common.FetchClauseType;
import org.hibernate.query.spi.QueryOptions;
import org.hibernate.sql.ast.SqlAstJoinType;
import org.hibernate.sql.ast.SqlAstNodeRenderingMode;
import org.hibernate.sql.ast.spi.SqlSelection;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.Statement;
import org.hibernate.sql.ast.tree.cte.CteContainer;
import org.hibernate.sql.ast.tree.cte.CteStatement;
import org.hibernate.sql.ast.tree.delete.DeleteStatement;
import org.hibernate.sql.ast.tree.expression.CastTarget;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.Literal;
import org.hibernate.sql.ast.tree.expression.SqlTupleContainer;
import org.hibernate.sql.ast.tree.expression.Summarization;
import org.hibernate.sql.ast.tree.from.FunctionTableReference;
import org.hibernate.sql.ast.tree.from.QueryPartTableReference;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.from.TableGroupJoin;
import org.hibernate.sql.ast.tree.insert.ConflictClause;
import org.hibernate.sql.ast.tree.insert.InsertSelectStatement;
import org.hibernate.sql.ast.tree.insert.Values;
import org.hibernate.sql.ast.tree.predicate.ComparisonPredicate;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.select.QueryGroup;
import org.hibernate.sql.ast.tree.select.QueryPart;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.update.Assignment;
import org.hibernate.sql.ast.tree.update.UpdateStatement;
import org.hibernate.sql.exec.spi.JdbcOperation;
import org.hibernate.sql.exec.spi.JdbcParameterBindings;
import org.jspecify.annotations.Nullable;
import org.tidewire.cratedb.CrateDBDialect;
import org.tidewire.cratedb.internal.server.CrateDBQueryRefusal;
import org.tidewire.internal.query.DeletedCollections;
import org.tidewire.internal.query.OuterColumns;
import org.tidewire.internal.query.UnjoinedKeys;
import org.tidewire.internal.sql.ValueCasts;

/** Renders queries and mutations for CrateDB, and refuses what it does not run. */
public final class CrateDBSqlAstTranslator<T extends JdbcOperation> extends ValueTranslator<T> {
    /** The tables of each query that is being rendered, the innermost first. */
    private final Deque<Set<String>> tables = new ArrayDeque<>();

    private final Statement statement;
    private boolean needsLiterals;
    private boolean castsValue;

    public CrateDBSqlAstTranslator(SessionFactoryImplementor sessionFactory, Statement statement) {
        super(sessionFactory, statement);
        this.statement = statement;
    }

    /** Keeps the text of a statement by primary key, which needs no refresh. */
    @Override
    public @Nullable T translate(@Nullable JdbcParameterBindings bindings, QueryOptions options) {
        boolean isKeyed = KeyLookup.isOne(statement);
        needsLiterals = bindings != null && LiteralValues.areNeeded(statement, bindings, getSessionFactory());
        @Nullable T operation = super.translate(bindings, options);
        // There is none for a table that a mutation has nothing to do in.
        if (isKeyed && operation != null && getDialect() instanceof CrateDBDialect dialect) {
            dialect.keyedStatements().add(operation.getSqlString());
        }
        return operation;
    }

    @Override
    protected SqlAstNodeRenderingMode getParameterRenderingMode() {
        return needsLiterals ? SqlAstNodeRenderingMode.INLINE_ALL_PARAMETERS : super.getParameterRenderingMode();
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
        addMisplaced(query);
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
        if (Decimals.areSelectedBy(group)) {
            throw CrateDBQueryRefusal.DECIMAL_UNION.exception();
        }
        switch (group.getSetOperator()) {
            case UNION, UNION_ALL -> super.visitQueryGroup(group);
            default -> throw CrateDBQueryRefusal.INTERSECT_OR_EXCEPT.exception();
        }
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

    /**
     * Two equal constants would be two columns of the same name, and two equal expressions one column of a union: its other parts give
     * that one twice (measured on 6.4.4).
     */
    @Override
    public void visitSqlSelection(SqlSelection selection) {
        Expression selected = selection.getExpression();
        Expression stored = tables.size() == 1 && getStatement() instanceof InsertSelectStatement insert
                ? stored(selected, insert.getTargetColumns().get(selection.getValuesArrayPosition()))
                : selected;
        if (stored == selected) {
            super.visitSqlSelection(selection);
        } else {
            stored.accept(this);
        }
        boolean isConstant = selected instanceof Literal;
        boolean isInUnion =
                getQueryPartStack().findCurrentFirst(part -> part instanceof QueryGroup ? part : null) != null;
        if ((isConstant || isInUnion)
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

    /** A comma is a cross join, which is none for {@link org.tidewire.cratedb.CrateDBDialect#supportsCrossJoin}. */
    @Override
    protected void renderRootTableGroup(TableGroup root, @Nullable List<TableGroupJoin> collector) {
        StringBuilder sql = getSqlBuffer();
        boolean isFirst = sql.charAt(sql.length() - 1) != ',';
        if (isFirst) {
            super.renderRootTableGroup(root, collector);
            return;
        }
        sql.setLength(sql.length() - 1);
        appendSql(" join ");
        int start = sql.length();
        super.renderRootTableGroup(root, collector);
        if (sql.indexOf(" join ", start) >= 0) {
            sql.insert(start, '(');
            appendSql(')');
        }
        appendSql(" on ");
        List<ComparisonPredicate> equations =
                getCurrentQueryPart() instanceof QuerySpec query ? new HashJoins(query).joining(root) : List.of();
        if (equations.isEmpty()) {
            appendSql("true=true");
        }
        String separator = "";
        for (ComparisonPredicate equation : equations) {
            appendSql(separator);
            renderEquation(equation);
            separator = " and ";
        }
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
    protected void visitSetAssignment(Assignment assignment) {
        List<ColumnReference> columns = assignment.getAssignable().getColumnReferences();
        boolean isOfOne = columns.size() == 1 && SqlTupleContainer.getSqlTuple(assignment.getAssignedValue()) == null;
        super.visitSetAssignment(
                isOfOne
                        ? new Assignment(
                                assignment.getAssignable(), stored(assignment.getAssignedValue(), columns.get(0)))
                        : assignment);
    }

    private Expression stored(Expression value, ColumnReference column) {
        String table = getCurrentDmlStatement().getTargetTable().getTableExpression();
        return StoredDecimal.of(value, table, column, getSessionFactory(), !needsLiterals);
    }

    /** Of several rows, those that are there already would be left out without a word. */
    @Override
    protected void visitValuesList(List<Values> rows) {
        if (rows.size() > 1) {
            throw CrateDBQueryRefusal.INSERTED_ROWS.exception();
        }
        List<ColumnReference> columns = ((InsertSelectStatement) getCurrentDmlStatement()).getTargetColumns();
        List<Expression> values = rows.get(0).getExpressions();
        super.visitValuesList(List.of(new Values(IntStream.range(0, values.size())
                .mapToObj(i -> stored(values.get(i), columns.get(i)))
                .toList())));
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
