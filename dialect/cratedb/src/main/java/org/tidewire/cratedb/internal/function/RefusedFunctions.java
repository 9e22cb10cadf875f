package org.tidewire.cratedb.internal.function;

import static org.tidewire.internal.function.UnsupportedFunctions.Kind.AGGREGATE;
import static org.tidewire.internal.function.UnsupportedFunctions.Kind.CONDITION;
import static org.tidewire.internal.function.UnsupportedFunctions.Kind.ORDERED_SET;
import static org.tidewire.internal.function.UnsupportedFunctions.Kind.VALUE;

import java.util.List;
import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.dialect.function.json.JsonExistsFunction;
import org.hibernate.dialect.function.json.JsonQueryFunction;
import org.hibernate.dialect.function.json.JsonValueFunction;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.sqm.function.SqmFunctionRegistry;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.type.spi.TypeConfiguration;
import org.tidewire.cratedb.internal.server.CrateDBQueryRefusal;
import org.tidewire.internal.function.UnsupportedFunctions;

/** The functions of HQL that CrateDB has nothing exact for. */
final class RefusedFunctions {
    private static final String IN_JAVA = "compute it in Java";
    private static final String DOCUMENT = "read the document, and do it in Java";

    private static final List<UnsupportedFunctions> FUNCTIONS = List.of(
            UnsupportedFunctions.of(
                    VALUE,
                    IN_JAVA,
                    "array_positions",
                    "array_positions_list",
                    "array_fill",
                    "array_fill_list",
                    "array_remove",
                    "array_remove_index",
                    "array_replace",
                    "array_reverse",
                    "array_set",
                    "array_slice",
                    "array_concat",
                    "array_prepend",
                    "array_sort",
                    "array_to_string",
                    "array_trim",
                    "hex",
                    "sha",
                    "l1_distance",
                    "l2_distance",
                    "cosine_distance",
                    "inner_product",
                    "negative_inner_product",
                    "hamming_distance",
                    "jaccard_distance",
                    "xmlcomment",
                    "xmlconcat",
                    "xmlelement",
                    "xmlforest",
                    "xmlpi",
                    "xmlquery"),
            UnsupportedFunctions.of(VALUE, "texts have no collations; compare lower(x) with lower(y)", "collate"),
            UnsupportedFunctions.of(
                    VALUE,
                    DOCUMENT,
                    "json_array",
                    "json_array_append",
                    "json_array_insert",
                    "json_insert",
                    "json_mergepatch",
                    "json_object",
                    "json_remove",
                    "json_replace",
                    "json_set"),
            UnsupportedFunctions.of(
                    CONDITION,
                    IN_JAVA,
                    "xmlexists",
                    "array_includes",
                    "array_includes_nullable",
                    "array_contains_nullable",
                    "array_intersects_nullable",
                    "array_overlaps_nullable"),
            UnsupportedFunctions.of(
                    AGGREGATE,
                    IN_JAVA,
                    "corr",
                    "covar_pop",
                    "covar_samp",
                    "median",
                    "ntile",
                    "json_objectagg",
                    "regr_avgx",
                    "regr_avgy",
                    "regr_count",
                    "regr_intercept",
                    "regr_r2",
                    "regr_slope",
                    "regr_sxx",
                    "regr_sxy",
                    "regr_syy"),
            UnsupportedFunctions.of(
                    ORDERED_SET,
                    "order the rows by a query, and combine them in Java",
                    "array_agg",
                    "json_arrayagg",
                    "listagg",
                    "mode",
                    "percentile_cont",
                    "percentile_disc",
                    "percent_rank",
                    "cume_dist",
                    "xmlagg"));

    private RefusedFunctions() {}

    static void contribute(FunctionContributions contributions) {
        UnsupportedFunctions.register(contributions, FUNCTIONS, CrateDBQueryRefusal::function);
        contributeJson(contributions.getFunctionRegistry(), contributions.getTypeConfiguration());
    }

    /** Hibernate casts these three to classes of its own. */
    private static void contributeJson(SqmFunctionRegistry functions, TypeConfiguration types) {
        functions.register("json_value", new JsonValueFunction(types, true, true) {
            @Override
            protected void render(
                    SqlAppender appender,
                    JsonValueArguments arguments,
                    ReturnableType<?> returnType,
                    SqlAstTranslator<?> translator) {
                throw CrateDBQueryRefusal.function(getName(), DOCUMENT);
            }
        });
        functions.register("json_query", new JsonQueryFunction(types, true, true) {
            @Override
            protected void render(
                    SqlAppender appender,
                    JsonQueryArguments arguments,
                    ReturnableType<?> returnType,
                    SqlAstTranslator<?> translator) {
                throw CrateDBQueryRefusal.function(getName(), DOCUMENT);
            }
        });
        functions.register("json_exists", new JsonExistsFunction(types, true, true) {
            @Override
            protected void render(
                    SqlAppender appender,
                    JsonExistsArguments arguments,
                    ReturnableType<?> returnType,
                    SqlAstTranslator<?> translator) {
                throw CrateDBQueryRefusal.function(getName(), DOCUMENT);
            }
        });
    }
}
