package org.tidewire.cockroachdb.internal.sql;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.hibernate.spi.NavigablePath;
import org.hibernate.sql.ast.tree.Statement;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.hibernate.sql.results.graph.entity.EntityResult;
import org.jspecify.annotations.Nullable;
import org.tidewire.UnsupportedFeatureException;

/**
 * The query by which Hibernate locks what {@code for update} cannot: it has the ids of the entities that the first query returned. For
 * values, and for rows that the application scrolls through, there is none: Hibernate would return them without a lock.
 */
final class SecondQuery {
    private static final String WHERE =
            " in a query with outer joins, groups, aggregates, 'distinct', window functions,"
                    + " a union, a page with a fetched collection or a subquery with one of them";

    private final Set<NavigablePath> entities = new HashSet<>();

    SecondQuery(Statement first) {
        if (first instanceof SelectStatement select) {
            select.getDomainResultDescriptors().stream()
                    .filter(EntityResult.class::isInstance)
                    .forEach(entity -> entities.add(entity.getNavigablePath()));
        }
    }

    /** Whether the first query returns whole entities. */
    boolean hasEntities() {
        return !entities.isEmpty();
    }

    /** Refuses a lock that this query does not take on all that is to be locked. */
    void require(@Nullable Collection<NavigablePath> toLock, boolean isPossible) {
        if (!isPossible
                || toLock == null
                || toLock.isEmpty()
                || !toLock.stream().allMatch(this::isOfAnEntity)) {
            throw new UnsupportedFeatureException(
                    "CockroachDB",
                    "a row lock on anything but a list of whole entities" + WHERE,
                    "select and lock the entities alone, by getResultList or by their ids, and read the rest by a second"
                            + " query");
        }
    }

    /** Also a fetched association of one that is returned. */
    private boolean isOfAnEntity(NavigablePath path) {
        for (NavigablePath at = path; at != null; at = at.getParent()) {
            if (entities.contains(at)) {
                return true;
            }
        }
        return false;
    }

    /** It would skip rows that the first query has returned, and Hibernate would return them all. */
    static UnsupportedFeatureException refusalToSkip() {
        return new UnsupportedFeatureException(
                "CockroachDB",
                "'skip locked'" + WHERE + ", or with the scope EXTENDED",
                "select and lock the entity alone, and fetch what it refers to by a second query");
    }
}
