package org.tidewire.databend.jdbc.internal.value;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

/**
 * A column of a result.
 *
 * @param label its name or alias
 * @param jdbcType of {@link Types}
 * @param typeName Databend's name of the type, as far as MySQL's protocol tells it
 */
public record Column(
        String label, int jdbcType, String typeName, boolean signed, boolean nullable, int precision, int scale) {
    public static Column of(String label, int jdbcType) {
        return new Column(label, jdbcType, typeName(jdbcType, true), true, true, 0, 0);
    }

    public static List<Column> of(ResultSetMetaData wire) throws SQLException {
        List<Column> columns = new ArrayList<>();
        for (int i = 1; i <= wire.getColumnCount(); i++) {
            int type = jdbcType(wire.getColumnType(i));
            boolean signed = wire.isSigned(i);
            columns.add(new Column(
                    wire.getColumnLabel(i),
                    type,
                    typeName(type, signed),
                    signed,
                    wire.isNullable(i) != ResultSetMetaData.columnNoNulls,
                    type == Types.DECIMAL ? 76 : 0,
                    0));
        }
        return columns;
    }

    /** Returns the column of a result that has JDBC's number {@code index}, from 1. */
    public static Column at(List<Column> columns, int index) throws SQLException {
        if (index < 1 || index > columns.size()) {
            throw new SQLException("The result has columns 1 to " + columns.size() + ", not " + index, "42S22");
        }
        return columns.get(index - 1);
    }

    public String className() {
        return switch (jdbcType) {
            case Types.TINYINT, Types.SMALLINT -> "java.lang.Integer";
            case Types.INTEGER -> signed ? "java.lang.Integer" : "java.lang.Long";
            case Types.BIGINT -> signed ? "java.lang.Long" : "java.math.BigInteger";
            case Types.REAL -> "java.lang.Float";
            case Types.DOUBLE -> "java.lang.Double";
            case Types.DECIMAL -> "java.math.BigDecimal";
            case Types.BOOLEAN -> "java.lang.Boolean";
            case Types.DATE -> "java.sql.Date";
            case Types.TIMESTAMP -> "java.sql.Timestamp";
            case Types.VARBINARY -> "[B";
            default -> "java.lang.String";
        };
    }

    /** Only BINARY travels as a blob: strings travel as VARCHAR, whatever their length. */
    private static int jdbcType(int wireType) {
        return switch (wireType) {
            case Types.LONGVARCHAR, Types.LONGVARBINARY, Types.VARBINARY, Types.BLOB, Types.CLOB -> Types.VARBINARY;
            case Types.BIT, Types.BOOLEAN -> Types.SMALLINT;
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.REAL, Types.DOUBLE -> wireType;
            case Types.FLOAT -> Types.REAL;
            case Types.DECIMAL, Types.NUMERIC -> Types.DECIMAL;
            case Types.DATE, Types.TIMESTAMP, Types.NULL -> wireType;
            default -> Types.VARCHAR;
        };
    }

    private static String typeName(int jdbcType, boolean signed) {
        String name = switch (jdbcType) {
            case Types.TINYINT -> "TINYINT";
            case Types.SMALLINT -> "SMALLINT";
            case Types.INTEGER -> "INT";
            case Types.BIGINT -> "BIGINT";
            case Types.REAL -> "FLOAT";
            case Types.DOUBLE -> "DOUBLE";
            case Types.DECIMAL -> "DECIMAL";
            case Types.BOOLEAN -> "BOOLEAN";
            case Types.DATE -> "DATE";
            case Types.TIMESTAMP -> "TIMESTAMP";
            case Types.VARBINARY -> "BINARY";
            case Types.NULL -> "NULL";
            default -> "VARCHAR";
        };
        return signed || !name.endsWith("INT") ? name : name + " UNSIGNED";
    }
}
