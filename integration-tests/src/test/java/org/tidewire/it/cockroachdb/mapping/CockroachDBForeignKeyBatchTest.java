package org.tidewire.it.cockroachdb.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.cfg.BatchSettings;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.cockroachdb.CockroachDBSettings;
import org.tidewire.testkit.junit.CockroachDBTest;
import org.tidewire.testkit.junit.TestDatabase;

/** Foreign keys with actions: rows are deleted together only where no action of one meets another one. */
@CockroachDBTest
class CockroachDBForeignKeyBatchTest {
    private final TestDatabase database;

    CockroachDBForeignKeyBatchTest(TestDatabase database) {
        this.database = database;
    }

    @Entity(name = "Family")
    static class Family {
        @Id
        long id;

        @ManyToOne
        Child eldest;

        Family() {}

        Family(long id) {
            this.id = id;
        }
    }

    @Entity(name = "Child")
    static class Child {
        @Id
        long id;

        @ManyToOne
        @OnDelete(action = OnDeleteAction.CASCADE)
        Family family;

        Child() {}

        Child(long id, Family family) {
            this.id = id;
            this.family = family;
        }
    }

    @Entity(name = "Toy")
    static class Toy {
        @Id
        long id;

        @ManyToOne
        @OnDelete(action = OnDeleteAction.CASCADE)
        Child child;

        Toy() {}

        Toy(long id, Child child) {
            this.id = id;
            this.child = child;
        }
    }

    private SessionFactory boot(String keyed) {
        SessionFactory factory = database.sessionFactory(
                Map.of(BatchSettings.STATEMENT_BATCH_SIZE, 10, CockroachDBSettings.KEYED_BATCHES, keyed),
                Family.class,
                Child.class,
                Toy.class);
        factory.inTransaction(session -> LongStream.rangeClosed(1, 3).forEach(id -> {
            Family family = new Family(id);
            session.persist(family);
            Child child = new Child(id, family);
            session.persist(child);
            session.persist(new Toy(id, child));
        }));
        return factory;
    }

    /** The first family's child goes with it, and is the eldest of the second one. */
    @ParameterizedTest
    @ValueSource(strings = {"on", "off"})
    void aCircleOfTwoTables(String keyed) {
        SessionFactory factory = boot(keyed);
        factory.inTransaction(session -> session.find(Family.class, 2L).eldest = session.find(Child.class, 1L));

        assertThat(catchThrowable(() -> factory.inStatelessTransaction(
                        session -> session.deleteMultiple(List.of(new Family(1), new Family(2))))))
                .isInstanceOf(ConstraintViolationException.class);
        factory.inStatelessTransaction(session -> session.deleteMultiple(List.of(new Family(2), new Family(1))));
        assertThat(ids(factory, "Family")).containsExactly(3L);
        assertThat(ids(factory, "Toy")).containsExactly(3L);
    }

    @Test
    void aTreeIsOneStatement() {
        SessionFactory factory = boot("on");
        List<String> sent = database.statements()
                .sqlDuring(() -> factory.inStatelessTransaction(
                        session -> session.deleteMultiple(List.of(new Child(1, null), new Child(2, null)))));

        assertThat(sent).containsExactly("delete from Child tw_t where id in (?,?)");
        assertThat(ids(factory, "Toy")).containsExactly(3L);
    }

    private static List<Long> ids(SessionFactory factory, String entity) {
        return factory.fromTransaction(
                session -> session.createSelectionQuery("select id from " + entity + " order by id", Long.class)
                        .getResultList());
    }
}
