package org.tidewire.it.databend.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.tidewire.it.databend.jdbc.Jdbc.update;

import java.sql.Connection;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLNonTransientException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

@DatabendTest
class ErrorTest {
    private final TestDatabase database;

    ErrorTest(TestDatabase database) {
        this.database = database;
    }

    static Stream<Arguments> errors() {
        return Stream.of(
                Arguments.of("selekt 1", 1005, "42601", SQLSyntaxErrorException.class),
                Arguments.of("select 1; select 2", 1005, "42601", SQLSyntaxErrorException.class),
                Arguments.of("select * from nowhere", 1025, "42S02", SQLSyntaxErrorException.class),
                Arguments.of("select nothing from t", 1065, "42S22", SQLSyntaxErrorException.class),
                Arguments.of("select nofunction(a) from t", 1008, "42883", SQLSyntaxErrorException.class),
                Arguments.of("use nowhere", 1003, "3D000", SQLSyntaxErrorException.class),
                Arguments.of("create table t (a int)", 2302, "42S01", SQLSyntaxErrorException.class),
                Arguments.of(
                        "insert into t (b) values (1)", 1006, "23502", SQLIntegrityConstraintViolationException.class),
                Arguments.of(
                        "insert into t (a, b) values (null, 1)",
                        1006,
                        "23502",
                        SQLIntegrityConstraintViolationException.class),
                Arguments.of(
                        "insert into t (a, b) values (1, -1)",
                        1133,
                        "23513",
                        SQLIntegrityConstraintViolationException.class),
                Arguments.of("select 1 / 0", 1006, "22012", SQLDataException.class),
                Arguments.of("select cast('x' as int)", 1006, "22000", SQLDataException.class),
                Arguments.of("insert into t (a, b) values (3000000000, 1)", 1006, "22003", SQLDataException.class),
                Arguments.of(
                        "merge into t using (values (1, 2), (1, 3)) as s(a, b) on t.a = s.a when matched then update set b = s.b",
                        4001,
                        "21000",
                        SQLNonTransientException.class));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void haveACodeAStateAndAType(String sql, int code, String state, Class<? extends SQLException> type)
            throws SQLException {
        try (Connection connection = Jdbc.connect(database);
                Statement statement = connection.createStatement()) {
            update(connection, "create or replace table t (a int not null, b int check (b >= 0))");
            update(connection, "insert into t (a, b) values (1, 1)");
            SQLException error = catchThrowableOfType(SQLException.class, () -> statement.execute(sql));
            assertThat(error.getErrorCode()).as(error.getMessage()).isEqualTo(code);
            assertThat(error.getSQLState()).as(error.getMessage()).isEqualTo(state);
            assertThat((Throwable) error).isExactlyInstanceOf(type);
        }
    }
}
