package org.tidewire.databend.jdbc.internal.result;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.tidewire.databend.jdbc.internal.JdbcObject;
import org.tidewire.databend.jdbc.internal.value.Column;

/** Describes the columns of a result. MySQL's protocol, as Databend speaks it, names neither table nor database. */
final class DatabendResultSetMetaData extends JdbcObject implements ResultSetMetaData {
    private static final int STRING_WIDTH = 16382;

    private final List<Column> columns;

    DatabendResultSetMetaData(List<Column> columns) {
        this.columns = columns;
    }

    // spotless:off
    @Override public int getColumnCount() { return columns.size(); }
    @Override public String getColumnLabel(int column) throws SQLException { return at(column).label(); }
    @Override public String getColumnName(int column) throws SQLException { return at(column).label(); }
    @Override public int getColumnType(int column) throws SQLException { return at(column).jdbcType(); }
    @Override public String getColumnTypeName(int column) throws SQLException { return at(column).typeName(); }
    @Override public String getColumnClassName(int column) throws SQLException { return at(column).className(); }
    // spotless:on

    @Override
    public int isNullable(int column) throws SQLException {
        return at(column).nullable() ? ResultSetMetaData.columnNullable : ResultSetMetaData.columnNoNulls;
    }

    // spotless:off
    @Override public boolean isSigned(int column) throws SQLException { return at(column).signed(); }
    @Override public int getPrecision(int column) throws SQLException { return at(column).precision(); }
    @Override public int getScale(int column) throws SQLException { return at(column).scale(); }
    // spotless:on

    @Override
    public int getColumnDisplaySize(int column) throws SQLException {
        return at(column).jdbcType() == Types.VARCHAR
                ? STRING_WIDTH
                : Math.max(at(column).precision(), 26);
    }

    @Override
    public String getCatalogName(int column) throws SQLException {
        at(column);
        return "";
    }

    @Override
    public String getSchemaName(int column) throws SQLException {
        at(column);
        return "";
    }

    @Override
    public String getTableName(int column) throws SQLException {
        at(column);
        return "";
    }

    @Override
    public boolean isAutoIncrement(int column) throws SQLException {
        at(column);
        return false;
    }

    @Override
    public boolean isCaseSensitive(int column) throws SQLException {
        return at(column).jdbcType() == Types.VARCHAR;
    }

    @Override
    public boolean isSearchable(int column) throws SQLException {
        return at(column).jdbcType() != Types.VARBINARY;
    }

    @Override
    public boolean isCurrency(int column) throws SQLException {
        at(column);
        return false;
    }

    @Override
    public boolean isReadOnly(int column) throws SQLException {
        at(column);
        return true;
    }

    @Override
    public boolean isWritable(int column) throws SQLException {
        at(column);
        return false;
    }

    @Override
    public boolean isDefinitelyWritable(int column) throws SQLException {
        at(column);
        return false;
    }

    private Column at(int column) throws SQLException {
        return Column.at(columns, column);
    }
}
