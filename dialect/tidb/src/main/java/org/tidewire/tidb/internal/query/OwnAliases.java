package org.tidewire.tidb.internal.query;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.sql.ast.tree.from.CorrelatedTableGroup;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.from.TableGroupJoin;
import org.hibernate.sql.ast.tree.from.TableReference;
import org.hibernate.sql.ast.tree.from.VirtualTableGroup;
import org.hibernate.sql.ast.tree.select.QuerySpec;

/**
 * The aliases of the tables that a query reads itself, without those that it refers to in a query around it. A group that
 * nothing has asked for yet stays out: it would become a join.
 */
public final class OwnAliases {
    private final Set<String> aliases = new HashSet<>();

    private OwnAliases() {}

    public static Set<String> of(QuerySpec query) {
        OwnAliases own = new OwnAliases();
        query.getFromClause().getRoots().stream()
                .filter(TableGroup::isInitialized)
                .forEach(own::add);
        return own.aliases;
    }

    private void add(TableGroup group) {
        // A virtual group, of an embeddable, has the table of the group that it belongs to.
        if (!(group instanceof CorrelatedTableGroup) && !(group instanceof VirtualTableGroup)) {
            add(group.getPrimaryTableReference());
            group.getTableReferenceJoins().forEach(join -> add(join.getJoinedTableReference()));
        }
        add(group.getTableGroupJoins());
        add(group.getNestedTableGroupJoins());
    }

    private void add(List<TableGroupJoin> joins) {
        joins.stream()
                .map(TableGroupJoin::getJoinedGroup)
                .filter(TableGroup::isInitialized)
                .forEach(this::add);
    }

    private void add(TableReference table) {
        if (table.getIdentificationVariable() != null) {
            aliases.add(table.getIdentificationVariable());
        }
    }
}
