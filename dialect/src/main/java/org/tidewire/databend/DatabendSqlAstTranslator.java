package org.tidewire.databend;

import java.util.List;
import java.util.function.Consumer;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.internal.util.collections.Stack;
import org.hibernate.query.IllegalQueryOperationException;
import org.hibernate.query.common.FrameExclusion;
import org.hibernate.query.common.FrameKind;
import org.hibernate.query.common.FrameMode;
import org.hibernate.query.spi.QueryOptions;
import org.hibernate.query.sqm.ComparisonOperator;
import org.hibernate.query.sqm.SetOperator;
import org.hibernate.sql.ast.Clause;
import org.hibernate.sql.ast.tree.MutationStatement;
import org.hibernate.sql.ast.tree.Statement;
import org.hibernate.sql.ast.tree.cte.CteStatement;
import org.hibernate.sql.ast.tree.delete.DeleteStatement;
import org.hibernate.sql.ast.tree.expression.BinaryArithmeticExpression;
import org.hibernate.sql.ast.tree.expression.CaseSimpleExpression;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.JdbcParameter;
import org.hibernate.sql.ast.tree.expression.Literal;
import org.hibernate.sql.ast.tree.expression.Over;
import org.hibernate.sql.ast.tree.expression.SqlSelectionExpression;
import org.hibernate.sql.ast.tree.expression.SqlTuple;
import org.hibernate.sql.ast.tree.expression.SqlTupleContainer;
import org.hibernate.sql.ast.tree.from.FunctionTableReference;
import org.hibernate.sql.ast.tree.from.NamedTableReference;
import org.hibernate.sql.ast.tree.insert.ConflictClause;
import org.hibernate.sql.ast.tree.insert.InsertSelectStatement;
import org.hibernate.sql.ast.tree.insert.Values;
import org.hibernate.sql.ast.tree.predicate.BetweenPredicate;
import org.hibernate.sql.ast.tree.predicate.BooleanExpressionPredicate;
import org.hibernate.sql.ast.tree.predicate.ComparisonPredicate;
import org.hibernate.sql.ast.tree.predicate.InListPredicate;
import org.hibernate.sql.ast.tree.predicate.InSubQueryPredicate;
import org.hibernate.sql.ast.tree.predicate.LikePredicate;
import org.hibernate.sql.ast.tree.predicate.NullnessPredicate;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.predicate.SelfRenderingPredicate;
import org.hibernate.sql.ast.tree.select.QueryGroup;
import org.hibernate.sql.ast.tree.select.QueryPart;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.hibernate.sql.ast.tree.select.SortSpecification;
import org.hibernate.sql.ast.tree.update.Assignment;
import org.hibernate.sql.ast.tree.update.UpdateStatement;
import org.hibernate.sql.exec.spi.JdbcOperation;
import org.hibernate.sql.exec.spi.JdbcParameterBindings;
import org.hibernate.sql.model.ast.ColumnWriteFragment;
import org.hibernate.sql.model.internal.OptionalTableUpdate;
import org.hibernate.sql.model.jdbc.JdbcUpdateMutation;
import org.jspecify.annotations.Nullable;

/** Renders Databend's own SQL, and refuses by name what it cannot run. */
final class DatabendSqlAstTranslator<T extends JdbcOperation> extends SubqueryTranslator<T> {
    private static final String SORTED_GROUP = "q_";

    private final boolean isRemoval;
    private boolean sortsGroup;
    private boolean castsValue;

    DatabendSqlAstTranslator(SessionFactoryImplementor sessionFactory, Statement statement) {
        super(sessionFactory, statement);
        isRemoval = SoftDeletedCollections.areRemovedBy(statement);
    }

    @Override
    @SuppressWarnings("unchecked") // an update is translated to an update
    public T translate(@Nullable JdbcParameterBindings bindings, QueryOptions options) {
        T operation = super.translate(bindings, options);
        return operation instanceof JdbcUpdateMutation mutation && isRemoval
                ? (T) SoftDeletedCollections.ofAnyNumber(mutation)
                : operation;
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

    /** A constant number would be the position of a column, and {@code ()} is refused (error 1005). */
    @Override
    protected void renderPartitionItem(Expression expression) {
        if (expression instanceof Literal) {
            appendSql("'0'||'0'");
        } else {
            super.renderPartitionItem(expression);
        }
    }

    @Override
    public void visitOver(Over<?> over) {
        WindowedAggregates.render(over, this, super::visitOver);
    }

    @Override
    protected void visitOverClause(
            List<Expression> partitions,
            List<SortSpecification> sorting,
            FrameMode mode,
            FrameKind startKind,
            Expression start,
            FrameKind endKind,
            Expression end,
            FrameExclusion exclusion,
            boolean orderedSetAggregate) {
        if (mode == FrameMode.GROUPS) {
            throw DatabendQueryRefusal.FRAME_GROUPS.exception();
        }
        if (exclusion != FrameExclusion.NO_OTHERS) {
            throw DatabendQueryRefusal.FRAME_EXCLUSION.exception();
        }
        super.visitOverClause(
                partitions, sorting, mode, startKind, start, endKind, end, exclusion, orderedSetAggregate);
    }

    // Expressions and predicates --------------------------------------------------------------------------------------

    @Override
    public void visitBinaryArithmeticExpression(BinaryArithmeticExpression expression) {
        if (IntegerArithmetic.isOf(expression)) {
            new IntegerArithmetic(this, this).render(expression);
        } else {
            super.visitBinaryArithmeticExpression(expression);
        }
    }

    /** A predicate is a value of its own, which may be null. */
    @Override
    protected void renderExpressionAsClauseItem(Expression expression) {
        expression.accept(this);
    }

    @Override
    protected void renderComparisonStandard(Expression left, ComparisonOperator operator, Expression right) {
        new ColumnComparison(this).render(left, operator, right);
    }

    @Override
    public void visitLikePredicate(LikePredicate like) {
        new DatabendLikeRenderer(this).render(like);
    }

    @Override
    public void visitRelationalPredicate(ComparisonPredicate comparison) {
        SqlTuple row = SqlTupleContainer.getSqlTuple(comparison.getLeftHandExpression());
        boolean ofRow = row != null && row.getExpressions().size() > 1;
        if (ofRow
                && Subqueries.areIn(comparison.getRightHandExpression())
                && SqlTupleContainer.getSqlTuple(comparison.getRightHandExpression()) == null) {
            throw DatabendQueryRefusal.ROW_OF_SUBQUERY.exception();
        }
        unpruned(comparison, () -> super.visitRelationalPredicate(ComparedValues.of(comparison)));
    }

    /**
     * Rows in a list are compared column by column, since Databend's own comparison of rows takes null for a value. The list
     * of ids that a mutation made has no nulls, and may be long.
     */
    @Override
    public void visitInListPredicate(InListPredicate in) {
        SqlTuple row = SqlTupleContainer.getSqlTuple(in.getTestExpression());
        if (row != null
                && row.getExpressions().size() > 1
                && !in.isNegated()
                && getStatement() instanceof MutationStatement
                && in.getListExpressions().stream().allMatch(DatabendSqlAstTranslator::isRowOfLiterals)) {
            row.accept(this);
            appendSql(" in (");
            renderCommaSeparated(in.getListExpressions());
            appendSql(CLOSE_PARENTHESIS);
        } else {
            unpruned(in, () -> super.visitInListPredicate(ComparedValues.of(in)));
        }
    }

    private static boolean isRowOfLiterals(Expression expression) {
        SqlTuple row = SqlTupleContainer.getSqlTuple(expression);
        return row != null
                && !row.getExpressions().isEmpty()
                && row.getExpressions().stream()
                        .allMatch(value -> value instanceof Literal literal && literal.getLiteralValue() != null);
    }

    @Override
    public void visitInSubQueryPredicate(InSubQueryPredicate in) {
        ComparedValues.refuseBinary(in);
        super.visitInSubQueryPredicate(in);
    }

    @Override
    public void visitBetweenPredicate(BetweenPredicate between) {
        Predicate comparisons = ComparedValues.comparisons(between);
        if (comparisons != null) {
            comparisons.accept(this);
            return;
        }
        BetweenPredicate compared = ComparedValues.of(between);
        unpruned(between, () -> {
            boolean rendered = !compared.isNegated()
                    && new ColumnComparison(this)
                            .renderBetween(
                                    compared.getExpression(), compared.getLowerBound(), compared.getUpperBound());
            if (!rendered) {
                super.visitBetweenPredicate(compared);
            }
        });
    }

    @Override
    public void visitNullnessPredicate(NullnessPredicate nullness) {
        unpruned(nullness, () -> super.visitNullnessPredicate(nullness));
    }

    @Override
    public void visitBooleanExpressionPredicate(BooleanExpressionPredicate predicate) {
        unpruned(predicate, () -> super.visitBooleanExpressionPredicate(predicate));
    }

    @Override
    public void visitSelfRenderingPredicate(SelfRenderingPredicate predicate) {
        unpruned(predicate, () -> super.visitSelfRenderingPredicate(predicate));
    }

    private void unpruned(Predicate predicate, Runnable rendering) {
        Clause clause = getClauseStack().getCurrent();
        boolean condition = clause == Clause.WHERE || clause == Clause.HAVING || clause == Clause.FROM;
        boolean arrays = condition && ArrayColumns.areIn(predicate);
        appendSql(arrays ? "((" : "");
        rendering.run();
        appendSql(arrays ? ArrayColumns.UNPRUNED : "");
    }

    @Override
    protected void visitAnsiCaseSimpleExpression(CaseSimpleExpression cases, Consumer<Expression> resultRenderer) {
        super.visitAnsiCaseSimpleExpression(ComparedValues.of(cases), resultRenderer);
    }

    /** A document goes to the server as text, and a text is never equal to a document. */
    @Override
    protected void renderParameterAsParameter(int position, JdbcParameter parameter) {
        boolean document = ComparedValues.isDocument(parameter.getExpressionType());
        appendSql(document ? "parse_json(" : "");
        super.renderParameterAsParameter(position, parameter);
        appendSql(document ? ")" : "");
    }

    @Override
    protected void renderLiteral(Literal literal, boolean castParameter) {
        boolean document = !castParameter && ComparedValues.isDocument(literal.getExpressionType());
        appendSql(document ? "parse_json(" : "");
        super.renderLiteral(literal, castParameter);
        appendSql(document ? ")" : "");
    }

    /** A column that is compared with what was read, by {@code OptimisticLockType.ALL} or in a collection without an index. */
    @Override
    protected void simpleColumnWriteFragmentRendering(ColumnWriteFragment fragment) {
        boolean document = getClauseStack().getCurrent() == Clause.WHERE
                && ComparedValues.isDocument(fragment.getExpressionType());
        appendSql(document ? "parse_json(" : "");
        super.simpleColumnWriteFragmentRendering(fragment);
        appendSql(document ? ")" : "");
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
            throw DatabendQueryRefusal.SUBQUERY_IN_SET_OF_SEVERAL_TABLES.exception();
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
        castsValue = true;
        super.renderCasted(expression);
        castsValue = false;
    }

    boolean castsValue() {
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
