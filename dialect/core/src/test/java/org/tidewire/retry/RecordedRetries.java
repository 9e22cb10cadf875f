package org.tidewire.retry;

import java.time.Duration;
import java.util.List;

/** What a listener is told, as sentences. */
record RecordedRetries(List<String> told) implements RetryListener {
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
    public void outcomeResolved(int attempts, TransactionFailure failure, OutcomeResolution resolution) {
        told.add(resolution + " after " + attempts);
    }

    @Override
    public void exhausted(int attempts, TransactionFailure failure) {
        told.add("exhausted after " + attempts + " by " + failure.code());
    }
}
