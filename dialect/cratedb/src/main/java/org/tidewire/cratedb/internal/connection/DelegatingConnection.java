package org.tidewire.cratedb.internal.connection;

import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.NClob;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.SQLXML;
import java.sql.ShardingKey;
import java.sql.Struct;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executor;

/** Passes on what CrateDB's connections do as other connections do; {@link CrateDBConnection} has the rest. */
abstract class DelegatingConnection implements Connection {
    final Connection connection;

    DelegatingConnection(Connection connection) {
        this.connection = connection;
    }

    // One line for each method of the interface.
    // spotless:off

    @Override public CallableStatement prepareCall(String a) throws SQLException { return connection.prepareCall(a); }
    @Override public String nativeSQL(String a) throws SQLException { return connection.nativeSQL(a); }
    @Override public boolean getAutoCommit() throws SQLException { return connection.getAutoCommit(); }
    @Override public boolean isClosed() throws SQLException { return connection.isClosed(); }
    @Override public void setReadOnly(boolean a) throws SQLException { connection.setReadOnly(a); }
    @Override public boolean isReadOnly() throws SQLException { return connection.isReadOnly(); }
    @Override public void setCatalog(String a) throws SQLException { connection.setCatalog(a); }
    @Override public String getCatalog() throws SQLException { return connection.getCatalog(); }
    @Override public void setTransactionIsolation(int a) throws SQLException { connection.setTransactionIsolation(a); }
    @Override public int getTransactionIsolation() throws SQLException { return connection.getTransactionIsolation(); }
    @Override public SQLWarning getWarnings() throws SQLException { return connection.getWarnings(); }
    @Override public void clearWarnings() throws SQLException { connection.clearWarnings(); }
    @Override public CallableStatement prepareCall(String a, int b, int c) throws SQLException { return connection.prepareCall(a, b, c); }
    @Override public Map<String, Class<?>> getTypeMap() throws SQLException { return connection.getTypeMap(); }
    @Override public void setTypeMap(Map<String, Class<?>> a) throws SQLException { connection.setTypeMap(a); }
    @Override public void setHoldability(int a) throws SQLException { connection.setHoldability(a); }
    @Override public int getHoldability() throws SQLException { return connection.getHoldability(); }
    @Override public CallableStatement prepareCall(String a, int b, int c, int d) throws SQLException { return connection.prepareCall(a, b, c, d); }
    @Override public Clob createClob() throws SQLException { return connection.createClob(); }
    @Override public Blob createBlob() throws SQLException { return connection.createBlob(); }
    @Override public NClob createNClob() throws SQLException { return connection.createNClob(); }
    @Override public SQLXML createSQLXML() throws SQLException { return connection.createSQLXML(); }
    @Override public boolean isValid(int a) throws SQLException { return connection.isValid(a); }
    @Override public void setClientInfo(String a, String b) throws SQLClientInfoException { connection.setClientInfo(a, b); }
    @Override public void setClientInfo(Properties a) throws SQLClientInfoException { connection.setClientInfo(a); }
    @Override public String getClientInfo(String a) throws SQLException { return connection.getClientInfo(a); }
    @Override public Properties getClientInfo() throws SQLException { return connection.getClientInfo(); }
    @Override public Array createArrayOf(String a, Object[] b) throws SQLException { return connection.createArrayOf(a, b); }
    @Override public Struct createStruct(String a, Object[] b) throws SQLException { return connection.createStruct(a, b); }
    @Override public void setSchema(String a) throws SQLException { connection.setSchema(a); }
    @Override public String getSchema() throws SQLException { return connection.getSchema(); }
    @Override public void setNetworkTimeout(Executor a, int b) throws SQLException { connection.setNetworkTimeout(a, b); }
    @Override public int getNetworkTimeout() throws SQLException { return connection.getNetworkTimeout(); }
    @Override public void beginRequest() throws SQLException { connection.beginRequest(); }
    @Override public void endRequest() throws SQLException { connection.endRequest(); }
    @Override public boolean setShardingKeyIfValid(ShardingKey a, ShardingKey b, int c) throws SQLException { return connection.setShardingKeyIfValid(a, b, c); }
    @Override public boolean setShardingKeyIfValid(ShardingKey a, int b) throws SQLException { return connection.setShardingKeyIfValid(a, b); }
    @Override public void setShardingKey(ShardingKey a, ShardingKey b) throws SQLException { connection.setShardingKey(a, b); }
    @Override public void setShardingKey(ShardingKey a) throws SQLException { connection.setShardingKey(a); }

    // spotless:on
}
