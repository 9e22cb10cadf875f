package org.tidewire.databend.internal.query;

import org.hibernate.sql.ast.tree.expression.AggregateFunctionExpression;
import org.hibernate.sql.ast.tree.expression.CaseSearchedExpression;
import org.hibernate.sql.ast.tree.expression.CaseSimpleExpression;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.FunctionExpression;
import org.hibernate.sql.ast.tree.expression.Over;
import org.hibernate.sql.ast.tree.expression.SelfRenderingExpression;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.tidewire.internal.query.StatementWalker;

/** Is an expression the same for each row? */
public final class ConstantExpression extends StatementWalker {
    /**
     * Opens an {@code if} whose second argument is never taken. The engine does not compute {@code uuid()} beforehand, so it neither
     * computes the third argument beforehand nor prunes blocks by its range.
     */
    public static final String NEVER_FOLDED = "if(uuid()='',";

    private boolean constant = true;

    private ConstantExpression() {}

    public static boolean is(Expression expression) {
        ConstantExpression walker = new ConstantExpression();
        expression.accept(walker);
        return walker.constant;
    }

    /** Does the engine find it constant, or may it do so, as for {@code coalesce(0, column)}? */
    public static boolean mayBe(Expression expression) {
        return expression instanceof CaseSearchedExpression
                || expression instanceof CaseSimpleExpression
                || (expression instanceof FunctionExpression function
                        && function.getFunctionName().equals("coalesce"))
                || is(expression);
    }

    @Override
    public void visitColumnReference(ColumnReference column) {
        constant = false;
    }

    /** {@code count(*)} has no column. */
    @Override
    public void visitSelfRenderingExpression(SelfRenderingExpression expression) {
        constant &= !(expression instanceof AggregateFunctionExpression);
        super.visitSelfRenderingExpression(expression);
    }

    @Override
    public void visitOver(Over<?> over) {
        constant = false;
    }

    @Override
    public void visitSelectStatement(SelectStatement statement) {
        constant = false;
    }
}
