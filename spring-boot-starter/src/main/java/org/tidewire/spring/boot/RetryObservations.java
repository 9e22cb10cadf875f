package org.tidewire.spring.boot;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import org.tidewire.retry.RetryListener;
import org.tidewire.retry.TransactionFailure;

/**
 * Observations {@code tidewire.transaction.retry} and {@code tidewire.transaction.exhausted}, with the failure as their error, so
 * that a trace shows why a request took longer. They are children of the observation that is current.
 */
final class RetryObservations implements RetryListener {
    private final ObservationRegistry registry;

    RetryObservations(ObservationRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void retrying(int attempt, TransactionFailure failure, Duration pause) {
        observe("tidewire.transaction.retry", attempt, failure, KeyValue.of("pause", pause.toMillis() + " ms"));
    }

    @Override
    public void exhausted(int attempts, TransactionFailure failure) {
        observe("tidewire.transaction.exhausted", attempts, failure, KeyValue.of("pause", "none"));
    }

    private void observe(String name, int attempt, TransactionFailure failure, KeyValue pause) {
        Observation.createNotStarted(name, registry)
                .lowCardinalityKeyValue("code", failure.code())
                .highCardinalityKeyValue("attempt", String.valueOf(attempt))
                .highCardinalityKeyValue(pause)
                .start()
                .error(failure.thrown())
                .stop();
    }
}
