package org.tidewire.cockroachdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
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
import org.tidewire.transaction.StaleRead;

/** The first statement of transactions that read the past. PostgreSQL does not parse it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StaleReadRenderingTest {
    private Rendering rendering;

    @BeforeAll
    void open() {
        rendering = Rendering.of("CockroachDB", "25.4", Map.of());
    }

    @AfterAll
    void close() {
        rendering.close();
    }

    private String first(StaleRead kind) {
        return rendering.firstStatement(() -> kind.run(rendering.sessionFactory(), session -> {}));
    }

    @Test
    void inNanosecondsThatNoTimeZoneMoves() {
        assertThat(first(StaleRead.staleAsOf(Instant.parse("2026-11-21T23:59:59.123999Z"))))
                .isEqualTo("set transaction as of system time 1795305599123999000");
    }

    @Test
    void byADuration() {
        assertThat(first(StaleRead.staleByAtMost(Duration.ofMillis(2500))))
                .isEqualTo("set transaction as of system time '-2.5s'");
        assertThat(first(StaleRead.staleByAtMost(Duration.ofMinutes(1))))
                .isEqualTo("set transaction as of system time '-60s'");
        assertThat(first(StaleRead.staleByAtMost(Duration.ofNanos(1)))).endsWith("'-0.000001s'");
    }

    @Test
    void byTheServersChoice() {
        assertThat(first(StaleRead.followerRead()))
                .isEqualTo("set transaction as of system time follower_read_timestamp()");
    }

    @Test
    void whatIsNoTimeIsRefused() {
        for (StaleRead kind : List.of(
                StaleRead.staleAsOf(Instant.MAX),
                StaleRead.staleAsOf(Instant.EPOCH),
                StaleRead.staleByAtMost(Duration.ZERO),
                StaleRead.staleByAtMost(Duration.ofSeconds(-1)),
                StaleRead.staleByAtMost(Duration.ofSeconds(Long.MAX_VALUE)))) {
            assertThatThrownBy(() -> first(kind)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void anotherDatabaseIsRefused() {
        try (Rendering h2 = Rendering.of("H2", "2.4.240", Map.of())) {
            assertThatThrownBy(() -> StaleRead.followerRead().run(h2.sessionFactory(), session -> {}))
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessage("H2Dialect does not support reading the past: use a transaction as it is");
        }
    }

    @Test
    @SuppressWarnings("NullAway")
    void nullIsRefusedWhereItIsGiven() {
        assertThatNullPointerException()
                .isThrownBy(() -> StaleRead.staleAsOf(null))
                .withMessage("instant");
        assertThatNullPointerException()
                .isThrownBy(() -> StaleRead.staleByAtMost(null))
                .withMessage("staleness");
    }
}
