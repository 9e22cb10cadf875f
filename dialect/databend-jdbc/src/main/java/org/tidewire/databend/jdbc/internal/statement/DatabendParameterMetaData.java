package org.tidewire.databend.jdbc.internal.statement;

import java.sql.ParameterMetaData;
import java.sql.SQLException;
import org.tidewire.databend.jdbc.internal.JdbcObject;

/** Tells the number of parameters. Their types are not known before values are set. */
final class DatabendParameterMetaData extends JdbcObject implements ParameterMetaData {
    private static final String VALUE = "a parameter has the type of the value that is set";

    private final int count;

    DatabendParameterMetaData(int count) {
        this.count = count;
    }

    // spotless:off
    @Override public int getParameterCount() { return count; }
    @Override public String getParameterClassName(int parameter) throws SQLException { throw unsupported("ParameterMetaData.getParameterClassName", VALUE); }
    @Override public int getParameterMode(int parameter) throws SQLException { throw unsupported("ParameterMetaData.getParameterMode", VALUE); }
    @Override public int getParameterType(int parameter) throws SQLException { throw unsupported("ParameterMetaData.getParameterType", VALUE); }
    @Override public String getParameterTypeName(int parameter) throws SQLException { throw unsupported("ParameterMetaData.getParameterTypeName", VALUE); }
    @Override public int getPrecision(int parameter) throws SQLException { throw unsupported("ParameterMetaData.getPrecision", VALUE); }
    @Override public int getScale(int parameter) throws SQLException { throw unsupported("ParameterMetaData.getScale", VALUE); }
    @Override public int isNullable(int parameter) throws SQLException { throw unsupported("ParameterMetaData.isNullable", VALUE); }
    @Override public boolean isSigned(int parameter) throws SQLException { throw unsupported("ParameterMetaData.isSigned", VALUE); }
    // spotless:on
}
