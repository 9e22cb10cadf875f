package org.tidewire.it.cockroachdb.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.function.Consumer;
import org.hibernate.BatchSize;
import org.hibernate.LockMode;
import org.hibernate.Session;
import org.hibernate.SessionCheckMode;
import org.hibernate.SessionFactory;
import org.hibernate.Timeouts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.testkit.junit.CockroachDBTest;
import org.tidewire.testkit.junit.TestDatabase;

/** {@code skip locked} where the session has the entity: its row would be skipped, and it be returned, or be taken for one that is gone. */
@CockroachDBTest
class SkippedEntityTest {
    private final TestDatabase database;
    private SessionFactory factory;

    SkippedEntityTest(TestDatabase database) {
        this.database = database;
    }

    @Entity(name = "Task")
    static class Task {
        @Id
        int id;
    }

    @Entity(name = "Desk")
    static class Desk {
        @Id
        int id;
    }

    @Entity(name = "Seat")
    static class Seat {
        @EmbeddedId
        SeatId id;

        Seat() {}

        Seat(String hall, int number) {
            id = new SeatId(hall, number);
        }
    }

    @Embeddable
    record SeatId(String hall, int number) {}

    @BeforeEach
    void insertRows() {
        factory = database.sessionFactory(Task.class, Desk.class, Seat.class);
        factory.inTransaction(session -> {
            for (int id = 1; id <= 3; id++) {
                Task task = new Task();
                task.id = id;
                session.persist(task);
            }
            Desk desk = new Desk();
            desk.id = 1;
            session.persist(desk);
        });
    }

    private void whileHeld(Consumer<Session> work) {
        factory.inTransaction(holder -> {
            holder.find(Task.class, 1, LockModeType.PESSIMISTIC_WRITE);
            factory.inTransaction(work);
        });
    }

    @Test
    void anEntityOfTheSessionIsNotSkipped() {
        whileHeld(session -> {
            Task task = session.find(Task.class, 1);
            assertThatThrownBy(() -> session.find(Task.class, 1, LockMode.UPGRADE_SKIPLOCKED))
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessageContaining("'skip locked' for an entity that the session has already");
            assertThatThrownBy(() -> session.find(Task.class, 1, LockModeType.PESSIMISTIC_WRITE, Timeouts.SKIP_LOCKED))
                    .isInstanceOf(UnsupportedFeatureException.class);
            assertThat(session.getCurrentLockMode(task)).isEqualTo(LockMode.READ);
        });
    }

    @Test
    void norByFindMultipleOrRefresh() {
        whileHeld(session -> {
            session.find(Task.class, 1);
            for (Consumer<Session> load : List.<Consumer<Session>>of(
                    of -> of.findMultiple(Task.class, List.of(1, 2), LockMode.UPGRADE_SKIPLOCKED),
                    of -> of.findMultiple(
                            Task.class,
                            List.of(2, 1),
                            LockModeType.PESSIMISTIC_WRITE,
                            Timeouts.SKIP_LOCKED,
                            new BatchSize(1)),
                    of -> of.findMultiple(
                            Task.class, List.of(1, 2), LockMode.UPGRADE_SKIPLOCKED, SessionCheckMode.ENABLED),
                    of -> of.refresh(of.find(Task.class, 3), LockMode.UPGRADE_SKIPLOCKED),
                    of -> of.refresh(of.find(Task.class, 3), LockModeType.PESSIMISTIC_WRITE, Timeouts.SKIP_LOCKED),
                    of -> of.refresh(of.getReference(Desk.class, 1), LockMode.UPGRADE_SKIPLOCKED))) {
                assertThatThrownBy(() -> load.accept(session))
                        .isInstanceOf(UnsupportedFeatureException.class)
                        .hasMessageContaining("'skip locked' for an entity that the session has already");
            }
        });
        whileHeld(session -> {
            session.find(Task.class, 3);
            session.find(Desk.class, 1);
            assertThat(session.findMultiple(Task.class, List.of(1, 2), LockMode.UPGRADE_SKIPLOCKED))
                    .as("the session has others")
                    .satisfiesExactly(
                            task -> assertThat(task).isNull(),
                            task -> assertThat(task.id).isEqualTo(2));
            assertThat(session.createSelectionQuery("from Task", Task.class)
                            .setHibernateLockMode(LockMode.UPGRADE_SKIPLOCKED)
                            .getResultList())
                    .as("a query returns what it locks")
                    .hasSize(2);
        });
        factory.inStatelessTransaction(session -> {
            Task task = session.get(Task.class, 2);
            assertThatThrownBy(() -> session.refresh(task, LockMode.UPGRADE_SKIPLOCKED))
                    .isInstanceOf(UnsupportedFeatureException.class);
        });
    }

    /** An id of several columns is bound by its parts. */
    @Test
    void norWithAnIdOfSeveralColumns() {
        factory.inTransaction(session -> {
            session.persist(new Seat("a", 1));
            session.persist(new Seat("b", 2));
        });
        List<SeatId> ids = List.of(new SeatId("a", 1), new SeatId("b", 2));
        factory.inTransaction(session -> assertThat(session.findMultiple(Seat.class, ids, LockMode.UPGRADE_SKIPLOCKED))
                .hasSize(2));
        factory.inTransaction(session -> {
            session.find(Seat.class, ids.get(1));
            assertThatThrownBy(() -> session.findMultiple(Seat.class, ids, LockMode.UPGRADE_SKIPLOCKED))
                    .isInstanceOf(UnsupportedFeatureException.class);
        });
    }
}
