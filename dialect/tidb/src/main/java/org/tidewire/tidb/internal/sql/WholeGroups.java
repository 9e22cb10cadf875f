package org.tidewire.tidb.internal.sql;

import java.util.List;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.tidewire.tidb.internal.hint.OptimizerHints;

/**
 * Keeps {@code group_concat} from cutting its result, which it does at 1,024 bytes by default, with no more than a warning
 * ({@code group_concat_max_len}). The hint raises the limit for the one statement that it stands in; at the cost of the plan
 * cache, which takes no statement with it (measured on 8.5.4).
 */
public final class WholeGroups {
    private static final String HINT = "set_var(group_concat_max_len=4294967295)";

    private WholeGroups() {}

    /** Called by a function that renders {@code group_concat}. */
    public static void require(SqlAstTranslator<?> translator) {
        if (translator instanceof TiDBSqlAstTranslator<?> tidb) {
            tidb.requireWholeGroups();
        }
    }

    static String in(String sql) {
        return OptimizerHints.add(sql, List.of(HINT));
    }
}
