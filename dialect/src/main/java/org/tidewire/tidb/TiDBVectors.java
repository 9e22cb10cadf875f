package org.tidewire.tidb;

import java.util.Map;
import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.boot.model.TypeContributions;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.jdbc.Size;
import org.hibernate.metamodel.mapping.MappingModelExpressible;
import org.hibernate.query.sqm.function.SqmFunctionRegistry;
import org.hibernate.query.sqm.produce.function.internal.AbstractFunctionArgumentTypeResolver;
import org.hibernate.query.sqm.tree.expression.SqmExpression;
import org.hibernate.type.BasicArrayType;
import org.hibernate.type.BasicType;
import org.hibernate.type.BasicTypeRegistry;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.StandardBasicTypes;
import org.hibernate.type.Type;
import org.hibernate.type.descriptor.sql.internal.DdlTypeImpl;
import org.hibernate.type.descriptor.sql.spi.DdlTypeRegistry;
import org.hibernate.type.spi.TypeConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Vectors, by Hibernate's own mapping {@code @JdbcTypeCode(SqlTypes.VECTOR) @Array(length = n) float[]}, and their
 * functions in HQL under the names that Hibernate gives them elsewhere.
 *
 * @see <a href="https://docs.pingcap.com/tidb/stable/vector-search-functions-and-operators">TiDB's vector functions</a>
 */
final class TiDBVectors {
    private static final Map<String, String> OF_TWO_VECTORS = Map.of(
            "cosine_distance", "vec_cosine_distance(?1,?2)",
            "euclidean_distance", "vec_l2_distance(?1,?2)",
            "l2_distance", "vec_l2_distance(?1,?2)",
            "taxicab_distance", "vec_l1_distance(?1,?2)",
            "l1_distance", "vec_l1_distance(?1,?2)",
            "negative_inner_product", "vec_negative_inner_product(?1,?2)",
            "inner_product", "(vec_negative_inner_product(?1,?2)*-1)");

    /** A parameter is of the other argument's type; by itself an array of floats would be JSON. */
    private static final AbstractFunctionArgumentTypeResolver OF_THE_OTHER_VECTOR = (arguments, index, converter) -> {
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

    private TiDBVectors() {}

    static void contributeTypes(TypeContributions contributions, Dialect dialect) {
        TypeConfiguration types = contributions.getTypeConfiguration();
        BasicTypeRegistry basicTypes = types.getBasicTypeRegistry();
        BasicType<Float> floatType = basicTypes.resolve(StandardBasicTypes.FLOAT);
        TiDBVectorJdbcType vector =
                new TiDBVectorJdbcType(types.getJdbcTypeRegistry().getDescriptor(SqlTypes.FLOAT));
        types.getJdbcTypeRegistry().addDescriptor(SqlTypes.VECTOR, vector);
        basicTypes.register(
                new BasicArrayType<>(
                        floatType, vector, types.getJavaTypeRegistry().resolveDescriptor(float[].class)),
                StandardBasicTypes.VECTOR.getName());
        types.getDdlTypeRegistry().addDescriptor(new VectorDdlType(dialect));
    }

    static void contributeFunctions(FunctionContributions contributions) {
        BasicTypeRegistry types = contributions.getTypeConfiguration().getBasicTypeRegistry();
        BasicType<Double> doubleType = types.resolve(StandardBasicTypes.DOUBLE);
        SqmFunctionRegistry functions = contributions.getFunctionRegistry();
        OF_TWO_VECTORS.forEach((name, pattern) -> functions
                .patternDescriptorBuilder(name, pattern)
                .setExactArgumentCount(2)
                .setArgumentTypeResolver(OF_THE_OTHER_VECTOR)
                .setInvariantType(doubleType)
                .register());
        functions
                .patternDescriptorBuilder("vector_dims", "vec_dims(?1)")
                .setExactArgumentCount(1)
                .setInvariantType(types.resolve(StandardBasicTypes.INTEGER))
                .register();
        functions
                .patternDescriptorBuilder("vector_norm", "vec_l2_norm(?1)")
                .setExactArgumentCount(1)
                .setInvariantType(doubleType)
                .register();
    }

    /** {@code vector(n)} by the length of the array, and {@code vector} without one. */
    private static final class VectorDdlType extends DdlTypeImpl {
        private static final long serialVersionUID = 1L;

        VectorDdlType(Dialect dialect) {
            super(SqlTypes.VECTOR, "vector($l)", "vector", dialect);
        }

        @Override
        public String getTypeName(Size size, Type type, DdlTypeRegistry registry) {
            @Nullable Integer length = size.getArrayLength();
            return length == null ? "vector" : getTypeName(length.longValue(), null, null);
        }
    }
}
