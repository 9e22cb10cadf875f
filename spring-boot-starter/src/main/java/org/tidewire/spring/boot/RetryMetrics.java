package org.tidewire.spring.boot;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import org.tidewire.retry.OutcomeResolution;
import org.tidewire.retry.RetryListener;
import org.tidewire.retry.TransactionFailure;

/**
 * Counters {@code tidewire.transaction.attempts}, by the tag {@code code} {@code tidewire.transaction.retries} and
 * {@code tidewire.transaction.exhausted}, and by the tag {@code resolution} {@code tidewire.transaction.outcomes}.
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
    public void outcomeResolved(int attempts, TransactionFailure failure, OutcomeResolution resolution) {
        Counter.builder("tidewire.transaction.outcomes")
                .description("Transactions of unknown outcome, by what became of them")
                .tag("resolution", resolution.name().toLowerCase(Locale.ROOT))
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
