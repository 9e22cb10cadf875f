package org.tidewire.it.spring;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.tidewire.retry.RetryListener;
import org.tidewire.retry.TransactionFailure;

/** A bean that the starter finds. */
final class CountingListener implements RetryListener {
    private final AtomicInteger attempts = new AtomicInteger();
    private final List<String> codes = new CopyOnWriteArrayList<>();

    @Override
    public void attemptStarted(int attempt) {
        attempts.incrementAndGet();
    }

    @Override
    public void retrying(int attempt, TransactionFailure failure, Duration pause) {
        codes.add(failure.code());
    }

    int attempts() {
        return attempts.get();
    }

    List<String> codes() {
        return codes;
    }

    void forget() {
        attempts.set(0);
        codes.clear();
    }
}
