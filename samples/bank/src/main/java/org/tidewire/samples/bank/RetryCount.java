package org.tidewire.samples.bank;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.tidewire.retry.OutcomeResolution;
import org.tidewire.retry.RetryListener;
import org.tidewire.retry.TransactionFailure;

/** Counts attempts, and retries by the code of the failure before them, for many threads. */
final class RetryCount implements RetryListener {
    private final LongAdder attempts = new LongAdder();
    private final Map<OutcomeResolution, LongAdder> outcomes = new ConcurrentSkipListMap<>();
    private final Map<String, LongAdder> retries = new ConcurrentSkipListMap<>();

    @Override
    public void attemptStarted(int attempt) {
        attempts.increment();
    }

    @Override
    public void retrying(int attempt, TransactionFailure failure, Duration pause) {
        retries.computeIfAbsent(failure.code(), code -> new LongAdder()).increment();
    }

    @Override
    public void outcomeResolved(int attempts, TransactionFailure failure, OutcomeResolution resolution) {
        outcomes.computeIfAbsent(resolution, each -> new LongAdder()).increment();
    }

    /**
     * For example {@code unknown outcomes resolved: 12 found, 7 repeated, 1 refused when repeated}. Transfers are counted, not
     * attempts.
     */
    String outcomes() {
        return "unknown outcomes resolved: " + transfers(OutcomeResolution.FOUND) + " found, "
                + transfers(OutcomeResolution.REPEATED) + " repeated, " + transfers(OutcomeResolution.NOT_DONE)
                + " refused when repeated";
    }

    private long transfers(OutcomeResolution resolution) {
        LongAdder count = outcomes.get(resolution);
        return count == null ? 0 : count.sum();
    }

    /** For example {@code 5200 attempts, 200 retries (198 after 1213, 2 after 9007)}. */
    @Override
    public String toString() {
        long sum = retries.values().stream().mapToLong(LongAdder::sum).sum();
        String reasons = retries.entrySet().stream()
                .map(retry -> retry.getValue() + " after " + retry.getKey())
                .collect(Collectors.joining(", "));
        return attempts + " attempts, " + sum + " retries" + (sum == 0 ? "" : " (" + reasons + ")");
    }
}
