package org.tidewire.it.tidb.schema;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/** For HikariCP, which closes a connection after error 1105. That is TiDB's for a missing TiFlash too. */
public final class KeepConnections implements SQLExceptionOverride {
    @java.lang.Override
    public Override adjudicate(SQLException exception) {
        return Override.DO_NOT_EVICT;
    }
}
