package org.tidewire.internal.query;

import java.util.HashSet;
import java.util.Set;
import org.hibernate.sql.ast.tree.delete.DeleteStatement;
import org.hibernate.sql.ast.tree.predicate.Predicate;

/**
 * The rows of collections, which Hibernate deletes before those of the entity. It takes the condition of the HQL delete for it,
 * without the joins of the paths in it, so that on every database a column is missing.
 */
public final class DeletedCollections {
    private DeletedCollections() {}

    /** Whether the condition of a delete reads a table that the statement does not have. */
    public static boolean lackJoin(DeleteStatement delete) {
        Predicate condition = delete.getRestriction();
        if (condition == null) {
            return false;
        }
        Set<String> read = new HashSet<>(OuterColumns.tablesReadBy(condition));
        read.remove(delete.getTargetTable().getIdentificationVariable());
        read.removeAll(OuterColumns.tablesOf(delete.getFromClause()));
        return !read.isEmpty();
    }
}
