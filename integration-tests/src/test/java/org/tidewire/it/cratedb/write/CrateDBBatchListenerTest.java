package org.tidewire.it.cratedb.write;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.BatchSettings;
import org.junit.jupiter.api.Test;
import org.tidewire.batch.BatchListener;
import org.tidewire.testkit.junit.CrateDBTest;
import org.tidewire.testkit.junit.TestDatabase;

/** CrateDB has no keyed batches; a listener is told of Hibernate's own. */
@CrateDBTest
class CrateDBBatchListenerTest {
    @Entity(name = "Probe")
    static class Probe {
        @Id
        Integer id;

        int reading;

        protected Probe() {}

        Probe(int id) {
            this.id = id;
        }
    }

    @Test
    void insertsUpdatesAndDeletes(TestDatabase database) {
        List<String> told = new ArrayList<>();
        BatchListener listener = (batch, rows) ->
                failure -> told.add(batch.substring(batch.indexOf('$') + 1) + " " + rows + " " + failure);
        SessionFactory factory = database.sessionFactory(
                Map.of(BatchSettings.STATEMENT_BATCH_SIZE, 3, BatchListener.SETTING, listener), Probe.class);
        factory.inTransaction(
                session -> IntStream.rangeClosed(1, 4).mapToObj(Probe::new).forEach(session::persist));
        factory.inTransaction(session -> session.createSelectionQuery("from Probe", Probe.class)
                .getResultList()
                .forEach(probe -> probe.reading = 7));
        factory.inTransaction(session -> session.createSelectionQuery("from Probe where reading = 7", Probe.class)
                .getResultList()
                .forEach(session::remove));
        assertThat(told)
                .containsExactly(
                        "Probe#INSERT 3 null",
                        "Probe#INSERT 1 null",
                        "Probe#UPDATE 3 null",
                        "Probe#UPDATE 1 null",
                        "Probe#DELETE 3 null",
                        "Probe#DELETE 1 null");
    }
}
