package org.tidewire.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.tidewire.spring.boot.NotesApplication.Notes;

/** What a trace shows of a transaction that is repeated. */
class RetryObservationTest {
    private final List<Observation.Context> seen = new ArrayList<>();
    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withUserConfiguration(NotesApplication.class)
            .withPropertyValues("spring.datasource.generate-unique-name=true", "tidewire.retry.initial-delay=0ms");

    @Test
    void eachRetryIsAnObservationWithItsReasonBelowTheCurrentOne() {
        ObservationRegistry registry = ObservationRegistry.create();
        registry.observationConfig().observationHandler(new ObservationHandler<>() {
            @Override
            public void onStop(Observation.Context context) {
                seen.add(context);
            }

            @Override
            public boolean supportsContext(Observation.Context context) {
                return true;
            }
        });
        runner.withBean(ObservationRegistry.class, () -> registry).run(context -> {
            Observation.createNotStarted("request", registry)
                    .observe(() -> context.getBean(Notes.class).insert(1, 2));
            List<Observation.Context> retries = seen.stream()
                    .filter(observation -> observation.getName().equals("tidewire.transaction.retry"))
                    .toList();
            assertThat(retries).hasSize(2).allSatisfy(retry -> {
                assertThat(retry.getLowCardinalityKeyValues()).contains(KeyValue.of("code", "40001"));
                assertThat(retry.getError()).isNotNull();
                assertThat(retry.getParentObservation().getContextView().getName())
                        .isEqualTo("request");
            });
        });
    }
}
