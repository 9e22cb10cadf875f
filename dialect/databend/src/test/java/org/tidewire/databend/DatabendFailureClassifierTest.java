package org.tidewire.databend;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.RollbackException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewire.retry.FailureKind;
import org.tidewire.retry.TransactionFailure;

class DatabendFailureClassifierTest {
    private final DatabendDialect dialect = new DatabendDialect();

    /** As the driver makes them. */
    @ParameterizedTest
    @CsvSource({
        "4001, 40001, Unresolvable conflict detected for table 46, CONFLICT",
        "4001, 21000, multi rows from source match one and the same row in the target table, OTHER",
        "2009, 40001, Table version mismatched, CONFLICT",
        "2011, 40001, can not fulfill the tx after retries, CONFLICT",
        "2012, 25006, Modification not permitted: table is READ ONLY, OTHER",
        "2015, 55P03, table is locked by other session, LOCK_TIMEOUT",
        "2016, 55P03, the acquired table lock expired, LOCK_TIMEOUT",
        "4002, 40000, Current transaction is aborted, OTHER",
        "4003, 40000, Transaction timeout, OTHER",
        "1105, 08S01, Communications link failure, CONNECTION_LOST",
        "0, 08S01, Communications link failure, CONNECTION_LOST",
        "0, 08007, The connection was lost during commit, OUTCOME_UNKNOWN",
        "0, 40001, made on purpose, CONFLICT",
        "1105, HY000, UnresolvableConflict as Connector/J tells it, OTHER",
        "1006, 23502, null value in column `c` violates not-null constraint, OTHER",
        "1133, 23513, CHECK constraint failed, OTHER",
        "1025, 42S02, Unknown table 'x', OTHER",
    })
    void theSqlStateGoesBeforeTheCode(int code, String state, String text, FailureKind kind) {
        assertThat(dialect.classify(new SQLException(text, state, code))).isEqualTo(kind);
    }

    @Test
    void anAbortedTransactionIsJudgedByWhatAbortedIt() {
        assertThat(kindOfAborted(new SQLException("Unresolvable conflict", "40001", 4001)))
                .isEqualTo(FailureKind.CONFLICT);
        assertThat(kindOfAborted(new SQLException("multi rows from source match", "21000", 4001)))
                .isEqualTo(FailureKind.OTHER);
        assertThat(kindOfAborted(new SQLException("divided by zero", "22012", 1006)))
                .isEqualTo(FailureKind.OTHER);
    }

    private FailureKind kindOfAborted(SQLException cause) {
        SQLException aborted = new SQLException("The transaction was rolled back instead", "40000", 4002, cause);
        return TransactionFailure.of(new RollbackException(aborted), dialect).kind();
    }
}
