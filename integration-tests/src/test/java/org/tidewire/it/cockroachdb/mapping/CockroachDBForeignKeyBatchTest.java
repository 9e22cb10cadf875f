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
import org.tidewire.it.batch.ForeignKeyBatchSuite;
import org.tidewire.testkit.junit.CockroachDBTest;
import org.tidewire.testkit.junit.TestDatabase;

/** Foreign keys with actions: rows are deleted together only where no action of one meets another one. */
@CockroachDBTest
class CockroachDBForeignKeyBatchTest extends ForeignKeyBatchSuite {
    CockroachDBForeignKeyBatchTest(TestDatabase database) {
        super(database, CockroachDBSettings.KEYED_BATCHES);
    }

    @Override
    protected List<String> dropTable(String table) {
        return List.of("drop table if exists " + table + " cascade");
    }

    @Override
    protected String target(String column) {
        return "unique (" + column + ")";
    }

    /** One that no row has. */
    @Override
    protected long code(long id) {
        return id + 100;
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
        factory.inTransaction(session -> LongStream.rangeClosed(1, 5).forEach(id -> {
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
        assertThat(ids(factory, "Family")).containsExactly(3L, 4L, 5L);
        assertThat(ids(factory, "Toy")).containsExactly(3L, 4L, 5L);
    }

    @Test
    void aTreeIsOneStatement() {
        SessionFactory factory = boot("on");
        List<String> first = deleteChild(factory, 1, 2);
        List<String> next = deleteChild(factory, 3, 4);

        assertThat(first).singleElement().asString().startsWith("""
                delete from Child tw_t where id in (?,?) and (with recursive tw_reached(tw_in) as (select oid from \
                pg_catalog.pg_class where oid=cast('Child' as regclass) union select k.conrelid from""");
        assertThat(next).containsExactly("delete from Child tw_t where id in (?,?)");
        assertThat(ids(factory, "Toy")).containsExactly(5L);
    }

    private List<String> deleteChild(SessionFactory factory, long... ids) {
        return database.statements()
                .sqlDuring(() -> factory.inStatelessTransaction(session -> session.deleteMultiple(
                        LongStream.of(ids).mapToObj(id -> new Child(id, null)).toList())));
    }

    private static List<Long> ids(SessionFactory factory, String entity) {
        return factory.fromTransaction(
                session -> session.createSelectionQuery("select id from " + entity + " order by id", Long.class)
                        .getResultList());
    }
}
