package org.tidewire.retry;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How often, how fast and after which failures a transaction is repeated. Immutable: each method gives a new policy.
 *
 * <p>The pause before a retry is a random part, from nothing to all, of a delay that doubles with each retry up to a
 * maximum ("exponential backoff with full jitter"), so that those who met in a conflict do not meet again.
 */
public final class RetryPolicy {
    private static final RetryPolicy DEFAULTS = new RetryPolicy(
            10,
            Duration.ofMillis(20),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            EnumSet.of(FailureKind.CONFLICT, FailureKind.CONNECTION_LOST));

    private final int maxRetries;
    private final Duration initialDelay;
    private final Duration maxDelay;
    private final @Nullable Duration deadline;
    private final Set<FailureKind> repeated;

    private RetryPolicy(
            int maxRetries,
            Duration initialDelay,
            Duration maxDelay,
            @Nullable Duration deadline,
            Set<FailureKind> repeated) {
        this.maxRetries = maxRetries;
        this.initialDelay = initialDelay;
        this.maxDelay = maxDelay;
        this.deadline = deadline;
        this.repeated = Collections.unmodifiableSet(repeated);
    }

    /**
     * Ten retries within 30 seconds, the first after at most 20 ms, none after more than one second; for conflicts and
     * for connections that were lost before COMMIT.
     *
     * @return the policy that {@link TransactionRetry#of} starts with
     */
    public static RetryPolicy defaults() {
        return DEFAULTS;
    }

    /**
     * No retries: a failure that might be repeated becomes a {@link RetryExhaustedException} at once.
     *
     * @return a policy of one attempt
     */
    public static RetryPolicy noRetries() {
        return DEFAULTS.withMaxRetries(0);
    }

    /**
     * Limits the attempts.
     *
     * @param retries how many there may be <em>after</em> the first attempt, as in Spring Framework 7; not negative
     * @return a new policy
     */
    public RetryPolicy withMaxRetries(int retries) {
        if (retries < 0) {
            throw new IllegalArgumentException("maxRetries must not be negative, and is " + retries);
        }
        return new RetryPolicy(retries, initialDelay, maxDelay, deadline, repeated);
    }

    /**
     * Sets the longest pause before the first retry.
     *
     * @param delay in any unit, not negative; zero means no pauses
     * @return a new policy
     */
    public RetryPolicy withInitialDelay(Duration delay) {
        return new RetryPolicy(maxRetries, atLeastZero("initialDelay", delay), maxDelay, deadline, repeated);
    }

    /**
     * Sets the longest pause before any retry, where doubling ends.
     *
     * @param delay in any unit, not negative
     * @return a new policy
     */
    public RetryPolicy withMaxDelay(Duration delay) {
        return new RetryPolicy(maxRetries, initialDelay, atLeastZero("maxDelay", delay), deadline, repeated);
    }

    /**
     * Sets when to give up: no retry begins later than this after the first attempt has begun, and no pause is longer than what is
     * left. The check of an unknown outcome is asked once in any case, and later than this not again, nor for a repeat
     * that has lost its connection before its COMMIT.
     *
     * <p>An attempt that is under way is not cut short, and its wait for a connection is a part of it: while the server is
     * gone the end may come later than the deadline by as long as the pool waits. So let the pool wait for less
     * than this, and the driver too, for connections and for answers. The exception tells both times.
     *
     * @param time in any unit, not negative
     * @return a new policy
     */
    public RetryPolicy withDeadline(Duration time) {
        return new RetryPolicy(maxRetries, initialDelay, maxDelay, atLeastZero("deadline", time), repeated);
    }

    /**
     * Gives up after a number of retries only.
     *
     * @return a new policy
     */
    public RetryPolicy withoutDeadline() {
        return new RetryPolicy(maxRetries, initialDelay, maxDelay, null, repeated);
    }

    /**
     * Repeats after one more kind of failure, for example {@link FailureKind#LOCK_TIMEOUT} or
     * {@link FailureKind#STALE_ENTITY}.
     *
     * @param kind one that {@linkplain FailureKind#isRepeatable() may be repeated}
     * @return a new policy
     */
    public RetryPolicy alsoOn(FailureKind kind) {
        if (!kind.isRepeatable()) {
            throw new IllegalArgumentException(kind + " is never repeated");
        }
        EnumSet<FailureKind> more = EnumSet.of(kind);
        more.addAll(repeated);
        return new RetryPolicy(maxRetries, initialDelay, maxDelay, deadline, more);
    }

    /**
     * Does not repeat after a kind of failure: it reaches the caller as it is.
     *
     * @param kind for example {@link FailureKind#CONNECTION_LOST}
     * @return a new policy
     */
    public RetryPolicy notOn(FailureKind kind) {
        EnumSet<FailureKind> fewer = EnumSet.noneOf(FailureKind.class);
        fewer.addAll(repeated);
        fewer.remove(kind);
        return new RetryPolicy(maxRetries, initialDelay, maxDelay, deadline, fewer);
    }

    /**
     * How many attempts there may be after the first.
     *
     * @return the number, not negative
     */
    public int maxRetries() {
        return maxRetries;
    }

    /**
     * Whether a failure of this kind is repeated.
     *
     * @param kind of a failure
     * @return {@code true} if retries are left for it
     */
    public boolean repeats(FailureKind kind) {
        return repeated.contains(kind);
    }

    /**
     * The pause before a retry.
     *
     * @param retry 1 before the second attempt
     * @param random gives the jitter
     * @return from zero to the delay of this retry
     */
    public Duration pauseBefore(int retry, RandomGenerator random) {
        Duration delay = delayBefore(retry);
        long nanos = delay.toNanos();
        return nanos == 0 ? Duration.ZERO : Duration.ofNanos(random.nextLong(nanos + 1));
    }

    private Duration delayBefore(int retry) {
        Duration delay = initialDelay;
        for (int doubled = 1; doubled < retry && delay.compareTo(maxDelay) < 0 && !delay.isZero(); doubled++) {
            delay = delay.multipliedBy(2);
        }
        return delay.compareTo(maxDelay) < 0 ? delay : maxDelay;
    }

    /**
     * When to give up.
     *
     * @return the time after which no retry begins, counted from the beginning of the first attempt; empty for none
     */
    public Optional<Duration> deadline() {
        return Optional.ofNullable(deadline);
    }

    /** Whether a retry that begins after this time comes too late. */
    boolean isTooLate(Duration sinceFirstAttempt) {
        return deadline != null && sinceFirstAttempt.compareTo(deadline) > 0;
    }

    private static Duration atLeastZero(String name, Duration duration) {
        // Nanoseconds are counted in a long.
        if (duration.isNegative() || duration.compareTo(Duration.ofDays(36_500)) > 0) {
            throw new IllegalArgumentException(
                    name + " must not be negative nor longer than a century, and is " + duration);
        }
        return duration;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RetryPolicy policy
                && maxRetries == policy.maxRetries
                && initialDelay.equals(policy.initialDelay)
                && maxDelay.equals(policy.maxDelay)
                && Objects.equals(deadline, policy.deadline)
                && repeated.equals(policy.repeated);
    }

    @Override
    public int hashCode() {
        return Objects.hash(maxRetries, initialDelay, maxDelay, deadline, repeated);
    }

    @Override
    public String toString() {
        return "RetryPolicy[maxRetries=" + maxRetries + ", initialDelay=" + initialDelay + ", maxDelay=" + maxDelay
                + ", deadline=" + (deadline == null ? "none" : deadline) + ", on " + repeated + "]";
    }
}
