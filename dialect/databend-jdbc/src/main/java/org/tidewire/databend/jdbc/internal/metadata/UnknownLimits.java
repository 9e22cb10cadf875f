package org.tidewire.databend.jdbc.internal.metadata;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import org.tidewire.databend.jdbc.internal.JdbcObject;

/** Limits, which are 0 because Databend has none or does not tell them, and metadata that are refused. */
abstract class UnknownLimits extends JdbcObject implements DatabaseMetaData {
    private static SQLFeatureNotSupportedException refused(String method) {
        return unsupported("DatabaseMetaData." + method, "query the tables of the database system");
    }

    // spotless:off
    @Override public int getMaxBinaryLiteralLength() { return 0; }
    @Override public int getMaxCatalogNameLength() { return 0; }
    @Override public int getMaxCharLiteralLength() { return 0; }
    @Override public int getMaxColumnNameLength() { return 0; }
    @Override public int getMaxColumnsInGroupBy() { return 0; }
    @Override public int getMaxColumnsInIndex() { return 0; }
    @Override public int getMaxColumnsInOrderBy() { return 0; }
    @Override public int getMaxColumnsInSelect() { return 0; }
    @Override public int getMaxColumnsInTable() { return 0; }
    @Override public int getMaxConnections() { return 0; }
    @Override public int getMaxCursorNameLength() { return 0; }
    @Override public int getMaxIndexLength() { return 0; }
    @Override public long getMaxLogicalLobSize() { return 0; }
    @Override public int getMaxProcedureNameLength() { return 0; }
    @Override public int getMaxRowSize() { return 0; }
    @Override public int getMaxSchemaNameLength() { return 0; }
    @Override public int getMaxStatementLength() { return 0; }
    @Override public int getMaxStatements() { return 0; }
    @Override public int getMaxTableNameLength() { return 0; }
    @Override public int getMaxTablesInSelect() { return 0; }
    @Override public int getMaxUserNameLength() { return 0; }
    @Override public boolean deletesAreDetected(int type) { return false; }
    @Override public boolean insertsAreDetected(int type) { return false; }
    @Override public boolean othersDeletesAreVisible(int type) { return false; }
    @Override public boolean othersInsertsAreVisible(int type) { return false; }
    @Override public boolean othersUpdatesAreVisible(int type) { return false; }
    @Override public boolean ownDeletesAreVisible(int type) { return false; }
    @Override public boolean ownInsertsAreVisible(int type) { return false; }
    @Override public boolean ownUpdatesAreVisible(int type) { return false; }
    @Override public boolean updatesAreDetected(int type) { return false; }

    @Override public ResultSet getAttributes(String catalog, String schema, String name, String column) throws SQLException { throw refused("getAttributes"); }
    @Override public ResultSet getSuperTables(String catalog, String schema, String name) throws SQLException { throw refused("getSuperTables"); }
    @Override public ResultSet getSuperTypes(String catalog, String schema, String name) throws SQLException { throw refused("getSuperTypes"); }
    @Override public ResultSet getTablePrivileges(String catalog, String schema, String name) throws SQLException { throw refused("getTablePrivileges"); }
    // spotless:on

    @Override
    public ResultSet getColumnPrivileges(String catalog, String schema, String name, String column)
            throws SQLException {
        throw refused("getColumnPrivileges");
    }

    @Override
    public ResultSet getFunctionColumns(String catalog, String schema, String name, String column) throws SQLException {
        throw refused("getFunctionColumns");
    }

    @Override
    public ResultSet getProcedureColumns(String catalog, String schema, String name, String column)
            throws SQLException {
        throw refused("getProcedureColumns");
    }

    @Override
    public ResultSet getPseudoColumns(String catalog, String schema, String name, String column) throws SQLException {
        throw refused("getPseudoColumns");
    }
}
