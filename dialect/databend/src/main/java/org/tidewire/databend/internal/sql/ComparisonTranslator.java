package org.tidewire.databend.internal.sql;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.query.sqm.ComparisonOperator;
import org.hibernate.sql.ast.Clause;
import org.hibernate.sql.ast.tree.MutationStatement;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.Statement;
import org.hibernate.sql.ast.tree.expression.CaseSimpleExpression;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.JdbcParameter;
import org.hibernate.sql.ast.tree.expression.Literal;
import org.hibernate.sql.ast.tree.expression.SqlTuple;
import org.hibernate.sql.ast.tree.expression.SqlTupleContainer;
import org.hibernate.sql.ast.tree.expression.UnparsedNumericLiteral;
import org.hibernate.sql.ast.tree.predicate.BetweenPredicate;
import org.hibernate.sql.ast.tree.predicate.BooleanExpressionPredicate;
import org.hibernate.sql.ast.tree.predicate.ComparisonPredicate;
import org.hibernate.sql.ast.tree.predicate.GroupedPredicate;
import org.hibernate.sql.ast.tree.predicate.InListPredicate;
import org.hibernate.sql.ast.tree.predicate.InSubQueryPredicate;
import org.hibernate.sql.ast.tree.predicate.Junction;
import org.hibernate.sql.ast.tree.predicate.LikePredicate;
import org.hibernate.sql.ast.tree.predicate.NullnessPredicate;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.predicate.SelfRenderingPredicate;
import org.hibernate.sql.ast.tree.predicate.ThruthnessPredicate;
import org.hibernate.sql.exec.spi.JdbcOperation;
import org.hibernate.sql.model.ast.ColumnWriteFragment;
import org.tidewire.databend.internal.query.ArrayColumns;
import org.tidewire.databend.internal.query.ConstantExpression;
import org.tidewire.databend.internal.query.DocumentAttributes;
import org.tidewire.databend.internal.query.Subqueries;
import org.tidewire.databend.internal.server.DatabendQueryRefusal;
import org.tidewire.internal.query.LiteralValue;
import org.tidewire.internal.query.MinusSigns;

/**
 * Comparisons. Databend answers those of rows, documents, binaries and arrays otherwise than SQL: {@link ComparedValues},
 * {@link ColumnComparison} and {@link ArrayColumns} say how. Literals and parameters of documents are parsed here, since only
 * documents are equal to documents.
 */
abstract class ComparisonTranslator<T extends JdbcOperation> extends SelectionTranslator<T> {
    ComparisonTranslator(SessionFactoryImplementor sessionFactory, Statement statement) {
        super(sessionFactory, statement);
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
        ComparisonPredicate compared = ComparedValues.of(comparison);
        unpruned(comparison, () -> {
            if (!renderDistinctRows(compared)
                    && !new DocumentAttributes(this).render(compared, isCondition(comparison))) {
                super.visitRelationalPredicate(compared);
            }
        });
    }

    /** Hibernate would compare rows by {@code intersect}, which fails in a subquery (error 1001). */
    private boolean renderDistinctRows(ComparisonPredicate comparison) {
        ComparisonOperator operator = comparison.getOperator();
        SqlTuple left = SqlTupleContainer.getSqlTuple(comparison.getLeftHandExpression());
        SqlTuple right = SqlTupleContainer.getSqlTuple(comparison.getRightHandExpression());
        boolean distinct = operator == ComparisonOperator.DISTINCT_FROM;
        if (left == null || right == null || (!distinct && operator != ComparisonOperator.NOT_DISTINCT_FROM)) {
            return false;
        }
        Junction columns = new Junction(distinct ? Junction.Nature.DISJUNCTION : Junction.Nature.CONJUNCTION);
        for (int i = 0; i < left.getExpressions().size(); i++) {
            columns.add(new ComparisonPredicate(
                    left.getExpressions().get(i),
                    operator,
                    right.getExpressions().get(i)));
        }
        appendSql("(");
        columns.accept(this);
        appendSql(")");
        return true;
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
                && in.getListExpressions().stream().allMatch(ComparisonTranslator::isRowOfLiterals)) {
            row.accept(this);
            appendSql(" in (");
            renderCommaSeparated(in.getListExpressions());
            appendSql(CLOSE_PARENTHESIS);
        } else if (row == null && readsTested(in)) {
            comparisons(in).accept(this);
        } else {
            unpruned(in, () -> super.visitInListPredicate(ComparedValues.of(in)));
        }
    }

    /** Of 'x in (x, y)' the engine makes 'true', so each value is compared by itself, as {@link ColumnComparison} does. */
    private static boolean readsTested(InListPredicate in) {
        List<Set<String>> read = in.getListExpressions().stream()
                .filter(value -> !ColumnComparison.isValue(value))
                .map(ColumnComparison::keysOf)
                .filter(columns -> !columns.isEmpty())
                .toList();
        if (read.isEmpty() || in.getListExpressions().size() == 1) {
            return !read.isEmpty();
        }
        Set<String> tested = ColumnComparison.keysOf(in.getTestExpression());
        return read.stream().anyMatch(columns -> !Collections.disjoint(columns, tested));
    }

    private static Predicate comparisons(InListPredicate in) {
        ComparisonOperator operator = in.isNegated() ? ComparisonOperator.NOT_EQUAL : ComparisonOperator.EQUAL;
        Junction all = new Junction(in.isNegated() ? Junction.Nature.CONJUNCTION : Junction.Nature.DISJUNCTION);
        in.getListExpressions()
                .forEach(value -> all.add(new ComparisonPredicate(in.getTestExpression(), operator, value)));
        return all.getPredicates().size() == 1 ? all.getPredicates().get(0) : new GroupedPredicate(all);
    }

    /** Hibernate writes the parts of rows as they are; here each is a comparison of its own, as of single values. */
    @Override
    protected void emulateTupleComparison(
            List<? extends SqlAstNode> left,
            List<? extends SqlAstNode> right,
            ComparisonOperator operator,
            boolean indexOptimized) {
        switch (operator) {
            case EQUAL -> renderParts(left, right, operator, " and ");
            case NOT_EQUAL -> renderParts(left, right, operator, " or ");
            default -> renderOrder(left, right, operator, 0);
        }
    }

    private void renderParts(
            List<? extends SqlAstNode> left,
            List<? extends SqlAstNode> right,
            ComparisonOperator operator,
            String separator) {
        appendSql("(");
        for (int i = 0; i < left.size(); i++) {
            appendSql(i == 0 ? "" : separator);
            renderPart(left.get(i), operator, right.get(i));
        }
        appendSql(CLOSE_PARENTHESIS);
    }

    private void renderOrder(
            List<? extends SqlAstNode> left, List<? extends SqlAstNode> right, ComparisonOperator operator, int i) {
        if (i == left.size() - 1) {
            renderPart(left.get(i), operator, right.get(i));
            return;
        }
        appendSql("(");
        renderPart(left.get(i), operator.sharper(), right.get(i));
        appendSql(" or ");
        renderPart(left.get(i), ComparisonOperator.EQUAL, right.get(i));
        appendSql(" and ");
        renderOrder(left, right, operator, i + 1);
        appendSql(CLOSE_PARENTHESIS);
    }

    private void renderPart(SqlAstNode left, ComparisonOperator operator, SqlAstNode right) {
        ComparisonPredicate part = ComparedValues.ofPart((Expression) left, operator, (Expression) right);
        renderComparisonStandard(part.getLeftHandExpression(), part.getOperator(), part.getRightHandExpression());
    }

    private static boolean isRowOfLiterals(Expression expression) {
        SqlTuple row = SqlTupleContainer.getSqlTuple(expression);
        return row != null
                && !row.getExpressions().isEmpty()
                && row.getExpressions().stream()
                        .allMatch(value -> value instanceof Literal literal && LiteralValue.of(literal) != null);
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

    /**
     * The engine knows no range of {@code if(uuid()='', uuid()>'8' and a is null, p)}, so it prunes no block by it. The value is that of
     * {@code p}, null too. The column keeps the engine from dropping the condition where {@code p} is a constant null.
     */
    private void unpruned(Predicate predicate, Runnable rendering) {
        Clause clause = getClauseStack().getCurrent();
        boolean condition = clause == Clause.WHERE || clause == Clause.HAVING || clause == Clause.FROM;
        ColumnReference array = condition ? ArrayColumns.find(predicate) : null;
        if (array == null) {
            inPredicate(rendering);
            return;
        }
        appendSql(ConstantExpression.NEVER_FOLDED + "uuid()>'8' and ");
        array.accept(this);
        appendSql(" is null,");
        inPredicate(rendering);
        appendSql(CLOSE_PARENTHESIS);
    }

    @Override
    protected void visitAnsiCaseSimpleExpression(CaseSimpleExpression cases, Consumer<Expression> resultRenderer) {
        copies().times(
                        cases.getWhenFragments().size(),
                        () -> super.visitAnsiCaseSimpleExpression(ComparedValues.of(cases), resultRenderer));
    }

    /** A {@code case} of two comparisons. */
    @Override
    public void visitThruthnessPredicate(ThruthnessPredicate predicate) {
        copies().times(2, () -> super.visitThruthnessPredicate(predicate));
    }

    /** A document goes to the server as text, and a text is never equal to a document. */
    @Override
    protected void renderParameterAsParameter(int position, JdbcParameter parameter) {
        boolean document = ComparedValues.isDocument(parameter.getExpressionType());
        renderParsed(document, () -> super.renderParameterAsParameter(position, parameter));
    }

    @Override
    protected void renderLiteral(Literal literal, boolean castParameter) {
        separateMinus(LiteralValue.of(literal) instanceof Number number && number.doubleValue() < 0);
        boolean document = !castParameter && ComparedValues.isDocument(literal.getExpressionType());
        renderParsed(document, () -> super.renderLiteral(literal, castParameter));
    }

    @Override
    public <N extends Number> void visitUnparsedNumericLiteral(UnparsedNumericLiteral<N> literal) {
        separateMinus(literal.getUnparsedLiteralValue().startsWith("-"));
        super.visitUnparsedNumericLiteral(literal);
    }

    /** A column that is compared with what was read, by {@code OptimisticLockType.ALL} or in a collection without an index. */
    @Override
    protected void simpleColumnWriteFragmentRendering(ColumnWriteFragment fragment) {
        boolean compared = getClauseStack().getCurrent() == Clause.WHERE;
        if (compared && ComparedValues.isBinary(fragment)) {
            StringBuilder sql = getSqlBuffer();
            int equals = sql.length() - 1;
            boolean quoted = sql.charAt(equals - 1) == getDialect().closeQuote();
            int column = quoted
                    ? sql.lastIndexOf(String.valueOf(getDialect().openQuote()), equals - 2)
                    : sql.lastIndexOf(" ", equals) + 1;
            sql.insert(equals, ')').insert(column, "to_hex(");
            appendSql("to_hex(");
            super.simpleColumnWriteFragmentRendering(fragment);
            appendSql(CLOSE_PARENTHESIS);
        } else {
            boolean document = compared && ComparedValues.isDocument(fragment.getExpressionType());
            renderParsed(document, () -> super.simpleColumnWriteFragmentRendering(fragment));
        }
    }

    protected final void separateMinus(boolean negative) {
        MinusSigns.separate(negative, getSqlBuffer());
    }

    private void renderParsed(boolean document, Runnable rendering) {
        appendSql(document ? "parse_json(" : "");
        rendering.run();
        appendSql(document ? ")" : "");
    }
}
