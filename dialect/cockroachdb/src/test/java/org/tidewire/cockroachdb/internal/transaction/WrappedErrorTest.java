package org.tidewire.cockroachdb.internal.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.hibernate.JDBCException;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.TransactionSerializationException;
import org.hibernate.exception.spi.SQLExceptionConversionDelegate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidewire.cockroachdb.CockroachDBDialect;

/** Errors in those of pools and proxies, which have no SQLState. */
class WrappedErrorTest {
    private static final SQLExceptionConversionDelegate DIALECT =
            new CockroachDBDialect().buildSQLExceptionConversionDelegate();

    private static JDBCException converted(SQLException error) {
        return DIALECT.convert(error, "could not execute", "select 1");
    }

    private static SQLException conflict() {
        return new SQLException("restart transaction: RETRY_COMMIT_DEADLINE_EXCEEDED", "40001");
    }

    static Stream<SQLException> wrapped() {
        SQLException before = new SQLException("proxy", (String) null);
        before.setNextException(conflict());
        BatchUpdateException batch = new BatchUpdateException("batch", null, 0, new int[0], null);
        batch.setNextException(conflict());
        SQLException circle = new SQLException("circle", (String) null);
        circle.setNextException(new SQLException("back", null, 0, circle));
        circle.setNextException(conflict());
        return Stream.of(
                conflict(),
                new SQLException("pool", conflict()),
                new SQLException("pool", "", conflict()),
                new SQLException("pool", new RuntimeException(conflict())),
                before,
                batch,
                circle);
    }

    @ParameterizedTest
    @MethodSource("wrapped")
    void aConflictHasOneType(SQLException error) {
        assertThat(converted(error))
                .isExactlyInstanceOf(TransactionSerializationException.class)
                .hasMessageStartingWith("RETRY_COMMIT_DEADLINE_EXCEEDED: the transaction ran too long");
    }

    @Test
    void theTextMayBeInTheCauseOfAnErrorWithTheState() {
        assertThat(converted(new SQLException("conflict", "40001", conflict())))
                .hasMessageStartingWith("RETRY_COMMIT_DEADLINE_EXCEEDED");
    }

    @Test
    void nothingIsLost() {
        SQLException pool = new SQLException("pool", conflict());
        assertThat(converted(pool).getSQLState()).isEqualTo("40001");
        assertThat(converted(pool)).hasSuppressedException(pool);
        assertThat(converted(new SQLException("pool", new SQLException("duplicate key", "23505"))))
                .isInstanceOf(ConstraintViolationException.class);
    }
}
