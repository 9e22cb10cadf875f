package org.tidewire.it.upsert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.Version;
import java.util.List;
import org.hibernate.SessionFactory;
import org.hibernate.StaleStateException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an upsert does with a version, by the rows that are there before. */
abstract class VersionedUpsertSuite {
    private SessionFactory factory;

    abstract SessionFactory sessionFactory(Class<?>... entities);

    @Entity(name = "Buoy")
    static class Buoy {
        @Id
        long id;

        @Version
        Integer version;

        String name;

        Buoy() {}

        Buoy(long id, Integer version, String name) {
            this.id = id;
            this.version = version;
            this.name = name;
        }
    }

    @Entity(name = "Vessel")
    @Inheritance(strategy = InheritanceType.JOINED)
    static class Vessel {
        @Id
        long id;

        @Version
        @Column(name = "revision")
        int version;

        String name;
    }

    @Entity(name = "Tanker")
    static class Tanker extends Vessel {
        int tons;

        Tanker() {}

        Tanker(long id, int version, String name, int tons) {
            this.id = id;
            this.version = version;
            this.name = name;
            this.tons = tons;
        }
    }

    /** A buoy of version 5. */
    @BeforeEach
    void insertRows() {
        factory = sessionFactory(Buoy.class, Vessel.class, Tanker.class);
        factory.inStatelessTransaction(session -> {
            session.insert(new Buoy(1, null, "one"));
            session.createMutationQuery("update Buoy set version = 5").executeUpdate();
            session.insert(new Tanker(1, 0, "Ada", 100));
            session.createMutationQuery("update Vessel set version = 5").executeUpdate();
        });
    }

    @Test
    void theVersionOfTheRowIsChanged() {
        Buoy buoy = new Buoy(1, 5, "uno");
        factory.inStatelessTransaction(session -> session.upsert(buoy));

        assertThat(buoy.version).isEqualTo(6);
        assertThat(row(1)).isEqualTo("6 uno");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 6})
    void anotherVersionIsStale(int version) {
        assertThatThrownBy(
                        () -> factory.inStatelessTransaction(session -> session.upsert(new Buoy(1, version, "stale"))))
                .isInstanceOf(StaleStateException.class);
        assertThat(row(1)).isEqualTo("5 one");
    }

    @Test
    void aNewEntityIsStaleWhereThereIsALaterRow() {
        assertThatThrownBy(() -> factory.inStatelessTransaction(session -> session.upsert(new Buoy(1, null, "new"))))
                .isInstanceOf(StaleStateException.class);
        assertThat(row(1)).isEqualTo("5 one");
    }

    @Test
    void whatIsNotThereIsInserted() {
        factory.inStatelessTransaction(session -> {
            session.upsert(new Buoy(2, null, "two"));
            session.upsert(new Buoy(3, 7, "three"));
        });
        assertThat(row(2)).isEqualTo("0 two");
        assertThat(row(3)).isEqualTo("8 three");
    }

    /** As Hibernate has it on each database: an entity without a version looks for version 0, and stays there. */
    @Test
    void aNewEntityChangesARowOfTheFirstVersion() {
        factory.inStatelessTransaction(session -> session.upsert(new Buoy(2, null, "two")));
        factory.inStatelessTransaction(session -> session.upsert(new Buoy(2, null, "due")));
        assertThat(row(2)).isEqualTo("0 due");
    }

    @Test
    void oneStaleRowAmongManyEndsTheTransaction() {
        assertThatThrownBy(() -> factory.inStatelessTransaction(session -> session.upsertMultiple(
                        List.of(new Buoy(2, null, "two"), new Buoy(1, 4, "stale"), new Buoy(3, null, "three")))))
                .isInstanceOf(StaleStateException.class);
        assertThat(factory.<Long>fromTransaction(
                        session -> session.createSelectionQuery("select count(*) from Buoy", Long.class)
                                .getSingleResult()))
                .isEqualTo(1);
        assertThat(row(1)).isEqualTo("5 one");
    }

    @Test
    void manyRowsAreChangedAndInserted() {
        factory.inStatelessTransaction(session -> session.upsertMultiple(
                List.of(new Buoy(2, null, "two"), new Buoy(1, 5, "uno"), new Buoy(3, 7, "three"))));
        assertThat(List.of(row(1), row(2), row(3))).isEqualTo(List.of("6 uno", "0 two", "8 three"));
    }

    @Test
    void aHierarchyInSeveralTables() {
        factory.inStatelessTransaction(session -> {
            session.upsert(new Tanker(1, 5, "Bea", 200));
            session.upsert(new Tanker(2, 3, "Cyd", 300));
        });
        assertThatThrownBy(
                        () -> factory.inStatelessTransaction(session -> session.upsert(new Tanker(1, 5, "stale", 999))))
                .isInstanceOf(StaleStateException.class);
        assertThat(factory.<List<String>>fromTransaction(session -> session.createSelectionQuery(
                                "select concat(name, ' ', cast(tons as string), ' ', cast(version as string)) from Tanker order by id",
                                String.class)
                        .getResultList()))
                .isEqualTo(List.of("Bea 200 6", "Cyd 300 4"));
    }

    private String row(long id) {
        Buoy buoy = factory.fromTransaction(session -> session.find(Buoy.class, id));
        return buoy.version + " " + buoy.name;
    }
}
