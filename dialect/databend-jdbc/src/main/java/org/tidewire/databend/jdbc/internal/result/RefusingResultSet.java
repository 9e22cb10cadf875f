package org.tidewire.databend.jdbc.internal.result;

import java.io.InputStream;
import java.io.Reader;
import java.net.URL;
import java.sql.Array;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.util.Map;

/** Refuses scrolling, inserting and deleting rows, and getters of types that Databend does not have. */
abstract class RefusingResultSet extends ReadOnlyResultSet {
    private static final String FORWARD = "results are read forwards only, so call next()";
    private static final String TEXT = "read the column with getString";

    // spotless:off
    @Override public boolean absolute(int rows) throws SQLException { throw unsupported("ResultSet.absolute", FORWARD); }
    @Override public void afterLast() throws SQLException { throw unsupported("ResultSet.afterLast", FORWARD); }
    @Override public void beforeFirst() throws SQLException { throw unsupported("ResultSet.beforeFirst", FORWARD); }
    @Override public void cancelRowUpdates() throws SQLException { throw unsupported("cancelRowUpdates"); }
    @Override public void deleteRow() throws SQLException { throw unsupported("deleteRow"); }
    @Override public boolean first() throws SQLException { throw unsupported("ResultSet.first", FORWARD); }
    @Override public Array getArray(String label) throws SQLException { throw unsupported("ResultSet.getArray", TEXT); }
    @Override public Array getArray(int column) throws SQLException { throw unsupported("ResultSet.getArray", TEXT); }
    @Override public InputStream getAsciiStream(String label) throws SQLException { throw unsupported("ResultSet.getAsciiStream", TEXT); }
    @Override public InputStream getAsciiStream(int column) throws SQLException { throw unsupported("ResultSet.getAsciiStream", TEXT); }
    @Override public String getCursorName() throws SQLException { throw unsupported("ResultSet.getCursorName", TEXT); }
    @Override public Reader getNCharacterStream(String label) throws SQLException { throw unsupported("ResultSet.getNCharacterStream", TEXT); }
    @Override public Reader getNCharacterStream(int column) throws SQLException { throw unsupported("ResultSet.getNCharacterStream", TEXT); }
    @Override public NClob getNClob(String label) throws SQLException { throw unsupported("ResultSet.getNClob", TEXT); }
    @Override public NClob getNClob(int column) throws SQLException { throw unsupported("ResultSet.getNClob", TEXT); }
    @Override public Object getObject(String label, Map<String, Class<?>> types) throws SQLException { throw unsupported("ResultSet.getObject", TEXT); }
    @Override public Object getObject(int column, Map<String, Class<?>> types) throws SQLException { throw unsupported("ResultSet.getObject", TEXT); }
    @Override public Ref getRef(String label) throws SQLException { throw unsupported("ResultSet.getRef", TEXT); }
    @Override public Ref getRef(int column) throws SQLException { throw unsupported("ResultSet.getRef", TEXT); }
    @Override public RowId getRowId(String label) throws SQLException { throw unsupported("ResultSet.getRowId", TEXT); }
    @Override public RowId getRowId(int column) throws SQLException { throw unsupported("ResultSet.getRowId", TEXT); }
    @Override public SQLXML getSQLXML(String label) throws SQLException { throw unsupported("ResultSet.getSQLXML", TEXT); }
    @Override public SQLXML getSQLXML(int column) throws SQLException { throw unsupported("ResultSet.getSQLXML", TEXT); }
    @Override public URL getURL(String label) throws SQLException { throw unsupported("ResultSet.getURL", TEXT); }
    @Override public URL getURL(int column) throws SQLException { throw unsupported("ResultSet.getURL", TEXT); }
    // spotless:on

    @Override
    @SuppressWarnings("deprecation")
    public InputStream getUnicodeStream(String label) throws SQLException {
        throw unsupported("ResultSet.getUnicodeStream", TEXT);
    }

    @Override
    @SuppressWarnings("deprecation")
    public InputStream getUnicodeStream(int column) throws SQLException {
        throw unsupported("ResultSet.getUnicodeStream", TEXT);
    }

    // spotless:off
    @Override public void insertRow() throws SQLException { throw unsupported("insertRow"); }
    @Override public boolean isLast() throws SQLException { throw unsupported("ResultSet.isLast", FORWARD); }
    @Override public boolean last() throws SQLException { throw unsupported("ResultSet.last", FORWARD); }
    @Override public void moveToCurrentRow() throws SQLException { throw unsupported("moveToCurrentRow"); }
    @Override public void moveToInsertRow() throws SQLException { throw unsupported("moveToInsertRow"); }
    @Override public boolean previous() throws SQLException { throw unsupported("ResultSet.previous", FORWARD); }
    @Override public void refreshRow() throws SQLException { throw unsupported("refreshRow"); }
    @Override public boolean relative(int rows) throws SQLException { throw unsupported("ResultSet.relative", FORWARD); }
    @Override public boolean rowDeleted() throws SQLException { throw unsupported("rowDeleted"); }
    @Override public boolean rowInserted() throws SQLException { throw unsupported("rowInserted"); }
    @Override public boolean rowUpdated() throws SQLException { throw unsupported("rowUpdated"); }
    @Override public void updateRow() throws SQLException { throw unsupported("updateRow"); }
    // spotless:on
}
