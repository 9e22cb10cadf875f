package org.tidewire.databend.internal.function;

import static org.tidewire.internal.function.UnsupportedFunctions.Kind.AGGREGATE;
import static org.tidewire.internal.function.UnsupportedFunctions.Kind.CONDITION;
import static org.tidewire.internal.function.UnsupportedFunctions.Kind.ORDERED_SET;
import static org.tidewire.internal.function.UnsupportedFunctions.Kind.VALUE;

import java.util.List;
import org.hibernate.boot.model.FunctionContributions;
import org.tidewire.databend.internal.server.DatabendQueryRefusal;
import org.tidewire.internal.function.UnsupportedFunctions;

/** The functions of HQL that Databend has nothing exact for. */
final class RefusedFunctions {
    private static final String IN_JAVA = "compute it in Java";

    private static final List<UnsupportedFunctions> FUNCTIONS = List.of(
            UnsupportedFunctions.of(
                    VALUE,
                    IN_JAVA,
                    "array_positions",
                    "array_positions_list",
                    "binary_quantize",
                    "hamming_distance",
                    "jaccard_distance",
                    "l1_norm",
                    "l2_normalize",
                    "subvector",
                    "xmlcomment",
                    "xmlconcat",
                    "xmlelement",
                    "xmlforest",
                    "xmlpi",
                    "xmlquery"),
            UnsupportedFunctions.of(VALUE, "change the array in Java, and write it as a whole", "array_set"),
            UnsupportedFunctions.of(VALUE, "texts have no collations; compare lower(x) with lower(y)", "collate"),
            UnsupportedFunctions.of(
                    VALUE, "multiply l2_distance by itself", "euclidean_squared_distance", "l2_squared_distance"),
            UnsupportedFunctions.of(
                    VALUE,
                    "change the document in Java, and write it as a whole",
                    "json_array_append",
                    "json_array_insert",
                    "json_insert",
                    "json_mergepatch",
                    "json_remove",
                    "json_replace",
                    "json_set"),
            UnsupportedFunctions.of(CONDITION, "use array_includes", "array_includes_nullable"),
            UnsupportedFunctions.of(
                    CONDITION, "use array_intersects", "array_intersects_nullable", "array_overlaps_nullable"),
            UnsupportedFunctions.of(CONDITION, IN_JAVA, "xmlexists"),
            UnsupportedFunctions.of(AGGREGATE, "divide covar_pop(x, y) by stddev_pop(x) * stddev_pop(y)", "corr"),
            UnsupportedFunctions.of(
                    AGGREGATE,
                    IN_JAVA,
                    "regr_avgx",
                    "regr_avgy",
                    "regr_count",
                    "regr_intercept",
                    "regr_r2",
                    "regr_slope",
                    "regr_sxx",
                    "regr_sxy",
                    "regr_syy"),
            // quantile_disc takes another element than the standard says, and numbers alone.
            UnsupportedFunctions.of(
                    ORDERED_SET, "use percentile_cont, or order and limit a subquery", "percentile_disc"),
            UnsupportedFunctions.of(ORDERED_SET, IN_JAVA, "xmlagg"));

    private RefusedFunctions() {}

    static void contribute(FunctionContributions contributions) {
        UnsupportedFunctions.register(contributions, FUNCTIONS, DatabendQueryRefusal::function);
    }
}
