package org.tidewire.databend.internal.query;

import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.Any;
import org.hibernate.sql.ast.tree.expression.Every;
import org.hibernate.sql.ast.tree.expression.SqlTuple;
import org.hibernate.sql.ast.tree.predicate.ExistsPredicate;
import org.hibernate.sql.ast.tree.predicate.InSubQueryPredicate;
import org.hibernate.sql.ast.tree.predicate.LikePredicate;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.jspecify.annotations.Nullable;
import org.tidewire.internal.query.OuterColumns;
import org.tidewire.internal.query.StatementWalker;

/** Is there a subquery in this part of a statement? */
public class Subqueries extends StatementWalker {
    private int found;

    private Subqueries() {}

    public static boolean areIn(SqlAstNode node) {
        Subqueries finder = new Subqueries();
        node.accept(finder);
        return finder.found > 0;
    }

    /** One that is compared by {@code in}, {@code any} or {@code all} is rendered several times. */
    public static boolean areSeveralIn(SqlAstNode node) {
        Subqueries finder = new Subqueries() {
            @Override
            public void visitInSubQueryPredicate(InSubQueryPredicate in) {
                super.visitInSubQueryPredicate(in);
                super.visitSelectStatement(in.getSubQuery());
            }

            @Override
            public void visitAny(Any any) {
                super.visitAny(any);
                super.visitSelectStatement(any.getSubquery());
            }

            @Override
            public void visitEvery(Every every) {
                super.visitEvery(every);
                super.visitSelectStatement(every.getSubquery());
            }
        };
        node.accept(finder);
        return finder.found > 1;
    }

    /** Subqueries that are values, in a condition: several, or one that is compared with no column. */
    public static boolean areMistakenIn(Predicate condition) {
        int values = valuesIn(condition);
        return values > 1 || (values == 1 && OuterColumns.of(condition).isEmpty());
    }

    /** Subqueries that are values, in a condition. */
    public static boolean areSeveralValuesIn(@Nullable Predicate condition) {
        return condition != null && valuesIn(condition) > 1;
    }

    private static int valuesIn(Predicate condition) {
        Subqueries finder = new Subqueries() {
            /** Is rendered for patterns of two kinds. */
            @Override
            public void visitLikePredicate(LikePredicate like) {
                super.visitLikePredicate(like);
                super.visitLikePredicate(like);
            }

            /** A row is compared part by part, and with a list of rows once for each. */
            @Override
            public void visitTuple(SqlTuple row) {
                super.visitTuple(row);
                super.visitTuple(row);
            }

            @Override
            public void visitExistsPredicate(ExistsPredicate exists) {}

            @Override
            public void visitInSubQueryPredicate(InSubQueryPredicate in) {
                in.getTestExpression().accept(this);
            }
        };
        condition.accept(finder);
        return finder.found;
    }

    @Override
    public void visitSelectStatement(SelectStatement statement) {
        found++;
    }
}
