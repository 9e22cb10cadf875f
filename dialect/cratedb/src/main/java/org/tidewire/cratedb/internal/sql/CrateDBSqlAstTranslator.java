package org.tidewire.cratedb.internal.sql;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.query.common.FetchClauseType;
import org.hibernate.query.spi.QueryOptions;
import org.hibernate.sql.ast.SqlAstJoinType;
import org.hibernate.sql.ast.SqlAstNodeRenderingMode;
import org.hibernate.sql.ast.spi.SqlSelection;
import org.hibernate.sql.ast.tree.MutationStatement;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.Statement;
import org.hibernate.sql.ast.tree.cte.CteContainer;
import org.hibernate.sql.ast.tree.cte.CteStatement;
import org.hibernate.sql.ast.tree.delete.DeleteStatement;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.FunctionExpression;
import org.hibernate.sql.ast.tree.expression.Literal;
import org.hibernate.sql.ast.tree.expression.SelfRenderingExpression;
import org.hibernate.sql.ast.tree.expression.Summarization;
import org.hibernate.sql.ast.tree.from.FunctionTableReference;
import org.hibernate.sql.ast.tree.from.QueryPartTableReference;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.from.TableGroupJoin;
import org.hibernate.sql.ast.tree.from.TableReference;
import org.hibernate.sql.ast.tree.insert.InsertSelectStatement;
import org.hibernate.sql.ast.tree.predicate.ComparisonPredicate;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.predicate.SelfRenderingPredicate;
import org.hibernate.sql.ast.tree.select.QueryGroup;
import org.hibernate.sql.ast.tree.select.QueryPart;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.select.SortSpecification;
import org.hibernate.sql.ast.tree.update.UpdateStatement;
import org.hibernate.sql.exec.spi.JdbcOperation;
import org.hibernate.sql.exec.spi.JdbcParameterBindings;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.tidewire.cratedb.CrateDBDialect;
import org.tidewire.cratedb.internal.function.CrateDBCasts;
import org.tidewire.cratedb.internal.server.CrateDBQueryRefusal;
import org.tidewire.internal.query.OuterColumns;
import org.tidewire.internal.query.UnjoinedKeys;

/** Renders queries and mutations for CrateDB, and refuses what it does not run. */
public final class CrateDBSqlAstTranslator<T extends JdbcOperation> extends MutationTranslator<T> {
    /** The tables of each query that is being rendered, the innermost first. */
    private final Deque<Set<String>> tables = new ArrayDeque<>();

    private final Statement statement;
    private boolean needsLiterals;
    /** Calls of {@code match} that are being rendered. */
    private int matches;

    /** Whether the next column is selected by itself, and neither compared nor grouped. */
    private boolean isSelectedAsItIs;

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
        if (operation != null && getDialect() instanceof CrateDBDialect dialect) {
            if (isKeyed) {
                dialect.keyedStatements().add(operation.getSqlString());
            } else if (statement instanceof UpdateStatement update) {
                dialect.keyedStatements().add(operation.getSqlString(), count(update));
            }
        }
        return operation;
    }

    @Override
    boolean needsLiterals() {
        return needsLiterals;
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

    private static boolean isUngrouped(@Nullable QueryPart part) {
        return part instanceof QuerySpec query
                && query.isRoot()
                && query.getGroupByClauseExpressions().isEmpty()
                && !query.getSelectClause().isDistinct();
    }

    @Override
    public void visitColumnReference(ColumnReference column) {
        boolean isText = isSelectedAsItIs || matches > 0 || !isFullText(column);
        isSelectedAsItIs = false;
        appendSql(isText ? "" : "(");
        super.visitColumnReference(column);
        appendSql(isText ? "" : "||'')");
    }

    private boolean isFullText(ColumnReference column) {
        return getDialect() instanceof CrateDBDialect dialect
                && !dialect.fullTextColumns().isEmpty()
                && dialect.fullTextColumns().contains(column, table(column.getQualifier()));
    }

    @Override
    public void visitSelfRenderingExpression(SelfRenderingExpression expression) {
        renderFunction(expression, () -> super.visitSelfRenderingExpression(expression));
    }

    @Override
    public void visitSelfRenderingPredicate(SelfRenderingPredicate condition) {
        renderFunction(condition.getSelfRenderingExpression(), () -> super.visitSelfRenderingPredicate(condition));
    }

    /** {@code match} reads the index. */
    private void renderFunction(SelfRenderingExpression expression, Runnable function) {
        boolean isMatch = expression instanceof FunctionExpression call
                && call.getFunctionName().equals("match");
        matches += isMatch ? 1 : 0;
        function.run();
        matches -= isMatch ? 1 : 0;
    }

    @Override
    @Nullable
    TableReference table(@Nullable String alias) {
        TableReference found = getQueryPartStack()
                .findCurrentFirst(
                        part -> part instanceof QuerySpec query ? TableAlias.find(query.getFromClause(), alias) : null);
        MutationStatement mutation = getCurrentDmlStatement();
        return found == null && mutation != null ? mutation.getTargetTable() : found;
    }

    @Override
    public void visitSortSpecification(SortSpecification sort) {
        switch (CrateDBCasts.typeOf(sort.getSortExpression())) {
            case SqlTypes.ARRAY, SqlTypes.JSON, SqlTypes.JSON_ARRAY ->
                throw CrateDBQueryRefusal.SORTED_TYPE.exception();
            default -> super.visitSortSpecification(sort);
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
        // The position of a discriminator, which Hibernate adds, is none of the selection's own.
        Expression stored = tables.size() == 1
                        && getStatement() instanceof InsertSelectStatement insert
                        && getQueryPartStack().getCurrent() instanceof QuerySpec source
                ? stored(
                        selected,
                        insert.getTargetColumns()
                                .get(source.getSelectClause().getSqlSelections().indexOf(selection)))
                : selected;
        if (stored == selected) {
            isSelectedAsItIs = selected.getColumnReference() != null
                    && tables.size() == 1
                    && isUngrouped(getQueryPartStack().getCurrent());
            super.visitSqlSelection(selection);
            isSelectedAsItIs = false;
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
        emulateQueryPartTableReferenceColumnAliasing(SequenceNumbers.named(table, getSessionFactory()));
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
}
