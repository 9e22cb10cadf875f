package org.tidewire.tidb;

import org.hibernate.query.common.FrameExclusion;
import org.hibernate.query.common.FrameMode;
import org.hibernate.query.sqm.function.SelfRenderingFunctionSqlAstExpression;
import org.hibernate.query.sqm.function.SelfRenderingWindowFunctionSqlAstExpression;
import org.hibernate.sql.ast.tree.expression.Distinct;
import org.hibernate.sql.ast.tree.expression.Over;

/** Window functions: TiDB has frames by rows and range, and none of the words that choose among rows. */
final class WindowFunctions {
    private WindowFunctions() {}

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
            if (function.getFunctionName().equals("listagg")) {
                throw TiDBRefusal.LISTAGG_WINDOW.exception();
            }
            if (function.getArguments().stream().anyMatch(Distinct.class::isInstance)) {
                throw TiDBRefusal.DISTINCT_WINDOW.exception();
            }
        }
    }
}
