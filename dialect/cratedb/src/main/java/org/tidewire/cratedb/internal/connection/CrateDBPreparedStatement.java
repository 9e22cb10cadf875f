package org.tidewire.cratedb.internal.connection;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/**
 * A {@link CrateDBStatement} whose text is known beforehand. A negative zero is sent as zero: the server takes them for two
 * numbers.
 */
@SuppressWarnings("deprecation") // the interface has a method that is
final class CrateDBPreparedStatement extends CrateDBStatement implements PreparedStatement {
    private static final int LAST_YEAR = 9999;

    private final PreparedStatement statement;
    private final String sql;

    CrateDBPreparedStatement(PreparedStatement statement, String sql, CrateDBConnection connection) {
        super(statement, connection);
        this.statement = statement;
        this.sql = sql;
    }

    // One line for each method of the interface.
    // spotless:off

    @Override public ResultSet executeQuery() throws SQLException { return connection.run(sql, () -> statement.executeQuery()); }
    @Override public int executeUpdate() throws SQLException { return connection.run(sql, () -> statement.executeUpdate()); }
    @Override public void setNull(int a, int b) throws SQLException { statement.setNull(a, b); }
    @Override public void setBoolean(int a, boolean b) throws SQLException { statement.setBoolean(a, b); }
    @Override public void setByte(int a, byte b) throws SQLException { statement.setByte(a, b); }
    @Override public void setShort(int a, short b) throws SQLException { statement.setShort(a, b); }
    @Override public void setInt(int a, int b) throws SQLException { statement.setInt(a, b); }
    @Override public void setLong(int a, long b) throws SQLException { statement.setLong(a, b); }
    @Override public void setFloat(int a, float b) throws SQLException { statement.setFloat(a, b + 0.0f); }
    @Override public void setDouble(int a, double b) throws SQLException { statement.setDouble(a, b + 0.0); }
    @Override public void setBigDecimal(int a, BigDecimal b) throws SQLException { statement.setBigDecimal(a, b); }
    @Override public void setString(int a, String b) throws SQLException { statement.setString(a, b); }
    @Override public void setBytes(int a, byte[] b) throws SQLException { statement.setBytes(a, b); }
    @Override public void setDate(int a, Date b) throws SQLException { statement.setDate(a, b); }
    @Override public void setTime(int a, Time b) throws SQLException { statement.setTime(a, b); }
    @Override public void setTimestamp(int a, Timestamp b) throws SQLException { statement.setTimestamp(a, b); }
    @Override public void setAsciiStream(int a, InputStream b, int c) throws SQLException { statement.setAsciiStream(a, b, c); }
    @Override public void setUnicodeStream(int a, InputStream b, int c) throws SQLException { statement.setUnicodeStream(a, b, c); }
    @Override public void setBinaryStream(int a, InputStream b, int c) throws SQLException { statement.setBinaryStream(a, b, c); }
    @Override public void clearParameters() throws SQLException { statement.clearParameters(); }
    @Override public void setObject(int a, Object b, int c) throws SQLException { if (isFar(b)) { setFar(a, b); } else { statement.setObject(a, b, c); } }
    @Override public void setObject(int a, Object b) throws SQLException { if (isFar(b)) { setFar(a, b); } else { statement.setObject(a, b); } }
    @Override public boolean execute() throws SQLException { return connection.run(sql, () -> connection.requireRow(sql, statement, statement.execute())); }
    @Override public void addBatch() throws SQLException { statement.addBatch(); }
    @Override public void setCharacterStream(int a, Reader b, int c) throws SQLException { statement.setCharacterStream(a, b, c); }
    @Override public void setRef(int a, Ref b) throws SQLException { statement.setRef(a, b); }
    @Override public void setBlob(int a, Blob b) throws SQLException { statement.setBlob(a, b); }
    @Override public void setClob(int a, Clob b) throws SQLException { statement.setClob(a, b); }
    @Override public void setArray(int a, Array b) throws SQLException { statement.setArray(a, b); }
    @Override public ResultSetMetaData getMetaData() throws SQLException { return statement.getMetaData(); }
    @Override public void setDate(int a, Date b, Calendar c) throws SQLException { statement.setDate(a, b, c); }
    @Override public void setTime(int a, Time b, Calendar c) throws SQLException { statement.setTime(a, b, c); }
    @Override public void setTimestamp(int a, Timestamp b, Calendar c) throws SQLException { statement.setTimestamp(a, b, c); }
    @Override public void setNull(int a, int b, String c) throws SQLException { statement.setNull(a, b, c); }
    @Override public void setURL(int a, URL b) throws SQLException { statement.setURL(a, b); }
    @Override public ParameterMetaData getParameterMetaData() throws SQLException { return statement.getParameterMetaData(); }
    @Override public void setRowId(int a, RowId b) throws SQLException { statement.setRowId(a, b); }
    @Override public void setNString(int a, String b) throws SQLException { statement.setNString(a, b); }
    @Override public void setNCharacterStream(int a, Reader b, long c) throws SQLException { statement.setNCharacterStream(a, b, c); }
    @Override public void setNClob(int a, NClob b) throws SQLException { statement.setNClob(a, b); }
    @Override public void setClob(int a, Reader b, long c) throws SQLException { statement.setClob(a, b, c); }
    @Override public void setBlob(int a, InputStream b, long c) throws SQLException { statement.setBlob(a, b, c); }
    @Override public void setNClob(int a, Reader b, long c) throws SQLException { statement.setNClob(a, b, c); }
    @Override public void setSQLXML(int a, SQLXML b) throws SQLException { statement.setSQLXML(a, b); }
    @Override public void setObject(int a, Object b, int c, int d) throws SQLException { statement.setObject(a, b, c, d); }
    @Override public void setAsciiStream(int a, InputStream b, long c) throws SQLException { statement.setAsciiStream(a, b, c); }
    @Override public void setBinaryStream(int a, InputStream b, long c) throws SQLException { statement.setBinaryStream(a, b, c); }
    @Override public void setCharacterStream(int a, Reader b, long c) throws SQLException { statement.setCharacterStream(a, b, c); }
    @Override public void setAsciiStream(int a, InputStream b) throws SQLException { statement.setAsciiStream(a, b); }
    @Override public void setBinaryStream(int a, InputStream b) throws SQLException { statement.setBinaryStream(a, b); }
    @Override public void setCharacterStream(int a, Reader b) throws SQLException { statement.setCharacterStream(a, b); }
    @Override public void setNCharacterStream(int a, Reader b) throws SQLException { statement.setNCharacterStream(a, b); }
    @Override public void setClob(int a, Reader b) throws SQLException { statement.setClob(a, b); }
    @Override public void setBlob(int a, InputStream b) throws SQLException { statement.setBlob(a, b); }
    @Override public void setNClob(int a, Reader b) throws SQLException { statement.setNClob(a, b); }
    @Override public void setObject(int a, Object b, SQLType c, int d) throws SQLException { statement.setObject(a, b, c, d); }
    @Override public void setObject(int a, Object b, SQLType c) throws SQLException { statement.setObject(a, b, c); }
    @Override public long executeLargeUpdate() throws SQLException { return connection.run(sql, () -> statement.executeLargeUpdate()); }
    @Override public int[] executeBatch() throws SQLException { return connection.runBatch(sql, () -> statement.executeBatch()); }
    @Override public long[] executeLargeBatch() throws SQLException { return connection.runBatch(sql, () -> statement.executeLargeBatch()); }

    // spotless:on

    /** The driver spells years before the first and after the ninth thousand otherwise than the server reads them. */
    private static boolean isFar(@Nullable Object value) {
        return value instanceof TemporalAccessor moment
                && moment.isSupported(ChronoField.YEAR)
                && (moment.get(ChronoField.YEAR) < 1 || moment.get(ChronoField.YEAR) > LAST_YEAR);
    }

    private void setFar(int index, Object moment) throws SQLException {
        statement.setObject(index, moment.toString(), Types.OTHER);
    }
}
