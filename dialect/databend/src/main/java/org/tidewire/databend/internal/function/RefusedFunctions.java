package org.tidewire.databend.internal.function;

import java.util.Map;
import java.util.TreeMap;
import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.query.sqm.function.FunctionKind;
import org.hibernate.query.sqm.function.SqmFunctionRegistry;
import org.hibernate.type.BasicType;
import org.hibernate.type.StandardBasicTypes;
import org.tidewire.databend.internal.server.DatabendQueryRefusal;
import org.tidewire.internal.function.UnsupportedFunction;

/** The functions of HQL that Databend has nothing exact for. */
final class RefusedFunctions {
    private static final String IN_JAVA = "compute it in Java";
    private static final String SQUARE = "multiply l2_distance by itself";
    private static final String DOCUMENT = "change the document in Java, and write it as a whole";
    private static final String ARRAY = "change the array in Java, and write it as a whole";

    /** The functions, with what to do instead. */
    private static final Map<String, String> FUNCTIONS = new TreeMap<>(Map.ofEntries(
            Map.entry("array_positions", IN_JAVA),
            Map.entry("array_positions_list", IN_JAVA),
            Map.entry("array_set", ARRAY),
            Map.entry("binary_quantize", IN_JAVA),
            Map.entry("collate", "texts have no collations; compare lower(x) with lower(y)"),
            Map.entry("euclidean_squared_distance", SQUARE),
            Map.entry("hamming_distance", IN_JAVA),
            Map.entry("jaccard_distance", IN_JAVA),
            Map.entry("json_array_append", DOCUMENT),
            Map.entry("json_array_insert", DOCUMENT),
            Map.entry("json_insert", DOCUMENT),
            Map.entry("json_mergepatch", DOCUMENT),
            Map.entry("json_remove", DOCUMENT),
            Map.entry("json_replace", DOCUMENT),
            Map.entry("json_set", DOCUMENT),
            Map.entry("l1_norm", IN_JAVA),
            Map.entry("l2_normalize", IN_JAVA),
            Map.entry("l2_squared_distance", SQUARE),
            Map.entry("subvector", IN_JAVA),
            Map.entry("xmlcomment", IN_JAVA),
            Map.entry("xmlconcat", IN_JAVA),
            Map.entry("xmlelement", IN_JAVA),
            Map.entry("xmlforest", IN_JAVA),
            Map.entry("xmlpi", IN_JAVA),
            Map.entry("xmlquery", IN_JAVA)));

    private static final Map<String, String> PREDICATES = new TreeMap<>(Map.of(
            "array_includes_nullable", "use array_includes",
            "array_intersects_nullable", "use array_intersects",
            "array_overlaps_nullable", "use array_intersects",
            "xmlexists", IN_JAVA));

    private static final Map<String, String> AGGREGATES = new TreeMap<>(Map.ofEntries(
            Map.entry("corr", "divide covar_pop(x, y) by stddev_pop(x) * stddev_pop(y)"),
            Map.entry("regr_avgx", IN_JAVA),
            Map.entry("regr_avgy", IN_JAVA),
            Map.entry("regr_count", IN_JAVA),
            Map.entry("regr_intercept", IN_JAVA),
            Map.entry("regr_r2", IN_JAVA),
            Map.entry("regr_slope", IN_JAVA),
            Map.entry("regr_sxx", IN_JAVA),
            Map.entry("regr_sxy", IN_JAVA),
            Map.entry("regr_syy", IN_JAVA)));

    private static final Map<String, String> ORDERED_SETS = new TreeMap<>(Map.of(
            // quantile_disc takes another element than the standard says, and numbers alone.
            "percentile_disc", "use percentile_cont, or order and limit a subquery", "xmlagg", IN_JAVA));

    private RefusedFunctions() {}

    static void contribute(FunctionContributions contributions) {
        SqmFunctionRegistry functions = contributions.getFunctionRegistry();
        register(functions, FUNCTIONS, FunctionKind.NORMAL);
        register(functions, AGGREGATES, FunctionKind.AGGREGATE);
        register(functions, ORDERED_SETS, FunctionKind.ORDERED_SET_AGGREGATE);
        BasicType<Boolean> bool =
                contributions.getTypeConfiguration().getBasicTypeRegistry().resolve(StandardBasicTypes.BOOLEAN);
        PREDICATES.forEach((name, alternative) -> functions.register(
                name, new UnsupportedFunction(name, bool, () -> DatabendQueryRefusal.function(name, alternative))));
    }

    private static void register(SqmFunctionRegistry functions, Map<String, String> refused, FunctionKind kind) {
        refused.forEach((name, alternative) -> functions.register(
                name, new UnsupportedFunction(name, kind, () -> DatabendQueryRefusal.function(name, alternative))));
    }
}
