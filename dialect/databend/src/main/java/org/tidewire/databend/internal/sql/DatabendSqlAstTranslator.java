package org.tidewire.databend.internal.sql;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.internal.util.collections.Stack;
import org.hibernate.query.IllegalQueryOperationException;
import org.hibernate.query.common.TemporalUnit;
import org.hibernate.query.spi.QueryOptions;
import org.hibernate.query.sqm.SetOperator;
import org.hibernate.query.sqm.UnaryArithmeticOperator;
import org.hibernate.query.sqm.tree.expression.Conversion;
import org.hibernate.sql.ast.Clause;
import org.hibernate.sql.ast.SqlAstNodeRenderingMode;
import org.hibernate.sql.ast.tree.Statement;
import org.hibernate.sql.ast.tree.cte.CteStatement;
import org.hibernate.sql.ast.tree.delete.DeleteStatement;
import org.hibernate.sql.ast.tree.expression.BinaryArithmeticExpression;
import org.hibernate.sql.ast.tree.expression.CaseSearchedExpression;
import org.hibernate.sql.ast.tree.expression.CaseSimpleExpression;
import org.hibernate.sql.ast.tree.expression.Duration;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.SelfRenderingExpression;
import org.hibernate.sql.ast.tree.expression.SqlSelectionExpression;
import org.hibernate.sql.ast.tree.expression.UnaryOperation;
import org.hibernate.sql.ast.tree.from.FunctionTableReference;
import org.hibernate.sql.ast.tree.from.NamedTableReference;
import org.hibernate.sql.ast.tree.insert.ConflictClause;
import org.hibernate.sql.ast.tree.insert.InsertSelectStatement;
import org.hibernate.sql.ast.tree.insert.Values;
import org.hibernate.sql.ast.tree.select.QueryGroup;
import org.hibernate.sql.ast.tree.select.QueryPart;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.hibernate.sql.ast.tree.update.Assignment;
import org.hibernate.sql.ast.tree.update.UpdateStatement;
import org.hibernate.sql.exec.spi.JdbcOperation;
import org.hibernate.sql.exec.spi.JdbcParameterBindings;
import org.hibernate.sql.model.internal.OptionalTableUpdate;
import org.hibernate.sql.model.jdbc.JdbcUpdateMutation;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.internal.function.DatabendTableFunctions;
import org.tidewire.databend.internal.function.FloatArithmetic;
import org.tidewire.databend.internal.function.IntegerArithmetic;
import org.tidewire.databend.internal.mutation.OptionalRowOperation;
import org.tidewire.databend.internal.mutation.SoftDeletedCollections;
import org.tidewire.databend.internal.query.DecimalProduct;
import org.tidewire.databend.internal.query.RefusedAggregates;
import org.tidewire.databend.internal.query.Subqueries;
import org.tidewire.databend.internal.query.TypedConstant;
import org.tidewire.databend.internal.server.DatabendQueryRefusal;
import org.tidewire.internal.batch.KeyedOperation;
import org.tidewire.internal.sql.ValueCasts;
import org.tidewire.internal.type.DurationArithmetic;
import org.tidewire.internal.type.TextVectorJdbcType;
import org.tidewire.internal.unkeyed.UnkeyedRefusal;

/** Renders Databend's own SQL, and refuses by name what it cannot run. */
public final class DatabendSqlAstTranslator<T extends JdbcOperation> extends ComparisonTranslator<T> {
    private static final String SORTED_GROUP = "q_";

    private final boolean isRemoval;
    private boolean sortsGroup;
    private boolean castsValue;

    public DatabendSqlAstTranslator(SessionFactoryImplementor sessionFactory, Statement statement) {
        super(sessionFactory, statement);
        isRemoval = SoftDeletedCollections.areRemovedBy(statement);
    }

    @Override
    @SuppressWarnings("unchecked") // an update is translated to an update
    public T translate(@Nullable JdbcParameterBindings bindings, QueryOptions options) {
        Statement statement = getStatement();
        T operation = super.translate(bindings, options);
        return KeyedOperation.of(
                statement,
                operation instanceof JdbcUpdateMutation mutation && isRemoval
                        ? (T) SoftDeletedCollections.ofAnyNumber(mutation)
                        : operation,
                getSessionFactory().getSessionFactoryOptions().isCommentsEnabled());
    }

    // Queries ---------------------------------------------------------------------------------------------------------

    @Override
    public void visitQuerySpec(QuerySpec querySpec) {
        if (isFetchToEmulate(querySpec)) {
            emulateFetchOffsetWithWindowFunctions(querySpec, true);
        } else {
            super.visitQuerySpec(querySpec);
        }
    }

    @Override
    public void visitQueryGroup(QueryGroup group) {
        if (group.getSetOperator() == SetOperator.EXCEPT_ALL) {
            throw DatabendQueryRefusal.EXCEPT_ALL.exception();
        }
        if (group.getSetOperator() == SetOperator.INTERSECT_ALL) {
            throw DatabendQueryRefusal.INTERSECT_ALL.exception();
        }
        if (isFetchToEmulate(group)) {
            emulateFetchOffsetWithWindowFunctions(group, true);
        } else if (!group.hasSortSpecifications() || isRowNumberingCurrentQueryPart()) {
            super.visitQueryGroup(group);
        } else {
            renderSorted(group);
        }
    }

    /** {@code union ... order by 1} is refused (error 1065), so the columns of the union get names. */
    private void renderSorted(QueryGroup group) {
        boolean inGroup = getCurrentQueryPart() instanceof QueryGroup;
        appendSql(inGroup ? "(select * from (" : "select * from (");
        renderQueryGroup(group, false);
        appendSql(") " + SORTED_GROUP);
        char separator = '(';
        int columns =
                group.getFirstQuerySpec().getSelectClause().getSqlSelections().size();
        for (int i = 1; i <= columns; i++) {
            appendSql(separator + "c" + i);
            separator = ',';
        }
        appendSql(CLOSE_PARENTHESIS);
        boolean outer = sortsGroup;
        sortsGroup = true;
        visitOrderBy(group.getSortSpecifications());
        sortsGroup = outer;
        visitOffsetFetchClause(group);
        if (inGroup) {
            appendSql(CLOSE_PARENTHESIS);
        }
    }

    @Override
    public void visitSqlSelectionExpression(SqlSelectionExpression expression) {
        if (sortsGroup) {
            appendSql(SORTED_GROUP + ".c" + expression.getSelection().getJdbcResultSetIndex());
        } else {
            super.visitSqlSelectionExpression(expression);
        }
    }

    private boolean isFetchToEmulate(QueryPart queryPart) {
        return useOffsetFetchClause(queryPart)
                && getQueryPartForRowNumbering() != queryPart
                && !isRowsOnlyFetchClauseType(queryPart);
    }

    /** {@code fetch first} is not Databend's; an offset without a limit is. */
    @Override
    public void visitOffsetFetchClause(QueryPart queryPart) {
        if (!isRowNumberingCurrentQueryPart()) {
            renderLimitOffsetClause(queryPart);
        }
    }

    @Override
    protected void renderLimitOffsetClause(@Nullable Expression offset, @Nullable Expression fetch) {
        if (fetch != null || offset == null) {
            super.renderLimitOffsetClause(offset, fetch);
            return;
        }
        appendSql(" offset ");
        getClauseStack().push(Clause.OFFSET);
        renderOffsetExpression(offset);
        getClauseStack().pop();
    }

    /** The functions that make a table of an array or of bounds are {@link DatabendTableFunctions}. */
    @Override
    public void visitFunctionTableReference(FunctionTableReference table) {
        String function = table.getFunctionExpression().getFunctionName();
        if (function.equals("json_table") || function.equals("xmltable")) {
            throw DatabendQueryRefusal.function(function, "read the document in Java");
        }
        super.visitFunctionTableReference(table);
    }

    @Override
    protected void visitCteDefinition(CteStatement cte) {
        if (cte.isRecursive()
                && cte.getCteDefinition() instanceof SelectStatement select
                && select.getQueryPart() instanceof QueryGroup group
                && group.getSetOperator() != SetOperator.UNION_ALL) {
            throw DatabendQueryRefusal.RECURSIVE_UNION.exception();
        }
        super.visitCteDefinition(cte);
    }

    // Expressions -----------------------------------------------------------------------------------------------------

    @Override
    public void visitBinaryArithmeticExpression(BinaryArithmeticExpression expression) {
        refuseMovedAddition(expression);
        hints().noteArithmetic(expression);
        if (IntegerArithmetic.isOf(expression)) {
            new IntegerArithmetic(this, this).render(expression);
        } else if (DecimalProduct.isOf(expression)) {
            DecimalProduct.render(expression, this, this);
        } else if (!DurationArithmetic.renderSum(expression, this, this)) {
            FloatArithmetic.render(expression, this, this, () -> super.visitBinaryArithmeticExpression(expression));
        }
    }

    @Override
    public void visitUnaryOperationExpression(UnaryOperation negation) {
        refuseMovedAddition(negation);
        separateMinus(negation.getOperator() == UnaryArithmeticOperator.UNARY_MINUS);
        FloatArithmetic.render(negation, this, this, () -> super.visitUnaryOperationExpression(negation));
    }

    @Override
    protected void visitAnsiCaseSearchedExpression(CaseSearchedExpression cases, Consumer<Expression> results) {
        List<Expression> values = cases.getWhenFragments().stream()
                .map(CaseSearchedExpression.WhenFragment::getResult)
                .toList();
        renderCase(cases, values, cases.getOtherwise(), () -> super.visitAnsiCaseSearchedExpression(cases, results));
    }

    @Override
    protected void visitAnsiCaseSimpleExpression(CaseSimpleExpression cases, Consumer<Expression> results) {
        List<Expression> values = cases.getWhenFragments().stream()
                .map(CaseSimpleExpression.WhenFragment::getResult)
                .toList();
        renderCase(cases, values, cases.getOtherwise(), () -> super.visitAnsiCaseSimpleExpression(cases, results));
    }

    private void renderCase(
            Expression cases, List<Expression> values, @Nullable Expression otherwise, Runnable rendering) {
        refuseMovedAddition(cases);
        String before = TypedConstant.beforeNulls(cases, values, otherwise, cases);
        hints().noteNulls(before);
        appendSql(before == null ? "" : before);
        hints().withArguments(() -> withVectorsLike(values, otherwise, rendering));
        appendSql(before == null ? "" : ")");
    }

    @Override
    public void visitSelfRenderingExpression(SelfRenderingExpression expression) {
        refuseMovedAddition(expression);
        super.visitSelfRenderingExpression(expression);
        RefusedAggregates.refuse(expression, enclosing(), getSqlBuffer());
    }

    private static void refuseMovedAddition(Expression expression) {
        DurationArithmetic.refuseMovedAddition(expression, DatabendQueryRefusal.MOVED_ADDITION::exception);
    }

    /** A difference in nanoseconds is longer than 64 bits after 292 years. */
    @Override
    public void visitDuration(Duration duration) {
        if (duration.getUnit() == TemporalUnit.NATIVE) {
            appendSql("cast(");
            duration.getMagnitude().accept(this);
            appendSql(" as decimal(38,0))*cast(1000 as decimal(38,0))");
        } else {
            super.visitDuration(duration);
        }
    }

    /** In parentheses, since it may be a divisor or a subtrahend. */
    @Override
    public void visitConversion(Conversion conversion) {
        appendSql(OPEN_PARENTHESIS);
        super.visitConversion(conversion);
        appendSql(CLOSE_PARENTHESIS);
    }

    /** A predicate is a value of its own, which may be null. */
    @Override
    protected void renderExpressionAsClauseItem(Expression expression) {
        expression.accept(this);
    }

    // Writing ---------------------------------------------------------------------------------------------------------

    @Override
    protected void renderDmlTargetTableExpression(NamedTableReference table) {
        super.renderDmlTargetTableExpression(table);
        if (getClauseStack().getCurrent() != Clause.INSERT) {
            renderTableReferenceIdentificationVariable(table);
        }
    }

    @Override
    protected void visitDeleteStatementOnly(DeleteStatement statement) {
        if (!hasNonTrivialFromClause(statement.getFromClause())) {
            super.visitDeleteStatementOnly(statement);
            return;
        }
        appendSql("delete from ");
        Stack<Clause> clauses = getClauseStack();
        clauses.push(Clause.DELETE);
        super.renderDmlTargetTableExpression(statement.getTargetTable());
        appendSql(" as " + DELETED_ROWS);
        clauses.pop();
        visitWhereClause(determineWhereClauseRestrictionWithJoinEmulation(statement, DELETED_ROWS));
    }

    /** {@code set} takes no subquery (error 1065), and an update no joins: both become a merge. */
    @Override
    protected void visitUpdateStatementOnly(UpdateStatement statement) {
        statement.getAssignments().forEach(DatabendSqlAstTranslator::refuseEmbeddableOfDocument);
        boolean subquery = statement.getAssignments().stream()
                .map(Assignment::getAssignedValue)
                .anyMatch(Subqueries::areIn);
        if (!subquery && !hasNonTrivialFromClause(statement.getFromClause())) {
            super.visitUpdateStatementOnly(statement);
            return;
        }
        if (statement.getFromClause().getRoots().isEmpty()) {
            throw UnkeyedRefusal.SUBQUERY_IN_SET_OF_SEVERAL_TABLES.exception("Databend");
        }
        try {
            visitUpdateStatementEmulateMerge(statement);
        } catch (IllegalQueryOperationException e) {
            throw DatabendQueryRefusal.ROW_IN_SET.exception();
        }
    }

    private static void refuseEmbeddableOfDocument(Assignment assignment) {
        if (ComparedValues.columns(assignment.getAssignedValue())
                > assignment.getAssignable().getColumnReferences().size()) {
            throw DatabendQueryRefusal.EMBEDDABLE_OF_DOCUMENT.exception();
        }
    }

    @Override
    protected void renderMergeInsert(OptionalTableUpdate update) {
        OptionalRowOperation.renderInsert(this, update);
    }

    /** Of a value that is written, which is cast for its type alone: no text is cut to a length that columns do not have. */
    @Override
    protected void renderCasted(Expression expression) {
        Class<?> decimal = ValueCasts.decimal(expression);
        // Hibernate gives it the digits of what it is compared with, even of a literal.
        if (decimal != null) {
            appendSql(decimal == BigDecimal.class ? "(" : "cast(");
            render(expression, SqlAstNodeRenderingMode.DEFAULT);
            appendSql(decimal == BigDecimal.class ? "+0.0)" : " as decimal(76,0)" + nullOfCast() + ")");
            return;
        }
        // It has its type: the server casts to no vector without a length.
        if (expression.getExpressionType().getSingleJdbcMapping().getJdbcType() instanceof TextVectorJdbcType) {
            render(expression, SqlAstNodeRenderingMode.DEFAULT);
            return;
        }
        castsValue = true;
        super.renderCasted(expression);
        castsValue = false;
    }

    public boolean castsValue() {
        return castsValue;
    }

    /** There is no {@code on conflict}; a merge tells the row by the columns that are named. */
    @Override
    protected void visitInsertStatementOnly(InsertSelectStatement statement) {
        for (Values row : statement.getValuesList()) {
            int columns = row.getExpressions().stream()
                    .mapToInt(ComparedValues::columns)
                    .sum();
            if (columns > statement.getTargetColumns().size()) {
                throw DatabendQueryRefusal.EMBEDDABLE_OF_DOCUMENT.exception();
            }
        }
        ConflictClause conflict = statement.getConflictClause();
        if (conflict == null) {
            super.visitInsertStatementOnly(statement);
            return;
        }
        if (conflict.getConstraintName() != null
                || conflict.getConstraintColumnNames().isEmpty()) {
            throw DatabendQueryRefusal.ON_CONFLICT_WITHOUT_COLUMNS.exception();
        }
        visitInsertStatementEmulateMerge(statement);
    }

    /** {@code values} takes no subquery (error 1065). */
    @Override
    protected void visitInsertSource(InsertSelectStatement statement) {
        boolean subquery = statement.getSourceSelectStatement() == null
                && statement.getValuesList().stream()
                        .flatMap(values -> values.getExpressions().stream())
                        .anyMatch(Subqueries::areIn);
        if (subquery) {
            visitValuesListEmulateSelectUnion(statement.getValuesList());
        } else {
            super.visitInsertSource(statement);
        }
    }

    @Override
    protected void visitConflictClause(@Nullable ConflictClause conflict) {}
}
