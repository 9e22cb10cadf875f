package org.tidewire.cratedb.internal.type;

import org.hibernate.query.sqm.CastType;
import org.hibernate.type.descriptor.jdbc.TimestampUtcAsOffsetDateTimeJdbcType;

/**
 * A point in time. As a {@code java.sql.Timestamp} it would have the days of the Julian calendar before 1582-10-15. Hibernate's own
 * type is none of a cast that it knows, and the server's text of a point in time is a number of milliseconds.
 */
final class InstantJdbcType extends TimestampUtcAsOffsetDateTimeJdbcType {
    static final InstantJdbcType INSTANCE = new InstantJdbcType();

    private static final long serialVersionUID = 1L;

    private InstantJdbcType() {}

    @Override
    public CastType getCastType() {
        return CastType.OFFSET_TIMESTAMP;
    }
}
