package org.tidewire.internal.query;

import java.util.HashSet;
import java.util.Set;
import org.hibernate.sql.ast.tree.delete.DeleteStatement;
import org.hibernate.sql.ast.tree.from.NamedTableReference;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.tidewire.UnsupportedFeatureException;

/**
 * The rows of collections and of subclasses, which Hibernate deletes before those of the entity. It takes the condition of the HQL
 * delete for each of these statements. The joins of the paths in it are missing then, so that on every database a column is; and where
 * the condition reads such a table, the next statement finds it changed, and does not delete the entity.
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

    /**
     * Refuses what lacks a join, and the delete of rows that the condition of the next statement asks for.
     *
     * @param database its name
     */
    public static void refuse(DeleteStatement delete, String database) {
        if (lackJoin(delete)) {
            throw new UnsupportedFeatureException(
                    database,
                    "the delete of an entity with collections by a path over an association",
                    "select the ids in a subquery: where e.id in (select x.id from E x where x.owner.name = ..)");
        }
        refuseRead(delete, database);
    }

    /** The same, but for what lacks a join. */
    public static void refuseRead(DeleteStatement delete, String database) {
        String table = delete.getTargetTable().getTableExpression();
        if (delete.getRestriction() != null
                && DeleteStatement.DEFAULT_ALIAS.equals(delete.getTargetTable().getIdentificationVariable())
                && TableSearch.finds(table, delete.getRestriction())) {
            throw new UnsupportedFeatureException(
                    database,
                    "an HQL delete whose condition reads a collection or subclass of the entity, whose table (" + table
                            + ") is emptied before",
                    "select the ids first, and delete 'where e.id in (:ids)'");
        }
    }

    private static final class TableSearch extends StatementWalker {
        private final String table;
        private boolean found;

        private TableSearch(String table) {
            this.table = table;
        }

        static boolean finds(String table, Predicate condition) {
            TableSearch search = new TableSearch(table);
            condition.accept(search);
            return search.found;
        }

        @Override
        public void visitNamedTableReference(NamedTableReference read) {
            found |= read.getTableExpression().equals(table);
        }
    }
}
