package org.tidewire.tidb.internal.function;

import java.util.List;
import java.util.stream.Stream;
import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.dialect.function.CommonFunctionFactory;
import org.hibernate.query.sqm.function.FunctionKind;
import org.hibernate.query.sqm.function.SqmFunctionRegistry;
import org.hibernate.type.BasicType;
import org.hibernate.type.StandardBasicTypes;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.internal.function.UnsupportedFunction;
import org.tidewire.tidb.internal.server.TiDBRefusal;

/**
 * Functions that HQL has on other databases, and TiDB lacks: refused by name, with what to do instead. TiDB's own answer
 * would be error 1305 or 1064, or one of Hibernate's that says nothing.
 *
 * <p>An application that contributes a function under one of these names gets its own.
 */
public enum RefusedFunctions {
    ARRAYS(
            "arrays are JSON here: read the array as a whole, or map it as an @ElementCollection and query that",
            "array_agg",
            "array_fill",
            "array_fill_list",
            "array_intersects",
            "array_overlaps",
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
    XML(
            "it has no XML: store the document as JSON, or as text that is read and written in Java",
            "xmlagg",
            "xmlcomment",
            "xmlconcat",
            "xmlelement",
            "xmlexists",
            "xmlforest",
            "xmlpi",
            "xmlquery"),
    QUANTILES(
            "rank the rows by a window function such as row_number() in a subquery, and take those in the middle",
            "median",
            "mode",
            "percentile_cont",
            "percentile_disc"),
    REGRESSION(
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
    SOUNDS("store the code in a column of its own, computed in Java", "soundex"),
    VECTORS(
            "use cosine_distance, euclidean_distance, taxicab_distance, inner_product, vector_dims or vector_norm",
            "binary_quantize",
            "hamming_distance",
            "jaccard_distance",
            "l1_norm",
            "l2_norm",
            "l2_normalize",
            "subvector");

    private final String alternative;

    @SuppressWarnings("ImmutableEnumChecker") // it is made by List.of
    private final List<String> names;

    RefusedFunctions(String alternative, String... names) {
        this.alternative = alternative;
        this.names = List.of(names);
    }

    static void contribute(FunctionContributions contributions) {
        SqmFunctionRegistry functions = contributions.getFunctionRegistry();
        BasicType<Boolean> bool =
                contributions.getTypeConfiguration().getBasicTypeRegistry().resolve(StandardBasicTypes.BOOLEAN);
        for (RefusedFunctions group : values()) {
            for (String name : group.names) {
                functions.register(
                        name,
                        isPredicate(name)
                                ? new UnsupportedFunction(name, bool, () -> group.refusal(name))
                                : new UnsupportedFunction(name, group.kindOf(name), () -> group.refusal(name)));
            }
        }
        new CommonFunctionFactory(contributions).xmltable(false);
    }

    private static boolean isPredicate(String name) {
        return Stream.of("contains", "includes", "intersects", "overlaps", "exists")
                .anyMatch(name.replace("_nullable", "")::endsWith);
    }

    /** Only aggregates take {@code filter}, and only these {@code within group}. */
    private FunctionKind kindOf(String name) {
        if (name.endsWith("agg") || name.equals("mode") || name.startsWith("percentile")) {
            return FunctionKind.ORDERED_SET_AGGREGATE;
        }
        return this == QUANTILES || this == REGRESSION ? FunctionKind.AGGREGATE : FunctionKind.NORMAL;
    }

    public UnsupportedFeatureException refusal(String name) {
        return TiDBRefusal.ofFunction(name, alternative);
    }
}
