package org.tidewire.tidb;

import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.query.sqm.function.SqmFunctionRegistry;

/** The functions of HQL that TiDB spells otherwise than MySQL 8, or lacks. */
final class TiDBFunctions {
    private TiDBFunctions() {}

    static void contribute(FunctionContributions contributions) {
        SqmFunctionRegistry registry = contributions.getFunctionRegistry();
        registry.register("json_table", new RefusedSetReturningFunction(TiDBRefusal.JSON_TABLE));
        registry.register("unnest", new RefusedSetReturningFunction(TiDBRefusal.UNNEST));
    }
}
