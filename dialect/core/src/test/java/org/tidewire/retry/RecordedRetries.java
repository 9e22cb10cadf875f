package org.tidewire.retry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a listener is told, as sentences. */
final class RecordedRetries implements RetryListener {
    private final List<String> told = new ArrayList<>();

    List<String> told() {
        return told;
    }

    @Override
    public void attemptStarted(int attempt) {
        told.add("attempt " + attempt);
    }

    @Override
    public void retrying(int attempt, TransactionFailure failure, Duration pause) {
        told.add(failure.code() + " in attempt " + attempt + ", again after " + pause.toMillis() + " ms");
    }

    @Override
    public void outcomeChecked(int attempt, TransactionFailure failure, boolean done) {
        told.add((done ? "found" : "not found") + " after attempt " + attempt);
    }

    @Override
    public void exhausted(int attempts, TransactionFailure failure) {
        told.add("exhausted after " + attempts + " by " + failure.code());
    }
}
