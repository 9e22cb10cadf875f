package org.tidewire.tidb.internal.query;

import org.hibernate.sql.ast.tree.predicate.GroupedPredicate;
import org.hibernate.sql.ast.tree.predicate.Junction;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.jspecify.annotations.Nullable;

/** Hibernate's {@code combinePredicates} adds to the first condition itself, which the statement goes on using. */
public final class Conjunction {
    private Conjunction() {}

    /** Null if both are. */
    public static @Nullable Predicate of(@Nullable Predicate one, @Nullable Predicate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        Junction both = new Junction(Junction.Nature.CONJUNCTION);
        both.add(one);
        both.add(other);
        return both;
    }

    /** Makes one condition of several in {@code where}, which copies of the query would otherwise add to together. */
    static void groupIn(QuerySpec query) {
        if (query.getWhereClauseRestrictions() instanceof Junction where
                && where.getNature() == Junction.Nature.CONJUNCTION
                && !where.isEmpty()) {
            Junction same = new Junction(Junction.Nature.CONJUNCTION);
            where.getPredicates().forEach(same::add);
            where.getPredicates().clear();
            query.applyPredicate(new GroupedPredicate(same));
        }
    }
}
