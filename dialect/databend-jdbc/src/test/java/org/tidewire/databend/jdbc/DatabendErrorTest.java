package org.tidewire.databend.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DatabendErrorTest {
    static Stream<Arguments> errors() {
        return Stream.of(
                Arguments.of(
                        "UnknownTable. Code: 1025, Text = Unknown table 'x'.",
                        1025,
                        "42S02",
                        SQLSyntaxErrorException.class),
                Arguments.of(
                        "dataset write failed: BadArguments. Code: 1006, Text = null value in column `a` of table `t`"
                                + " violates not-null constraint.",
                        1006,
                        "23502",
                        SQLIntegrityConstraintViolationException.class),
                Arguments.of(
                        "BadArguments. Code: 1006, Text = unable to cast type `NULL` to type `Int32`.",
                        1006,
                        "23502",
                        SQLIntegrityConstraintViolationException.class),
                Arguments.of(
                        "BadArguments. Code: 1006, Text = divided by zero while evaluating function.",
                        1006,
                        "22012",
                        SQLDataException.class),
                Arguments.of(
                        "BadArguments. Code: 1006, Text = number overflowed while evaluating.",
                        1006,
                        "22003",
                        SQLDataException.class),
                Arguments.of(
                        "BadArguments. Code: 1006, Text = invalid digit found in string.",
                        1006,
                        "22000",
                        SQLDataException.class),
                Arguments.of(
                        "SemanticError. Code: 1065, Text = column x doesn't exist.",
                        1065,
                        "42S22",
                        SQLSyntaxErrorException.class),
                Arguments.of(
                        "SemanticError. Code: 1065, Text = x must appear in the GROUP BY.",
                        1065,
                        "42000",
                        SQLSyntaxErrorException.class),
                Arguments.of(
                        "ConstraintError. Code: 1133, Text = CHECK constraint failed on table t.",
                        1133,
                        "23513",
                        SQLIntegrityConstraintViolationException.class),
                Arguments.of(
                        "TableAlreadyExists. Code: 2302, Text = Table 't' already exists.",
                        2302,
                        "42S01",
                        SQLSyntaxErrorException.class),
                Arguments.of(
                        "AbortedQuery. Code: 1043, Text = Query aborted due to execution time exceeding maximum"
                                + " limit.",
                        1043,
                        "57014",
                        SQLTimeoutException.class),
                Arguments.of(
                        "AbortedQuery. Code: 1043, Text = Aborted query, because the server is shutting down.",
                        1043,
                        "57014",
                        SQLNonTransientException.class),
                Arguments.of(
                        "UnresolvableConflict. Code: 4001, Text = Unresolvable conflict detected for table 46.",
                        4001,
                        "40001",
                        TransactionConflictException.class),
                Arguments.of(
                        "UnresolvableConflict. Code: 4001, Text = multi rows from source match one and the same row in"
                                + " the target_table multi times.",
                        4001,
                        "21000",
                        SQLNonTransientException.class),
                Arguments.of(
                        "CurrentTransactionIsAborted. Code: 4002, Text = Current transaction is aborted.",
                        4002,
                        "40000",
                        TransactionAbortedException.class),
                Arguments.of(
                        "TransactionTimeout. Code: 4003, Text = Transaction timed out.",
                        4003,
                        "40000",
                        SQLTransactionRollbackException.class),
                Arguments.of(
                        "PermissionDenied. Code: 1063, Text = Permission denied.",
                        1063,
                        "42501",
                        SQLSyntaxErrorException.class),
                Arguments.of(
                        "AuthenticateFailure. Code: 5100, Text = wrong password.",
                        5100,
                        "28000",
                        SQLInvalidAuthorizationSpecException.class),
                Arguments.of(
                        "TableAlreadyLocked. Code: 2015, Text = Table is locked by query 'q'.",
                        2015,
                        "55P03",
                        SQLTransientException.class),
                Arguments.of(
                        "TableLockExpired. Code: 2016, Text = The acquired table lock maybe expired.",
                        2016,
                        "55P03",
                        SQLTransientException.class),
                Arguments.of(
                        "TableVersionMismatched. Code: 2009, Text = mismatched.",
                        2009,
                        "40001",
                        SQLTransientException.class),
                Arguments.of(
                        "Overflow. Code: 1049, Text = Decimal overflow: 1 not in range.",
                        1049,
                        "22003",
                        SQLDataException.class),
                Arguments.of(
                        "Overflow. Code: 1049, Text = Decimal precision must be between 1 and 76.",
                        1049,
                        "HYC00",
                        SQLNonTransientException.class),
                Arguments.of(
                        "UnknownView. Code: 1026, Text = Unknown view 'v'.",
                        1026,
                        "42S02",
                        SQLSyntaxErrorException.class),
                Arguments.of(
                        "UnknownUser. Code: 2201, Text = User unknown does not exist.",
                        2201,
                        "42704",
                        SQLSyntaxErrorException.class),
                Arguments.of(
                        "Internal. Code: 1001, Text = Scalar subquery can't return more than one row.",
                        1001,
                        "HY000",
                        SQLException.class));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void areReadFromTheText(String text, int code, String state, Class<? extends SQLException> type) {
        SQLException cause = new SQLException(text, "HY000", 1105);
        SQLException typed = DatabendError.translate(cause);
        assertThat((Throwable) typed).isExactlyInstanceOf(type).hasMessage(text).hasCause(cause);
        assertThat(typed.getErrorCode()).isEqualTo(code);
        assertThat(typed.getSQLState()).isEqualTo(state);
        DatabendError error = DatabendError.of(typed);
        assertThat(error == null ? "HY000" : error.sqlState()).isEqualTo(state);
        assertThat(error == null ? "Internal" : error.serverName()).isSubstringOf(text);
    }

    @Test
    void ofTheDriverAreLeftAsTheyAre() {
        SQLException lost = new SQLException("Communications link failure", "08S01");
        assertThat((Throwable) DatabendError.translate(lost)).isSameAs(lost);
    }
}
