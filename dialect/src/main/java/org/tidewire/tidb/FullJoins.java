package org.tidewire.tidb;

import java.util.ArrayList;
import java.util.List;
import org.hibernate.sql.ast.SqlAstJoinType;
import org.hibernate.sql.ast.spi.AggregateFunctionChecker;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.from.TableGroupJoin;
import org.hibernate.sql.ast.tree.select.QuerySpec;

/**
 * TiDB has no full join: Hibernate renders the union of a left join, and of those rows of a right join that have no id on
 * the left.
 *
 * <p>That is exact for the plain rows of a full join that other joins follow. It is not where a clause works on all rows
 * together, since each half of the union would be aggregated by itself; where another join makes ids null; and where rows
 * are to be locked, since Hibernate renders no lock on a union. Those are refused.
 */
final class FullJoins {
    private FullJoins() {}

    static boolean isIn(QuerySpec querySpec) {
        for (TableGroup root : querySpec.getFromClause().getRoots()) {
            if (types(root).contains(SqlAstJoinType.FULL)) {
                return true;
            }
        }
        return false;
    }

    static boolean isRightOrFullIn(QuerySpec querySpec) {
        for (TableGroup root : querySpec.getFromClause().getRoots()) {
            List<SqlAstJoinType> types = types(root);
            if (types.contains(SqlAstJoinType.FULL) || types.contains(SqlAstJoinType.RIGHT)) {
                return true;
            }
        }
        return false;
    }

    static void refuseInexactEmulation(QuerySpec querySpec, boolean locks) {
        if (querySpec.getSelectClause().isDistinct()
                || !querySpec.getGroupByClauseExpressions().isEmpty()
                || querySpec.getHavingClauseRestrictions() != null
                || AggregateFunctionChecker.hasAggregateFunctions(querySpec)) {
            throw TiDBRefusal.FULL_JOIN_WITH_GROUPING.exception();
        }
        if (locks) {
            throw TiDBRefusal.FULL_JOIN_WITH_LOCK.exception();
        }
        boolean seen = false;
        for (TableGroup root : querySpec.getFromClause().getRoots()) {
            boolean outerBefore = false;
            for (SqlAstJoinType type : types(root)) {
                if (type == SqlAstJoinType.FULL ? seen || outerBefore : seen && type == SqlAstJoinType.RIGHT) {
                    throw TiDBRefusal.FULL_JOIN_AMONG_OTHERS.exception();
                }
                seen |= type == SqlAstJoinType.FULL;
                outerBefore |= type == SqlAstJoinType.LEFT || type == SqlAstJoinType.RIGHT;
            }
        }
    }

    /** The types of the joins that are rendered, in their order. */
    private static List<SqlAstJoinType> types(TableGroup root) {
        List<SqlAstJoinType> types = new ArrayList<>();
        addTypes(root, types);
        return types;
    }

    private static void addTypes(TableGroup group, List<SqlAstJoinType> types) {
        addTypes(group.getNestedTableGroupJoins(), types);
        addTypes(group.getTableGroupJoins(), types);
    }

    private static void addTypes(List<TableGroupJoin> joins, List<SqlAstJoinType> types) {
        for (TableGroupJoin join : joins) {
            TableGroup joined = join.getJoinedGroup();
            if (joined.isInitialized() && !joined.isVirtual()) {
                types.add(join.getJoinType());
            }
            addTypes(joined, types);
        }
    }
}
