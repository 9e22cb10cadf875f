package org.tidewire.cratedb.internal.sql;

import java.util.stream.Stream;
import org.hibernate.sql.ast.tree.from.FromClause;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.from.TableReference;
import org.hibernate.sql.ast.tree.from.TableReferenceJoin;
import org.jspecify.annotations.Nullable;

/** What an alias in a 'from' clause stands for. */
final class TableAlias {
    private TableAlias() {}

    static @Nullable TableReference find(FromClause from, @Nullable String alias) {
        return from.queryTableGroups(group -> find(group, alias));
    }

    private static @Nullable TableReference find(TableGroup group, @Nullable String alias) {
        // What is not initialized is not rendered, and would be by the question.
        return !group.isInitialized() || alias == null
                ? null
                : Stream.concat(
                                Stream.of(group.getPrimaryTableReference()),
                                group.getTableReferenceJoins().stream()
                                        .map(TableReferenceJoin::getJoinedTableReference))
                        .filter(table -> alias.equals(table.getIdentificationVariable()))
                        .findFirst()
                        .orElse(null);
    }
}
