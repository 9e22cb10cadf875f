package org.tidewire.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.SQLException;
import org.hibernate.dialect.MySQLDialect;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.tidewire.spi.DatabaseSupport;
import org.tidewire.tidb.TiDBDialect;

/** The texts are those that TiDB 8.5.4 sent. */
class FailureAnalysisTest {
    private static final DatabaseSupport TIDB =
            DatabaseSupport.ofVersion("8.0.11-TiDB-v8.5.4").orElseThrow();

    @Test
    void serializable() {
        FailureAnalysis analysis = new DatabaseErrorAnalyzer()
                .analyze(new IllegalStateException(new SQLException(
                        "from the pool",
                        new SQLException(
                                "The isolation level 'SERIALIZABLE' is not supported. Set"
                                        + " tidb_skip_isolation_level_check=1 to skip this error",
                                "HY000",
                                8048))));

        assertThat(analysis.getDescription())
                .startsWith("TiDB does not support the isolation levels READ UNCOMMITTED and SERIALIZABLE");
        assertThat(analysis.getAction()).contains("isolation out of @Transactional", "LockModeType.PESSIMISTIC_WRITE");
    }

    @Test
    void readOnly() {
        FailureAnalysis analysis = new DatabaseErrorAnalyzer()
                .analyze(new SQLException(
                        "function READ ONLY has only noop implementation in tidb now, use"
                                + " tidb_enable_noop_functions to enable these functions",
                        "42000",
                        1235));

        assertThat(analysis.getAction()).startsWith("Set readOnlyPropagatesToServer=false");
    }

    @Test
    void otherErrorsAreLeftToOthers() {
        assertThat(new DatabaseErrorAnalyzer().analyze(new SQLException("Duplicate entry", "23000", 1062)))
                .isNull();
        assertThat(new DatabaseErrorAnalyzer().analyze(new SQLException("not supported", "42000", 1235)))
                .isNull();
        assertThat(new DatabaseErrorAnalyzer().analyze(new IllegalStateException()))
                .isNull();
    }

    @Test
    void tidbUnderAnotherDialect() {
        DialectCheck.check(TIDB, new TiDBDialect());
        FailureAnalysis analysis = new MisconfigurationAnalyzer()
                .analyze(new IllegalStateException(catchThrowable(() -> DialectCheck.check(TIDB, new MySQLDialect()))));

        assertThat(analysis.getDescription())
                .startsWith("The database is TiDB, and Hibernate uses org.hibernate.dialect.MySQLDialect for it");
        assertThat(analysis.getAction()).startsWith("Take spring.jpa.database-platform, spring.jpa.database and");
    }
}
