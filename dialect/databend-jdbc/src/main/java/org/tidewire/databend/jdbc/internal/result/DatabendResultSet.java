package org.tidewire.databend.jdbc.internal.result;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.sql.rowset.serial.SerialBlob;
import javax.sql.rowset.serial.SerialClob;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.jdbc.internal.Refusal;
import org.tidewire.databend.jdbc.internal.value.Column;
import org.tidewire.databend.jdbc.internal.value.ValueDecoder;

/** Reads rows forwards and converts values by {@link ValueDecoder}. */
public final class DatabendResultSet extends ResultSetByLabel {
    private final Rows rows;
    private final @Nullable Statement statement;
    private final long maxRows;
    private final ZoneId zone;
    private final Map<String, Integer> labels = new HashMap<>();
    private long row;
    private boolean wasNull;
    private boolean closed;
    private boolean ended;

    /**
     * Makes a result.
     *
     * @param statement null for metadata
     * @param maxRows how many rows are read at most; 0 is no limit
     * @param zone of timestamps that come without an offset
     */
    public DatabendResultSet(Rows rows, @Nullable Statement statement, long maxRows, ZoneId zone) {
        this.rows = rows;
        this.statement = statement;
        this.maxRows = maxRows;
        this.zone = zone;
        for (int i = rows.columns().size(); i > 0; i--) {
            labels.put(key(rows.columns().get(i - 1).label()), i);
        }
    }

    @Override
    public boolean next() throws SQLException {
        ensureOpen();
        if (ended) {
            return false;
        }
        ended = (maxRows > 0 && row >= maxRows) || !rows.next();
        row++;
        return !ended;
    }

    @Override
    public void close() throws SQLException {
        if (!closed) {
            discard();
            if (statement != null && statement.isCloseOnCompletion()) {
                statement.close();
            }
        }
    }

    /** Closes the result for its statement, which stays open. */
    public void discard() throws SQLException {
        if (!closed) {
            closed = true;
            rows.close();
        }
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public boolean wasNull() {
        return wasNull;
    }

    @Override
    public int findColumn(@Nullable String label) throws SQLException {
        Integer column = label == null ? null : labels.get(key(label));
        if (column == null) {
            throw new SQLSyntaxErrorException("The result has no column " + label, "42S22");
        }
        return column;
    }

    @Override
    public ResultSetMetaData getMetaData() throws SQLException {
        ensureOpen();
        return new DatabendResultSetMetaData(rows.columns());
    }

    @Override
    public @Nullable Statement getStatement() {
        return statement;
    }

    @Override
    public @Nullable String getString(int column) throws SQLException {
        ensureOpen();
        if (row == 0 || ended) {
            throw new SQLException("There is no current row", "24000");
        }
        column(column);
        String text = rows.text(column - 1);
        wasNull = text == null;
        return text;
    }

    @Override
    public @Nullable String getNString(int column) throws SQLException {
        return getString(column);
    }

    @Override
    public boolean getBoolean(int column) throws SQLException {
        String text = getString(column);
        return text != null && ValueDecoder.bool(text);
    }

    @Override
    public byte getByte(int column) throws SQLException {
        return (byte) ranged(column, Byte.MIN_VALUE, Byte.MAX_VALUE);
    }

    @Override
    public short getShort(int column) throws SQLException {
        return (short) ranged(column, Short.MIN_VALUE, Short.MAX_VALUE);
    }

    @Override
    public int getInt(int column) throws SQLException {
        return (int) ranged(column, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    @Override
    public long getLong(int column) throws SQLException {
        return ranged(column, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    @Override
    public float getFloat(int column) throws SQLException {
        String text = getString(column);
        return text == null ? 0 : ValueDecoder.single(text);
    }

    @Override
    public double getDouble(int column) throws SQLException {
        String text = getString(column);
        return text == null ? 0 : ValueDecoder.floating(text);
    }

    @Override
    public @Nullable BigDecimal getBigDecimal(int column) throws SQLException {
        String text = getString(column);
        return text == null ? null : ValueDecoder.decimal(text);
    }

    @Override
    @SuppressWarnings("deprecation")
    public @Nullable BigDecimal getBigDecimal(int column, int scale) throws SQLException {
        BigDecimal value = getBigDecimal(column);
        return value == null ? null : value.setScale(scale, RoundingMode.HALF_UP);
    }

    @Override
    public byte @Nullable [] getBytes(int column) throws SQLException {
        String text = getString(column);
        return text == null ? null : ValueDecoder.bytes(text, column(column));
    }

    @Override
    public @Nullable Date getDate(int column) throws SQLException {
        return getObject(column, Date.class);
    }

    @Override
    public @Nullable Time getTime(int column) throws SQLException {
        return getObject(column, Time.class);
    }

    @Override
    public @Nullable Timestamp getTimestamp(int column) throws SQLException {
        return getObject(column, Timestamp.class);
    }

    /** The start of the day in the calendar's zone. */
    @Override
    public @Nullable Date getDate(int column, @Nullable Calendar calendar) throws SQLException {
        String text = getString(column);
        return text == null ? null : new Date(at(ValueDecoder.localDate(text).atStartOfDay(zoneOf(calendar))));
    }

    @Override
    public @Nullable Time getTime(int column, @Nullable Calendar calendar) throws SQLException {
        String text = getString(column);
        return text == null
                ? null
                : new Time(at(ValueDecoder.localTime(text)
                        .atDate(java.time.LocalDate.EPOCH)
                        .atZone(zoneOf(calendar))));
    }

    @Override
    public @Nullable Timestamp getTimestamp(int column, @Nullable Calendar calendar) throws SQLException {
        String text = getString(column);
        if (text != null && ValueDecoder.hasOffset(text)) {
            return getTimestamp(column);
        }
        return text == null
                ? null
                : Timestamp.from(ValueDecoder.localDateTime(text)
                        .atZone(zoneOf(calendar))
                        .toInstant());
    }

    @Override
    public @Nullable Object getObject(int column) throws SQLException {
        String text = getString(column);
        return text == null ? null : ValueDecoder.object(text, column(column));
    }

    @Override
    public <T> @Nullable T getObject(int column, Class<T> type) throws SQLException {
        String text = getString(column);
        return text == null ? null : type.cast(ValueDecoder.object(text, column(column), type, zone));
    }

    @Override
    public @Nullable InputStream getBinaryStream(int column) throws SQLException {
        byte[] bytes = getBytes(column);
        return bytes == null ? null : new ByteArrayInputStream(bytes);
    }

    @Override
    public @Nullable Reader getCharacterStream(int column) throws SQLException {
        String text = getString(column);
        return text == null ? null : new StringReader(text);
    }

    @Override
    public @Nullable Blob getBlob(int column) throws SQLException {
        byte[] bytes = getBytes(column);
        return bytes == null ? null : new SerialBlob(bytes);
    }

    @Override
    public @Nullable Clob getClob(int column) throws SQLException {
        String text = getString(column);
        return text == null ? null : new SerialClob(text.toCharArray());
    }

    @Override
    public int getRow() {
        return ended ? 0 : (int) row;
    }

    @Override
    public boolean isBeforeFirst() {
        return row == 0;
    }

    @Override
    public boolean isFirst() {
        return row == 1 && !ended;
    }

    @Override
    public boolean isAfterLast() {
        return ended && row > 1;
    }

    @Override
    public int getType() {
        return ResultSet.TYPE_FORWARD_ONLY;
    }

    @Override
    public int getConcurrency() {
        return ResultSet.CONCUR_READ_ONLY;
    }

    @Override
    public int getHoldability() {
        return ResultSet.HOLD_CURSORS_OVER_COMMIT;
    }

    @Override
    public int getFetchDirection() {
        return ResultSet.FETCH_FORWARD;
    }

    @Override
    public void setFetchDirection(int direction) throws SQLException {
        checkForward(direction);
    }

    @Override
    public int getFetchSize() {
        return 0;
    }

    /** Ignored: the statement's fetch size applies. */
    @Override
    public void setFetchSize(int rows) {}

    @Override
    public @Nullable SQLWarning getWarnings() {
        return null;
    }

    @Override
    public void clearWarnings() {}

    /** Refuses a fetch direction but forwards. */
    public static void checkForward(int direction) throws SQLException {
        if (direction != ResultSet.FETCH_FORWARD) {
            throw Refusal.of("Databend's rows are read forwards only");
        }
    }

    private long ranged(int column, long min, long max) throws SQLException {
        String text = getString(column);
        return text == null ? 0 : ValueDecoder.ranged(text, column(column), min, max);
    }

    private Column column(int column) throws SQLException {
        return Column.at(rows.columns(), column);
    }

    private void ensureOpen() throws SQLException {
        if (closed) {
            throw new SQLException("The result is closed", "24000");
        }
    }

    private static ZoneId zoneOf(@Nullable Calendar calendar) {
        return calendar == null
                ? ZoneId.systemDefault()
                : calendar.getTimeZone().toZoneId();
    }

    private static long at(ZonedDateTime time) {
        return time.toInstant().toEpochMilli();
    }

    private static String key(String label) {
        return label.toLowerCase(Locale.ROOT);
    }
}
