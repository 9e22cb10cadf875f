package org.tidewire.cratedb.internal.connection;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;

/**
 * Metadata that answer where pgjdbc's ask for what CrateDB's catalog does not have. It is a proxy: of 177 methods two differ,
 * and none is called while rows are read or written.
 */
final class CrateDBMetaData {
    private CrateDBMetaData() {}

    static DatabaseMetaData of(Connection connection) throws SQLException {
        DatabaseMetaData metadata = connection.getMetaData();
        return (DatabaseMetaData) Proxy.newProxyInstance(
                CrateDBMetaData.class.getClassLoader(),
                new Class<?>[] {DatabaseMetaData.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    // What the server reports of any connection, whatever is set.
                    case "getDefaultTransactionIsolation" -> Connection.TRANSACTION_READ_UNCOMMITTED;
                    // There are no indexes that have a name: no rows, as there are no foreign keys.
                    case "getIndexInfo" -> metadata.getImportedKeys(null, null, (String) arguments[2]);
                    case "getConnection" -> connection;
                    default -> {
                        try {
                            yield method.invoke(metadata, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getTargetException();
                        }
                    }
                });
    }
}
