package org.tidewire.tidb;

import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.dialect.function.CommonFunctionFactory;
import org.hibernate.sql.ast.SqlAstNodeRenderingMode;

/** The functions of HQL that TiDB spells otherwise than MySQL 8, or lacks. */
final class TiDBFunctions {
    private TiDBFunctions() {}

    static void contribute(FunctionContributions contributions) {
        // avg(x) of whole numbers is a decimal with four digits; Jakarta Persistence has it as a Double.
        new CommonFunctionFactory(contributions)
                .avg_castingNonDoubleArguments(contributions.getDialect(), SqlAstNodeRenderingMode.DEFAULT);
        contributions
                .getFunctionRegistry()
                .register("json_value", new TiDBJsonValueFunction(contributions.getTypeConfiguration()));
    }
}
