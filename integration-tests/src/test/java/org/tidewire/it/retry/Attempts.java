package org.tidewire.it.retry;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.tidewire.retry.RetryListener;
import org.tidewire.retry.TransactionFailure;

/** How many attempts there were, and what ended those that were repeated. */
final class Attempts implements RetryListener {
    private final AtomicInteger started = new AtomicInteger();
    private final List<String> repeated = new CopyOnWriteArrayList<>();
    private final List<String> reasons = new CopyOnWriteArrayList<>();

    @Override
    public void attemptStarted(int attempt) {
        started.incrementAndGet();
    }

    @Override
    public void retrying(int attempt, TransactionFailure failure, Duration pause) {
        repeated.add(failure.code());
        reasons.add(failure.toString());
    }

    /** All attempts of all units of work. */
    int started() {
        return started.get();
    }

    /** The codes of the failures that were repeated. */
    List<String> repeated() {
        return repeated;
    }

    /** The words of the failures that were repeated. */
    List<String> reasons() {
        return reasons;
    }

    void forget() {
        started.set(0);
        repeated.clear();
        reasons.clear();
    }
}
