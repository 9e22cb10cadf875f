package org.tidewire.tidb.internal.query;

import org.hibernate.sql.ast.tree.cte.CteTableGroup;
import org.hibernate.sql.ast.tree.from.FromClause;
import org.hibernate.sql.ast.tree.from.QueryPartTableReference;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.tidewire.internal.query.StatementWalker;

/**
 * A derived table or common table expression that a query reads alone, beside a correlated subquery. If it is an aggregate over
 * no rows, TiDB 8.5.4 computes the subquery with nulls, or not at all. A join with one row keeps it right.
 */
public final class SoleDerivedTable {
    private SoleDerivedTable() {}

    public static boolean isIn(QuerySpec query) {
        FromClause from = query.getFromClause();
        if (from.getRoots().size() != 1) {
            return false;
        }
        TableGroup root = from.getRoots().get(0);
        return (root instanceof CteTableGroup || root.getPrimaryTableReference() instanceof QueryPartTableReference)
                && Finder.findsIn(query);
    }

    private static final class Finder extends StatementWalker {
        private boolean found;

        static boolean findsIn(QuerySpec query) {
            Finder finder = new Finder();
            query.getSelectClause().accept(finder);
            if (query.getWhereClauseRestrictions() != null) {
                query.getWhereClauseRestrictions().accept(finder);
            }
            if (query.getHavingClauseRestrictions() != null) {
                query.getHavingClauseRestrictions().accept(finder);
            }
            if (query.hasSortSpecifications()) {
                query.getSortSpecifications().forEach(sort -> sort.accept(finder));
            }
            return finder.found;
        }

        @Override
        public void visitSelectStatement(SelectStatement subquery) {
            found |= CorrelationFinder.isIn(subquery);
        }
    }
}
