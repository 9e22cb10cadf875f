package org.tidewire.spring.boot;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Counts attempts and retries, where the application counts with Micrometer. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        })
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(MeterRegistry.class)
public final class TidewireMetricsAutoConfiguration {
    /** Made by Spring. */
    public TidewireMetricsAutoConfiguration() {}

    @Bean
    RetryMetrics tidewireRetryMetrics(MeterRegistry registry) {
        return new RetryMetrics(registry);
    }
}
