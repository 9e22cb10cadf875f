package org.tidewire.tidb.internal.query;

import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.predicate.BetweenPredicate;
import org.hibernate.sql.ast.tree.predicate.ComparisonPredicate;
import org.hibernate.sql.ast.tree.predicate.ExistsPredicate;
import org.hibernate.sql.ast.tree.predicate.InListPredicate;
import org.hibernate.sql.ast.tree.predicate.InSubQueryPredicate;
import org.hibernate.sql.ast.tree.predicate.LikePredicate;
import org.hibernate.sql.ast.tree.predicate.NullnessPredicate;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.tidewire.internal.query.OuterColumns;
import org.tidewire.internal.query.StatementWalker;

/** Whether a subquery has a condition without columns, whose value TiDB knows before it reads any rows. */
final class ConstantCondition extends StatementWalker {
    private boolean found;

    private ConstantCondition() {}

    static boolean isIn(Expression subquery) {
        ConstantCondition finder = new ConstantCondition();
        subquery.accept(finder);
        return finder.found;
    }

    @Override
    public void visitRelationalPredicate(ComparisonPredicate comparison) {
        look(comparison);
        super.visitRelationalPredicate(comparison);
    }

    @Override
    public void visitNullnessPredicate(NullnessPredicate predicate) {
        look(predicate);
        super.visitNullnessPredicate(predicate);
    }

    /** TiDB takes it for two comparisons. */
    @Override
    public void visitBetweenPredicate(BetweenPredicate predicate) {
        found |= isConstant(predicate.getExpression())
                && (isConstant(predicate.getLowerBound()) || isConstant(predicate.getUpperBound()));
        super.visitBetweenPredicate(predicate);
    }

    @Override
    public void visitInListPredicate(InListPredicate predicate) {
        look(predicate);
        super.visitInListPredicate(predicate);
    }

    @Override
    public void visitLikePredicate(LikePredicate predicate) {
        look(predicate);
        super.visitLikePredicate(predicate);
    }

    @Override
    public void visitExistsPredicate(ExistsPredicate predicate) {
        found |= !CorrelationFinder.isIn(predicate.getExpression());
        super.visitExistsPredicate(predicate);
    }

    @Override
    public void visitInSubQueryPredicate(InSubQueryPredicate predicate) {
        found |= isConstant(predicate.getTestExpression()) && !CorrelationFinder.isIn(predicate.getSubQuery());
        super.visitInSubQueryPredicate(predicate);
    }

    private void look(Predicate predicate) {
        found |= isConstant(predicate);
    }

    private static boolean isConstant(SqlAstNode node) {
        return OuterColumns.tablesReadBy(node).isEmpty();
    }
}
