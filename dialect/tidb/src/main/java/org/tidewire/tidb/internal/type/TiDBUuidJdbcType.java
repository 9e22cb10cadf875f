package org.tidewire.tidb.internal.type;

import org.hibernate.engine.jdbc.Size;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.query.sqm.CastType;
import org.hibernate.type.descriptor.jdbc.UuidAsBinaryJdbcType;
import org.jspecify.annotations.Nullable;

/** A UUID in {@code binary(16)}, whose bytes are no text: a cast has to convert them. */
public final class TiDBUuidJdbcType extends UuidAsBinaryJdbcType {
    /** TiDB takes the text for one of 32 characters, and a cast without a length cuts the last four off. */
    public static final String TEXT_OF = "cast(bin_to_uuid(?1) as char(36))";

    private static final long serialVersionUID = 1L;

    public static final TiDBUuidJdbcType INSTANCE = new TiDBUuidJdbcType();

    private TiDBUuidJdbcType() {}

    @Override
    public @Nullable String castToPattern(JdbcMapping target, @Nullable Size size) {
        return isText(target) ? "cast(" + TEXT_OF + " as ?2)" : super.castToPattern(target, size);
    }

    @Override
    public @Nullable String castFromPattern(JdbcMapping source, @Nullable Size size) {
        return isText(source) ? "uuid_to_bin(?1)" : super.castFromPattern(source, size);
    }

    private static boolean isText(JdbcMapping type) {
        return type.getCastType() == CastType.STRING || type.getCastType() == CastType.CLOB;
    }
}
