package org.tidewire.tidb.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.testkit.rendering.Rendering;

/** The first statement of each kind of transaction. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransactionRenderingTest {
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
    void optimistic() {
        assertThat(first(TiDBTransaction.optimistic())).isEqualTo("begin optimistic");
    }

    @Test
    void pessimistic() {
        assertThat(first(TiDBTransaction.pessimistic())).isEqualTo("begin pessimistic");
    }

    @Test
    void staleAsOfCutToMillisecondsInUtc() {
        assertThat(first(TiDBTransaction.staleAsOf(Instant.parse("2026-11-21T23:59:59.123999Z"))))
                .isEqualTo("start transaction read only as of timestamp '2026-11-21 23:59:59.123+00:00'");
    }

    @Test
    void staleByAtMostInTheServersTime() {
        assertThat(first(TiDBTransaction.staleByAtMost(Duration.ofMillis(2500))))
                .isEqualTo("start transaction read only as of timestamp"
                        + " tidb_bounded_staleness(now(6) - interval 2500000 microsecond, now(6))");
        assertThat(first(TiDBTransaction.staleByAtMost(Duration.ofNanos(1)))).contains("interval 1 microsecond");
    }

    @Test
    void aStalenessThatIsNone() {
        assertThatThrownBy(() -> TiDBTransaction.staleByAtMost(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("staleness must be positive, and is PT0S");
        assertThatThrownBy(() -> TiDBTransaction.staleByAtMost(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTransactionOfSomebodyElseIsAskedFirstWhetherItHasBegun() {
        assertThat(rendering.statement(TiDBTransaction.optimistic()::start))
                .isEqualTo("select @@tidb_current_ts, unix_timestamp()");
    }

    @Test
    void whatATimestampCannotHoldIsRefused() {
        for (Instant instant :
                List.of(Instant.MIN, Instant.EPOCH.plusMillis(1), Instant.parse("2038-01-19T03:14:08Z"), Instant.MAX)) {
            assertThatThrownBy(() -> TiDBTransaction.staleAsOf(instant))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "instant must be one that TiDB's timestamps hold, from 1970 to 2038, and is " + instant);
        }
        for (Duration staleness : List.of(Duration.ofDays(3_651), Duration.ofSeconds(Long.MAX_VALUE))) {
            assertThatThrownBy(() -> TiDBTransaction.staleByAtMost(staleness))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("staleness must be ten years at most, and is " + staleness);
        }
    }

    @Test
    void outsideOfATransactionThereIsNothingToStart() {
        rendering
                .sessionFactory()
                .inSession(session -> assertThatThrownBy(
                                () -> TiDBTransaction.optimistic().start(session))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("TiDBTransaction.call"));
    }

    @Test
    void anotherDatabaseIsRefused() {
        try (Rendering mysql = Rendering.of("MySQL", "8.0.36", Map.of())) {
            assertThatThrownBy(() -> TiDBTransaction.optimistic().run(mysql.sessionFactory(), session -> {}))
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessage(
                            "MySQLDialect does not support TiDB's kinds of transaction: use a transaction as it is");
        }
    }

    private String first(TiDBTransaction kind) {
        return rendering.firstStatement(() -> kind.run(rendering.sessionFactory(), session -> {}));
    }
}
