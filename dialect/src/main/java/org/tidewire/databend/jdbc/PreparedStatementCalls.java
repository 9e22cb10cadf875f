package org.tidewire.databend.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@link PreparedStatement} does: values become literals when they are set, and the statement when it is run. */
final class PreparedStatementCalls extends StatementCalls {
    private final SqlText text;
    private final @Nullable Literal[] values;
    private final List<List<Literal>> batch = new ArrayList<>();

    PreparedStatementCalls(ConnectionCalls connection, @Nullable String sql) throws SQLException {
        super(connection, PreparedStatement.class);
        text = SqlText.checked(sql == null ? null : SqlText.of(sql));
        values = new Literal[text.parameters()];
    }

    ResultSet executeQuery() throws SQLException {
        return rows(text, values());
    }

    boolean execute() throws SQLException {
        return run(text, values());
    }

    int executeUpdate() throws SQLException {
        return narrow(executeLargeUpdate());
    }

    long executeLargeUpdate() throws SQLException {
        return count(text, values());
    }

    void addBatch() throws SQLException {
        ensureOpen();
        batch.add(values());
    }

    /** JDBC forbids it here; it would be left out of the batch. */
    @Override
    void addBatch(String sql) throws SQLException {
        throw new SQLException("A prepared statement's batch takes values, not statements", "HY010");
    }

    @Override
    void clearBatch() throws SQLException {
        batch.clear();
        super.clearBatch();
    }

    @Override
    long[] executeLargeBatch() throws SQLException {
        ensureOpen();
        List<List<Literal>> rows = List.copyOf(batch);
        batch.clear();
        return new Batch(this, text, rows).run();
    }

    void clearParameters() {
        Arrays.fill(values, null);
    }

    /** Known only when it has been run. */
    @Nullable
    ResultSetMetaData getMetaData() {
        return null;
    }

    ParameterMetaData getParameterMetaData() {
        return Calls.proxy(ParameterMetaData.class, new ParameterMetaDataCalls(values.length));
    }

    private List<Literal> values() throws SQLException {
        List<Literal> set = new ArrayList<>(values.length);
        for (int i = 0; i < values.length; i++) {
            Literal value = values[i];
            if (value == null) {
                throw new SQLException("Parameter " + (i + 1) + " has no value", "07002");
            }
            set.add(value);
        }
        return set;
    }

    private void set(int parameter, Literal value) throws SQLException {
        ensureOpen();
        if (parameter < 1 || parameter > values.length) {
            throw new SQLException("The statement has " + values.length + " parameters, not " + parameter, "07009");
        }
        values[parameter - 1] = value;
    }

    void setNull(int parameter, int type) throws SQLException {
        set(parameter, Literal.NULL);
    }

    void setNull(int parameter, int type, String typeName) throws SQLException {
        set(parameter, Literal.NULL);
    }

    void setBoolean(int parameter, boolean value) throws SQLException {
        set(parameter, Literals.of(value));
    }

    void setByte(int parameter, byte value) throws SQLException {
        set(parameter, Literals.of(value));
    }

    void setShort(int parameter, short value) throws SQLException {
        set(parameter, Literals.of(value));
    }

    void setInt(int parameter, int value) throws SQLException {
        set(parameter, Literals.of(value));
    }

    void setLong(int parameter, long value) throws SQLException {
        set(parameter, Literals.of(value));
    }

    void setFloat(int parameter, float value) throws SQLException {
        set(parameter, Literals.of(value));
    }

    void setDouble(int parameter, double value) throws SQLException {
        set(parameter, Literals.of(value));
    }

    void setBigDecimal(int parameter, @Nullable BigDecimal value) throws SQLException {
        set(parameter, ParameterValues.of((Object) value));
    }

    void setString(int parameter, @Nullable String value) throws SQLException {
        set(parameter, ParameterValues.of((Object) value));
    }

    void setNString(int parameter, @Nullable String value) throws SQLException {
        set(parameter, ParameterValues.of((Object) value));
    }

    void setBytes(int parameter, byte @Nullable [] value) throws SQLException {
        set(parameter, ParameterValues.of((Object) value));
    }

    void setDate(int parameter, @Nullable Date value) throws SQLException {
        set(parameter, ParameterValues.of((Object) value));
    }

    void setTime(int parameter, @Nullable Time value) throws SQLException {
        set(parameter, ParameterValues.of((Object) value));
    }

    void setTimestamp(int parameter, @Nullable Timestamp value) throws SQLException {
        set(parameter, ParameterValues.of((Object) value));
    }

    void setObject(int parameter, @Nullable Object value) throws SQLException {
        set(parameter, ParameterValues.of(value));
    }

    void setBlob(int parameter, @Nullable Blob value) throws SQLException {
        set(parameter, ParameterValues.of((Object) value));
    }

    void setClob(int parameter, @Nullable Clob value) throws SQLException {
        set(parameter, ParameterValues.of((Object) value));
    }

    void setDate(int parameter, @Nullable Date value, @Nullable Calendar calendar) throws SQLException {
        set(parameter, ParameterValues.of(value, calendar));
    }

    void setTime(int parameter, @Nullable Time value, @Nullable Calendar calendar) throws SQLException {
        set(parameter, ParameterValues.of(value, calendar));
    }

    void setTimestamp(int parameter, @Nullable Timestamp value, @Nullable Calendar calendar) throws SQLException {
        set(parameter, ParameterValues.of(value, calendar));
    }

    void setObject(int parameter, @Nullable Object value, int type) throws SQLException {
        set(parameter, ParameterValues.of(value, type));
    }

    void setObject(int parameter, @Nullable Object value, int type, int scale) throws SQLException {
        set(parameter, ParameterValues.of(value, type, scale));
    }

    void setObject(int parameter, @Nullable Object value, SQLType type) throws SQLException {
        set(parameter, ParameterValues.of(value, typeNumber(type)));
    }

    void setBinaryStream(int parameter, @Nullable InputStream value) throws SQLException {
        set(parameter, ParameterValues.bytes(value));
    }

    void setBinaryStream(int parameter, @Nullable InputStream value, long length) throws SQLException {
        set(parameter, ParameterValues.bytes(value, length));
    }

    void setBlob(int parameter, @Nullable InputStream value) throws SQLException {
        set(parameter, ParameterValues.bytes(value));
    }

    void setBlob(int parameter, @Nullable InputStream value, long length) throws SQLException {
        set(parameter, ParameterValues.bytes(value, length));
    }

    void setBinaryStream(int parameter, @Nullable InputStream value, int length) throws SQLException {
        set(parameter, ParameterValues.bytes(value, length));
    }

    void setCharacterStream(int parameter, @Nullable Reader value) throws SQLException {
        set(parameter, ParameterValues.text(value));
    }

    void setCharacterStream(int parameter, @Nullable Reader value, long length) throws SQLException {
        set(parameter, ParameterValues.text(value, length));
    }

    void setClob(int parameter, @Nullable Reader value) throws SQLException {
        set(parameter, ParameterValues.text(value));
    }

    void setClob(int parameter, @Nullable Reader value, long length) throws SQLException {
        set(parameter, ParameterValues.text(value, length));
    }

    void setNCharacterStream(int parameter, @Nullable Reader value) throws SQLException {
        set(parameter, ParameterValues.text(value));
    }

    void setNCharacterStream(int parameter, @Nullable Reader value, long length) throws SQLException {
        set(parameter, ParameterValues.text(value, length));
    }

    void setCharacterStream(int parameter, @Nullable Reader value, int length) throws SQLException {
        set(parameter, ParameterValues.text(value, length));
    }

    private static int typeNumber(SQLType type) {
        Integer number = type.getVendorTypeNumber();
        return number == null ? Types.OTHER : number;
    }
}
