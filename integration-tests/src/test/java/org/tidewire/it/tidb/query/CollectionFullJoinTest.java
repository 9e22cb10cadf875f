package org.tidewire.it.tidb.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.SQLRestriction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

/** Full joins of collections. That over a join table is a union of four parts. */
@TiDBTest
class CollectionFullJoinTest {
    @Entity(name = "Club")
    static class Club {
        @Id
        int id;

        @ManyToMany
        List<Person> people = new ArrayList<>();

        @OneToMany(mappedBy = "founded")
        Set<Person> founders;

        @OneToMany(mappedBy = "club")
        Set<Guest> guests;

        @ElementCollection
        Set<String> colours;
    }

    @Entity(name = "Person")
    static class Person {
        @Id
        int id;

        @ManyToOne
        Club founded;

        @ManyToMany(mappedBy = "people")
        List<Club> clubs;
    }

    @Entity(name = "Guest")
    @SQLRestriction("id > 1")
    static class Guest {
        @Id
        int id;

        @ManyToOne
        Club club;
    }

    private SessionFactory factory;

    /** Person 1 is twice in club 1; nobody is in club 3, and persons 4 and 5 are in none. */
    @BeforeEach
    void insertRows(TestDatabase database) {
        factory = database.sessionFactory(Club.class, Person.class, Guest.class);
        factory.inTransaction(session -> {
            List<Club> clubs = new ArrayList<>();
            for (int id = 1; id <= 3; id++) {
                Club club = new Club();
                club.id = id;
                club.colours = id == 1 ? Set.of("red") : Set.of();
                clubs.add(club);
                session.persist(club);
            }
            for (int id = 1; id <= 5; id++) {
                Person person = new Person();
                person.id = id;
                person.founded = id == 2 ? clubs.get(0) : null;
                session.persist(person);
                if (id <= 3) {
                    clubs.get(0).people.add(person);
                    clubs.get(id == 1 ? 0 : 1).people.add(person);
                }
            }
        });
    }

    @Test
    void overAJoinTable() {
        assertThat(rows("select c.id, p.id from Club c full join c.people p"))
                .containsExactlyInAnyOrder("1 1", "1 1", "1 2", "1 3", "2 2", "2 3", "3 null", "null 4", "null 5");
        assertThat(rows("select p.id, c.id from Person p full join p.clubs c"))
                .containsExactlyInAnyOrder("1 1", "1 1", "2 1", "2 2", "3 1", "3 2", "4 null", "5 null", "null 3");
    }

    /** Nothing is read of the persons: they are rows all the same. */
    @Test
    void overAJoinTableOfOneSide() {
        assertThat(rows("select c.id, 'x' from Club c full join c.people p"))
                .containsExactlyInAnyOrder("1 x", "1 x", "1 x", "1 x", "2 x", "2 x", "3 x", "null x", "null x");
        assertThat(rows("select p.id, 'x' from Club c full join c.people p"))
                .containsExactlyInAnyOrder("1 x", "1 x", "2 x", "2 x", "3 x", "3 x", "null x", "4 x", "5 x");
    }

    @Test
    void overAJoinTableRestrictedAndInOrder() {
        assertThat(rows("select c.id, p.id from Club c full join c.people p where c.id > 1 or p.id > 4"))
                .containsExactlyInAnyOrder("2 2", "2 3", "3 null", "null 5");
        assertThat(rows("select c.id, p.id from Club c full join c.people p where p is null"))
                .containsExactly("3 null");
        assertThat(rows("select c.id, p.id from Club c full join c.people p where c.id is null"))
                .containsExactlyInAnyOrder("null 4", "null 5");
        assertThat(rows("select c.id, p.id from Club c full join c.people p order by p.id desc, c.id limit 4"))
                .containsExactly("null 5", "null 4", "1 3", "2 3");
    }

    @Test
    void overAJoinTableInASubquery() {
        assertThat(rows("""
                        select x.c, count(x.p) from (
                            select c.id as c, p.id as p from Club c full join c.people p) x
                        group by x.c order by x.c""")).containsExactly("null 2", "1 4", "2 2", "3 0");
    }

    @Test
    void ofOtherCollections() {
        assertThat(rows("select c.id, p.id from Club c full join c.founders p"))
                .containsExactlyInAnyOrder("1 2", "2 null", "3 null", "null 1", "null 3", "null 4", "null 5");
        assertThat(rows("select c.id, x from Club c full join c.colours x"))
                .containsExactlyInAnyOrder("1 red", "2 null", "3 null");
    }

    @Test
    void whatIsNotExactIsRefused() {
        for (String hql : List.of(
                "select c.id, p.id from Club c full join c.people p left join Club d on d.id = p.id",
                "select c.id, p.id from Club c full join c.people p full join Club d on d.id = p.id",
                "select c.id, 'x' from Club c full join c.people p where exists (select 1 from Club d where d.id = p.id)",
                "select c.id, p.id from Club c full join c.people p where exists (select 1 from Club d where d.id = p.id)",
                "select c.id, g.id from Club c full join c.guests g",
                "select count(*), 1 from Club c full join c.people p")) {
            assertThatThrownBy(() -> rows(hql)).as(hql).isInstanceOf(UnsupportedFeatureException.class);
        }
    }

    private List<String> rows(String hql) {
        return factory
                .fromSession(session ->
                        session.createSelectionQuery(hql, Object[].class).getResultList())
                .stream()
                .map(row ->
                        String.join(" ", Arrays.stream(row).map(String::valueOf).toList()))
                .toList();
    }
}
