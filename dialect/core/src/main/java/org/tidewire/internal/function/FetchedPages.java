package org.tidewire.internal.function;

import org.hibernate.metamodel.mapping.EmbeddableMappingType;
import org.hibernate.metamodel.mapping.EmbeddableValuedModelPart;
import org.hibernate.metamodel.mapping.EntityValuedModelPart;
import org.hibernate.metamodel.mapping.ManagedMappingType;
import org.hibernate.sql.ast.tree.from.QueryPartTableReference;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.jspecify.annotations.Nullable;

/**
 * Pages with fetched collections. Hibernate reads the entity from a derived table, and leaves the columns of embeddables in
 * documents out of it.
 */
public final class FetchedPages {
    /** What is refused. */
    public static final String WORDS =
            "a page with a fetched collection of an entity that has an embeddable in a document";

    /** What to do instead. */
    public static final String ALTERNATIVE = "read the ids of the page first, and fetch by 'where e.id in (:ids)'";

    private FetchedPages() {}

    /**
     * Whether a query reads such an entity from such a table.
     *
     * @param query the query
     * @return true where the server would find no such column
     */
    public static boolean lackDocuments(QuerySpec query) {
        if (!query.isRoot()) {
            return false;
        }
        for (TableGroup root : query.getFromClause().getRoots()) {
            // What is asked of a root that nothing reads yet would add its table to the query.
            if (root.isInitialized()
                    && root.getPrimaryTableReference() instanceof QueryPartTableReference table
                    && !isDerivedByTheQuery(root)
                    && table.getStatement().getQueryPart() instanceof QuerySpec page
                    && page.getFromClause().getRoots().stream().anyMatch(FetchedPages::hasDocument)) {
                return true;
            }
        }
        return false;
    }

    /** Hibernate's own has no model part. */
    private static boolean isDerivedByTheQuery(TableGroup root) {
        @Nullable Object part = root.getModelPart();
        return part != null;
    }

    private static boolean hasDocument(TableGroup root) {
        return root.isInitialized()
                && root.getModelPart() instanceof EntityValuedModelPart entity
                && hasDocument(entity.getEntityMappingType());
    }

    private static boolean hasDocument(ManagedMappingType type) {
        boolean[] found = {false};
        type.forEachAttributeMapping(attribute -> {
            if (attribute instanceof EmbeddableValuedModelPart part) {
                EmbeddableMappingType embeddable = part.getEmbeddableTypeDescriptor();
                found[0] |= embeddable.getAggregateMapping() != null || hasDocument(embeddable);
            }
        });
        return found[0];
    }
}
