package org.tidewire.cratedb;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import org.hibernate.boot.model.TypeContributions;
import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;
import org.hibernate.engine.jdbc.env.spi.NameQualifierSupport;
import org.hibernate.service.ServiceRegistry;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.tidewire.cratedb.internal.server.CrateDBRefusal;
import org.tidewire.cratedb.internal.server.CrateDBVersion;
import org.tidewire.cratedb.internal.server.RefusedProperty;
import org.tidewire.internal.boot.HibernateVersion;

/**
 * A {@linkplain Dialect SQL dialect} for CrateDB 6.4 and later, over PostgreSQL's driver, {@code jdbc:postgresql:}.
 *
 * <p>It is chosen by itself where the server says that it is CrateDB; {@code hibernate.dialect=CrateDB} names it.
 */
public class CrateDBDialect extends Dialect {
    private final @Nullable String refusedProperty;

    /** Assumes the oldest version that is supported, for use without any information on the server. */
    public CrateDBDialect() {
        this(CrateDBVersion.MINIMUM);
    }

    /**
     * For a version of the server.
     *
     * @param version CrateDB's own version, for example {@code DatabaseVersion.make(6, 4, 4)}
     */
    public CrateDBDialect(DatabaseVersion version) {
        super(version);
        this.refusedProperty = null;
    }

    /**
     * Made by Hibernate, for the server that it is connected to or that the settings describe.
     *
     * @param info what is known of the server
     */
    public CrateDBDialect(DialectResolutionInfo info) {
        super(CrateDBVersion.of(info));
        this.refusedProperty = refusedProperty(info.getDatabaseMetadata());
    }

    private static @Nullable String refusedProperty(@Nullable DatabaseMetaData metadata) {
        try {
            return metadata == null || !metadata.getConnection().isWrapperFor(PGConnection.class)
                    ? null
                    : RefusedProperty.of(metadata.getConnection().unwrap(PGConnection.class), metadata.getURL());
        } catch (SQLException e) {
            return null;
        }
    }

    // Boot: settings are at hand, and what is thrown reaches the application ----------------------------------------

    /** Older servers are refused by {@link #contributeTypes}, whose exceptions reach the application. */
    @Override
    protected DatabaseVersion getMinimumSupportedVersion() {
        return CrateDBVersion.MINIMUM;
    }

    @Override
    public void contributeTypes(TypeContributions typeContributions, ServiceRegistry serviceRegistry) {
        HibernateVersion.require();
        if (getVersion().isBefore(CrateDBVersion.MINIMUM)) {
            throw CrateDBRefusal.OLD_SERVER.exception(getVersion().toString());
        }
        if (refusedProperty != null) {
            throw CrateDBRefusal.DRIVER_PROPERTY.exception(refusedProperty);
        }
        super.contributeTypes(typeContributions, serviceRegistry);
    }

    // Names -----------------------------------------------------------------------------------------------------------

    @Override
    public NameQualifierSupport getNameQualifierSupport() {
        return NameQualifierSupport.SCHEMA;
    }
}
