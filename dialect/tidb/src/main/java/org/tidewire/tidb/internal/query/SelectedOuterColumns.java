package org.tidewire.tidb.internal.query;

import java.util.HashSet;
import java.util.Set;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.select.QueryGroup;
import org.hibernate.sql.ast.tree.select.QueryPart;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.tidewire.internal.query.StatementWalker;

/**
 * Whether a correlated subquery selects a value that does not depend on its own tables alone. After {@code in}, {@code any} and
 * {@code all} TiDB then takes nulls for values, sees no difference between no rows and some, or loses the comparison.
 */
public final class SelectedOuterColumns extends StatementWalker {
    private final Set<String> declared = new HashSet<>();
    private final Set<String> used = new HashSet<>();

    private SelectedOuterColumns() {}

    public static boolean areIn(SelectStatement subquery) {
        return isCorrelated(subquery) && areIn(subquery.getQueryPart());
    }

    private static boolean areIn(QueryPart part) {
        if (part instanceof QueryGroup group) {
            return group.getQueryParts().stream().anyMatch(SelectedOuterColumns::areIn);
        }
        QuerySpec spec = (QuerySpec) part;
        Set<String> own = OwnAliases.of(spec);
        return spec.getSelectClause().getSqlSelections().stream()
                .map(selection -> usedBy(selection.getExpression()))
                .anyMatch(columns -> columns.isEmpty() || !own.containsAll(columns));
    }

    private static boolean isCorrelated(SelectStatement subquery) {
        SelectedOuterColumns walker = new SelectedOuterColumns();
        subquery.accept(walker);
        return !walker.declared.containsAll(walker.used);
    }

    /** The aliases of the tables whose columns an expression uses, without those of its own subqueries. */
    public static Set<String> usedBy(SqlAstNode node) {
        SelectedOuterColumns walker = new SelectedOuterColumns();
        node.accept(walker);
        walker.used.removeAll(walker.declared);
        return walker.used;
    }

    @Override
    public void visitQuerySpec(QuerySpec querySpec) {
        declared.addAll(OwnAliases.of(querySpec));
        super.visitQuerySpec(querySpec);
    }

    @Override
    public void visitColumnReference(ColumnReference column) {
        if (column.getQualifier() != null) {
            used.add(column.getQualifier());
        }
    }
}
