package org.tidewire.databend.internal.type;

import java.util.Map;
import java.util.TreeMap;
import org.hibernate.boot.model.TypeContributions;
import org.hibernate.dialect.Dialect;
import org.hibernate.metamodel.mapping.MappingModelExpressible;
import org.hibernate.query.sqm.function.SqmFunctionRegistry;
import org.hibernate.query.sqm.produce.function.FunctionArgumentTypeResolver;
import org.hibernate.query.sqm.produce.function.internal.AbstractFunctionArgumentTypeResolver;
import org.hibernate.query.sqm.tree.expression.SqmExpression;
import org.hibernate.type.BasicType;
import org.hibernate.type.BasicTypeRegistry;
import org.hibernate.type.StandardBasicTypes;
import org.hibernate.type.spi.TypeConfiguration;
import org.jspecify.annotations.Nullable;
import org.tidewire.internal.type.VectorTypes;

/**
 * Vectors, by Hibernate's own mapping {@code @JdbcTypeCode(SqlTypes.VECTOR) @Array(length = n) float[]}, and their functions
 * in HQL under the names that Hibernate gives them elsewhere.
 *
 * @see <a href="https://docs.databend.com/sql/sql-functions/vector-functions/">Databend's vector functions</a>
 */
public final class DatabendVectors {
    /** The longest vector: of 4097 numbers the engine says "Invalid vector dimension" (1006). */
    public static final int LONGEST = 4096;

    private static final Map<String, String> OF_TWO_VECTORS = new TreeMap<>(Map.of(
            "cosine_distance", "cosine_distance(?1,?2)",
            "euclidean_distance", "l2_distance(?1,?2)",
            "l2_distance", "l2_distance(?1,?2)",
            "taxicab_distance", "l1_distance(?1,?2)",
            "l1_distance", "l1_distance(?1,?2)",
            "inner_product", "inner_product(?1,?2)",
            "negative_inner_product", "(inner_product(?1,?2)*-1)"));

    /** A parameter is of the other argument's type, and length; by itself an array of floats would be JSON. */
    private static final FunctionArgumentTypeResolver OF_THE_OTHER_VECTOR =
            (AbstractFunctionArgumentTypeResolver) (arguments, index, converter) -> {
                @Nullable
                MappingModelExpressible<?> other = arguments.get(1 - index) instanceof SqmExpression<?> expression
                        ? converter.determineValueMapping(expression)
                        : null;
                return other != null
                        ? other
                        : converter
                                .getCreationContext()
                                .getTypeConfiguration()
                                .getBasicTypeRegistry()
                                .resolve(StandardBasicTypes.VECTOR);
            };

    private DatabendVectors() {}

    static void contributeTypes(TypeContributions contributions, Dialect dialect) {
        VectorTypes.contribute(contributions, VectorJdbcType::new, dialect);
    }

    public static void contributeFunctions(SqmFunctionRegistry functions, TypeConfiguration configuration) {
        BasicTypeRegistry types = configuration.getBasicTypeRegistry();
        BasicType<Double> doubleType = types.resolve(StandardBasicTypes.DOUBLE);
        OF_TWO_VECTORS.forEach((name, pattern) -> functions
                .patternDescriptorBuilder(name, pattern)
                .setExactArgumentCount(2)
                .setArgumentTypeResolver(OF_THE_OTHER_VECTOR)
                .setInvariantType(doubleType)
                .register());
        functions
                .patternDescriptorBuilder("vector_dims", "vector_dims(?1)")
                .setExactArgumentCount(1)
                .setInvariantType(types.resolve(StandardBasicTypes.INTEGER))
                .register();
        functions
                .patternDescriptorBuilder("vector_norm", "vector_norm(?1)")
                .setExactArgumentCount(1)
                .setInvariantType(doubleType)
                .register();
        functions.registerAlternateKey("l2_norm", "vector_norm");
    }
}
