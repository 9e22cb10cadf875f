package org.tidewire.cratedb.internal.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.metamodel.mapping.ModelPartContainer;
import org.hibernate.metamodel.mapping.PluralAttributeMapping;
import org.hibernate.metamodel.mapping.internal.OneToManyCollectionPart;
import org.hibernate.sql.ast.Clause;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.from.TableReferenceJoin;
import org.hibernate.sql.ast.tree.select.QueryPart;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.jspecify.annotations.Nullable;
import org.tidewire.internal.query.GroupedJoinKeys;

/**
 * Columns of an entity by whose key a query groups: {@code select c.name .. group by c.id}. The server does not know that the key
 * determines them, and takes any of the equal values by a function.
 */
final class DeterminedColumns {
    private DeterminedColumns() {}

    /** Whether this one is determined in the current clause, and not grouped by itself. */
    static boolean are(ColumnReference column, @Nullable QueryPart current, @Nullable Clause clause) {
        String table = column.getQualifier();
        if (table == null || !(current instanceof QuerySpec query) || !GroupedJoinKeys.isAfterGrouping(query, clause)) {
            return false;
        }
        Set<String> grouped = GroupedJoinKeys.columnsOf(query);
        if (grouped.contains(column.getExpressionText())) {
            return false;
        }
        List<TableGroup> owners = new ArrayList<>();
        query.getFromClause().visitTableGroups(group -> {
            if (hasTable(group, table)) {
                owners.add(group);
            }
        });
        return owners.stream().anyMatch(owner -> isKeyGrouped(owner, grouped, query));
    }

    private static boolean hasTable(TableGroup group, String alias) {
        return group.isInitialized()
                && (alias.equals(group.getPrimaryTableReference().getIdentificationVariable())
                        || group.getTableReferenceJoins().stream()
                                .map(TableReferenceJoin::getJoinedTableReference)
                                .anyMatch(table -> alias.equals(table.getIdentificationVariable())));
    }

    private static boolean isKeyGrouped(TableGroup group, Set<String> grouped, QuerySpec query) {
        EntityMappingType entity = entity(group.getModelPart());
        // A revision has a key of more columns than its entity.
        if (entity == null || entity.getTemporalMapping() != null || entity.getAuditMapping() != null) {
            return false;
        }
        List<ColumnReference> key = new ArrayList<>();
        entity.getIdentifierMapping()
                .forEachSelectable((index, column) -> key.add(
                        new ColumnReference(group.getPrimaryTableReference().getIdentificationVariable(), column)));
        return key.stream()
                .map(column -> GroupedJoinKeys.of(column, query, Clause.SELECT))
                .allMatch(column -> grouped.contains(column.getExpressionText()));
    }

    private static @Nullable EntityMappingType entity(@Nullable ModelPartContainer part) {
        if (part instanceof PluralAttributeMapping collection) {
            return collection.getElementDescriptor() instanceof OneToManyCollectionPart element
                    ? element.getAssociatedEntityMappingType()
                    : null;
        }
        return part != null && part.getPartMappingType() instanceof EntityMappingType entity ? entity : null;
    }
}
