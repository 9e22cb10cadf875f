package org.tidewire.tidb.internal.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import org.hibernate.JDBCException;
import org.hibernate.QueryTimeoutException;
import org.hibernate.dialect.MySQLDialect;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;
import org.hibernate.exception.DataException;
import org.hibernate.exception.JDBCConnectionException;
import org.hibernate.exception.LockAcquisitionException;
import org.hibernate.exception.LockTimeoutException;
import org.hibernate.exception.SQLGrammarException;
import org.hibernate.exception.TransactionSerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.retry.FailureKind;
import org.tidewire.tidb.TiDBDialect;

/** The texts are those that TiDB 8.5.4 sent. */
class TiDBExceptionConverterTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "1062 | 23000 | Duplicate entry '2' for key 'k.u' | UNIQUE | u",
                "1062 | 23000 | Duplicate entry 'x' for key 'y'' for key 'books.uk_title' | UNIQUE | uk_title",
                "1062 | 23000 | Duplicate entry 'x' for key 'k.uk_a.b' | UNIQUE | uk_a.b",
                "1062 | 23000 | Duplicate entry 'x' for key 'k.UK'q' | UNIQUE | UK'q",
                "1062 | 23000 | Duplicate entry '1' for key 'k.PRIMARY' | UNIQUE | PRIMARY",
                "1062 | 23000 | Duplicate entry '1' for key 'PRIMARY' | UNIQUE | PRIMARY",
                "1452 | 23000 | Cannot add or update a child row: a foreign key constraint fails (`db`.`ch`, CONSTRAINT `fk1`"
                        + " FOREIGN KEY (`pid`) REFERENCES `pa` (`id`)) | FOREIGN_KEY | fk1",
                "1451 | 23000 | Cannot delete or update a parent row: a foreign key constraint fails (`db`.`ch`, CONSTRAINT `fk1`"
                        + " FOREIGN KEY (`pid`) REFERENCES `pa` (`id`)) | FOREIGN_KEY | fk1",
                "3819 | HY000 | Check constraint 'ck_price' is violated. | CHECK | ck_price",
                "3819 | HY000 | Check constraint 'c'k' is violated. | CHECK | c'k",
                "1048 | 23000 | Column 'c'l' cannot be null | NOT_NULL | c'l",
                "1048 | 23000 | Column 'name' cannot be null | NOT_NULL | name",
                "1364 | HY000 | Field 'name' doesn't have a default value | NOT_NULL | name",
            })
    void aConstraint(int code, String state, String text, ConstraintKind kind, String name) {
        JDBCException converted = convert(new SQLException(text, state, code));

        assertThat(converted).isInstanceOfSatisfying(ConstraintViolationException.class, violation -> {
            assertThat(violation.getKind()).isEqualTo(kind);
            assertThat(violation.getConstraintName()).isEqualTo(name);
        });
        assertThat(rollsBack(converted)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Duplicate entry", "for key '", "Duplicate entry '1' for key 'unclosed"})
    void aTextThatTellsNoName(String text) {
        assertThat(((ConstraintViolationException) convert(new SQLException(text, "23000", 1062))).getConstraintName())
                .isNull();
        assertThat(((ConstraintViolationException) convert(new SQLException(null, "23000", 1062))).getConstraintName())
                .isNull();
    }

    /** The code of every error that has none is told apart by its text. */
    @Test
    void aStatementThatHasWaitedTooOftenForLocks() {
        SQLException exhausted = new SQLException("pessimistic lock retry limit reached", "HY000", 1105);
        JDBCException converted = convert(exhausted);

        assertThat(converted).isExactlyInstanceOf(LockTimeoutException.class);
        assertThat(rollsBack(converted)).isFalse();
        assertThat(TiDBFailureClassifier.INSTANCE.classify(exhausted)).isEqualTo(FailureKind.LOCK_TIMEOUT);
    }

    @ParameterizedTest
    @ValueSource(ints = {1264, 1265, 1292, 1366, 1406, 1690})
    void aValueThatTheColumnCannotHold(int code) {
        assertThat(convert(new SQLException("x", "HY000", code))).isExactlyInstanceOf(DataException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1205, 3572, 9004})
    void aLockThatWasNotGotLeavesTheTransaction(int code) {
        JDBCException converted = convert(new SQLException("x", "HY000", code));
        assertThat(converted).isExactlyInstanceOf(LockTimeoutException.class);
        assertThat(rollsBack(converted)).isFalse();
    }

    @Test
    void aDeadlockEndsTheTransaction() {
        JDBCException converted = convert(new SQLException("Deadlock found", "40001", 1213));
        assertThat(converted).isExactlyInstanceOf(LockAcquisitionException.class);
        assertThat(rollsBack(converted)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {8002, 8005, 8022, 8027, 8028, 9007})
    void aWriteConflictEndsTheTransaction(int code) {
        JDBCException converted = convert(new SQLException("Write conflict", "HY000", code));
        assertThat(converted).isExactlyInstanceOf(TransactionSerializationException.class);
        assertThat(rollsBack(converted)).isTrue();
    }

    /** What README says of Hibernate's own dialect, by which TiDB runs without this one. */
    @Test
    void hibernatesOwnDialectHasNoTypeForAWriteConflict() {
        SQLException conflict = new SQLException("Write conflict", "HY000", 9007);
        assertThat(new MySQLDialect().buildSQLExceptionConversionDelegate().convert(conflict, "x", "select 1"))
                .isNull();
    }

    /** The SQLState is that of a violated constraint. */
    @Test
    void anAmbiguousColumnViolatesNothing() {
        SQLException ambiguous =
                new SQLIntegrityConstraintViolationException("Column 'x' in field list is ambiguous", "23000", 1052);
        assertThat(convert(ambiguous)).isExactlyInstanceOf(SQLGrammarException.class);
        assertThat(new TiDBDialect().classify(ambiguous)).isEqualTo(FailureKind.OTHER);
    }

    @ParameterizedTest
    @ValueSource(ints = {1317, 3024})
    void aQueryThatTookTooLong(int code) {
        assertThat(convert(new SQLException("x", "HY000", code))).isExactlyInstanceOf(QueryTimeoutException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {9001, 9002, 9003, 9005})
    void aStorageThatDoesNotAnswer(int code) {
        assertThat(convert(new SQLException("x", "HY000", code))).isExactlyInstanceOf(JDBCConnectionException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "1235 | function READ ONLY has only noop implementation in tidb now, use tidb_enable_noop_functions"
                        + " | readOnlyPropagatesToServer=false",
                "8048 | The isolation level 'SERIALIZABLE' is not supported. | use READ COMMITTED or REPEATABLE READ",
                "1105 | only support read-only statement during read-only staleness transactions"
                        + " | does not support writing in a stale read",
                "1105 | select lock hasn't been supported in stale read yet | does not support locks in a stale read",
                "1105 | cannot set read timestamp to a future time, readTS: 2, currentTS: 1 | does not read the future",
                "1105 | ON condition doesn't support subqueries yet | does not support this subquery",
                "9006 | GC life time is shorter than transaction duration | tidb_gc_life_time"
            })
    void isExplainedInASentence(int code, String text, String part) {
        SQLException sqlException = new SQLException(text, "HY000", code);
        assertThat(convert(sqlException))
                .hasMessageStartingWith("TiDB does not ")
                .hasMessageContaining(part);
        assertThat(convert(new SQLException("Connection is not available", "08001", 0, sqlException)))
                .hasMessageContaining(part);
        assertThat(rollsBack(convert(sqlException))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1105, 1235})
    void anotherErrorOfTheSameCodeIsNotExplained(int code) {
        assertThat(convert(new SQLException("something else", "HY000", code))).isNull();
        assertThat(convert(new SQLException(null, "HY000", code))).isNull();
    }

    @Test
    void aBatchTellsTheCodeOfTheStatementThatFailed() {
        assertThat(convert(new BatchUpdateException("Write conflict", "HY000", 9007, new int[0])))
                .isExactlyInstanceOf(TransactionSerializationException.class);
    }

    @Test
    void theRestIsLeftToHibernate() {
        assertThat(convert(new SQLException("Table 'x' doesn't exist", "42S02", 1146)))
                .isNull();
        assertThat(TiDBExceptionConverter.rollsBackTransaction(new SQLException("x", "42S02", 1146)))
                .isFalse();
    }

    private static JDBCException convert(SQLException exception) {
        return TiDBExceptionConverter.INSTANCE.convert(exception, "message", "sql");
    }

    private static boolean rollsBack(JDBCException exception) {
        return new TiDBDialect().causesRollback(exception.getSQLException());
    }
}
