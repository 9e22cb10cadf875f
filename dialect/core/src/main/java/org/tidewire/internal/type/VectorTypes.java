package org.tidewire.internal.type;

import java.util.function.Function;
import org.hibernate.boot.model.TypeContributions;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.jdbc.Size;
import org.hibernate.metamodel.mapping.SqlExpressible;
import org.hibernate.type.BasicArrayType;
import org.hibernate.type.BasicTypeRegistry;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.StandardBasicTypes;
import org.hibernate.type.Type;
import org.hibernate.type.descriptor.jdbc.JdbcType;
import org.hibernate.type.descriptor.sql.DdlType;
import org.hibernate.type.descriptor.sql.internal.DdlTypeImpl;
import org.hibernate.type.descriptor.sql.spi.DdlTypeRegistry;
import org.hibernate.type.spi.TypeConfiguration;
import org.jspecify.annotations.Nullable;

/** Makes a dialect know vectors, by Hibernate's own mapping {@code @JdbcTypeCode(SqlTypes.VECTOR) @Array(length = n)}. */
public final class VectorTypes {
    private VectorTypes() {}

    /**
     * Registers a database's vectors of floats.
     *
     * @param contributions what Hibernate hands to a dialect
     * @param typeOf makes the type, from that of the elements
     * @param dialect whose columns are {@code vector(n)}
     */
    public static void contribute(
            TypeContributions contributions, Function<JdbcType, TextVectorJdbcType> typeOf, Dialect dialect) {
        TypeConfiguration types = contributions.getTypeConfiguration();
        BasicTypeRegistry basicTypes = types.getBasicTypeRegistry();
        TextVectorJdbcType vector = typeOf.apply(types.getJdbcTypeRegistry().getDescriptor(SqlTypes.FLOAT));
        types.getJdbcTypeRegistry().addDescriptor(SqlTypes.VECTOR, vector);
        basicTypes.register(
                new BasicArrayType<>(
                        basicTypes.resolve(StandardBasicTypes.FLOAT),
                        vector,
                        types.getJavaTypeRegistry().resolveDescriptor(float[].class)),
                StandardBasicTypes.VECTOR.getName());
        types.getDdlTypeRegistry().addDescriptor(columns("vector", dialect));
    }

    /**
     * Columns {@code name(n)} by the length of the array, and {@code name} without one.
     *
     * @param name of the type on the database
     * @param dialect whose type it is
     */
    public static DdlType columns(String name, Dialect dialect) {
        return new VectorDdlType(name, dialect);
    }

    private static final class VectorDdlType extends DdlTypeImpl {
        private static final long serialVersionUID = 1L;

        private final String name;

        VectorDdlType(String name, Dialect dialect) {
            super(SqlTypes.VECTOR, name + "($l)", name, dialect);
            this.name = name;
        }

        @Override
        public String getTypeName(Size size, Type type, DdlTypeRegistry registry) {
            @Nullable Integer length = size.getArrayLength();
            return length == null ? name : getTypeName(length.longValue(), null, null);
        }

        /**
         * Hibernate 7.4.15, unlike 7.4.13, gives a vector the precision of its elements. Its own method takes that for a size
         * and leaves the place of the length unfilled.
         */
        @Override
        public String getCastTypeName(Size size, SqlExpressible type, DdlTypeRegistry registry) {
            return name;
        }
    }
}
