package org.tidewire.databend.jdbc.internal.metadata;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.RowIdLifetime;
import org.tidewire.databend.jdbc.DatabendDriver;

/** Names, terms and other metadata that are the same for each server. */
abstract class ProductInfo extends Features {
    // spotless:off
    @Override public String getDatabaseProductName() { return "Databend"; }
    @Override public String getDriverName() { return DatabendDriver.NAME; }
    @Override public String getDriverVersion() { return DatabendDriver.MAJOR_VERSION + "." + DatabendDriver.MINOR_VERSION; }
    @Override public int getDriverMajorVersion() { return DatabendDriver.MAJOR_VERSION; }
    @Override public int getDriverMinorVersion() { return DatabendDriver.MINOR_VERSION; }
    @Override public int getJDBCMajorVersion() { return 4; }
    @Override public int getJDBCMinorVersion() { return 3; }
    @Override public String getIdentifierQuoteString() { return "\""; }
    @Override public String getSearchStringEscape() { return "\\"; }
    @Override public String getExtraNameCharacters() { return "$"; }
    @Override public String getCatalogTerm() { return "catalog"; }
    @Override public String getSchemaTerm() { return "database"; }
    @Override public String getProcedureTerm() { return "procedure"; }
    @Override public String getCatalogSeparator() { return "."; }
    @Override public int getSQLStateType() { return sqlStateSQL; }
    @Override public int getDefaultTransactionIsolation() { return Connection.TRANSACTION_READ_COMMITTED; }
    @Override public int getResultSetHoldability() { return ResultSet.HOLD_CURSORS_OVER_COMMIT; }
    @Override public RowIdLifetime getRowIdLifetime() { return RowIdLifetime.ROWID_UNSUPPORTED; }
    @Override public String getNumericFunctions() { return "abs,ceil,floor,round,sign,sqrt,exp,ln,pow,mod,truncate"; }
    @Override public String getStringFunctions() { return "concat,length,lower,upper,replace,reverse,substring,trim,ltrim,rtrim"; }
    @Override public String getSystemFunctions() { return "database,version,coalesce,nullif,if"; }
    @Override public String getTimeDateFunctions() { return "now,year,month,date_add,date_diff,date_trunc,extract"; }
    @Override public String getSQLKeywords() { return String.join(",", ReservedWords.ALL); }
    // spotless:on
}
