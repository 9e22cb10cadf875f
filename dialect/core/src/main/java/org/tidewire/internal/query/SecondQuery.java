package org.tidewire.internal.query;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.hibernate.spi.NavigablePath;
import org.hibernate.sql.ast.tree.Statement;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.hibernate.sql.results.graph.entity.EntityResult;
import org.jspecify.annotations.Nullable;

/**
 * The query by which Hibernate locks what {@code for update} cannot: it has the ids of the entities that the first query returned. For
 * values, and for rows that the application scrolls through, there is none: Hibernate would return them without a lock.
 */
public final class SecondQuery {
    private final Set<NavigablePath> entities = new HashSet<>();

    public SecondQuery(Statement first) {
        if (first instanceof SelectStatement select) {
            select.getDomainResultDescriptors().stream()
                    .filter(EntityResult.class::isInstance)
                    .forEach(entity -> entities.add(entity.getNavigablePath()));
        }
    }

    /** Whether the first query returns whole entities. */
    public boolean hasEntities() {
        return !entities.isEmpty();
    }

    /**
     * Whether this query takes all locks that were asked for.
     *
     * @param toLock the paths of the tables to lock; none where the first query has no names for them
     * @param selected the paths of what is selected: of a value's table it has no id, though an entity that refers to it is selected
     */
    public boolean locks(@Nullable Collection<NavigablePath> toLock, @Nullable Set<NavigablePath> selected) {
        return toLock != null
                && !toLock.isEmpty()
                && toLock.stream()
                        .allMatch(path -> entities.contains(path)
                                || ((selected == null || !selected.contains(path)) && isOfAnEntity(path)));
    }

    /** A fetched association or a collection of one that is returned, by the scope of the lock. */
    private boolean isOfAnEntity(NavigablePath path) {
        for (NavigablePath at = path; at != null; at = at.getParent()) {
            if (entities.contains(at)) {
                return true;
            }
        }
        return false;
    }
}
