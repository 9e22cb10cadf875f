package org.tidewire.it.databend.type;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Set;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

/** Arrays of enums, by number and by name; each in an entity of its own, as Hibernate shares types of one element. */
@DatabendTest
class EnumArrayTest {
    enum Tide {
        EBB,
        FLOOD
    }

    @Entity(name = "WithArray")
    static class WithArray {
        @Id
        Integer id;

        DayOfWeek[] days;
    }

    @Entity(name = "WithSet")
    static class WithSet {
        @Id
        Integer id;

        Set<Tide> tides;
    }

    @Entity(name = "WithList")
    static class WithList {
        @Id
        Integer id;

        List<DayOfWeek> days;
    }

    @Entity(name = "WithNames")
    static class WithNames {
        @Id
        Integer id;

        @Enumerated(EnumType.STRING)
        List<Tide> tides;
    }

    private final TestDatabase database;

    EnumArrayTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void anArray() {
        SessionFactory factory = database.sessionFactory(WithArray.class);
        WithArray sent = new WithArray();
        sent.id = 1;
        sent.days = new DayOfWeek[] {DayOfWeek.SUNDAY, DayOfWeek.MONDAY};
        factory.inTransaction(session -> session.persist(sent));
        factory.inTransaction(session -> {
            WithArray read = session.find(WithArray.class, 1);
            assertThat(read.days).containsExactly(DayOfWeek.SUNDAY, DayOfWeek.MONDAY);
            assertThat(session.createSelectionQuery("from WithArray w where w.days = :days", WithArray.class)
                            .setParameter("days", sent.days)
                            .getResultList())
                    .containsExactly(read);
            read.days = new DayOfWeek[] {DayOfWeek.FRIDAY, null};
        });
        factory.inTransaction(
                session -> assertThat(session.find(WithArray.class, 1).days).containsExactly(DayOfWeek.FRIDAY, null));
    }

    @Test
    void aSet() {
        SessionFactory factory = database.sessionFactory(WithSet.class);
        WithSet sent = new WithSet();
        sent.id = 1;
        sent.tides = Set.of(Tide.EBB, Tide.FLOOD);
        factory.inTransaction(session -> session.persist(sent));
        factory.inTransaction(session -> {
            assertThat(session.find(WithSet.class, 1).tides).containsExactlyInAnyOrder(Tide.EBB, Tide.FLOOD);
            assertThat(session.createSelectionQuery(
                                    "select count(*) from WithSet w where array_contains(w.tides, :tide)", Long.class)
                            .setParameter("tide", Tide.EBB)
                            .getSingleResult())
                    .isEqualTo(1);
        });
    }

    @Test
    void aList() {
        SessionFactory factory = database.sessionFactory(WithList.class);
        WithList sent = new WithList();
        sent.id = 1;
        sent.days = List.of(DayOfWeek.TUESDAY, DayOfWeek.TUESDAY);
        factory.inTransaction(session -> session.persist(sent));
        factory.inTransaction(session ->
                assertThat(session.find(WithList.class, 1).days).containsExactly(DayOfWeek.TUESDAY, DayOfWeek.TUESDAY));
    }

    @Test
    void aListOfNames() {
        SessionFactory factory = database.sessionFactory(WithNames.class);
        WithNames sent = new WithNames();
        sent.id = 1;
        sent.tides = List.of(Tide.FLOOD, Tide.EBB);
        factory.inTransaction(session -> session.persist(sent));
        factory.inTransaction(session -> {
            assertThat(session.find(WithNames.class, 1).tides).containsExactly(Tide.FLOOD, Tide.EBB);
            assertThat(session.createNativeQuery("select tides[1] from WithNames", String.class)
                            .getSingleResult())
                    .isEqualTo("FLOOD");
        });
    }
}
