package org.tidewire.cratedb.internal.type;

import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.AbstractClassJavaType;
import org.hibernate.type.descriptor.java.MutableMutabilityPlan;
import org.hibernate.type.descriptor.jdbc.JdbcType;
import org.hibernate.type.descriptor.jdbc.JdbcTypeIndicators;
import org.jspecify.annotations.Nullable;
import org.postgresql.geometric.PGpoint;

/** The driver's point: an attribute of this type is a {@code geo_point}, longitude first. */
final class PointJavaType extends AbstractClassJavaType<PGpoint> {
    static final PointJavaType INSTANCE = new PointJavaType();

    private static final long serialVersionUID = 1L;

    private PointJavaType() {
        super(PGpoint.class, new Copies());
    }

    @Override
    public JdbcType getRecommendedJdbcType(JdbcTypeIndicators indicators) {
        return PointJdbcType.INSTANCE;
    }

    @Override
    public <X> @Nullable X unwrap(@Nullable PGpoint value, Class<X> type, WrapperOptions options) {
        if (value == null) {
            return null;
        }
        if (!type.isInstance(value)) {
            throw unknownUnwrap(type);
        }
        return type.cast(value);
    }

    @Override
    public <X> @Nullable PGpoint wrap(@Nullable X value, WrapperOptions options) {
        if (value == null) {
            return null;
        }
        if (value instanceof PGpoint point) {
            return point;
        }
        throw unknownWrap(value.getClass());
    }

    private static final class Copies extends MutableMutabilityPlan<PGpoint> {
        private static final long serialVersionUID = 1L;

        @Override
        protected PGpoint deepCopyNotNull(PGpoint value) {
            return new PGpoint(value.x, value.y);
        }
    }
}
