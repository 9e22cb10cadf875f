package org.tidewire.tidb.internal.session;

import org.hibernate.SharedSessionContract;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.tidb.TiDBDialect;

/** Operations that need a session on TiDB. */
public final class TiDBSessions {
    private TiDBSessions() {}

    /**
     * The dialect of a session that has to be on TiDB.
     *
     * @param session any session
     * @param feature what needs TiDB
     * @param alternative what to do on another database
     * @return the dialect
     * @throws UnsupportedFeatureException on another database
     */
    public static TiDBDialect requireTiDB(SharedSessionContract session, String feature, String alternative) {
        Dialect dialect = session.unwrap(SharedSessionContractImplementor.class)
                .getJdbcServices()
                .getDialect();
        if (dialect instanceof TiDBDialect tidb) {
            return tidb;
        }
        throw new UnsupportedFeatureException(dialect.getClass().getSimpleName(), feature, alternative);
    }
}
