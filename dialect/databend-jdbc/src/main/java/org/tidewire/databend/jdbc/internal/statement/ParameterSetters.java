package org.tidewire.databend.jdbc.internal.statement;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.Date;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.jdbc.internal.session.Session;
import org.tidewire.databend.jdbc.internal.value.Literal;
import org.tidewire.databend.jdbc.internal.value.LiteralEncoder;
import org.tidewire.databend.jdbc.internal.value.ParameterEncoder;

/** Converts the values of parameters to literals when they are set. */
abstract class ParameterSetters extends DatabendStatement implements PreparedStatement {
    private final @Nullable Literal[] values;

    ParameterSetters(Connection connection, Session session, Consumer<DatabendStatement> onClose, int parameters) {
        super(connection, session, onClose);
        values = new Literal[parameters];
    }

    @Override
    public void clearParameters() {
        Arrays.fill(values, null);
    }

    final List<Literal> values() throws SQLException {
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

    private void setValue(int parameter, @Nullable Object value) throws SQLException {
        set(parameter, ParameterEncoder.of(value));
    }

    private static int typeNumber(SQLType type) {
        Integer number = type.getVendorTypeNumber();
        return number == null ? Types.OTHER : number;
    }

    private static SQLFeatureNotSupportedException refused(String method) {
        return unsupported("PreparedStatement." + method, "set the value as text with setString");
    }

    // spotless:off
    @Override public void setNull(int parameter, int type) throws SQLException { set(parameter, Literal.NULL); }
    @Override public void setNull(int parameter, int type, String typeName) throws SQLException { set(parameter, Literal.NULL); }
    @Override public void setBoolean(int parameter, boolean value) throws SQLException { set(parameter, LiteralEncoder.of(value)); }
    @Override public void setByte(int parameter, byte value) throws SQLException { set(parameter, LiteralEncoder.of(value)); }
    @Override public void setShort(int parameter, short value) throws SQLException { set(parameter, LiteralEncoder.of(value)); }
    @Override public void setInt(int parameter, int value) throws SQLException { set(parameter, LiteralEncoder.of(value)); }
    @Override public void setLong(int parameter, long value) throws SQLException { set(parameter, LiteralEncoder.of(value)); }
    @Override public void setFloat(int parameter, float value) throws SQLException { set(parameter, LiteralEncoder.of(value)); }
    @Override public void setDouble(int parameter, double value) throws SQLException { set(parameter, LiteralEncoder.of(value)); }
    @Override public void setBigDecimal(int parameter, @Nullable BigDecimal value) throws SQLException { setValue(parameter, value); }
    @Override public void setString(int parameter, @Nullable String value) throws SQLException { setValue(parameter, value); }
    @Override public void setNString(int parameter, @Nullable String value) throws SQLException { setValue(parameter, value); }
    @Override public void setBytes(int parameter, byte @Nullable [] value) throws SQLException { setValue(parameter, value); }
    @Override public void setDate(int parameter, @Nullable Date value) throws SQLException { setValue(parameter, value); }
    @Override public void setTime(int parameter, @Nullable Time value) throws SQLException { setValue(parameter, value); }
    @Override public void setTimestamp(int parameter, @Nullable Timestamp value) throws SQLException { setValue(parameter, value); }
    @Override public void setObject(int parameter, @Nullable Object value) throws SQLException { setValue(parameter, value); }
    @Override public void setBlob(int parameter, @Nullable Blob value) throws SQLException { setValue(parameter, value); }
    @Override public void setClob(int parameter, @Nullable Clob value) throws SQLException { setValue(parameter, value); }
    @Override public void setObject(int parameter, @Nullable Object value, int type) throws SQLException { set(parameter, ParameterEncoder.of(value, type)); }
    @Override public void setBinaryStream(int parameter, @Nullable InputStream value) throws SQLException { set(parameter, ParameterEncoder.bytes(value)); }
    @Override public void setBlob(int parameter, @Nullable InputStream value) throws SQLException { set(parameter, ParameterEncoder.bytes(value)); }
    @Override public void setCharacterStream(int parameter, @Nullable Reader value) throws SQLException { set(parameter, ParameterEncoder.text(value)); }
    @Override public void setClob(int parameter, @Nullable Reader value) throws SQLException { set(parameter, ParameterEncoder.text(value)); }
    @Override public void setNCharacterStream(int parameter, @Nullable Reader value) throws SQLException { set(parameter, ParameterEncoder.text(value)); }

    @Override public void setArray(int parameter, Array value) throws SQLException { throw refused("setArray"); }
    @Override public void setAsciiStream(int parameter, InputStream value) throws SQLException { throw refused("setAsciiStream"); }
    @Override public void setAsciiStream(int parameter, InputStream value, int length) throws SQLException { throw refused("setAsciiStream"); }
    @Override public void setAsciiStream(int parameter, InputStream value, long length) throws SQLException { throw refused("setAsciiStream"); }
    @Override public void setNClob(int parameter, NClob value) throws SQLException { throw refused("setNClob"); }
    @Override public void setNClob(int parameter, Reader value) throws SQLException { throw refused("setNClob"); }
    @Override public void setNClob(int parameter, Reader value, long length) throws SQLException { throw refused("setNClob"); }
    @Override public void setRef(int parameter, Ref value) throws SQLException { throw refused("setRef"); }
    @Override public void setRowId(int parameter, RowId value) throws SQLException { throw refused("setRowId"); }
    @Override public void setSQLXML(int parameter, SQLXML value) throws SQLException { throw refused("setSQLXML"); }
    @Override public void setURL(int parameter, URL value) throws SQLException { throw refused("setURL"); }
    // spotless:on

    @Override
    public void setDate(int parameter, @Nullable Date value, @Nullable Calendar calendar) throws SQLException {
        set(parameter, ParameterEncoder.of(value, calendar));
    }

    @Override
    public void setTime(int parameter, @Nullable Time value, @Nullable Calendar calendar) throws SQLException {
        set(parameter, ParameterEncoder.of(value, calendar));
    }

    @Override
    public void setTimestamp(int parameter, @Nullable Timestamp value, @Nullable Calendar calendar)
            throws SQLException {
        set(parameter, ParameterEncoder.of(value, calendar));
    }

    @Override
    public void setObject(int parameter, @Nullable Object value, int type, int scale) throws SQLException {
        set(parameter, ParameterEncoder.of(value, type, scale));
    }

    @Override
    public void setObject(int parameter, @Nullable Object value, SQLType type) throws SQLException {
        set(parameter, ParameterEncoder.of(value, typeNumber(type)));
    }

    @Override
    public void setBinaryStream(int parameter, @Nullable InputStream value, long length) throws SQLException {
        set(parameter, ParameterEncoder.bytes(value, length));
    }

    @Override
    public void setBlob(int parameter, @Nullable InputStream value, long length) throws SQLException {
        set(parameter, ParameterEncoder.bytes(value, length));
    }

    @Override
    public void setBinaryStream(int parameter, @Nullable InputStream value, int length) throws SQLException {
        set(parameter, ParameterEncoder.bytes(value, length));
    }

    @Override
    public void setCharacterStream(int parameter, @Nullable Reader value, long length) throws SQLException {
        set(parameter, ParameterEncoder.text(value, length));
    }

    @Override
    public void setClob(int parameter, @Nullable Reader value, long length) throws SQLException {
        set(parameter, ParameterEncoder.text(value, length));
    }

    @Override
    public void setNCharacterStream(int parameter, @Nullable Reader value, long length) throws SQLException {
        set(parameter, ParameterEncoder.text(value, length));
    }

    @Override
    public void setCharacterStream(int parameter, @Nullable Reader value, int length) throws SQLException {
        set(parameter, ParameterEncoder.text(value, length));
    }

    @Override
    public void setObject(int parameter, @Nullable Object value, SQLType type, int scale) throws SQLException {
        set(parameter, ParameterEncoder.of(value, typeNumber(type), scale));
    }

    @Override
    @SuppressWarnings("deprecation")
    public void setUnicodeStream(int parameter, InputStream value, int length) throws SQLException {
        throw refused("setUnicodeStream");
    }
}
