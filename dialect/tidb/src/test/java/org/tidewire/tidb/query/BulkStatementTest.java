package org.tidewire.tidb.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.testkit.rendering.Rendering;

/** The texts of errors are those that TiDB 8.5.4 sent. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BulkStatementTest {
    private static final TiDBBulkStatement DELETE = TiDBBulkStatement.of("delete from tags where name < ?", "m");

    private Rendering rendering;

    @BeforeAll
    void open() {
        rendering = Rendering.of("MySQL", "8.0.11-TiDB-v8.5.4", Map.of());
    }

    @AfterAll
    void close() {
        rendering.close();
    }

    @Test
    void isSplitByThePrimaryKey() {
        assertThat(sent(DELETE)).isEqualTo("batch limit 1000 delete from tags where name < ?");
    }

    @Test
    void isSplitByAColumnIntoSmallerJobs() {
        assertThat(sent(DELETE.on("shop.tags.name").inJobsOf(10)))
                .isEqualTo("batch on shop.tags.name limit 10 delete from tags where name < ?");
    }

    @Test
    void goesOnByAHintAndLeavesTheSessionAsItIs() {
        assertThat(sent(TiDBBulkStatement.of("update tags set meaning='x'").goingOnAfterFailure()))
                .isEqualTo("batch limit 1000 update /*+ set_var(tidb_nontransactional_ignore_error=1) */ tags"
                        + " set meaning='x'");
    }

    @Test
    void dryRun() {
        assertThat(rendering.firstStatement(() -> DELETE.dryRun(rendering.sessionFactory())))
                .isEqualTo("batch limit 1000 dry run delete from tags where name < ?");
    }

    @Test
    void insideOfATransactionItIsRefused() {
        rendering
                .sessionFactory()
                .inTransaction(session -> assertThatThrownBy(() -> DELETE.execute(session))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageStartingWith("A non-transactional statement cannot be part of a transaction: "));
    }

    @Test
    void anotherDatabaseIsRefused() {
        try (Rendering mysql = Rendering.of("MySQL", "8.0.36", Map.of())) {
            assertThatThrownBy(() -> DELETE.execute(mysql.sessionFactory()))
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessage("MySQLDialect does not support non-transactional statements: run it in a transaction");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "id limit 1", "a.b.c.d", "id;", "`id`"})
    void whatIsNoColumnIsRefused(String column) {
        assertThatThrownBy(() -> DELETE.on(column)).isInstanceOf(IllegalArgumentException.class);
    }

    static Stream<Object> parametersOfManyForms() {
        return Stream.of(
                new UUID(1, 2), Instant.EPOCH, OffsetDateTime.MIN, Duration.ZERO, 'c', RoundingMode.UP, new int[0]);
    }

    @ParameterizedTest
    @MethodSource("parametersOfManyForms")
    void aParameterThatMayBeStoredInManyFormsIsRefused(Object parameter) {
        assertThatThrownBy(() -> TiDBBulkStatement.of("delete from tags where name = ?", parameter))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("A parameter of type "
                        + parameter.getClass().getName() + " may be stored in more than one form");
    }

    @Test
    void aJobOfNoRowsIsRefused() {
        assertThatThrownBy(() -> DELETE.inJobsOf(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsWhereItStopped() {
        TiDBBulkResult result = BulkOutcome.of(new SQLException(
                "non-transactional job failed, job id: 2, total jobs: 5. job range: [KindInt64 3, KindInt64 3], job sql:"
                        + " job id: 2, estimated size: 1, sql: UPDATE ..., err: [kv:1062]Duplicate entry '7' for key 'c.u'",
                "HY000",
                8143));
        assertThat(result).isNotNull();
        assertThat(result.jobs()).isEqualTo(5);
        assertThat(result.succeededJobs()).isEqualTo(1);
        assertThat(result.failedJobs()).isEqualTo(1);
        assertThat(result.unstartedJobs()).isEqualTo(3);
    }

    @Test
    void readsHowManyFailed() {
        TiDBBulkResult result = BulkOutcome.of(new SQLException(
                "2/3 jobs failed in the non-transactional DML: job id: 2, estimated size: 1, sql: UPDATE ...",
                "HY000",
                1105));
        assertThat(result).isNotNull();
        assertThat(result.jobs()).isEqualTo(3);
        assertThat(result.failedJobs()).isEqualTo(2);
        assertThat(result.succeededJobs()).isEqualTo(1);
    }

    @Test
    void anErrorOfSomethingElseIsNoOutcome() {
        assertThat(BulkOutcome.of(new SQLException("shard column nope not found", "HY000", 1105)))
                .isNull();
        assertThat(BulkOutcome.of(new SQLException(null, "HY000", 8143))).isNull();
    }

    private String sent(TiDBBulkStatement statement) {
        assertThat(statement.toString()).startsWith("batch ");
        return rendering.firstStatement(() -> statement.execute(rendering.sessionFactory()));
    }
}
