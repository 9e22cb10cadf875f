package org.tidewire.tidb.internal.sql;

import java.util.Set;
import org.hibernate.query.SortDirection;
import org.hibernate.query.common.FrameExclusion;
import org.hibernate.query.common.FrameMode;
import org.hibernate.query.sqm.function.SelfRenderingFunctionSqlAstExpression;
import org.hibernate.query.sqm.function.SelfRenderingWindowFunctionSqlAstExpression;
import org.hibernate.sql.ast.tree.expression.Distinct;
import org.hibernate.sql.ast.tree.expression.Over;
import org.tidewire.tidb.internal.server.TiDBRefusal;

/** Window functions: TiDB has frames by rows and range, and none of the words that choose among rows. */
final class WindowFunctions {
    /** What depends on the order of the rows alone, and not on a frame. */
    private static final Set<String> WITHOUT_FRAME =
            Set.of("row_number", "rank", "dense_rank", "percent_rank", "cume_dist", "ntile", "lag", "lead");

    private WindowFunctions() {}

    private static boolean isSortedInBothDirections(Over<?> over) {
        return over.getOrderList().stream()
                        .map(sort -> sort.getSortOrder() == SortDirection.DESCENDING)
                        .distinct()
                        .count()
                > 1;
    }

    static void refuseWhatTiDBLacks(Over<?> over) {
        if (over.getMode() == FrameMode.GROUPS) {
            throw TiDBRefusal.GROUPS_FRAME.exception();
        }
        if (over.getExclusion() != FrameExclusion.NO_OTHERS) {
            throw TiDBRefusal.FRAME_EXCLUSION.exception();
        }
        if (over.getExpression() instanceof SelfRenderingWindowFunctionSqlAstExpression<?> function) {
            if (Boolean.FALSE.equals(function.getRespectNulls())) {
                throw TiDBRefusal.IGNORE_NULLS.exception();
            }
            if (Boolean.FALSE.equals(function.getFromFirst())) {
                throw TiDBRefusal.FROM_LAST.exception();
            }
        }
        if (over.getExpression() instanceof SelfRenderingFunctionSqlAstExpression<?> function) {
            if (over.getMode() == FrameMode.RANGE
                    && !WITHOUT_FRAME.contains(function.getFunctionName())
                    && isSortedInBothDirections(over)) {
                throw TiDBRefusal.RANGE_OF_BOTH_DIRECTIONS.exception();
            }
            if (function.getFunctionName().equals("listagg")) {
                throw TiDBRefusal.LISTAGG_WINDOW.exception();
            }
            if (function.getArguments().stream().anyMatch(Distinct.class::isInstance)) {
                throw TiDBRefusal.DISTINCT_WINDOW.exception();
            }
        }
    }
}
