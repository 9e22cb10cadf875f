package org.tidewire.tidb.internal.sql;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.hibernate.Locking;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.common.TemporalUnit;
import org.hibernate.query.spi.QueryOptions;
import org.hibernate.query.sqm.CastType;
import org.hibernate.query.sqm.SetOperator;
import org.hibernate.query.sqm.tree.expression.Conversion;
import org.hibernate.sql.ast.Clause;
import org.hibernate.sql.ast.SqlAstNodeRenderingMode;
import org.hibernate.sql.ast.tree.Statement;
import org.hibernate.sql.ast.tree.delete.DeleteStatement;
import org.hibernate.sql.ast.tree.expression.BinaryArithmeticExpression;
import org.hibernate.sql.ast.tree.expression.CastTarget;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.Duration;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.Literal;
import org.hibernate.sql.ast.tree.expression.Over;
import org.hibernate.sql.ast.tree.expression.SelfRenderingExpression;
import org.hibernate.sql.ast.tree.expression.SqlTuple;
import org.hibernate.sql.ast.tree.expression.SqlTupleContainer;
import org.hibernate.sql.ast.tree.from.DerivedTableReference;
import org.hibernate.sql.ast.tree.from.FunctionTableReference;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.insert.ConflictClause;
import org.hibernate.sql.ast.tree.insert.InsertSelectStatement;
import org.hibernate.sql.ast.tree.predicate.ComparisonPredicate;
import org.hibernate.sql.ast.tree.select.QueryGroup;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.hibernate.sql.ast.tree.select.SortSpecification;
import org.hibernate.sql.ast.tree.update.Assignment;
import org.hibernate.sql.ast.tree.update.UpdateStatement;
import org.hibernate.sql.exec.spi.JdbcOperation;
import org.hibernate.sql.exec.spi.JdbcParameterBindings;
import org.hibernate.sql.exec.spi.JdbcSelect;
import org.hibernate.sql.model.ast.ColumnValueBinding;
import org.jspecify.annotations.Nullable;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.internal.batch.KeyedOperation;
import org.tidewire.internal.function.FetchedPages;
import org.tidewire.internal.query.DeletedCollections;
import org.tidewire.internal.query.LockedValues;
import org.tidewire.internal.query.SecondQuery;
import org.tidewire.internal.query.UnjoinedKeys;
import org.tidewire.internal.sql.ValueCasts;
import org.tidewire.tidb.TiDBDialect;
import org.tidewire.tidb.internal.function.TiDBAverageFunction;
import org.tidewire.tidb.internal.lock.DerivedTables;
import org.tidewire.tidb.internal.query.AssignedColumns;
import org.tidewire.tidb.internal.query.ComparedColumns;
import org.tidewire.tidb.internal.query.EarlyEnd;
import org.tidewire.tidb.internal.query.FullJoins;
import org.tidewire.tidb.internal.query.SortedSubquery;
import org.tidewire.tidb.internal.server.TiDBRefusal;
import org.tidewire.tidb.internal.upsert.AutoRandomKeys;
import org.tidewire.tidb.internal.upsert.UniqueKeys;

/** Renders what TiDB spells otherwise than MySQL 8, and refuses by name what it cannot run. */
public final class TiDBSqlAstTranslator<T extends JdbcOperation> extends TiDBJoinTranslator<T> {
    private final SecondQuery secondQuery;

    private final boolean wholeDivision;

    private boolean scrolls;

    private boolean wholeGroups;

    /** The first tables of queries with full joins: the parts of the union that stands for one have the same tables. */
    private @Nullable Set<TableGroup> emulatedFullJoins;

    private final UniqueKeys uniqueKeys;

    private final AutoRandomKeys autoRandomKeys;

    public TiDBSqlAstTranslator(SessionFactoryImplementor sessionFactory, Statement statement, TiDBDialect dialect) {
        super(sessionFactory, statement, dialect);
        uniqueKeys = dialect.renderingContext().uniqueKeys();
        autoRandomKeys = dialect.renderingContext().autoRandomKeys();
        wholeDivision = dialect.renderingContext().wholeDivision();
        secondQuery = new SecondQuery(statement);
    }

    void requireWholeGroups() {
        wholeGroups = true;
    }

    @Override
    public String getSql() {
        return wholeGroups ? WholeGroups.in(super.getSql()) : super.getSql();
    }

    @Override
    public void visitQuerySpec(QuerySpec querySpec) {
        Grouping.refuseWhatTiDBLacks(querySpec);
        SortedSubquery.refuseIn(querySpec);
        EarlyEnd.refuseIn(querySpec);
        if (FetchedPages.lackDocuments(querySpec)) {
            throw TiDBRefusal.PAGE_OF_DOCUMENTS.exception();
        }
        ComparedColumns.keepIn(querySpec);
        UnjoinedKeys.leaveOut(querySpec);
        if (!FullJoins.isIn(querySpec)) {
            super.visitQuerySpec(querySpec);
            return;
        }
        if (emulatedFullJoins == null) {
            emulatedFullJoins = Collections.newSetFromMap(new IdentityHashMap<>());
        }
        if (emulatedFullJoins.add(querySpec.getFromClause().getRoots().get(0))) {
            FullJoins.refuseInexactEmulation(querySpec, needsLocking(querySpec));
        }
        try {
            super.visitQuerySpec(querySpec);
        } catch (UnsupportedOperationException e) {
            UnsupportedFeatureException refusal = TiDBRefusal.FULL_JOIN_OF_OTHER_KIND.exception();
            refusal.addSuppressed(e);
            throw refusal;
        }
    }

    @Override
    protected void visitOrderBy(@Nullable List<SortSpecification> keys) {
        super.visitOrderBy(keys);
        if (keys != null && getCurrentQueryPart() instanceof QuerySpec query && EarlyEnd.of(query)) {
            appendSql(EarlyEnd.READS_ALL_ROWS);
        }
    }

    @Override
    public void visitQueryGroup(QueryGroup queryGroup) {
        if (queryGroup.isRoot() && isLocking()) {
            throw TiDBRefusal.SET_OPERATION_WITH_LOCK.exception();
        }
        if (queryGroup.getSetOperator() == SetOperator.EXCEPT_ALL) {
            throw TiDBRefusal.EXCEPT_ALL.exception();
        }
        if (queryGroup.getSetOperator() == SetOperator.INTERSECT_ALL) {
            throw TiDBRefusal.INTERSECT_ALL.exception();
        }
        super.visitQueryGroup(queryGroup);
    }

    @Override
    public void visitFunctionTableReference(FunctionTableReference tableReference) {
        String function = tableReference.getFunctionExpression().getFunctionName();
        if (function.equals("json_table")) {
            throw TiDBRefusal.JSON_TABLE.exception();
        }
        if (function.equals("xmltable")) {
            throw TiDBRefusal.ofFunction(function, TiDBRefusal.NO_XML);
        }
        if (function.equals("unnest")) {
            throw TiDBRefusal.UNNEST.exception();
        }
        super.visitFunctionTableReference(tableReference);
    }

    @Override
    public T translate(JdbcParameterBindings bindings, QueryOptions options) {
        scrolls = options.isScrollExecution();
        Statement statement = getStatement();
        T operation = super.translate(bindings, options);
        return KeyedOperation.of(
                statement,
                operation,
                getSessionFactory().getSessionFactoryOptions().isCommentsEnabled());
    }

    @Override
    @SuppressWarnings("removal") // the scope of a lock has no other name
    protected JdbcSelect translateSelect(SelectStatement select) {
        if (isLocking() && select.getQueryPart() instanceof QuerySpec) {
            boolean innerQuery = getLockOptions().getScope() != Locking.Scope.INCLUDE_FETCHES
                    && getLockOptions().getFollowOnStrategy() != Locking.FollowOn.FORCE;
            LockedValues.add(select);
            setLockingTarget(DerivedTables.queryToLock(select, innerQuery));
        }
        return super.translateSelect(select);
    }

    private boolean isLocking() {
        return getLockOptions() != null && getLockOptions().getLockMode().isPessimistic();
    }

    /**
     * {@code for update} locks the rows that a query reads from tables, also those that it groups (measured). It does not
     * reach into a derived table: these rows are locked by a second query, which takes the ids of the entities.
     */
    @Override
    protected LockStrategy determineLockingStrategy(QuerySpec querySpec, Locking.FollowOn followOn) {
        if (followOn != Locking.FollowOn.FORCE && !DerivedTables.hideRowsToLock(querySpec)) {
            return LockStrategy.CLAUSE;
        }
        if (followOn == Locking.FollowOn.IGNORE) {
            return LockStrategy.NONE;
        }
        if (scrolls
                || followOn == Locking.FollowOn.DISALLOW
                || !secondQuery.locks(
                        getLockingClauseStrategy().getPathsToLock(), querySpec.getRootPathsForLocking())) {
            throw TiDBRefusal.LOCK_ON_DERIVED_TABLE.exception();
        }
        return LockStrategy.FOLLOW_ON;
    }

    /**
     * A row is compared with the row of a subquery as it is. MySQL's rendering, {@code not exists} with the opposite, is
     * true for a subquery without rows.
     */
    @Override
    public void visitRelationalPredicate(ComparisonPredicate comparison) {
        SqlTuple row = SqlTupleContainer.getSqlTuple(comparison.getLeftHandExpression());
        if (row != null
                && row.getExpressions().size() > 1
                && comparison.getRightHandExpression() instanceof SelectStatement subquery) {
            renderComparison(row, comparison.getOperator(), subquery);
            return;
        }
        super.visitRelationalPredicate(comparison);
    }

    @Override
    public void visitDeleteStatement(DeleteStatement delete) {
        DeletedCollections.refuse(delete, "TiDB");
        super.visitDeleteStatement(delete);
    }

    @Override
    protected void renderDerivedTableReferenceIdentificationVariable(DerivedTableReference tableReference) {
        renderTableReferenceIdentificationVariable(tableReference);
    }

    /** In nanoseconds, and exact: Hibernate's factors, {@code 36e11} for an hour, are doubles. */
    @Override
    public void visitDuration(Duration duration) {
        duration.getMagnitude().accept(this);
        String factor = duration.getUnit().conversionFactorFull(TemporalUnit.NANOSECOND, getDialect());
        appendSql(factor.startsWith("*") ? factor + ".0" : factor);
    }

    @Override
    public void visitConversion(Conversion conversion) {
        Duration duration = conversion.getDuration();
        TemporalUnit unit = duration.getUnit();
        String exact = unit.conversionFactorFull(conversion.getUnit(), getDialect());
        appendSql(OPEN_PARENTHESIS);
        duration.getMagnitude().accept(this);
        appendSql(exact.startsWith("*") ? exact : unit.conversionFactor(conversion.getUnit(), getDialect()));
        appendSql(CLOSE_PARENTHESIS);
    }

    @Override
    protected boolean isIntegerDivisionEmulationRequired(BinaryArithmeticExpression expression) {
        return (wholeDivision && WholeDivision.isNeededFor(expression))
                || super.isIntegerDivisionEmulationRequired(expression);
    }

    @Override
    public void visitOver(Over<?> over) {
        WindowFunctions.refuseWhatTiDBLacks(over);
        if (getCurrentQueryPart() instanceof QuerySpec query) {
            SortedSubquery.refuseIn(over, query);
        }
        renderExactAverage(over.getExpression(), () -> super.visitOver(over));
    }

    /** Hibernate takes {@code partition by 2} for a selected item, and counts from 0. HQL has no positions in a window. */
    @Override
    protected Expression resolveAliasedExpression(Expression expression) {
        return expression instanceof Literal && getClauseStack().getCurrent() == Clause.PARTITION
                ? expression
                : super.resolveAliasedExpression(expression);
    }

    @Override
    public void visitSelfRenderingExpression(SelfRenderingExpression expression) {
        if (isWindowFunction(expression)) {
            super.visitSelfRenderingExpression(expression);
        } else {
            renderExactAverage(expression, () -> super.visitSelfRenderingExpression(expression));
        }
    }

    /** The average of decimals is rounded to a double when it is computed. */
    private void renderExactAverage(Expression average, Runnable rendering) {
        boolean exact = TiDBAverageFunction.isOfDecimals(average);
        appendSql(exact ? "cast(" : "");
        rendering.run();
        appendSql(exact ? " as double)" : "");
    }

    @Override
    protected void visitUpdateStatementOnly(UpdateStatement update) {
        if (AssignedColumns.readOtherTables(update)) {
            throw TiDBRefusal.UPDATE_FROM_ANOTHER_TABLE.exception();
        }
        if (AssignedColumns.areOfJoinedTables(update)) {
            throw TiDBRefusal.UPDATE_OF_JOINED_ASSOCIATION.exception();
        }
        super.visitUpdateStatementOnly(update);
    }

    /** Column by column: Hibernate qualifies only the first column of an embeddable. */
    @Override
    protected void visitSetAssignment(Assignment assignment) {
        List<Assignment> columns = AssignedColumns.of(assignment);
        if (columns.size() == 1) {
            super.visitSetAssignment(assignment);
            return;
        }
        String separator = "";
        for (Assignment column : columns) {
            appendSql(separator);
            super.visitSetAssignment(column);
            separator = COMMA_SEPARATOR;
        }
    }

    /** A joined table may have a column of the same name (error 1052). */
    @Override
    protected void appendAssignmentColumn(ColumnReference column) {
        if (getStatement() instanceof UpdateStatement update && hasNonTrivialFromClause(update.getFromClause())) {
            column.appendColumnForWrite(this);
        } else {
            super.appendAssignmentColumn(column);
        }
    }

    @Override
    public void visitInsertStatement(InsertSelectStatement insert) {
        if (autoRandomKeys.areGiven(insert.getTargetTable().getTableExpression(), insert.getTargetColumns())) {
            throw TiDBRefusal.AUTO_RANDOM_GIVEN.exception();
        }
        super.visitInsertStatement(insert);
    }

    @Override
    protected void visitConflictClause(@Nullable ConflictClause conflict) {
        if (conflict != null
                && !conflict.getConstraintColumnNames().isEmpty()
                && getCurrentDmlStatement() instanceof InsertSelectStatement insert) {
            TiDBRefusal refusal = uniqueKeys.refusalOfConflict(
                    insert.getTargetTable().getTableExpression(),
                    conflict.getConstraintColumnNames(),
                    insert.getTargetColumns());
            if (refusal != null) {
                throw refusal.exception();
            }
        }
        super.visitConflictClause(conflict);
    }

    /** {@code values(c)} names the new row in {@code on duplicate key update}; an alias for it is refused (error 1064). */
    @Override
    protected void renderNewRowAlias() {}

    @Override
    protected void renderUpdateValue(ColumnValueBinding binding) {
        appendSql("values(");
        appendSql(binding.getColumnReference().getColumnExpression());
        appendSql(CLOSE_PARENTHESIS);
    }

    /** For the type of a value alone, whose size is not the value's (see {@link ValueCasts}); a decimal has its type. */
    @Override
    protected void renderCasted(Expression expression) {
        JdbcMapping type = expression.getExpressionType().getSingleJdbcMapping();
        if (ValueCasts.decimal(expression) != null) {
            render(expression, SqlAstNodeRenderingMode.DEFAULT);
        } else if (type.getCastType() == CastType.STRING || type.getJdbcType().isBinary()) {
            castFunction().render(this, List.of(expression, new CastTarget(type)), (ReturnableType<?>) type, this);
        } else {
            super.renderCasted(expression);
        }
    }
}
