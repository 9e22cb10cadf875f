package org.tidewire.databend.jdbc;

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

/** What {@link ResultSet} does: rows forwards, values converted by {@link Values}. Labels are found by {@link Calls}. */
final class ResultSetCalls {
    final ResultSet proxy = Calls.proxy(ResultSet.class, this);

    private final Rows rows;
    private final @Nullable StatementCalls statement;
    private final long maxRows;
    private final ZoneId zone;
    private final Map<String, Integer> labels = new HashMap<>();
    private long row;
    private boolean wasNull;
    private boolean closed;
    private boolean ended;

    ResultSetCalls(Rows rows, @Nullable StatementCalls statement, long maxRows, ZoneId zone) {
        this.rows = rows;
        this.statement = statement;
        this.maxRows = maxRows;
        this.zone = zone;
        for (int i = rows.columns().size(); i > 0; i--) {
            labels.put(key(rows.columns().get(i - 1).label()), i);
        }
    }

    /** How many rows a {@code copy into} says that it has copied. */
    long copied() throws SQLException {
        return UpdateCount.ofCopy(rows);
    }

    boolean next() throws SQLException {
        ensureOpen();
        if (ended) {
            return false;
        }
        try {
            ended = (maxRows > 0 && row >= maxRows) || !rows.next();
        } catch (SQLException e) {
            throw statement == null ? e : statement.session().failed(e);
        }
        row++;
        return !ended;
    }

    void close() throws SQLException {
        if (!closed) {
            discard();
            if (statement != null) {
                statement.resultClosed();
            }
        }
    }

    /** Closed by its statement, which goes on. */
    void discard() throws SQLException {
        if (!closed) {
            closed = true;
            rows.close();
        }
    }

    boolean isClosed() {
        return closed;
    }

    boolean wasNull() {
        return wasNull;
    }

    int findColumn(@Nullable String label) throws SQLException {
        Integer column = label == null ? null : labels.get(key(label));
        if (column == null) {
            throw new SQLSyntaxErrorException("The result has no column " + label, "42S22");
        }
        return column;
    }

    ResultSetMetaData getMetaData() throws SQLException {
        ensureOpen();
        return Calls.proxy(ResultSetMetaData.class, new ResultSetMetaDataCalls(rows.columns()));
    }

    @Nullable
    Statement getStatement() {
        return statement == null ? null : statement.proxy;
    }

    @Nullable
    String getString(int column) throws SQLException {
        ensureOpen();
        if (row == 0 || ended) {
            throw new SQLException("There is no current row", "24000");
        }
        column(column);
        String text = rows.text(column - 1);
        wasNull = text == null;
        return text;
    }

    @Nullable
    String getNString(int column) throws SQLException {
        return getString(column);
    }

    boolean getBoolean(int column) throws SQLException {
        String text = getString(column);
        return text != null && Values.bool(text);
    }

    byte getByte(int column) throws SQLException {
        return (byte) ranged(column, Byte.MIN_VALUE, Byte.MAX_VALUE);
    }

    short getShort(int column) throws SQLException {
        return (short) ranged(column, Short.MIN_VALUE, Short.MAX_VALUE);
    }

    int getInt(int column) throws SQLException {
        return (int) ranged(column, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    long getLong(int column) throws SQLException {
        return ranged(column, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    float getFloat(int column) throws SQLException {
        String text = getString(column);
        return text == null ? 0 : Values.single(text);
    }

    double getDouble(int column) throws SQLException {
        String text = getString(column);
        return text == null ? 0 : Values.floating(text);
    }

    @Nullable
    BigDecimal getBigDecimal(int column) throws SQLException {
        String text = getString(column);
        return text == null ? null : Values.decimal(text);
    }

    @Nullable
    BigDecimal getBigDecimal(int column, int scale) throws SQLException {
        BigDecimal value = getBigDecimal(column);
        return value == null ? null : value.setScale(scale, RoundingMode.HALF_UP);
    }

    byte @Nullable [] getBytes(int column) throws SQLException {
        String text = getString(column);
        return text == null ? null : Values.bytes(text, column(column));
    }

    @Nullable
    Date getDate(int column) throws SQLException {
        return getObject(column, Date.class);
    }

    @Nullable
    Time getTime(int column) throws SQLException {
        return getObject(column, Time.class);
    }

    @Nullable
    Timestamp getTimestamp(int column) throws SQLException {
        return getObject(column, Timestamp.class);
    }

    /** The date on the wall in the calendar's zone. */
    @Nullable
    Date getDate(int column, @Nullable Calendar calendar) throws SQLException {
        String text = getString(column);
        return text == null ? null : new Date(at(Values.localDate(text).atStartOfDay(zoneOf(calendar))));
    }

    @Nullable
    Time getTime(int column, @Nullable Calendar calendar) throws SQLException {
        String text = getString(column);
        return text == null
                ? null
                : new Time(at(
                        Values.localTime(text).atDate(java.time.LocalDate.EPOCH).atZone(zoneOf(calendar))));
    }

    @Nullable
    Timestamp getTimestamp(int column, @Nullable Calendar calendar) throws SQLException {
        String text = getString(column);
        if (text != null && Values.hasOffset(text)) {
            return getTimestamp(column);
        }
        return text == null
                ? null
                : Timestamp.from(
                        Values.localDateTime(text).atZone(zoneOf(calendar)).toInstant());
    }

    @Nullable
    Object getObject(int column) throws SQLException {
        String text = getString(column);
        return text == null ? null : Values.object(text, column(column));
    }

    <T> @Nullable T getObject(int column, Class<T> type) throws SQLException {
        String text = getString(column);
        return text == null ? null : type.cast(Values.object(text, column(column), type, zone));
    }

    @Nullable
    InputStream getBinaryStream(int column) throws SQLException {
        byte[] bytes = getBytes(column);
        return bytes == null ? null : new ByteArrayInputStream(bytes);
    }

    @Nullable
    Reader getCharacterStream(int column) throws SQLException {
        String text = getString(column);
        return text == null ? null : new StringReader(text);
    }

    @Nullable
    Blob getBlob(int column) throws SQLException {
        byte[] bytes = getBytes(column);
        return bytes == null ? null : new SerialBlob(bytes);
    }

    @Nullable
    Clob getClob(int column) throws SQLException {
        String text = getString(column);
        return text == null ? null : new SerialClob(text.toCharArray());
    }

    int getRow() {
        return ended ? 0 : (int) row;
    }

    boolean isBeforeFirst() {
        return row == 0;
    }

    boolean isFirst() {
        return row == 1 && !ended;
    }

    boolean isAfterLast() {
        return ended && row > 1;
    }

    int getType() {
        return ResultSet.TYPE_FORWARD_ONLY;
    }

    int getConcurrency() {
        return ResultSet.CONCUR_READ_ONLY;
    }

    int getHoldability() {
        return ResultSet.HOLD_CURSORS_OVER_COMMIT;
    }

    int getFetchDirection() {
        return ResultSet.FETCH_FORWARD;
    }

    void setFetchDirection(int direction) throws SQLException {
        StatementCalls.checkForward(direction);
    }

    int getFetchSize() {
        return 0;
    }

    /** Rows come as the statement asked for them. */
    void setFetchSize(int rows) {}

    @Nullable
    SQLWarning getWarnings() {
        return null;
    }

    void clearWarnings() {}

    private long ranged(int column, long min, long max) throws SQLException {
        String text = getString(column);
        return text == null ? 0 : Values.ranged(text, column(column), min, max);
    }

    private Column column(int column) throws SQLException {
        if (column < 1 || column > rows.columns().size()) {
            throw new SQLException(
                    "The result has columns 1 to " + rows.columns().size() + ", not " + column, "42S22");
        }
        return rows.columns().get(column - 1);
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
