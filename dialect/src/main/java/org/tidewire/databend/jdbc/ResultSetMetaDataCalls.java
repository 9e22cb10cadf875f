package org.tidewire.databend.jdbc;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;

/** What {@link ResultSetMetaData} says. The wire names neither table nor database. */
record ResultSetMetaDataCalls(List<Column> columns) {
    private static final int STRING_WIDTH = 16382;

    int getColumnCount() {
        return columns.size();
    }

    String getColumnLabel(int column) throws SQLException {
        return at(column).label();
    }

    String getColumnName(int column) throws SQLException {
        return at(column).label();
    }

    int getColumnType(int column) throws SQLException {
        return at(column).jdbcType();
    }

    String getColumnTypeName(int column) throws SQLException {
        return at(column).typeName();
    }

    String getColumnClassName(int column) throws SQLException {
        return at(column).className();
    }

    int isNullable(int column) throws SQLException {
        return at(column).nullable() ? ResultSetMetaData.columnNullable : ResultSetMetaData.columnNoNulls;
    }

    boolean isSigned(int column) throws SQLException {
        return at(column).signed();
    }

    int getPrecision(int column) throws SQLException {
        return at(column).precision();
    }

    int getScale(int column) throws SQLException {
        return at(column).scale();
    }

    int getColumnDisplaySize(int column) throws SQLException {
        return at(column).jdbcType() == Types.VARCHAR
                ? STRING_WIDTH
                : Math.max(at(column).precision(), 26);
    }

    String getCatalogName(int column) throws SQLException {
        at(column);
        return "";
    }

    String getSchemaName(int column) throws SQLException {
        at(column);
        return "";
    }

    String getTableName(int column) throws SQLException {
        at(column);
        return "";
    }

    boolean isAutoIncrement(int column) throws SQLException {
        at(column);
        return false;
    }

    boolean isCaseSensitive(int column) throws SQLException {
        return at(column).jdbcType() == Types.VARCHAR;
    }

    boolean isSearchable(int column) throws SQLException {
        return at(column).jdbcType() != Types.VARBINARY;
    }

    boolean isCurrency(int column) throws SQLException {
        at(column);
        return false;
    }

    boolean isReadOnly(int column) throws SQLException {
        at(column);
        return true;
    }

    boolean isWritable(int column) throws SQLException {
        at(column);
        return false;
    }

    boolean isDefinitelyWritable(int column) throws SQLException {
        at(column);
        return false;
    }

    private Column at(int column) throws SQLException {
        if (column < 1 || column > columns.size()) {
            throw new SQLException("The result has columns 1 to " + columns.size() + ", not " + column, "42S22");
        }
        return columns.get(column - 1);
    }
}
