package org.tidewire.tidb;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.persister.internal.SqlFragmentPredicate;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.from.FromClause;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.from.TableGroupJoin;
import org.hibernate.sql.ast.tree.predicate.FilterPredicate;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.select.SelectStatement;

/** Whether a subquery, or one in it, refers to a query around it. The SQL of a mapping counts as if it did. */
final class CorrelationFinder extends ExpressionWalker {
    private final Deque<Set<String>> aliases = new ArrayDeque<>();
    private boolean found;

    private CorrelationFinder() {}

    static boolean isIn(SelectStatement subquery) {
        CorrelationFinder finder = new CorrelationFinder();
        subquery.accept(finder);
        return finder.found;
    }

    @Override
    public void visitQuerySpec(QuerySpec querySpec) {
        Set<String> own = new HashSet<>();
        querySpec.getFromClause().getRoots().forEach(root -> add(root, own));
        aliases.push(own);
        super.visitQuerySpec(querySpec);
        if (querySpec.hasSortSpecifications()) {
            querySpec.getSortSpecifications().forEach(sort -> sort.accept(this));
        }
        aliases.pop();
    }

    private static void add(TableGroup group, Set<String> aliases) {
        if (!group.isInitialized()) {
            return;
        }
        aliases.add(group.getPrimaryTableReference().getIdentificationVariable());
        group.getTableReferenceJoins()
                .forEach(join -> aliases.add(join.getJoinedTableReference().getIdentificationVariable()));
        add(group.getTableGroupJoins(), aliases);
        add(group.getNestedTableGroupJoins(), aliases);
    }

    private static void add(List<TableGroupJoin> joins, Set<String> aliases) {
        joins.forEach(join -> add(join.getJoinedGroup(), aliases));
    }

    /** A visit of a lazy group, which Hibernate does not render, would add it to the query. */
    @Override
    public void visitFromClause(FromClause from) {
        from.getRoots().stream().filter(TableGroup::isInitialized).forEach(root -> root.accept(this));
    }

    @Override
    public void visitTableGroupJoin(TableGroupJoin join) {
        if (join.getJoinedGroup().isInitialized()) {
            super.visitTableGroupJoin(join);
        }
    }

    @Override
    public void visitColumnReference(ColumnReference column) {
        Set<String> own = aliases.peek();
        found |= column.isColumnExpressionFormula()
                || (column.getQualifier() != null && (own == null || !own.contains(column.getQualifier())));
    }

    @Override
    public void visitSqlFragmentPredicate(SqlFragmentPredicate predicate) {
        found = true;
    }

    @Override
    public void visitFilterPredicate(FilterPredicate predicate) {
        found = true;
    }
}
