package org.tidewire.databend;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.spi.QueryEngine;
import org.hibernate.query.sqm.function.AbstractSqmFunctionDescriptor;
import org.hibernate.query.sqm.function.FunctionKind;
import org.hibernate.query.sqm.function.SelfRenderingSqmFunction;
import org.hibernate.query.sqm.function.SqmFunctionRegistry;
import org.hibernate.query.sqm.tree.SqmTypedNode;

/** A function of HQL that Databend has nothing exact for: to use it in a query is refused by name. */
final class RefusedFunction extends AbstractSqmFunctionDescriptor {
    private static final String IN_JAVA = "compute it in Java";
    private static final String DOCUMENT_IN_JAVA = "change the document in Java, and write it as a whole";

    /** The functions, with what to do instead. */
    static final Map<String, String> ALTERNATIVES = new TreeMap<>(Map.ofEntries(
            Map.entry("collate", "texts have no collations; compare lower(x) with lower(y)"),
            Map.entry("corr", "divide covar_pop(x, y) by stddev_pop(x) * stddev_pop(y)"),
            Map.entry("json_set", DOCUMENT_IN_JAVA),
            Map.entry("json_remove", DOCUMENT_IN_JAVA),
            Map.entry("json_replace", DOCUMENT_IN_JAVA),
            Map.entry("json_insert", DOCUMENT_IN_JAVA),
            Map.entry("json_mergepatch", DOCUMENT_IN_JAVA),
            Map.entry("json_array_append", DOCUMENT_IN_JAVA),
            Map.entry("json_array_insert", DOCUMENT_IN_JAVA),
            Map.entry("percentile_disc", "use percentile_cont, or order and limit a subquery"),
            Map.entry("xmlelement", IN_JAVA),
            Map.entry("xmlforest", IN_JAVA),
            Map.entry("xmlconcat", IN_JAVA),
            Map.entry("xmlcomment", IN_JAVA),
            Map.entry("xmlpi", IN_JAVA),
            Map.entry("xmlquery", IN_JAVA),
            Map.entry("xmlexists", IN_JAVA),
            Map.entry("xmlagg", IN_JAVA),
            Map.entry("regr_avgx", IN_JAVA),
            Map.entry("regr_avgy", IN_JAVA),
            Map.entry("regr_count", IN_JAVA),
            Map.entry("regr_intercept", IN_JAVA),
            Map.entry("regr_r2", IN_JAVA),
            Map.entry("regr_slope", IN_JAVA),
            Map.entry("regr_sxx", IN_JAVA),
            Map.entry("regr_sxy", IN_JAVA),
            Map.entry("regr_syy", IN_JAVA)));

    private RefusedFunction(String name) {
        super(name);
    }

    static void registerAll(SqmFunctionRegistry functions) {
        ALTERNATIVES.keySet().forEach(name -> functions.register(name, new RefusedFunction(name)));
    }

    /** Aggregates, ordered sets and windows end here, too. */
    @Override
    protected <T> SelfRenderingSqmFunction<T> generateSqmFunctionExpression(
            List<? extends SqmTypedNode<?>> arguments, ReturnableType<T> impliedResultType, QueryEngine queryEngine) {
        throw DatabendQueryRefusal.function(getName(), String.valueOf(ALTERNATIVES.get(getName())));
    }

    @Override
    public FunctionKind getFunctionKind() {
        return FunctionKind.NORMAL;
    }
}
