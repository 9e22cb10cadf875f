package org.tidewire.tidb.internal.query;

import org.hibernate.persister.internal.SqlFragmentPredicate;
import org.hibernate.sql.ast.tree.expression.Any;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.Every;
import org.hibernate.sql.ast.tree.predicate.FilterPredicate;
import org.hibernate.sql.ast.tree.predicate.InSubQueryPredicate;
import org.hibernate.sql.ast.tree.predicate.Junction;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.jspecify.annotations.Nullable;
import org.tidewire.internal.query.StatementWalker;

/**
 * The condition of a join, split into what TiDB takes after {@code on} and what holds a subquery that it refuses there with
 * error 1105: one that is correlated, or is compared by {@code in}, {@code any} or {@code all}.
 *
 * <p>A subquery may also come from the mapping, in the SQL of {@code @Formula}, {@code @SQLRestriction} or a filter.
 */
public record JoinCondition(
        @Nullable Predicate supported, @Nullable Predicate unsupported) {

    public static JoinCondition of(@Nullable Predicate condition) {
        if (condition == null || !SubqueryFinder.isIn(condition)) {
            return new JoinCondition(condition, null);
        }
        if (!(condition instanceof Junction junction) || junction.getNature() != Junction.Nature.CONJUNCTION) {
            return new JoinCondition(null, condition);
        }
        JoinCondition split = new JoinCondition(null, null);
        for (Predicate conjunct : junction.getPredicates()) {
            split = split.and(of(conjunct));
        }
        return split;
    }

    /** Whether a subquery is the query's own; if not, it comes from the mapping. */
    public boolean hasSubqueryOfTheQuery() {
        return unsupported != null && SubqueryFinder.isInQuery(unsupported);
    }

    private JoinCondition and(JoinCondition other) {
        return new JoinCondition(
                Conjunction.of(supported, other.supported), Conjunction.of(unsupported, other.unsupported));
    }

    private static final class SubqueryFinder extends StatementWalker {
        private boolean found;
        private boolean fromQuery;

        static boolean isInQuery(Predicate predicate) {
            SubqueryFinder finder = new SubqueryFinder();
            predicate.accept(finder);
            return finder.fromQuery;
        }

        static boolean isIn(Predicate predicate) {
            SubqueryFinder finder = new SubqueryFinder();
            predicate.accept(finder);
            return finder.found;
        }

        @Override
        public void visitSelectStatement(SelectStatement statement) {
            if (CorrelationFinder.isIn(statement)) {
                refuse();
            }
        }

        @Override
        public void visitInSubQueryPredicate(InSubQueryPredicate predicate) {
            refuse();
        }

        @Override
        public void visitAny(Any any) {
            refuse();
        }

        @Override
        public void visitEvery(Every every) {
            refuse();
        }

        private void refuse() {
            found = true;
            fromQuery = true;
        }

        @Override
        public void visitColumnReference(ColumnReference column) {
            if (column.isColumnExpressionFormula()) {
                look(column.getColumnExpression());
            }
        }

        @Override
        public void visitSqlFragmentPredicate(SqlFragmentPredicate predicate) {
            look(predicate.getSqlFragment());
        }

        @Override
        public void visitFilterPredicate(FilterPredicate predicate) {
            predicate.getFragments().forEach(fragment -> look(fragment.getSqlFragment()));
        }

        private void look(String sql) {
            found |= MappedSubquery.isRefusedIn(sql);
        }
    }
}
