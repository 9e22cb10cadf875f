package org.tidewire.tidb.internal.sql;

import java.util.List;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.Summarization;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.tidewire.tidb.internal.server.TiDBRefusal;

/** {@code group by}: TiDB has {@code with rollup} behind all that is grouped by, and no {@code cube}. */
final class Grouping {
    private Grouping() {}

    static void refuseWhatTiDBLacks(QuerySpec querySpec) {
        List<Expression> groupings = querySpec.getGroupByClauseExpressions();
        for (Expression grouping : groupings) {
            if (grouping instanceof Summarization summarization) {
                if (summarization.getKind() == Summarization.Kind.CUBE) {
                    throw TiDBRefusal.CUBE.exception();
                }
                if (groupings.size() > 1) {
                    throw TiDBRefusal.ROLLUP_OF_SOME.exception();
                }
            }
        }
    }
}
