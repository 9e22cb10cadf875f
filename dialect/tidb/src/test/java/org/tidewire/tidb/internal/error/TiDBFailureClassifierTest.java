package org.tidewire.tidb.internal.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewire.retry.FailureKind;
import org.tidewire.tidb.TiDBDialect;

class TiDBFailureClassifierTest {
    @ParameterizedTest
    @CsvSource({
        "9007, HY000, Write conflict, CONFLICT",
        "8002, HY000, can not retry select for update statement, CONFLICT",
        "8005, HY000, Write conflict in txn store, CONFLICT",
        "8022, HY000, KV error safe to retry, CONFLICT",
        "8027, HY000, Information schema is out of date, CONFLICT",
        "8028, HY000, Information schema is changed, CONFLICT",
        "1213, 40001, Deadlock found when trying to get lock, CONFLICT",
        "1105, HY000, something new [try again later], CONFLICT",
        "1205, 40001, Lock wait timeout exceeded, LOCK_TIMEOUT",
        "3572, HY000, NOWAIT is set, LOCK_TIMEOUT",
        "9005, HY000, Region is unavailable, CONNECTION_LOST",
        "0, 08S01, Communications link failure, CONNECTION_LOST",
        "0, 08007, Transaction resolution unknown, OUTCOME_UNKNOWN",
        "0, 40001, made on purpose, CONFLICT",
        "1062, 23000, Duplicate entry '[try again later]', OTHER",
        "1146, 42S02, Table 'x' doesn't exist, OTHER",
        "1105, HY000, , OTHER",
    })
    void theCodeGoesBeforeTheSqlState(int code, String state, String text, FailureKind kind) {
        assertThat(new TiDBDialect().classify(new SQLException(text, state, code)))
                .isEqualTo(kind);
    }
}
