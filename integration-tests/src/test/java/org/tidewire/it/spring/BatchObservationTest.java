package org.tidewire.it.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

/** What a trace shows of a batch. */
@TiDBTest
class BatchObservationTest {
    private final TestDatabase database;
    private final List<Observation.Context> batches = new ArrayList<>();

    BatchObservationTest(TestDatabase database) {
        this.database = database;
    }

    @Configuration(proxyBeanMethods = false)
    static class Observed {
        @Bean
        ObservationRegistry registry() {
            return ObservationRegistry.create();
        }
    }

    private final class Recorder implements ObservationHandler<Observation.Context> {
        @Override
        public void onStop(Observation.Context context) {
            batches.add(context);
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return context.getName().equals("tidewire.batch");
        }
    }

    @Test
    void eachBatchIsAnObservationBelowTheCurrentOne() {
        try (ConfigurableApplicationContext application = BootApplication.start(
                database,
                database.url(),
                Map.of("spring.jpa.properties.hibernate.jdbc.batch_size", "10"),
                Observed.class)) {
            ObservationRegistry registry = application.getBean(ObservationRegistry.class);
            registry.observationConfig().observationHandler(new Recorder());
            BankService bank = application.getBean(BankService.class);

            Observation.createNotStarted("request", registry).observe(() -> bank.open(1, 5));
            assertThatThrownBy(() -> bank.open(1, 5)).isNotNull();
            assertThat(registry.getCurrentObservation()).isNull();
        }
        assertThat(batches).hasSize(2).allSatisfy(batch -> {
            assertThat(batch.getLowCardinalityKeyValues())
                    .contains(KeyValue.of("batch", Account.class.getName() + "#INSERT"));
            assertThat(batch.getHighCardinalityKeyValues()).contains(KeyValue.of("rows", "1"));
        });
        assertThat(batches.get(0).getParentObservation().getContextView().getName())
                .isEqualTo("request");
        assertThat(batches.get(0).getError()).isNull();
        assertThat(batches.get(1).getError()).isNotNull();
    }
}
