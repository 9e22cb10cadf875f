package org.tidewire.it.databend.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.CascadeType;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.NaturalId;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

/** Collections of values and of entities, changed and read again. */
@DatabendTest
class AssociationTest {
    private static final Map<String, Object> BATCHES =
            Map.of("hibernate.jdbc.batch_size", 100, "hibernate.order_updates", true, "hibernate.order_inserts", true);

    @Embeddable
    record Address(String street, Integer number) {}

    @Embeddable
    record Shelf(String room, Integer place) {}

    @Entity(name = "Holder")
    static class Holder {
        @Id
        Integer id;

        @ElementCollection
        List<Address> bag = new ArrayList<>();

        @ElementCollection
        @OrderColumn
        List<Address> ordered = new ArrayList<>();

        @ElementCollection
        Set<Address> set = new HashSet<>();

        @ElementCollection
        Map<String, Address> byName = new HashMap<>();

        @ElementCollection
        Map<Shelf, Integer> counts = new HashMap<>();

        @ElementCollection
        @MapKeyEnumerated(EnumType.STRING)
        Map<DayOfWeek, Double> hours = new EnumMap<>(DayOfWeek.class);
    }

    @Entity(name = "Person")
    static class Person {
        @Id
        Integer id;

        @NaturalId(mutable = true)
        String code;

        @ManyToOne
        Person parent;

        @OneToMany(mappedBy = "parent", cascade = CascadeType.ALL, orphanRemoval = true)
        List<Person> children = new ArrayList<>();

        @ManyToMany
        @JoinTable(name = "friends")
        Set<Person> friends = new HashSet<>();

        @ManyToMany
        @JoinTable(name = "queue")
        @OrderColumn
        List<Person> queue = new ArrayList<>();

        @OneToMany
        @JoinColumn(name = "team_id")
        @OrderColumn(name = "pos")
        List<Person> team = new ArrayList<>();

        Person() {}

        Person(int id) {
            this.id = id;
            this.code = "c" + id;
        }
    }

    private final TestDatabase database;

    AssociationTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void elements() {
        SessionFactory factory = database.sessionFactory(BATCHES, Holder.class);
        factory.inTransaction(session -> {
            Holder holder = new Holder();
            holder.id = 1;
            holder.bag.addAll(List.of(new Address("a", 1), new Address("b", null)));
            holder.ordered.addAll(List.of(new Address("1", 1), new Address("2", null), new Address("3", 3)));
            holder.set.addAll(Set.of(new Address("s", 1), new Address("s", null)));
            holder.byName.put("home", new Address("h", 1));
            holder.counts.put(new Shelf("a", 1), 5);
            holder.hours.put(DayOfWeek.FRIDAY, 1.5);
            session.persist(holder);
        });
        factory.inTransaction(session -> {
            Holder holder = session.find(Holder.class, 1);
            holder.bag.remove(new Address("a", 1));
            holder.ordered.remove(0);
            holder.ordered.add(new Address("4", 4));
            holder.set.remove(new Address("s", null));
            holder.byName.put("home", new Address("i", 2));
            holder.counts.put(new Shelf("a", 1), 6);
            holder.hours.put(DayOfWeek.FRIDAY, 2.5);
        });
        factory.inTransaction(session -> {
            Holder holder = session.find(Holder.class, 1);
            assertThat(holder.bag).containsExactly(new Address("b", null));
            assertThat(holder.ordered)
                    .containsExactly(new Address("2", null), new Address("3", 3), new Address("4", 4));
            assertThat(holder.set).containsExactly(new Address("s", 1));
            assertThat(holder.byName).containsOnly(Map.entry("home", new Address("i", 2)));
            assertThat(holder.counts).containsOnly(Map.entry(new Shelf("a", 1), 6));
            assertThat(holder.hours).containsOnly(Map.entry(DayOfWeek.FRIDAY, 2.5));
        });
    }

    @Test
    @SuppressWarnings("deprecation") // byNaturalId is how applications load by natural ids today
    void entities() {
        SessionFactory factory = database.sessionFactory(BATCHES, Person.class);
        factory.inTransaction(session -> {
            Person first = new Person(1);
            for (int i = 2; i < 7; i++) {
                Person other = new Person(i);
                other.parent = first;
                first.children.add(other);
                first.friends.add(other);
                first.queue.add(other);
                first.team.add(other);
            }
            session.persist(first);
        });
        factory.inTransaction(session -> {
            Person first = session.byNaturalId(Person.class).using("code", "c1").load();
            assertThat(first.friends).hasSize(5);
            assertThat(first.queue).extracting(person -> person.id).containsExactly(2, 3, 4, 5, 6);
            first.queue.remove(1);
            first.friends.removeIf(person -> person.id > 4);
            first.team.remove(0);
            first.code = "root";
        });
        factory.inTransaction(session -> {
            Person first = session.bySimpleNaturalId(Person.class).load("root");
            assertThat(first.friends).hasSize(3);
            assertThat(first.queue).extracting(person -> person.id).containsExactly(2, 4, 5, 6);
            assertThat(first.team).extracting(person -> person.id).containsExactly(3, 4, 5, 6);
            first.queue.clear();
            first.friends.clear();
            first.team.clear();
            first.children.remove(0);
        });
        factory.inTransaction(session -> {
            assertThat(count(factory)).isEqualTo(5);
            session.remove(session.find(Person.class, 1));
        });
        assertThat(count(factory)).isZero();
    }

    private static long count(SessionFactory factory) {
        return factory.fromTransaction(
                session -> session.createSelectionQuery("select count(*) from Person", Long.class)
                        .getSingleResult());
    }
}
