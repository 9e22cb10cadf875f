package org.tidewire.tidb;

import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.dialect.MySQLDialect;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;

/** Under construction. */
public class TiDBDialect extends MySQLDialect {
    /** Stub. */
    public TiDBDialect() {
        super(TiDBVersion.ASSUMED);
    }

    /**
     * Stub.
     *
     * @param info the server
     */
    public TiDBDialect(DialectResolutionInfo info) {
        super(TiDBVersion.ASSUMED);
    }

    /**
     * Stub.
     *
     * @param info the server
     * @return whether it is TiDB
     */
    public static boolean matches(DialectResolutionInfo info) {
        return TiDBVersion.isTiDB(info.getDatabaseVersion()) || "TiDB".equalsIgnoreCase(info.getDatabaseName());
    }

    @Override
    public DatabaseVersion getMySQLVersion() {
        return DatabaseVersion.make(8, 0, 11);
    }

    @Override
    public org.hibernate.dialect.sequence.SequenceSupport getSequenceSupport() {
        return org.hibernate.dialect.sequence.MariaDBSequenceSupport.INSTANCE;
    }
}
