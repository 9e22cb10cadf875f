package org.tidewire.internal.query;

import java.util.BitSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.from.TableReference;
import org.hibernate.sql.ast.tree.from.TableReferenceJoin;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.hibernate.sql.results.graph.entity.EntityResult;

/**
 * Adds the tables of selected values to those whose rows a query locks. Hibernate names the entities of selected paths: beside one
 * of them the rows that an expression is computed from would stay unlocked, and {@code c.owner.id} names the owner, whose table the
 * query does not read.
 */
public final class LockedValues {
    private LockedValues() {}

    /** Before the query is rendered. One that selects no path names nothing, and locks all that it reads. */
    public static void add(SelectStatement select) {
        QuerySpec query = select.getQuerySpec();
        if (query.getRootPathsForLocking() == null) {
            return;
        }
        BitSet values = new BitSet();
        select.getDomainResultDescriptors().stream()
                .filter(result -> !(result instanceof EntityResult))
                .forEach(result -> result.collectValueIndexesToCache(values));
        Set<String> tables = query.getSelectClause().getSqlSelections().stream()
                .filter(selection -> values.get(selection.getValuesArrayPosition()))
                .flatMap(selection -> OuterColumns.tablesReadBy(selection.getExpression()).stream())
                .collect(Collectors.toSet());
        query.getFromClause().visitTableGroups(group -> {
            if (group.isInitialized() && !group.isVirtual() && tablesOf(group).anyMatch(tables::contains)) {
                query.applyRootPathForLocking(group.getNavigablePath());
            }
        });
    }

    private static Stream<String> tablesOf(TableGroup group) {
        return Stream.concat(
                        Stream.of(group.getPrimaryTableReference()),
                        group.getTableReferenceJoins().stream().map(TableReferenceJoin::getJoinedTableReference))
                .map(TableReference::getIdentificationVariable);
    }
}
