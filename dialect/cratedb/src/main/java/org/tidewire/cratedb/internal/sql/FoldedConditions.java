package org.tidewire.cratedb.internal.sql;

import org.hibernate.sql.ast.tree.Statement;
import org.hibernate.sql.ast.tree.delete.DeleteStatement;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.FunctionExpression;
import org.hibernate.sql.ast.tree.expression.JdbcParameter;
import org.hibernate.sql.ast.tree.expression.QueryLiteral;
import org.hibernate.sql.ast.tree.expression.SelfRenderingExpression;
import org.hibernate.sql.ast.tree.expression.SqlTuple;
import org.hibernate.sql.ast.tree.expression.SqlTupleContainer;
import org.hibernate.sql.ast.tree.predicate.BetweenPredicate;
import org.hibernate.sql.ast.tree.predicate.BooleanExpressionPredicate;
import org.hibernate.sql.ast.tree.predicate.ComparisonPredicate;
import org.hibernate.sql.ast.tree.predicate.InListPredicate;
import org.hibernate.sql.ast.tree.predicate.LikePredicate;
import org.hibernate.sql.ast.tree.predicate.NullnessPredicate;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.hibernate.sql.ast.tree.update.UpdateStatement;
import org.jspecify.annotations.Nullable;
import org.tidewire.internal.query.StatementWalker;

/**
 * Looks for conditions that the server decides while it reads a statement, such as {@code 1 = 0} and a comparison with null.
 * The parameters beside them are gone then, and their values are refused: "Requested parameter index exceeds the number of
 * parameters".
 */
final class FoldedConditions extends StatementWalker {
    private boolean found;
    private boolean hasParameter;
    private boolean isWritable = true;
    private int variables;

    private FoldedConditions() {}

    /** Whether a statement has one, and parameters, all of which can be literals as well. */
    static boolean mayDropParameters(Statement statement) {
        FoldedConditions finder = new FoldedConditions();
        if (statement instanceof UpdateStatement update) {
            update.getAssignments().forEach(assignment -> assignment.accept(finder));
            finder.visitRestriction(update.getRestriction());
        } else if (statement instanceof DeleteStatement delete) {
            finder.visitRestriction(delete.getRestriction());
        } else if (statement instanceof SelectStatement) {
            statement.accept(finder);
        }
        return finder.found && finder.hasParameter && finder.isWritable;
    }

    private void visitRestriction(@Nullable Predicate restriction) {
        if (restriction != null) {
            restriction.accept(this);
        }
    }

    private void visitCondition(Runnable children) {
        int before = variables;
        children.run();
        found |= variables == before;
    }

    @Override
    public void visitRelationalPredicate(ComparisonPredicate comparison) {
        SqlTuple left = SqlTupleContainer.getSqlTuple(comparison.getLeftHandExpression());
        SqlTuple right = SqlTupleContainer.getSqlTuple(comparison.getRightHandExpression());
        if (left == null || right == null) {
            visitCondition(() -> super.visitRelationalPredicate(comparison));
            return;
        }
        for (int i = 0; i < left.getExpressions().size(); i++) {
            visitComparison(left.getExpressions().get(i), right.getExpressions().get(i));
        }
    }

    private void visitComparison(Expression left, Expression right) {
        visitCondition(() -> {
            left.accept(this);
            right.accept(this);
        });
    }

    /** It becomes two comparisons. */
    @Override
    public void visitBetweenPredicate(BetweenPredicate between) {
        visitComparison(between.getExpression(), between.getLowerBound());
        visitComparison(between.getExpression(), between.getUpperBound());
    }

    @Override
    public void visitInListPredicate(InListPredicate in) {
        visitCondition(() -> super.visitInListPredicate(in));
        found |= in.getListExpressions().isEmpty();
    }

    @Override
    public void visitLikePredicate(LikePredicate like) {
        visitCondition(() -> super.visitLikePredicate(like));
    }

    @Override
    public void visitNullnessPredicate(NullnessPredicate nullness) {
        visitCondition(() -> super.visitNullnessPredicate(nullness));
    }

    @Override
    public void visitBooleanExpressionPredicate(BooleanExpressionPredicate predicate) {
        visitCondition(() -> super.visitBooleanExpressionPredicate(predicate));
    }

    @Override
    public void visitQueryLiteral(QueryLiteral<?> literal) {
        found |= literal.getLiteralValue() == null;
    }

    @Override
    public void visitSelfRenderingExpression(SelfRenderingExpression expression) {
        super.visitSelfRenderingExpression(expression);
        // Such as the current time.
        if (expression instanceof FunctionExpression function
                && function.getArguments().isEmpty()) {
            variables++;
        }
    }

    @Override
    public void visitColumnReference(ColumnReference column) {
        variables++;
    }

    @Override
    public void visitParameter(JdbcParameter parameter) {
        variables++;
        hasParameter = true;
        isWritable &= parameter.getExpressionType() != null
                && parameter.getExpressionType().getJdbcTypeCount() == 1
                && parameter.getExpressionType().getSingleJdbcMapping().getJdbcLiteralFormatter() != null;
    }

    @Override
    public void visitSelectStatement(SelectStatement statement) {
        variables++;
        super.visitSelectStatement(statement);
    }
}
