package org.tidewire.it.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.PrimaryKeyJoinColumn;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.testkit.junit.TestDatabase;

/** Bulk statements over several tables: they commit and roll back as a whole. */
public abstract class JoinedInheritanceSuite {
    @Entity(name = "Vessel")
    @Inheritance(strategy = InheritanceType.JOINED)
    public static class Vessel {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        Long id;

        String name;
        int crew;
    }

    @Entity(name = "Ferry")
    public static class Ferry extends Vessel {
        int cars;
    }

    @Entity(name = "Tug")
    public static class Tug extends Vessel {
        int power;
    }

    @Entity(name = "Voyage")
    public static class Voyage {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        Long id;

        @ManyToOne
        Vessel vessel;
    }

    protected SessionFactory factory;

    @BeforeEach
    protected void insertRows(TestDatabase database) {
        factory = database.sessionFactory(Vessel.class, Ferry.class, Tug.class, Voyage.class);
        factory.inTransaction(session -> {
            for (int i = 1; i <= 5; i++) {
                Ferry ferry = new Ferry();
                ferry.name = "ferry" + i;
                ferry.crew = i;
                ferry.cars = 10 * i;
                session.persist(ferry);
                Tug tug = new Tug();
                tug.name = "tug" + i;
                tug.crew = i;
                tug.power = 100 * i;
                session.persist(tug);
            }
        });
    }

    /** Hibernate groups by all columns of a vessel, and joins no table of its subclasses, as nothing is read from them. */
    @Test
    protected void groupsByAnEntityOfSeveralTables() {
        persistVoyages();
        for (String order : List.of("v.vessel.crew desc, v.vessel.id", "max(v.vessel.crew) desc, v.vessel")) {
            assertThat(rows(
                            "select v.vessel.name, count(*) from Voyage v group by v.vessel having v.vessel.id > 0 order by "
                                    + order))
                    .containsExactly(
                            List.of("tug5", 5L),
                            List.of("ferry2", 2L),
                            List.of("tug2", 2L),
                            List.of("ferry1", 1L),
                            List.of("tug1", 1L));
        }
        assertThat(rows("select v.vessel.id, count(*) from Voyage v group by v.vessel"))
                .extracting(row -> row.get(1))
                .containsExactlyInAnyOrder(5L, 2L, 2L, 1L, 1L);
    }

    @Test
    protected void groupsByATreatedEntity() {
        persistVoyages();
        assertThat(rows("select f.id, f.name, count(*) from Voyage v join treat(v.vessel as Ferry) f group by f"))
                .extracting(row -> row.subList(1, 3))
                .containsExactlyInAnyOrder(List.of("ferry1", 1L), List.of("ferry2", 2L));
        assertThat(rows("select f, f.cars from Voyage v join treat(v.vessel as Ferry) f group by f"))
                .extracting(row -> ((Ferry) row.get(0)).cars)
                .containsExactlyInAnyOrder(10, 20);
    }

    /** One for each of the crew, of five vessels. */
    protected final void persistVoyages() {
        factory.inTransaction(session -> session.createSelectionQuery(
                        "from Vessel v where v.crew < 3 or v.name = 'tug5' order by v.name", Vessel.class)
                .getResultList()
                .forEach(vessel -> {
                    for (int i = 0; i < vessel.crew; i++) {
                        Voyage voyage = new Voyage();
                        voyage.vessel = vessel;
                        session.persist(voyage);
                    }
                }));
    }

    @Test
    protected void updatesBothTables() {
        assertThat(mutate("update Ferry f set f.crew = f.crew + 1, f.cars = f.cars * 2 where f.cars > 20"))
                .isEqualTo(3);
        assertThat(count("Ferry f where f.crew > 3 and f.cars > 50")).isEqualTo(3);
    }

    /** The statement for each table has no other table. */
    @Test
    protected void refusesAValueOfAnotherTable(TestDatabase database) {
        for (String value : List.of("f.cars", "f.crew + f.cars", "coalesce(f.cars, 0)")) {
            int before = database.statements().count();
            assertThatThrownBy(() -> mutate("update Ferry f set f.crew = " + value))
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessageContaining(
                            "an HQL update of an entity in several tables that assigns a value read from another table");
            assertThat(database.statements().count()).isEqualTo(before);
        }
    }

    @Test
    protected void updatesTheRootsOfAll() {
        assertThat(mutate("update Vessel v set v.name = concat('old ', v.name) where v.crew < 3"))
                .isEqualTo(4);
        assertThat(count("Vessel v where v.name like 'old %'")).isEqualTo(4);
    }

    @Test
    protected void deletesFromAllTables() {
        assertThat(mutate("delete from Vessel v where v.crew > 3")).isEqualTo(4);
        assertThat(count("Vessel v")).isEqualTo(6);
        assertThat(count("Ferry f")).isEqualTo(3);
        assertThat(count("Tug t")).isEqualTo(3);
    }

    @Test
    protected void theWorkBeforeIsRolledBackToo() {
        assertThatThrownBy(() -> factory.inTransaction(session -> {
                    session.createMutationQuery("update Tug t set t.power = 0").executeUpdate();
                    session.createMutationQuery("delete from Vessel v where v.crew > 3")
                            .executeUpdate();
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(count("Vessel v")).isEqualTo(10);
        assertThat(count("Tug t where t.power = 0")).isZero();
    }

    @Test
    protected void nothingIsLeftForTheNextTransaction() {
        for (int i = 0; i < 3; i++) {
            assertThat(mutate("update Ferry f set f.crew = f.crew + 1, f.cars = f.cars + 1"))
                    .isEqualTo(5);
        }
        assertThat(count("Ferry f where f.crew >= 4")).isEqualTo(5);
    }

    @Entity(name = "Person")
    @Inheritance(strategy = InheritanceType.JOINED)
    public static class Person {
        @Id
        int id;

        @ElementCollection
        Set<Note> notes = new HashSet<>();

        @ManyToMany
        Set<Person> friends = new HashSet<>();

        @ManyToMany(mappedBy = "friends")
        Set<Person> befriended = new HashSet<>();
    }

    /** Its column has the name of the id of the root. */
    @Embeddable
    public record Note(int id, String text) {}

    @Entity(name = "Sailor")
    @PrimaryKeyJoinColumn(name = "person")
    public static class Sailor extends Person {
        String grade;
    }

    @Test
    protected void deletesByTheKeyThatEachTableHas(TestDatabase database) {
        factory = database.sessionFactory(Person.class, Sailor.class);
        factory.inTransaction(session -> {
            Person one = new Person();
            one.id = 1;
            one.notes.add(new Note(2, "of one"));
            Sailor two = new Sailor();
            two.id = 2;
            two.grade = "mate";
            two.notes.add(new Note(1, "of two"));
            Person three = new Person();
            three.id = 3;
            one.friends.add(two);
            two.friends.add(three);
            three.friends.add(one);
            session.persist(one);
            session.persist(two);
            session.persist(three);
        });

        assertThat(mutate("update Sailor s set s.grade = 'captain' where s.grade = 'mate'"))
                .isEqualTo(1);
        assertThat(count("Sailor s where s.grade = 'captain'")).isEqualTo(1);
        assertThat(mutate("delete from Person p where p.id = 2")).isEqualTo(1);
        factory.inTransaction(session -> {
            assertThat(session.createNativeQuery("select text from Person_notes", String.class)
                            .getResultList())
                    .containsExactly("of one");
            assertThat(session.createNativeQuery("select count(*) from Sailor", Integer.class)
                            .getSingleResult())
                    .isZero();
            assertThat(session.createNativeQuery("select befriended_id, friends_id from Person_Person", Object[].class)
                            .getResultList())
                    .containsExactly(new Object[] {3, 1});
        });
    }

    @Entity(name = "Animal")
    public static class Animal {
        @Id
        int id;
    }

    @Entity(name = "Bird")
    public static class Bird extends Animal {
        int wings;
    }

    @Test
    protected void aSingleTableTakesEveryClass(TestDatabase database) {
        factory = database.sessionFactory(Animal.class, Bird.class);
        factory.inTransaction(session -> {
            Animal worm = new Animal();
            worm.id = 1;
            session.persist(worm);
            Bird bird = new Bird();
            bird.id = 2;
            bird.wings = 2;
            session.persist(bird);
        });
        assertThat(count("Animal a")).isEqualTo(2);
        assertThat(count("Bird b where b.wings = 2")).isEqualTo(1);
    }

    protected int mutate(String hql) {
        return factory.fromTransaction(
                session -> session.createMutationQuery(hql).executeUpdate());
    }

    protected long count(String from) {
        return factory.fromTransaction(
                session -> session.createSelectionQuery("select count(*) from " + from, Long.class)
                        .getSingleResult());
    }

    protected final List<List<Object>> rows(String hql) {
        return factory.fromTransaction(
                session -> session.createSelectionQuery(hql, Object[].class).getResultList().stream()
                        .map(List::of)
                        .toList());
    }
}
