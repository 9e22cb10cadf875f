package org.tidewire.retry;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.io.EOFException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.hibernate.JDBCException;
import org.hibernate.StaleObjectStateException;
import org.hibernate.TransactionException;
import org.hibernate.exception.JDBCConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransactionFailureTest {
    @ParameterizedTest
    @CsvSource({
        "40001, CONFLICT",
        "40P01, CONFLICT",
        "40003, OUTCOME_UNKNOWN",
        "08007, OUTCOME_UNKNOWN",
        "08S01, CONNECTION_LOST",
        "08006, CONNECTION_LOST",
        "57P01, CONNECTION_LOST",
        "55P03, LOCK_TIMEOUT",
        "23505, OTHER",
        "HY000, OTHER",
        ", OTHER",
    })
    void theSqlStateTellsTheKind(String state, FailureKind kind) {
        assertThat(of(new SQLException("text", state)).kind()).isEqualTo(kind);
    }

    /** As Connector/J reports a connection that ends in its handshake. */
    @Test
    void theEndOfAConnectionIsALostConnectionWithoutAState() {
        assertThat(of(new SQLException("Can not read response from server", new EOFException("lost")))
                        .kind())
                .isEqualTo(FailureKind.CONNECTION_LOST);
    }

    /** As HikariCP reports that it has waited in vain. */
    @Test
    void aPoolWithoutAConnectionIsALostConnection() {
        assertThat(of(new SQLTransientConnectionException("Connection is not available"))
                        .kind())
                .isEqualTo(FailureKind.CONNECTION_LOST);
    }

    @Test
    void theReasonIsFoundAnywhereInTheChain() {
        SQLException conflict = new SQLException("could not serialize access", "40001");
        SQLException pool = new SQLException("from the pool", conflict);
        TransactionFailure failure = of(new IllegalStateException(new PersistenceException("no words", pool)));

        assertThat(failure.kind()).isEqualTo(FailureKind.CONFLICT);
        assertThat((Throwable) failure.sqlException()).isSameAs(conflict);
        assertThat(failure).hasToString("error 0, SQLState 40001: could not serialize access");
    }

    @Test
    void theReasonIsFoundInWhatIsChainedToABatch() {
        BatchUpdateException batch = new BatchUpdateException("batch", "HY000", new int[0]);
        batch.setNextException(new SQLException("conflict", "40001"));

        assertThat(of(new PersistenceException(batch)).kind()).isEqualTo(FailureKind.CONFLICT);
    }

    @Test
    void aFailedCleanUpIsNoReason() {
        SQLException violation = new SQLException("Duplicate entry", "23000", 1062);
        violation.addSuppressed(new SQLException("gone while rolling back", "08S01"));

        assertThat(of(violation).kind()).isEqualTo(FailureKind.OTHER);
    }

    /** As a dialect that gives a failed COMMIT the type of its error throws it, and as Spring translates that. */
    @Test
    void aFailedCommitIsRecognizedByHibernatesWordsOrByWhatIsSuppressed() {
        SQLException lost = new SQLException("gone", "08S01");
        TransactionException ofCommit = new TransactionException("Unable to commit against JDBC Connection", lost);
        JDBCException typed = new JDBCConnectionException("another text", lost);
        assertThat(of(ofCommit).isOfCommit()).isTrue();
        assertThat(of(typed).isOfCommit()).isFalse();
        typed.addSuppressed(new IllegalStateException(ofCommit));
        assertThat(of(new PersistenceException(typed)).isOfCommit()).isTrue();
        assertThat(of(new IllegalStateException("Hibernate operation: " + ofCommit.getMessage(), lost))
                        .isOfCommit())
                .isTrue();
        IllegalStateException cleanUp = new IllegalStateException(lost);
        cleanUp.addSuppressed(ofCommit);
        assertThat(of(cleanUp).isOfCommit()).isFalse();
    }

    @Test
    void theWorstReasonCounts() {
        SQLException conflict = new SQLException("conflict", "40001");
        conflict.setNextException(new SQLException("result is ambiguous", "40003"));

        assertThat(of(conflict).kind()).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
        assertThat(of(new OptimisticLockException("stale", new SQLException("conflict", "40001")))
                        .kind())
                .isEqualTo(FailureKind.CONFLICT);
    }

    @Test
    void aStaleEntityHasNoError() {
        for (Throwable stale :
                new Throwable[] {new OptimisticLockException("stale"), new StaleObjectStateException("Account", 1)}) {
            TransactionFailure failure = of(new PersistenceException(stale));
            assertThat(failure.kind()).isEqualTo(FailureKind.STALE_ENTITY);
            assertThat((Throwable) failure.sqlException()).isNull();
            assertThat(failure.code()).isEqualTo("stale_entity");
        }
    }

    @Test
    void aChainThatBitesItsTailEnds() {
        SQLException first = new SQLException("first", "HY000");
        SQLException second = new SQLException("second", "HY000", first);
        first.setNextException(second);

        assertThat(of(second).kind()).isEqualTo(FailureKind.OTHER);
    }

    @Test
    void theCodeIsTheVendorsOrElseTheSqlState() {
        assertThat(of(new SQLException("conflict", "40001", 1213)).code()).isEqualTo("1213");
        assertThat(of(new SQLException("conflict", "40001")).code()).isEqualTo("40001");
    }

    @Test
    void whatWasGivenUpInsideIsNotRepeatedOutside() {
        SQLException lost = new SQLException("gone", "08S01");
        TransactionFailure unknown = of(lost).as(FailureKind.OUTCOME_UNKNOWN);
        TransactionFailure conflict = of(new SQLException("conflict", "40001"));

        assertThat(of(new IllegalStateException(UnknownOutcomeException.ofCommit(1, unknown, false)))
                        .kind())
                .isEqualTo(FailureKind.OTHER);
        assertThat(of(new RetryExhaustedException("no retry is left", 3, conflict))
                        .kind())
                .isEqualTo(FailureKind.OTHER);
        assertThat(of(new RetryInterruptedException(1, conflict)).kind()).isEqualTo(FailureKind.OTHER);
        assertThat(of(new JoinedTransactionException(1, conflict)).kind())
                .as("left to who has begun the transaction")
                .isEqualTo(FailureKind.CONFLICT);
    }

    private static TransactionFailure of(Throwable thrown) {
        return TransactionFailure.of(thrown, FailureClassifier.bySqlState());
    }
}
