package org.tidewire.spring.boot;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.tidewire.retry.RetryListener;
import org.tidewire.retry.TransactionFailure;

/**
 * Counters {@code tidewire.transaction.attempts}, by the tag {@code code} {@code tidewire.transaction.retries} and
 * {@code tidewire.transaction.exhausted}, and by the tag {@code found} {@code tidewire.transaction.outcomes}.
 */
final class RetryMetrics implements RetryListener {
    private final MeterRegistry registry;
    private final Counter attempts;

    RetryMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.attempts = Counter.builder("tidewire.transaction.attempts")
                .description("Attempts of transactions that may be repeated")
                .register(registry);
    }

    @Override
    public void attemptStarted(int attempt) {
        attempts.increment();
    }

    @Override
    public void retrying(int attempt, TransactionFailure failure, Duration pause) {
        Counter.builder("tidewire.transaction.retries")
                .description("Retries of transactions, by vendor code or SQLState of the failure")
                .tag("code", failure.code())
                .register(registry)
                .increment();
    }

    @Override
    public void outcomeChecked(int attempt, TransactionFailure failure, boolean done) {
        Counter.builder("tidewire.transaction.outcomes")
                .description("Unknown outcomes that were looked for, by whether the transaction was found")
                .tag("found", String.valueOf(done))
                .register(registry)
                .increment();
    }

    @Override
    public void exhausted(int attempts, TransactionFailure failure) {
        Counter.builder("tidewire.transaction.exhausted")
                .description("Transactions that were given up, by vendor code or SQLState of the last failure")
                .tag("code", failure.code())
                .register(registry)
                .increment();
    }
}
