package org.tidewire.databend.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What of java.sql's interfaces is refused: all of it is here, so that a misspelt handler shows. */
class CallsTest {
    private static final Set<String> OF_EVERYTHING = Set.of("unwrap", "isWrapperFor");

    static List<Arguments> interfaces() {
        return List.of(
                Arguments.of(Connection.class, ConnectionCalls.class, """
                        createArrayOf createBlob createClob createNClob createSQLXML createStruct \
                        prepareCall prepareStatement(String,String[]) prepareStatement(String,int[]) \
                        releaseSavepoint rollback(Savepoint) setClientInfo setSavepoint setShardingKey \
                        setShardingKeyIfValid setTypeMap"""),
                Arguments.of(PreparedStatement.class, PreparedStatementCalls.class, """
                        cancel execute(String,String[]) execute(String,int[]) executeLargeUpdate(String,String[]) \
                        executeLargeUpdate(String,int[]) executeUpdate(String,String[]) executeUpdate(String,int[]) \
                        setArray setAsciiStream setCursorName setNClob setObject(int,Object,SQLType,int) setRef setRowId \
                        setSQLXML setURL setUnicodeStream"""),
                Arguments.of(ResultSet.class, ResultSetCalls.class, """
                        absolute afterLast beforeFirst cancelRowUpdates deleteRow first getArray getAsciiStream \
                        getCursorName getNCharacterStream getNClob getObject(String,Map) getObject(int,Map) getRef getRowId \
                        getSQLXML getURL getUnicodeStream insertRow isLast last moveToCurrentRow moveToInsertRow previous \
                        refreshRow relative rowDeleted rowInserted rowUpdated updateArray updateAsciiStream \
                        updateBigDecimal updateBinaryStream updateBlob updateBoolean updateByte updateBytes \
                        updateCharacterStream updateClob updateDate updateDouble updateFloat updateInt updateLong \
                        updateNCharacterStream updateNClob updateNString updateNull updateObject updateRef updateRow \
                        updateRowId updateSQLXML updateShort updateString updateTime updateTimestamp"""),
                Arguments.of(ResultSetMetaData.class, ResultSetMetaDataCalls.class, ""),
                Arguments.of(ParameterMetaData.class, ParameterMetaDataCalls.class, """
                        getParameterClassName getParameterMode getParameterType getParameterTypeName getPrecision getScale \
                        isNullable isSigned"""),
                Arguments.of(DatabaseMetaData.class, MetaDataCalls.class, """
                        getAttributes getColumnPrivileges getFunctionColumns getProcedureColumns getPseudoColumns \
                        getSuperTables getSuperTypes getTablePrivileges"""));
    }

    @ParameterizedTest
    @MethodSource("interfaces")
    void refusesTheseAndNoOthers(Class<?> type, Class<?> handler, String expected) {
        assertThat(String.join(" ", refused(type, handler))).isEqualTo(expected);
    }

    private static Set<String> refused(Class<?> type, Class<?> handler) {
        Set<String> names = new TreeSet<>();
        for (Method method : type.getMethods()) {
            boolean constant = type == DatabaseMetaData.class && MetaDataConstants.of(method) != null;
            if (!constant && !OF_EVERYTHING.contains(method.getName()) && !Calls.handles(handler, method)) {
                boolean overloaded = Arrays.stream(type.getMethods())
                        .anyMatch(other -> other.getName().equals(method.getName()) && Calls.handles(handler, other));
                names.add(overloaded ? signature(method) : method.getName());
            }
        }
        return names;
    }

    private static String signature(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(",", method.getName() + "(", ")"));
    }
}
