package org.tidewire.tidb.internal.type;

import java.util.Map;
import org.hibernate.MappingException;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.boot.model.TypeContributions;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.BasicValue;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.query.sqm.function.SqmFunctionRegistry;
import org.hibernate.type.BasicType;
import org.hibernate.type.BasicTypeRegistry;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.StandardBasicTypes;
import org.tidewire.internal.type.VectorTypes;
import org.tidewire.tidb.internal.function.TiDBVectorFunction;

/**
 * Vectors, by Hibernate's own mapping {@code @JdbcTypeCode(SqlTypes.VECTOR) @Array(length = n) float[]}, and their
 * functions in HQL under the names that Hibernate gives them elsewhere.
 *
 * @see <a href="https://docs.pingcap.com/tidb/stable/vector-search-functions-and-operators">TiDB's vector functions</a>
 */
public final class TiDBVectors {
    private static final Map<String, String> OF_TWO_VECTORS = Map.of(
            "cosine_distance", "vec_cosine_distance(",
            "euclidean_distance", "vec_l2_distance(",
            "l2_distance", "vec_l2_distance(",
            "taxicab_distance", "vec_l1_distance(",
            "l1_distance", "vec_l1_distance(",
            "negative_inner_product", "vec_negative_inner_product(",
            "inner_product", "(-1*vec_negative_inner_product(");

    private TiDBVectors() {}

    public static void contributeTypes(TypeContributions contributions, Dialect dialect) {
        VectorTypes.contribute(contributions, TiDBVectorJdbcType::new, dialect);
    }

    /**
     * TiDB's vectors are of single floats, and Hibernate converts no other type of array to them.
     *
     * @throws MappingException where an attribute is of another type
     */
    public static void check(Metadata metadata) {
        for (Table table : metadata.collectTableMappings()) {
            for (Column column : table.getColumns()) {
                if (column.getValue() instanceof BasicValue value && isOfAnotherType(value)) {
                    throw new MappingException("The vector in column " + column.getName() + " of table "
                            + table.getName()
                            + " has to be a float[] in Java: TiDB's vectors are of single floats. Declare"
                            + " the attribute so, or convert it by an AttributeConverter");
                }
            }
        }
    }

    private static boolean isOfAnotherType(BasicValue value) {
        JdbcMapping mapping = value.resolve().getJdbcMapping();
        return mapping.getJdbcType().getDefaultSqlTypeCode() == SqlTypes.VECTOR
                && mapping.getJdbcJavaType().getJavaTypeClass() != float[].class;
    }

    public static void contributeFunctions(FunctionContributions contributions) {
        BasicTypeRegistry types = contributions.getTypeConfiguration().getBasicTypeRegistry();
        BasicType<Double> doubleType = types.resolve(StandardBasicTypes.DOUBLE);
        SqmFunctionRegistry functions = contributions.getFunctionRegistry();
        OF_TWO_VECTORS.forEach((name, start) -> functions.register(
                name, new TiDBVectorFunction(name, 2, start, start.startsWith("(") ? "))" : ")", doubleType)));
        functions.register(
                "vector_dims",
                new TiDBVectorFunction("vector_dims", 1, "vec_dims(", ")", types.resolve(StandardBasicTypes.INTEGER)));
        functions.register("vector_norm", new TiDBVectorFunction("vector_norm", 1, "vec_l2_norm(", ")", doubleType));
    }
}
