package org.tidewire.tidb.internal.function;

import static org.tidewire.internal.function.UnsupportedFunctions.Kind.AGGREGATE;
import static org.tidewire.internal.function.UnsupportedFunctions.Kind.CONDITION;
import static org.tidewire.internal.function.UnsupportedFunctions.Kind.ORDERED_SET;
import static org.tidewire.internal.function.UnsupportedFunctions.Kind.VALUE;

import java.util.List;
import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.dialect.function.CommonFunctionFactory;
import org.tidewire.internal.function.UnsupportedFunctions;
import org.tidewire.tidb.internal.server.TiDBRefusal;

/**
 * Functions that HQL has on other databases, and TiDB lacks: refused by name, with what to do instead. TiDB's own answer
 * would be error 1305 or 1064, or one of Hibernate's that says nothing.
 */
final class RefusedFunctions {
    private static final String ARRAYS =
            "arrays are JSON here: read the array as a whole, or map it as an @ElementCollection and query that";
    private static final String QUANTILES =
            "rank the rows by a window function such as row_number() in a subquery, and take those in the middle";

    private static final List<UnsupportedFunctions> FUNCTIONS = List.of(
            UnsupportedFunctions.of(
                    VALUE,
                    ARRAYS,
                    "array_fill",
                    "array_fill_list",
                    "array_position",
                    "array_positions",
                    "array_positions_list",
                    "array_remove",
                    "array_replace",
                    "array_reverse",
                    "array_set",
                    "array_sort",
                    "array_to_string",
                    "array_trim"),
            UnsupportedFunctions.of(CONDITION, ARRAYS, "array_intersects", "array_overlaps"),
            UnsupportedFunctions.of(ORDERED_SET, ARRAYS, "array_agg"),
            UnsupportedFunctions.of(
                    VALUE,
                    TiDBRefusal.NO_XML,
                    "xmlcomment",
                    "xmlconcat",
                    "xmlelement",
                    "xmlforest",
                    "xmlpi",
                    "xmlquery"),
            UnsupportedFunctions.of(CONDITION, TiDBRefusal.NO_XML, "xmlexists"),
            UnsupportedFunctions.of(ORDERED_SET, TiDBRefusal.NO_XML, "xmlagg"),
            UnsupportedFunctions.of(AGGREGATE, QUANTILES, "median"),
            UnsupportedFunctions.of(ORDERED_SET, QUANTILES, "mode", "percentile_cont", "percentile_disc"),
            UnsupportedFunctions.of(
                    AGGREGATE,
                    "compute it from sum, avg and count of the columns and their products",
                    "corr",
                    "covar_pop",
                    "covar_samp",
                    "regr_avgx",
                    "regr_avgy",
                    "regr_count",
                    "regr_intercept",
                    "regr_r2",
                    "regr_slope",
                    "regr_sxx",
                    "regr_sxy",
                    "regr_syy"),
            UnsupportedFunctions.of(VALUE, "store the code in a column of its own, computed in Java", "soundex"),
            UnsupportedFunctions.of(
                    VALUE,
                    "use cosine_distance, euclidean_distance, taxicab_distance, inner_product, vector_dims or vector_norm",
                    "binary_quantize",
                    "hamming_distance",
                    "jaccard_distance",
                    "l1_norm",
                    "l2_norm",
                    "l2_normalize",
                    "subvector"));

    private RefusedFunctions() {}

    static void contribute(FunctionContributions contributions) {
        UnsupportedFunctions.register(contributions, FUNCTIONS, TiDBRefusal::ofFunction);
        new CommonFunctionFactory(contributions).xmltable(false);
    }
}
