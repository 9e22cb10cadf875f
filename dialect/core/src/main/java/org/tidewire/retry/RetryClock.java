package org.tidewire.retry;

import java.time.Duration;

/** The time that one run of a {@link RetryLoop} takes, and the deadline of its policy. */
final class RetryClock {
    private final RetryParts parts;
    private final long begin;
    private long attemptBegin;
    private Duration lastAttempt = Duration.ZERO;

    RetryClock(RetryParts parts) {
        this.parts = parts;
        this.begin = parts.time.nanoTime();
        this.attemptBegin = begin;
    }

    void attemptBegins() {
        attemptBegin = parts.time.nanoTime();
    }

    /** The checks of an outcome that follow are none of its time. */
    void attemptEnds() {
        lastAttempt = since(attemptBegin);
    }

    Duration pauseBefore(int retry) {
        return parts.policy.pauseBefore(retry, parts.random.get());
    }

    boolean isTooLateAfter(Duration pause) {
        return parts.policy.isTooLate(since(begin).plus(pause));
    }

    void sleep(Duration pause) throws InterruptedException {
        parts.time.sleep(pause);
    }

    /** An attempt is not cut short, so it may have waited for a connection for longer than the deadline is. */
    String tellTimes() {
        return " of " + seconds(parts.policy.deadline().orElseThrow()) + ": " + seconds(since(begin))
                + " have passed, of which the last attempt took " + seconds(lastAttempt)
                + ", its wait for a connection included";
    }

    private static String seconds(Duration time) {
        return time.toMillis() / 1000.0 + " s";
    }

    private Duration since(long nanoTime) {
        return Duration.ofNanos(parts.time.nanoTime() - nanoTime);
    }
}
