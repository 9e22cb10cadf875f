package org.tidewire.databend.internal.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.hibernate.JDBCException;
import org.hibernate.QueryTimeoutException;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;
import org.hibernate.exception.LockTimeoutException;
import org.hibernate.exception.TransactionSerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The texts are the engine's, the states the driver's. */
class DatabendExceptionConverterTest {
    static Stream<Arguments> violations() {
        return Stream.of(
                Arguments.of(
                        "ConstraintError. Code: 1133, Text = CHECK constraint failed on table t with constraint ck_b expression if(true, b, a).",
                        "23513",
                        ConstraintKind.CHECK,
                        "ck_b"),
                Arguments.of(
                        "BadArguments. Code: 1006, Text = null value in column `a` of table `t` violates not-null constraint.",
                        "23502",
                        ConstraintKind.NOT_NULL,
                        "a"),
                Arguments.of(
                        "BadArguments. Code: 1006, Text = unable to cast type `NULL` to type `Int32`, during run expr: `CAST(NULL AS Int32)`.",
                        "23502",
                        ConstraintKind.NOT_NULL,
                        null));
    }

    @ParameterizedTest
    @MethodSource
    void violations(String text, String state, ConstraintKind kind, String name) {
        JDBCException converted = convert(new SQLException(text, state, 1006));

        assertThat(converted).isInstanceOfSatisfying(ConstraintViolationException.class, violation -> {
            assertThat(violation.getKind()).isEqualTo(kind);
            assertThat(violation.getConstraintName()).isEqualTo(name);
        });
    }

    @Test
    void aConflictIsATransactionToRepeat() {
        assertThat(convert(new SQLException("Unresolvable conflict detected for table 46", "40001", 4001)))
                .isInstanceOf(TransactionSerializationException.class);
    }

    @Test
    void aTableThatIsLockedIsALockTimeout() {
        assertThat(convert(new SQLException("Table is locked by query 'q'", "55P03", 2015)))
                .isInstanceOf(LockTimeoutException.class);
    }

    @Test
    void anAbortedQueryHasRunOutOfTime() {
        assertThat(convert(new SQLException("maximum query execution time exceeded", "57014", 1043)))
                .isInstanceOf(QueryTimeoutException.class);
    }

    @Test
    void theRestIsHibernates() {
        assertThat(convert(new SQLException("Unknown table 'x'", "42S02", 1025)))
                .isNull();
        assertThat(convert(new SQLException("multi rows from source match", "21000", 4001)))
                .isNull();
        assertThat(convert(new SQLException("no state"))).isNull();
    }

    private static JDBCException convert(SQLException e) {
        return DatabendExceptionConverter.INSTANCE.convert(e, "could not", "select 1");
    }
}
