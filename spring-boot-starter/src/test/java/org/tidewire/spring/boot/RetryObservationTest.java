package org.tidewire.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.tidewire.retry.UnknownOutcomeException;
import org.tidewire.spring.boot.NotesApplication.Notes;
import org.tidewire.testkit.support.CommitErrors;

/** What a trace shows of a transaction that is repeated, or whose COMMIT is not answered. */
class RetryObservationTest {
    private final CommitErrors errors = new CommitErrors();
    private final List<Observation.Context> seen = new ArrayList<>();
    private final ApplicationContextRunner runner = NotesApplication.runner(errors);

    @Test
    void eachRetryIsAnObservationWithItsReasonBelowTheCurrentOne() {
        duringARequest(notes -> notes.insert(1, 2));
        assertThat(seen("tidewire.transaction.retry")).hasSize(2).allSatisfy(retry -> {
            assertThat(retry.getLowCardinalityKeyValues()).contains(KeyValue.of("code", "40001"));
            assertThat(retry.getError()).isNotNull();
            assertThat(retry.getParentObservation().getContextView().getName()).isEqualTo("request");
        });
    }

    @Test
    void anOutcomeThatStaysUnknownIsAnObservation() {
        errors.lostAnswer();
        duringARequest(
                notes -> assertThatThrownBy(() -> notes.insert(1, 0)).isInstanceOf(UnknownOutcomeException.class));
        assertOutcome("unresolved");
    }

    @Test
    void anOutcomeThatWasFoundIsAnObservation() {
        errors.lostAnswer();
        duringARequest(notes -> notes.insertChecked(1));
        assertOutcome("found");
    }

    private void assertOutcome(String resolution) {
        assertThat(seen("tidewire.transaction.outcome")).singleElement().satisfies(outcome -> {
            assertThat(outcome.getLowCardinalityKeyValues())
                    .contains(KeyValue.of("code", "08007"), KeyValue.of("resolution", resolution));
            assertThat(outcome.getError()).isNotNull();
            assertThat(outcome.getParentObservation().getContextView().getName())
                    .isEqualTo("request");
        });
    }

    private void duringARequest(Consumer<Notes> work) {
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
        runner.withBean(ObservationRegistry.class, () -> registry)
                .run(context -> Observation.createNotStarted("request", registry)
                        .observe(() -> work.accept(context.getBean(Notes.class))));
    }

    private List<Observation.Context> seen(String name) {
        return seen.stream()
                .filter(observation -> observation.getName().equals(name))
                .toList();
    }
}
