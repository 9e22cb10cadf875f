package org.tidewire.databend.internal.query;

import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.metamodel.mapping.EntityValuedModelPart;
import org.hibernate.metamodel.mapping.ModelPartContainer;
import org.hibernate.metamodel.mapping.PluralAttributeMapping;
import org.hibernate.metamodel.mapping.ValuedModelPart;
import org.hibernate.sql.ast.SqlAstJoinType;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.from.FromClause;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.from.TableGroupJoin;
import org.hibernate.sql.ast.tree.from.TableReference;
import org.hibernate.sql.ast.tree.from.TableReferenceJoin;
import org.jspecify.annotations.Nullable;

/** Which columns may be null: by the mapping, or as an outer join has found no row for them. */
public final class NullableColumns {
    private final ColumnReference column;
    private @Nullable Boolean nullable;
    private boolean addsRows;

    private NullableColumns(ColumnReference column) {
        this.column = column;
    }

    /** Null where the column is of no table in the clause. */
    public static @Nullable Boolean isNullable(FromClause from, ColumnReference column) {
        NullableColumns search = new NullableColumns(column);
        from.getRoots().forEach(root -> search.look(root, false));
        return search.nullable == null ? null : search.nullable || search.addsRows;
    }

    private void look(TableGroup group, boolean optional) {
        if (!group.isVirtual() && group.isInitialized()) {
            look(group, group.getPrimaryTableReference(), optional);
        }
        for (TableReferenceJoin join : group.getTableReferenceJoins()) {
            look(group, join.getJoinedTableReference(), optional || join.getJoinType() != SqlAstJoinType.INNER);
        }
        group.getNestedTableGroupJoins().forEach(join -> look(join, optional));
        group.getTableGroupJoins().forEach(join -> look(join, optional));
    }

    private void look(TableGroupJoin join, boolean optional) {
        TableGroup joined = join.getJoinedGroup();
        SqlAstJoinType type = join.getJoinType();
        if (joined.isInitialized()) {
            addsRows |= type == SqlAstJoinType.RIGHT || type == SqlAstJoinType.FULL;
            look(joined, optional || type == SqlAstJoinType.LEFT);
        } else {
            joined.getNestedTableGroupJoins().forEach(beyond -> look(beyond, optional));
            joined.getTableGroupJoins().forEach(beyond -> look(beyond, optional));
        }
    }

    private void look(TableGroup group, TableReference table, boolean optional) {
        if (column.getQualifier() != null && column.getQualifier().equals(table.getIdentificationVariable())) {
            nullable = optional || !isRequired(group);
        }
    }

    private boolean isRequired(TableGroup group) {
        EntityMappingType entity = entityOf(group.getModelPart());
        if (entity == null) {
            return false;
        }
        boolean[] found = {isRequiredBy(entity.getIdentifierMapping(), true)};
        entity.forEachAttributeMapping(attribute ->
                found[0] |= !(attribute instanceof PluralAttributeMapping) && isRequiredBy(attribute, false));
        return found[0];
    }

    private boolean isRequiredBy(ValuedModelPart part, boolean always) {
        boolean[] found = {false};
        part.forEachSelectable((index, selectable) -> found[0] |= !selectable.isFormula()
                && (always || !selectable.isNullable())
                && selectable.getSelectionExpression().equals(column.getColumnExpression()));
        return found[0];
    }

    private static @Nullable EntityMappingType entityOf(@Nullable ModelPartContainer part) {
        if (part instanceof EntityValuedModelPart entity) {
            return entity.getEntityMappingType();
        }
        return part instanceof PluralAttributeMapping collection
                        && collection.getElementDescriptor() instanceof EntityValuedModelPart element
                ? element.getEntityMappingType()
                : null;
    }
}
