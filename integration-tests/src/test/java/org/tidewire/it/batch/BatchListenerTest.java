package org.tidewire.it.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.BatchSettings;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.batch.BatchListener;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;
import org.tidewire.tidb.TiDBSettings;

/** What a listener is told, of keyed batches and of Hibernate's own. */
@TiDBTest
class BatchListenerTest {
    @Entity(name = "Seat")
    static class Seat {
        @Id
        Integer id;

        @Version
        int version;

        @Column(unique = true)
        String name;

        protected Seat() {}

        Seat(int id) {
            this.id = id;
            name = "seat " + id;
        }
    }

    private final TestDatabase database;
    private final List<String> told = new ArrayList<>();
    private SessionFactory factory;

    BatchListenerTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        open(Map.of());
    }

    private void open(Map<String, Object> settings) {
        BatchListener listener = (batch, rows) -> {
            String begun = batch.substring(batch.indexOf('$') + 1) + " " + rows;
            return failure -> told.add(
                    failure == null ? begun : begun + " " + failure.getClass().getSimpleName());
        };
        Map<String, Object> all = new HashMap<>(settings);
        all.put(BatchSettings.STATEMENT_BATCH_SIZE, 3);
        all.put(BatchListener.SETTING, listener);
        factory = database.sessionFactory(all, Seat.class);
        factory.inTransaction(
                session -> IntStream.rangeClosed(1, 5).mapToObj(Seat::new).forEach(session::persist));
    }

    @Test
    void inserts() {
        assertThat(told).containsExactly("Seat#INSERT 3", "Seat#INSERT 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"on", "off"})
    void updatesAndDeletes(String keyedBatches) {
        factory.close();
        open(Map.of(TiDBSettings.KEYED_BATCHES, keyedBatches));
        told.clear();
        factory.inTransaction(session -> session.createSelectionQuery("from Seat", Seat.class)
                .getResultList()
                .forEach(seat -> seat.name += "!"));
        factory.inTransaction(session -> session.createSelectionQuery("from Seat", Seat.class)
                .getResultList()
                .forEach(session::remove));
        assertThat(told).containsExactly("Seat#UPDATE 3", "Seat#UPDATE 2", "Seat#DELETE 3", "Seat#DELETE 2");
    }

    @Test
    void failures() {
        told.clear();
        assertThatThrownBy(() -> factory.inTransaction(session -> {
                    session.find(Seat.class, 1).name = "taken";
                    session.find(Seat.class, 2).name = "taken";
                }))
                .hasRootCauseInstanceOf(SQLException.class);
        assertThatThrownBy(() -> factory.inTransaction(session -> {
                    session.persist(new Seat(6));
                    session.createNativeMutationQuery("insert into Seat (id, version, name) values (6, 0, 'other')")
                            .executeUpdate();
                }))
                .isInstanceOf(ConstraintViolationException.class);
        assertThat(told).containsExactly("Seat#UPDATE 2 ConstraintViolationException", "Seat#INSERT 1");
    }
}
