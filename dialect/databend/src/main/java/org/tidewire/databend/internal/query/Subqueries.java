package org.tidewire.databend.internal.query;

import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.Any;
import org.hibernate.sql.ast.tree.expression.Every;
import org.hibernate.sql.ast.tree.predicate.ExistsPredicate;
import org.hibernate.sql.ast.tree.predicate.InSubQueryPredicate;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.jspecify.annotations.Nullable;
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

    /** Subqueries that are values, in a condition. */
    public static boolean areSeveralValuesIn(@Nullable Predicate condition) {
        if (condition == null) {
            return false;
        }
        Subqueries finder = new Subqueries() {
            @Override
            public void visitExistsPredicate(ExistsPredicate exists) {}

            @Override
            public void visitInSubQueryPredicate(InSubQueryPredicate in) {
                in.getTestExpression().accept(this);
            }
        };
        condition.accept(finder);
        return finder.found > 1;
    }

    @Override
    public void visitSelectStatement(SelectStatement statement) {
        found++;
    }
}
