package org.tidewire.cratedb.internal.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.Over;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.hibernate.sql.ast.tree.select.SortSpecification;
import org.tidewire.cratedb.internal.server.CrateDBQueryRefusal;
import org.tidewire.internal.query.StatementWalker;

/**
 * The columns beside a window function in one expression. The server finds those alone that the query selects by themselves
 * (measured on 6.4.4: {@code select i+sum(g) over ()} fails, with {@code i} behind it it runs).
 */
final class WindowColumns extends StatementWalker {
    private final List<ColumnReference> columns = new ArrayList<>();
    private boolean hasWindow;

    private WindowColumns() {}

    /** What a query has to select besides. A subquery and an insert have no room for more columns. */
    static List<ColumnReference> unselected(QuerySpec query, boolean hasRoom) {
        List<ColumnReference> selected = query.getSelectClause().getSqlSelections().stream()
                .flatMap(
                        selection -> Stream.ofNullable(selection.getExpression().getColumnReference()))
                .toList();
        List<ColumnReference> unselected = new ArrayList<>();
        query.getSelectClause().getSqlSelections().forEach(selection -> add(selection.getExpression(), unselected));
        if (query.hasSortSpecifications()) {
            for (SortSpecification key : query.getSortSpecifications()) {
                add(key.getSortExpression(), unselected);
            }
        }
        unselected.removeAll(selected);
        if (!unselected.isEmpty() && (!hasRoom || query.getSelectClause().isDistinct())) {
            throw CrateDBQueryRefusal.WINDOW_BESIDE_COLUMN.exception();
        }
        return unselected;
    }

    private static void add(SqlAstNode expression, List<ColumnReference> unselected) {
        WindowColumns finder = new WindowColumns();
        expression.accept(finder);
        if (finder.hasWindow) {
            finder.columns.stream()
                    .filter(column -> !unselected.contains(column))
                    .forEach(unselected::add);
        }
    }

    @Override
    public void visitOver(Over<?> over) {
        hasWindow = true;
    }

    @Override
    public void visitColumnReference(ColumnReference column) {
        columns.add(column);
    }

    @Override
    public void visitSelectStatement(SelectStatement statement) {}
}
