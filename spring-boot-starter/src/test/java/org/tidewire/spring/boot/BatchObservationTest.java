package org.tidewire.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.tidewire.spring.boot.NotesApplication.Note;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

/** What a trace shows of a batch. */
@TiDBTest
class BatchObservationTest {
    private final TestDatabase database;
    private final List<Observation.Context> seen = new ArrayList<>();

    BatchObservationTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void eachBatchIsAnObservationBelowTheCurrentOne() {
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
        new ApplicationContextRunner()
                .withUserConfiguration(NotesApplication.class)
                .withBean(ObservationRegistry.class, () -> registry)
                .withPropertyValues(
                        "spring.datasource.url=" + database.url(),
                        "spring.datasource.username=" + database.user(),
                        "spring.datasource.password=" + database.password(),
                        "spring.jpa.database-platform=org.tidewire.tidb.TiDBDialect",
                        "spring.jpa.hibernate.ddl-auto=create",
                        "spring.jpa.properties.hibernate.jdbc.batch_size=10")
                .run(context -> {
                    EntityManagerFactory factory = context.getBean(EntityManagerFactory.class);
                    Observation.createNotStarted("request", registry)
                            .observe(() -> factory.runInTransaction(session -> {
                                session.persist(new Note(1));
                                session.persist(new Note(2));
                            }));
                    assertThatThrownBy(() -> factory.runInTransaction(session -> session.persist(new Note(1))))
                            .isNotNull();
                    assertThat(registry.getCurrentObservation()).isNull();
                });
        List<Observation.Context> batches = seen.stream()
                .filter(observation -> observation.getName().equals("tidewire.batch"))
                .toList();
        assertThat(batches)
                .hasSize(2)
                .allSatisfy(batch -> assertThat(batch.getLowCardinalityKeyValues())
                        .contains(KeyValue.of("batch", Note.class.getName() + "#INSERT")));
        assertThat(batches.get(0).getHighCardinalityKeyValues()).contains(KeyValue.of("rows", "2"));
        assertThat(batches.get(0).getParentObservation().getContextView().getName())
                .isEqualTo("request");
        assertThat(batches.get(0).getError()).isNull();
        assertThat(batches.get(1).getError()).isNotNull();
    }
}
