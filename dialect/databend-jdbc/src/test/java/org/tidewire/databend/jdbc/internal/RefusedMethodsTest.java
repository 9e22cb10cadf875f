package org.tidewire.databend.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidewire.databend.jdbc.internal.connection.DatabendConnection;
import org.tidewire.databend.jdbc.internal.metadata.DatabendDatabaseMetaData;
import org.tidewire.databend.jdbc.internal.result.DatabendResultSet;
import org.tidewire.databend.jdbc.internal.result.MemoryRows;
import org.tidewire.databend.jdbc.internal.sql.ParsedStatement;
import org.tidewire.databend.jdbc.internal.statement.DatabendPreparedStatement;
import org.tidewire.databend.jdbc.internal.value.Column;

/** The methods of JDBC that the driver refuses, by name and with an alternative. */
class RefusedMethodsTest {
    static List<Arguments> refused() throws SQLException {
        MemoryRows rows = new MemoryRows(List.of(Column.of("a", Types.VARCHAR)), List.<String[]>of(new String[] {"1"}));
        ResultSet result = new DatabendResultSet(rows, null, 0, ZoneOffset.UTC);
        PreparedStatement statement =
                new DatabendPreparedStatement(null, null, closed -> {}, ParsedStatement.prepared("select ?"));
        return List.of(
                Arguments.of(Connection.class, new DatabendConnection(null, "", ""), """
                        createArrayOf createBlob createClob createNClob createSQLXML createStruct prepareCall \
                        prepareStatement(String,String[]) prepareStatement(String,int[]) releaseSavepoint \
                        rollback(Savepoint) setClientInfo setSavepoint setTypeMap"""),
                Arguments.of(PreparedStatement.class, statement, """
                        cancel execute(String,String[]) execute(String,int[]) executeLargeUpdate(String,String[]) \
                        executeLargeUpdate(String,int[]) executeUpdate(String,String[]) executeUpdate(String,int[]) \
                        setArray setAsciiStream setCursorName setNClob setRef setRowId setSQLXML setURL setUnicodeStream"""),
                Arguments.of(ResultSet.class, result, """
                        absolute afterLast beforeFirst cancelRowUpdates deleteRow first getArray getAsciiStream \
                        getCursorName getNCharacterStream getNClob getObject(String,Map) getObject(int,Map) getRef getRowId \
                        getSQLXML getURL getUnicodeStream insertRow isLast last moveToCurrentRow moveToInsertRow previous \
                        refreshRow relative rowDeleted rowInserted rowUpdated updateArray updateAsciiStream \
                        updateBigDecimal updateBinaryStream updateBlob updateBoolean updateByte updateBytes \
                        updateCharacterStream updateClob updateDate updateDouble updateFloat updateInt updateLong \
                        updateNCharacterStream updateNClob updateNString updateNull updateObject(String,Object) \
                        updateObject(String,Object,int) updateObject(int,Object) updateObject(int,Object,int) updateRef \
                        updateRow updateRowId updateSQLXML updateShort updateString updateTime updateTimestamp"""),
                Arguments.of(ResultSetMetaData.class, result.getMetaData(), ""),
                Arguments.of(ParameterMetaData.class, statement.getParameterMetaData(), """
                        getParameterClassName getParameterMode getParameterType getParameterTypeName getPrecision getScale \
                        isNullable isSigned"""),
                Arguments.of(DatabaseMetaData.class, new DatabendDatabaseMetaData(null, null, "", ""), """
                        getAttributes getColumnPrivileges getFunctionColumns getProcedureColumns getPseudoColumns \
                        getSuperTables getSuperTypes getTablePrivileges"""));
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("refused")
    void areTheseAndNoOthers(Class<?> type, Object implementation, String expected) {
        Set<String> refused = new TreeSet<>();
        for (Method method : type.getMethods()) {
            if (isRefused(method, implementation)) {
                boolean overloaded = Arrays.stream(type.getMethods())
                        .anyMatch(
                                other -> other.getName().equals(method.getName()) && !isRefused(other, implementation));
                refused.add(overloaded ? signature(method) : method.getName());
            }
        }
        assertThat(String.join(" ", refused)).isEqualTo(expected);
    }

    private static boolean isRefused(Method method, Object implementation) {
        Object[] values = Arrays.stream(method.getParameterTypes())
                .map(type -> type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null)
                .toArray();
        try {
            method.invoke(implementation, values);
            return false;
        } catch (InvocationTargetException e) {
            return e.getCause() instanceof SQLException refusal
                    && refusal.getMessage().startsWith("Databend's JDBC layer does not support ")
                    && refusal.getMessage().contains("." + method.getName())
                    && refusal.getSQLState().equals("HYC00");
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signature(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(",", method.getName() + "(", ")"));
    }
}
