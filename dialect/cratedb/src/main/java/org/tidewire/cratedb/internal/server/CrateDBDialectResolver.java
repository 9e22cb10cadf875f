package org.tidewire.cratedb.internal.server;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolver;
import org.jspecify.annotations.Nullable;
import org.tidewire.cratedb.CrateDBDialect;
import org.tidewire.cratedb.internal.connection.CrateDBBoot;
import org.tidewire.internal.boot.HibernateVersion;

/** Chooses {@link CrateDBDialect} where pgjdbc is connected to CrateDB, or where the settings name the product. */
public final class CrateDBDialectResolver implements DialectResolver {
    private static final long serialVersionUID = 1L;

    /** Made by {@link java.util.ServiceLoader}. */
    public CrateDBDialectResolver() {}

    @Override
    public @Nullable Dialect resolveDialect(DialectResolutionInfo info) {
        DatabaseMetaData metadata = info.getDatabaseMetadata();
        if (metadata == null) {
            return "CrateDB".equalsIgnoreCase(info.getDatabaseName()) ? load(info) : null;
        }
        if (!"PostgreSQL".equals(info.getDatabaseName()) || !isCrateDB(metadata)) {
            return null;
        }
        return load(info);
    }

    private static Dialect load(DialectResolutionInfo info) {
        return HibernateVersion.load(() -> new CrateDBDialect(info));
    }

    private static boolean isCrateDB(DatabaseMetaData metadata) {
        try {
            if (CrateDBVersion.of(metadata.getConnection()) == null) {
                return false;
            }
            CrateDBBoot.found(metadata.getConnection());
            return true;
        } catch (SQLException | NoClassDefFoundError e) {
            return false; // another driver that calls itself PostgreSQL's
        }
    }
}
