package org.tidewire.databend.jdbc.internal.connection;

import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Savepoint;
import java.sql.Struct;
import java.util.Map;
import java.util.Properties;
import org.tidewire.databend.jdbc.internal.JdbcObject;
import org.tidewire.databend.jdbc.internal.Refusal;

/** Refuses savepoints, callable statements, generated keys, client info, and values made by the connection. */
abstract class RefusingConnection extends JdbcObject implements Connection {
    private static final String CALL = "Databend has no callable statements, so prepare a statement";
    private static final String KEYS = "use a sequence for keys, and select nextval first";
    private static final String VALUE = "set the value as text or bytes";
    private static final String SAVEPOINT = "Databend has no savepoints, so roll back the whole transaction";

    // spotless:off
    @Override public Array createArrayOf(String name, Object[] elements) throws SQLException { throw unsupported("Connection.createArrayOf", VALUE); }
    @Override public Blob createBlob() throws SQLException { throw unsupported("Connection.createBlob", VALUE); }
    @Override public Clob createClob() throws SQLException { throw unsupported("Connection.createClob", VALUE); }
    @Override public NClob createNClob() throws SQLException { throw unsupported("Connection.createNClob", VALUE); }
    @Override public SQLXML createSQLXML() throws SQLException { throw unsupported("Connection.createSQLXML", VALUE); }
    @Override public Struct createStruct(String name, Object[] elements) throws SQLException { throw unsupported("Connection.createStruct", VALUE); }
    @Override public CallableStatement prepareCall(String sql) throws SQLException { throw unsupported("Connection.prepareCall", CALL); }
    // spotless:on

    @Override
    public CallableStatement prepareCall(String sql, int type, int concurrency) throws SQLException {
        throw unsupported("Connection.prepareCall", CALL);
    }

    @Override
    public CallableStatement prepareCall(String sql, int type, int concurrency, int holdability) throws SQLException {
        throw unsupported("Connection.prepareCall", CALL);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, String[] columns) throws SQLException {
        throw unsupported("Connection.prepareStatement", KEYS);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int[] columns) throws SQLException {
        throw unsupported("Connection.prepareStatement", KEYS);
    }

    // spotless:off
    @Override public void releaseSavepoint(Savepoint savepoint) throws SQLException { throw unsupported("Connection.releaseSavepoint", SAVEPOINT); }
    @Override public void rollback(Savepoint savepoint) throws SQLException { throw unsupported("Connection.rollback", SAVEPOINT); }
    @Override public Savepoint setSavepoint() throws SQLException { throw unsupported("Connection.setSavepoint", SAVEPOINT); }
    @Override public Savepoint setSavepoint(String name) throws SQLException { throw unsupported("Connection.setSavepoint", SAVEPOINT); }
    @Override public void setTypeMap(Map<String, Class<?>> types) throws SQLException { throw unsupported("Connection.setTypeMap", VALUE); }
    // spotless:on

    @Override
    public void setClientInfo(Properties properties) throws SQLClientInfoException {
        throw new SQLClientInfoException(
                "Databend's JDBC layer does not support Connection.setClientInfo", Refusal.SQL_STATE, Map.of());
    }

    @Override
    public void setClientInfo(String name, String value) throws SQLClientInfoException {
        throw new SQLClientInfoException(
                "Databend's JDBC layer does not support Connection.setClientInfo", Refusal.SQL_STATE, Map.of());
    }
}
