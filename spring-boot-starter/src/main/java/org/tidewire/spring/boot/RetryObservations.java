package org.tidewire.spring.boot;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.Locale;
import org.tidewire.retry.OutcomeResolution;
import org.tidewire.retry.RetryListener;
import org.tidewire.retry.TransactionFailure;

/**
 * Observations {@code tidewire.transaction.retry}, {@code tidewire.transaction.exhausted} and {@code tidewire.transaction.outcome},
 * with the failure as their error, so that a trace shows why a request took longer, and what became of a COMMIT that was not
 * answered. They are children of the observation that is current.
 */
final class RetryObservations implements RetryListener {
    private final ObservationRegistry registry;

    RetryObservations(ObservationRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void retrying(int attempt, TransactionFailure failure, Duration pause) {
        observe("retry", attempt, failure, KeyValues.empty(), KeyValue.of("pause", pause.toMillis() + " ms"));
    }

    @Override
    public void exhausted(int attempts, TransactionFailure failure) {
        observe("exhausted", attempts, failure, KeyValues.empty(), KeyValue.of("pause", "none"));
    }

    @Override
    public void outcomeResolved(int attempts, TransactionFailure failure, OutcomeResolution resolution) {
        KeyValue told = KeyValue.of("resolution", resolution.name().toLowerCase(Locale.ROOT));
        observe("outcome", attempts, failure, KeyValues.of(told), KeyValue.of("pause", "none"));
    }

    private void observe(
            String name, int attempt, TransactionFailure failure, KeyValues lowCardinality, KeyValue pause) {
        Observation.createNotStarted("tidewire.transaction." + name, registry)
                .lowCardinalityKeyValue("code", failure.code())
                .lowCardinalityKeyValues(lowCardinality)
                .highCardinalityKeyValue("attempt", String.valueOf(attempt))
                .highCardinalityKeyValue(pause)
                .start()
                .error(failure.thrown())
                .stop();
    }
}
