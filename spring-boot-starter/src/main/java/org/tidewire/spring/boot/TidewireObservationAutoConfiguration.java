package org.tidewire.spring.boot;

import io.micrometer.observation.ObservationRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Shows retries and batches in traces, where the application observes with Micrometer. */
@AutoConfiguration(
        afterName = "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration")
@ConditionalOnClass(ObservationRegistry.class)
@ConditionalOnBean(ObservationRegistry.class)
public final class TidewireObservationAutoConfiguration {
    /** Made by Spring. */
    public TidewireObservationAutoConfiguration() {}

    @Bean
    RetryObservations tidewireRetryObservations(ObservationRegistry registry) {
        return new RetryObservations(registry);
    }

    @Bean
    BatchObservations tidewireBatchObservations(ObservationRegistry registry) {
        return new BatchObservations(registry);
    }
}
