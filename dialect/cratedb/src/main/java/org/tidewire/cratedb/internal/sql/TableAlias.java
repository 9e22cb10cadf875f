package org.tidewire.cratedb.internal.sql;

import java.util.stream.Stream;
import org.hibernate.sql.ast.tree.from.FromClause;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.from.TableGroupJoin;
import org.hibernate.sql.ast.tree.from.TableReference;
import org.hibernate.sql.ast.tree.from.TableReferenceJoin;
import org.jspecify.annotations.Nullable;

/** What an alias in a 'from' clause stands for. */
final class TableAlias {
    private TableAlias() {}

    static @Nullable TableReference find(FromClause from, @Nullable String alias) {
        return from.getRoots().stream()
                .flatMap(TableAlias::tables)
                .filter(table -> alias != null && alias.equals(table.getIdentificationVariable()))
                .findFirst()
                .orElse(null);
    }

    private static Stream<TableReference> tables(TableGroup group) {
        if (!group.isInitialized()) {
            return Stream.empty();
        }
        Stream<TableReference> own = Stream.concat(
                Stream.of(group.getPrimaryTableReference()),
                group.getTableReferenceJoins().stream().map(TableReferenceJoin::getJoinedTableReference));
        Stream<TableReference> joined = Stream.concat(
                        group.getTableGroupJoins().stream(), group.getNestedTableGroupJoins().stream())
                .map(TableGroupJoin::getJoinedGroup)
                .flatMap(TableAlias::tables);
        return Stream.concat(own, joined);
    }
}
