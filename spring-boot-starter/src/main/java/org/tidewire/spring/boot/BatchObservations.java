package org.tidewire.spring.boot;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.Map;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.tidewire.batch.BatchListener;

/** Observations {@code tidewire.batch}, around what is sent, with the failure as their error. */
final class BatchObservations implements BatchListener, HibernatePropertiesCustomizer {
    private final ObservationRegistry registry;

    BatchObservations(ObservationRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void customize(Map<String, Object> hibernateProperties) {
        hibernateProperties.putIfAbsent(BatchListener.SETTING, this);
    }

    @Override
    public Sending sending(String batch, int rows) {
        Observation observation = Observation.createNotStarted("tidewire.batch", registry)
                .lowCardinalityKeyValue("batch", batch)
                .highCardinalityKeyValue("rows", String.valueOf(rows))
                .start();
        Observation.Scope scope = observation.openScope();
        return failure -> {
            scope.close();
            if (failure != null) {
                observation.error(failure);
            }
            observation.stop();
        };
    }
}
