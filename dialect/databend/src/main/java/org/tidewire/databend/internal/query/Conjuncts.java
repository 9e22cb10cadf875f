package org.tidewire.databend.internal.query;

import java.util.ArrayList;
import java.util.List;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.predicate.GroupedPredicate;
import org.hibernate.sql.ast.tree.predicate.Junction;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.jspecify.annotations.Nullable;

/** The predicates that a condition joins by {@code and}: a row passes where all of them are true. */
public final class Conjuncts {
    private Conjuncts() {}

    /** Those of the rows of a query, with those of paths that begin at an outer query. */
    public static List<Predicate> of(QuerySpec query) {
        List<Predicate> conjuncts = of(query.getWhereClauseRestrictions());
        for (TableGroup root : query.getFromClause().getRoots()) {
            if (root.isVirtual()) {
                root.getTableGroupJoins().forEach(join -> collect(join.getPredicate(), conjuncts));
                root.getNestedTableGroupJoins().forEach(join -> collect(join.getPredicate(), conjuncts));
            }
        }
        return conjuncts;
    }

    public static List<Predicate> of(@Nullable Predicate condition) {
        List<Predicate> conjuncts = new ArrayList<>();
        collect(condition, conjuncts);
        return conjuncts;
    }

    private static void collect(@Nullable Predicate predicate, List<Predicate> conjuncts) {
        if (predicate instanceof GroupedPredicate group) {
            collect(group.getSubPredicate(), conjuncts);
        } else if (predicate instanceof Junction junction && junction.getNature() == Junction.Nature.CONJUNCTION) {
            junction.getPredicates().forEach(part -> collect(part, conjuncts));
        } else if (predicate != null && !predicate.isEmpty()) {
            conjuncts.add(predicate);
        }
    }

    /** A new condition, as the parts may belong to a statement that Hibernate keeps. */
    public static @Nullable Predicate and(@Nullable Predicate condition, List<Predicate> others) {
        if (others.isEmpty()) {
            return condition;
        }
        Junction junction = new Junction(Junction.Nature.CONJUNCTION);
        if (condition != null && !condition.isEmpty()) {
            junction.add(condition);
        }
        others.forEach(junction::add);
        return junction;
    }
}
