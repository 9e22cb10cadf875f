package org.tidewire.databend.internal.query;

import java.util.Collections;
import java.util.Set;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.tidewire.databend.internal.server.DatabendQueryRefusal;
import org.tidewire.databend.internal.sql.Correlation;
import org.tidewire.internal.query.OuterColumns;

/**
 * A correlated subquery in another one. Databend finds its columns where a condition in the {@code where} of the subquery
 * around it holds it, and reads nothing of a query further out (otherwise it ends with 1001, Missing derived column).
 */
public final class NestedSubquery {
    private NestedSubquery() {}

    public static void check(QuerySpec around, SelectStatement statement, Correlation correlation) {
        if (OuterColumns.of(around).isEmpty()) {
            return;
        }
        Set<String> nested = OuterColumns.tablesOf(statement);
        Set<String> tables = OuterColumns.tablesOf(around.getFromClause());
        boolean inCondition = Conjuncts.of(around).stream()
                .filter(conjunct -> !Collections.disjoint(OuterColumns.tablesOf(conjunct), nested))
                .anyMatch(conjunct -> !readsOutside(conjunct, tables, correlation));
        if (!inCondition) {
            throw DatabendQueryRefusal.NESTED_IN_CORRELATED.exception();
        }
    }

    private static boolean readsOutside(SqlAstNode node, Set<String> tables, Correlation correlation) {
        return OuterColumns.of(node).stream()
                .filter(column -> !correlation.isNull(column))
                .map(correlation::nearest)
                .anyMatch(column -> !tables.contains(column.getQualifier()));
    }
}
