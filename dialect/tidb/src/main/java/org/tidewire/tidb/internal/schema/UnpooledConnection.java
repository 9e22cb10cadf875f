package org.tidewire.tidb.internal.schema;

import java.sql.Connection;
import java.sql.SQLException;
import org.hibernate.resource.transaction.spi.DdlTransactionIsolator;
import org.hibernate.tool.schema.internal.exec.JdbcContext;

/**
 * Gives the schema tool the driver's connection beneath one of HikariCP, which closes its own after error 1105. That is TiDB's
 * code of all errors that have none, such as a refused TiFlash replica, and the tool goes on after it.
 */
record UnpooledConnection(DdlTransactionIsolator isolator) implements DdlTransactionIsolator {
    @Override
    public JdbcContext getJdbcContext() {
        return isolator.getJdbcContext();
    }

    @Override
    public Connection getIsolatedConnection() {
        return unpooled(isolator.getIsolatedConnection());
    }

    @Override
    public Connection getIsolatedConnection(boolean autocommit) {
        return unpooled(isolator.getIsolatedConnection(autocommit));
    }

    private Connection unpooled(Connection connection) {
        if (!connection.getClass().getName().startsWith("com.zaxxer.hikari.")) {
            return connection;
        }
        try {
            return connection.unwrap(Connection.class);
        } catch (SQLException e) {
            throw getJdbcContext().getSqlExceptionHelper().convert(e, "HikariCP does not show the driver's connection");
        }
    }

    @Override
    public void release() {
        isolator.release();
    }
}
