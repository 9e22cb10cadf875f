package org.tidewire.databend.internal.query;

import java.util.List;
import org.hibernate.query.sqm.ComparisonOperator;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.SqlTuple;
import org.hibernate.sql.ast.tree.expression.SqlTupleContainer;
import org.hibernate.sql.ast.tree.predicate.ComparisonPredicate;
import org.hibernate.sql.ast.tree.predicate.GroupedPredicate;
import org.hibernate.sql.ast.tree.predicate.InListPredicate;
import org.hibernate.sql.ast.tree.predicate.Junction;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.tidewire.internal.query.OuterColumns;
import org.tidewire.internal.query.StatementWalker;

/**
 * A conjunction that compares a column with a constant, and reads it elsewhere too. Above a join the engine writes the constant for the
 * column: of {@code a = 0 and a = 3} it makes {@code a = 0 and 0 = 3}, which is false where {@code a} is null (measured on 1.2.895). That is
 * as good as null in a condition, but not under {@code not}, in a {@code case} or a function.
 */
public final class FoldedConjunction extends StatementWalker {
    private boolean found;

    private FoldedConjunction() {}

    /** Is there one in a part of the condition where false is another than null? */
    public static boolean isIn(Predicate condition) {
        if (condition instanceof Junction junction) {
            return junction.getPredicates().stream().anyMatch(FoldedConjunction::isIn);
        }
        if (condition instanceof GroupedPredicate grouped) {
            return isIn(grouped.getSubPredicate());
        }
        FoldedConjunction walker = new FoldedConjunction();
        condition.accept(walker);
        return walker.found;
    }

    @Override
    public void visitJunction(Junction junction) {
        if (junction.getNature() == Junction.Nature.CONJUNCTION) {
            List<Predicate> parts = Conjuncts.of(junction);
            found |= parts.stream().anyMatch(part -> isEquality(part) && readsAgain(parts, part));
        }
        super.visitJunction(junction);
    }

    /** Compares column by column. */
    @Override
    public void visitTuple(SqlTuple row) {
        List<? extends Expression> parts = row.getExpressions();
        found |= parts.stream().anyMatch(part -> part.getColumnReference() != null && readsAgain(parts, part));
        super.visitTuple(row);
    }

    private static boolean isEquality(Predicate part) {
        if (part instanceof GroupedPredicate grouped) {
            return isEquality(grouped.getSubPredicate());
        }
        if (part instanceof InListPredicate in) {
            return !in.isNegated() && in.getListExpressions().size() == 1 && isColumn(in.getTestExpression());
        }
        return part instanceof ComparisonPredicate comparison
                && comparison.getOperator() == ComparisonOperator.EQUAL
                && (isColumn(comparison.getLeftHandExpression()) || isColumn(comparison.getRightHandExpression()));
    }

    private static boolean isColumn(Expression expression) {
        return expression.getColumnReference() != null || SqlTupleContainer.getSqlTuple(expression) != null;
    }

    private static boolean readsAgain(List<? extends SqlAstNode> parts, SqlAstNode part) {
        List<String> read =
                OuterColumns.of(part).stream().map(OuterColumns::key).toList();
        return parts.stream()
                .filter(other -> other != part)
                .flatMap(other -> OuterColumns.of(other).stream())
                .map(OuterColumns::key)
                .anyMatch(read::contains);
    }

    @Override
    public void visitSelectStatement(SelectStatement statement) {}
}
