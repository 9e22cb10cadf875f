package org.tidewire.databend.jdbc.internal.result;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/** Reads columns by their label: finds the index and reads by it. */
abstract class ResultSetByLabel extends RefusingResultSet {
    @Override
    public @Nullable BigDecimal getBigDecimal(String label) throws SQLException {
        return getBigDecimal(findColumn(label));
    }

    @Override
    @SuppressWarnings("deprecation")
    public @Nullable BigDecimal getBigDecimal(String label, int scale) throws SQLException {
        return getBigDecimal(findColumn(label), scale);
    }

    // spotless:off
    @Override public @Nullable InputStream getBinaryStream(String label) throws SQLException { return getBinaryStream(findColumn(label)); }
    @Override public @Nullable Blob getBlob(String label) throws SQLException { return getBlob(findColumn(label)); }
    @Override public boolean getBoolean(String label) throws SQLException { return getBoolean(findColumn(label)); }
    @Override public byte getByte(String label) throws SQLException { return getByte(findColumn(label)); }
    @Override public byte @Nullable [] getBytes(String label) throws SQLException { return getBytes(findColumn(label)); }
    @Override public @Nullable Reader getCharacterStream(String label) throws SQLException { return getCharacterStream(findColumn(label)); }
    @Override public @Nullable Clob getClob(String label) throws SQLException { return getClob(findColumn(label)); }
    @Override public @Nullable Date getDate(String label) throws SQLException { return getDate(findColumn(label)); }
    @Override public @Nullable Date getDate(String label, Calendar calendar) throws SQLException { return getDate(findColumn(label), calendar); }
    @Override public double getDouble(String label) throws SQLException { return getDouble(findColumn(label)); }
    @Override public float getFloat(String label) throws SQLException { return getFloat(findColumn(label)); }
    @Override public int getInt(String label) throws SQLException { return getInt(findColumn(label)); }
    @Override public long getLong(String label) throws SQLException { return getLong(findColumn(label)); }
    @Override public @Nullable String getNString(String label) throws SQLException { return getNString(findColumn(label)); }
    @Override public @Nullable Object getObject(String label) throws SQLException { return getObject(findColumn(label)); }
    @Override public <T> @Nullable T getObject(String label, Class<T> type) throws SQLException { return getObject(findColumn(label), type); }
    @Override public short getShort(String label) throws SQLException { return getShort(findColumn(label)); }
    @Override public @Nullable String getString(String label) throws SQLException { return getString(findColumn(label)); }
    @Override public @Nullable Time getTime(String label) throws SQLException { return getTime(findColumn(label)); }
    @Override public @Nullable Time getTime(String label, Calendar calendar) throws SQLException { return getTime(findColumn(label), calendar); }
    @Override public @Nullable Timestamp getTimestamp(String label) throws SQLException { return getTimestamp(findColumn(label)); }
    // spotless:on

    @Override
    public @Nullable Timestamp getTimestamp(String label, Calendar calendar) throws SQLException {
        return getTimestamp(findColumn(label), calendar);
    }
}
