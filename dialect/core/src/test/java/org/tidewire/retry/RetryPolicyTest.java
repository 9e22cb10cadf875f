package org.tidewire.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetryPolicyTest {
    /** Always the longest pause that there may be. */
    private static final RandomGenerator LONGEST = new RandomGenerator() {
        @Override
        public long nextLong() {
            throw new AssertionError("a bound is asked for");
        }

        @Override
        public long nextLong(long bound) {
            return bound - 1;
        }
    };

    @Test
    void theDelayDoublesUpToTheMaximum() {
        RetryPolicy policy =
                RetryPolicy.defaults().withInitialDelay(Duration.ofMillis(100)).withMaxDelay(Duration.ofMillis(1500));

        assertThat(IntStream.rangeClosed(1, 7)
                        .mapToObj(retry -> policy.pauseBefore(retry, LONGEST).toMillis()))
                .containsExactly(100L, 200L, 400L, 800L, 1500L, 1500L, 1500L);
    }

    @Test
    void theDelayOfALateRetryDoesNotOverflow() {
        RetryPolicy policy = RetryPolicy.defaults().withMaxDelay(Duration.ofDays(36_500));

        assertThat(policy.pauseBefore(Integer.MAX_VALUE, LONGEST)).isEqualTo(Duration.ofDays(36_500));
    }

    @Test
    void theJitterIsFull() {
        RetryPolicy policy = RetryPolicy.defaults().withInitialDelay(Duration.ofMillis(100));
        Random random = new Random(42);

        long[] pauses = IntStream.range(0, 1000)
                .mapToLong(i -> policy.pauseBefore(1, random).toMillis())
                .toArray();
        for (int tenth = 0; tenth < 10; tenth++) {
            long from = tenth * 10L;
            assertThat(IntStream.range(0, pauses.length)
                            .filter(i -> pauses[i] >= from && pauses[i] < from + 10)
                            .count())
                    .as("pauses from %d to %d ms", from, from + 10)
                    .isBetween(60L, 140L);
        }
    }

    @Test
    void noDelayIsNoPause() {
        assertThat(RetryPolicy.defaults().withInitialDelay(Duration.ZERO).pauseBefore(5, LONGEST))
                .isZero();
        assertThat(RetryPolicy.defaults().withMaxDelay(Duration.ZERO).pauseBefore(5, LONGEST))
                .isZero();
    }

    @Test
    void theDeadlineIsTheLastMoment() {
        RetryPolicy policy = RetryPolicy.defaults().withDeadline(Duration.ofSeconds(2));

        assertThat(policy.isTooLate(Duration.ofSeconds(2))).isFalse();
        assertThat(policy.isTooLate(Duration.ofSeconds(2).plusNanos(1))).isTrue();
        assertThat(policy.withoutDeadline().isTooLate(Duration.ofDays(1))).isFalse();
    }

    @Test
    void conflictsAndLostConnectionsAreRepeatedUnlessSaidOtherwise() {
        RetryPolicy policy = RetryPolicy.defaults();
        assertThat(FailureKind.values())
                .filteredOn(policy::repeats)
                .containsExactly(FailureKind.CONNECTION_LOST, FailureKind.CONFLICT);

        assertThat(FailureKind.values())
                .filteredOn(policy.alsoOn(FailureKind.LOCK_TIMEOUT)
                        .alsoOn(FailureKind.STALE_ENTITY)
                        .notOn(FailureKind.CONNECTION_LOST)::repeats)
                .containsExactly(FailureKind.CONFLICT, FailureKind.LOCK_TIMEOUT, FailureKind.STALE_ENTITY);
        assertThat(FailureKind.values())
                .filteredOn(policy.notOn(FailureKind.CONFLICT)
                        .notOn(FailureKind.CONNECTION_LOST)
                        .alsoOn(FailureKind.CONFLICT)::repeats)
                .containsExactly(FailureKind.CONFLICT);
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureKind.class,
            names = {"OUTCOME_UNKNOWN", "OTHER"})
    void whatIsNeverRepeatedCannotBeChosen(FailureKind kind) {
        assertThatThrownBy(() -> RetryPolicy.defaults().alsoOn(kind))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(kind + " is never repeated");
    }

    @Test
    void nonsenseIsRefused() {
        RetryPolicy policy = RetryPolicy.defaults();
        assertThatThrownBy(() -> policy.withMaxRetries(-1)).hasMessage("maxRetries must not be negative, and is -1");
        assertThatThrownBy(() -> policy.withInitialDelay(Duration.ofMillis(-1)))
                .hasMessage("initialDelay must not be negative nor longer than a century, and is PT-0.001S");
        assertThatThrownBy(() -> policy.withMaxDelay(Duration.ofSeconds(Long.MAX_VALUE)))
                .hasMessageStartingWith("maxDelay must not be");
        assertThatThrownBy(() -> policy.withDeadline(Duration.ofSeconds(-1)))
                .hasMessageStartingWith("deadline must not be");
    }

    @Test
    void aPolicyDoesNotChange() {
        RetryPolicy policy = RetryPolicy.defaults();
        assertThat(policy.withMaxRetries(1)).isNotEqualTo(policy).isEqualTo(policy.withMaxRetries(1));
        assertThat(policy.maxRetries()).isEqualTo(10);
        assertThat(policy)
                .hasToString("RetryPolicy[maxRetries=10, initialDelay=PT0.02S, maxDelay=PT1S, deadline=PT30S,"
                        + " on [CONNECTION_LOST, CONFLICT]]");
    }
}
