package org.tidewire.it.databend.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hibernate.SessionFactory;
import org.hibernate.query.KeyedPage;
import org.hibernate.query.KeyedResultList;
import org.hibernate.query.Order;
import org.hibernate.query.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

/** Pages with fetched collections, updates by {@code treat}, subqueries in inserts, and groups by associations. */
@DatabendTest
class QueryShapeTest {
    private SessionFactory factory;

    @BeforeEach
    void insertRows(TestDatabase database) {
        factory = database.sessionFactory(Parent.class, Kid.class, Place.class, Animal.class, Dog.class);
        factory.inTransaction(session -> {
            Place place = new Place(new PlaceId("a", 1));
            Place other = new Place(new PlaceId("b", 2));
            session.persist(place);
            session.persist(other);
            for (int id = 1; id <= 4; id++) {
                Parent parent = new Parent();
                parent.id = id;
                parent.name = "p" + id;
                parent.place = id < 3 ? place : other;
                parent.marks.addAll(id == 1 ? List.of() : List.of(id, 10 * id));
                session.persist(parent);
                for (int kid = 0; kid < 3; kid++) {
                    Kid child = new Kid();
                    child.id = id * 10 + kid;
                    child.parent = parent;
                    session.persist(child);
                }
            }
            Dog dog = new Dog();
            dog.id = 1;
            dog.name = "Rex";
            dog.tricks = 3;
            session.persist(dog);
            Animal cat = new Animal();
            cat.id = 2;
            cat.name = "Tom";
            session.persist(cat);
        });
    }

    @Test
    void aPageWithAFetchedCollectionIsReadAsAPage(TestDatabase database) {
        List<Parent> page = new ArrayList<>();
        List<String> sent = database.statements()
                .sqlDuring(() -> page.addAll(factory.fromTransaction(session -> session.createSelectionQuery(
                                "from Parent p left join fetch p.kids order by p.id", Parent.class)
                        .setFirstResult(1)
                        .setMaxResults(2)
                        .getResultList())));
        assertThat(sent).anySatisfy(sql -> assertThat(sql).containsPattern("limit (\\?|2) offset (\\?|1)\\)"));
        assertThat(page).extracting(parent -> parent.id).containsExactly(2, 3);
        assertThat(page).allSatisfy(parent -> assertThat(parent.kids).hasSize(3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update Animal a set a.name = 'Bello' where treat(a as Dog).tricks > 2",
                "delete from Animal a where treat(a as Dog).tricks > 2",
                "delete from Animal a where treat(a as Dog).tricks is null",
                "delete from Animal a where coalesce(treat(a as Dog).tricks, 0) = 0"
            })
    void treatInAnUpdateOrADeleteOfSeveralTablesIsRefused(String hql, TestDatabase database) {
        factory.inTransaction(session -> {
            int before = database.statements().count();
            assertThatThrownBy(() -> session.createMutationQuery(hql).executeUpdate())
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessageContaining("treat() in an HQL update or delete of an entity in several tables")
                    .hasMessageContaining("where a.id in (select d.id from Dog d where ..)");
            assertThat(database.statements().count()).isEqualTo(before);
        });
    }

    @Test
    void anUpdateOrADeleteOfASubclassByASubqueryIsNotRefused() {
        factory.inTransaction(session -> {
            assertThat(session.createMutationQuery(
                                    "update Animal a set a.name = 'Bello' where a.id in (select d.id from Dog d where d.tricks > 2)")
                            .executeUpdate())
                    .isEqualTo(1);
            assertThat(session.createMutationQuery(
                                    "delete from Animal a where a.id in (select d.id from Dog d where d.tricks > 2)")
                            .executeUpdate())
                    .isEqualTo(1);
        });
        assertThat(rows("select a.id, a.name from Animal a")).containsExactly(List.of(2, "Tom"));
    }

    @Test
    void aSubqueryInSetOfSeveralTablesIsRefusedBeforeAnythingIsSent(TestDatabase database) {
        factory.inTransaction(session -> {
            int before = database.statements().count();
            assertThatThrownBy(() -> session.createMutationQuery(
                                    "update Dog d set d.tricks = (select max(p.id) from Parent p)")
                            .executeUpdate())
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessageContaining("a subquery in the 'set' clause of an update that reaches several tables");
            assertThat(database.statements().count()).isEqualTo(before);
        });
    }

    @Test
    void anInsertTakesTheValueOfASubquery() {
        factory.inTransaction(session -> assertThat(session.createMutationQuery(
                                "insert into Parent (id, name) values (9, (select max(p.name) from Parent p)), (10, 'x')")
                        .executeUpdate())
                .isEqualTo(2));
        assertThat(rows("select p.id, p.name from Parent p where p.id > 8 order by p.id"))
                .containsExactly(List.of(9, "p4"), List.of(10, "x"));
    }

    @Test
    void distinctRowsAreSortedByAnAggregate() {
        assertThat(
                        rows(
                                "select distinct min(p.id), p.place.id.room from Parent p group by p.place.id.room order by min(p.id)"))
                .containsExactly(List.of(1, "a"), List.of(3, "b"));
    }

    @Test
    void groupsByAnAssociationAreSortedByAPartOfItsKey() {
        assertThat(
                        rows(
                                "select p.place.id.room, count(*) from Parent p group by p.place order by p.place.id.room desc"))
                .containsExactly(List.of("b", 2L), List.of("a", 2L));
        assertThat(
                        rows(
                                "select q.id.room, max(p.id) from Parent p join p.place q group by q having p.place.id.shelf > 0 order by p.place.id.room desc, p.place.id.shelf + 1"))
                .containsExactly(List.of("b", 4), List.of("a", 2));
        assertThat(
                        rows(
                                "select k.parent.name, k.parent.id, count(*) from Kid k group by k.parent having k.parent.id > 2 order by k.parent.id desc"))
                .containsExactly(List.of("p4", 4, 3L), List.of("p3", 3, 3L));
    }

    /** Hibernate reads it from a lateral join, whose columns are not grouped by (error 1065). */
    @Test
    void theGreatestElementInAQueryThatGroups() {
        assertThat(
                        rows(
                                "select p.id, coalesce(max(elements(p.marks)), -1) from Parent p group by p.id"
                                        + " having coalesce(max(elements(p.marks)), 0) < 40 order by coalesce(max(elements(p.marks)), -1) desc"))
                .containsExactly(List.of(3, 30), List.of(2, 20), List.of(1, -1));
        assertThat(rows("select k.parent.id, sum(elements(p.marks)), count(*) from Kid k join k.parent p"
                        + " where p.id > 2 group by k.parent.id, p.id order by p.id"))
                .containsExactly(List.of(3, 33L, 3L), List.of(4, 44L, 3L));
        assertThatThrownBy(() -> rows("select p.name, max(elements(p.marks)) from Parent p group by p.name"))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("a column of its outer query which that does not group by");
    }

    @Test
    void aKeyedPageIsByAttributesThatAreNeverNull(TestDatabase database) {
        List<Integer> ids = new ArrayList<>();
        factory.inTransaction(session -> {
            KeyedPage<Kid> page = Page.first(5).keyedBy(Order.desc(Kid.class, "id"));
            for (boolean last = false; !last; ) {
                KeyedResultList<Kid> kids =
                        session.createSelectionQuery("from Kid", Kid.class).getKeyedResultList(page);
                kids.getResultList().forEach(kid -> ids.add(kid.id));
                last = kids.isLastPage();
                page = kids.getNextPage();
            }
        });
        assertThat(ids).hasSize(12).isSortedAccordingTo(Comparator.reverseOrder());
        factory.inTransaction(session -> {
            int before = database.statements().count();
            assertThatThrownBy(() -> session.createSelectionQuery("from Parent", Parent.class)
                            .getKeyedResultList(Page.first(2)
                                    .keyedBy(List.of(Order.asc(Parent.class, "name"), Order.asc(Parent.class, "id")))))
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessageContaining("a KeyedPage by an attribute that may be null");
            assertThat(database.statements().count()).isEqualTo(before);
        });
    }

    @Test
    void aNumberThatIsSortedByIsNoPosition() {
        String size = Size.class.getName() + ".BIG";
        assertThat(rows("select p.name, p.id from Parent p order by 7L, " + size + " desc, p.id desc"))
                .extracting(row -> row.get(1))
                .containsExactly(4, 3, 2, 1);
        List<String> names = factory.fromTransaction(session -> session.createSelectionQuery(
                        "select p.name from Parent p order by :p desc, p.id", String.class)
                .setParameter("p", 1)
                .getResultList());
        assertThat(names).containsExactly("p1", "p2", "p3", "p4");
    }

    enum Size {
        SMALL,
        BIG
    }

    private List<List<Object>> rows(String hql) {
        return factory.fromTransaction(
                session -> session.createSelectionQuery(hql, Object[].class).getResultList().stream()
                        .map(List::of)
                        .toList());
    }

    @Entity(name = "Parent")
    static class Parent {
        @Id
        Integer id;

        String name;

        @ManyToOne(fetch = FetchType.LAZY)
        Place place;

        @OneToMany(mappedBy = "parent")
        List<Kid> kids = new ArrayList<>();

        @ElementCollection
        Set<Integer> marks = new HashSet<>();
    }

    @Entity(name = "Kid")
    static class Kid {
        @Id
        Integer id;

        @ManyToOne(fetch = FetchType.LAZY)
        Parent parent;
    }

    @Entity(name = "Place")
    static class Place {
        @EmbeddedId
        PlaceId id;

        protected Place() {}

        Place(PlaceId id) {
            this.id = id;
        }
    }

    @Embeddable
    static class PlaceId implements Serializable {
        private static final long serialVersionUID = 1L;

        String room;
        int shelf;

        protected PlaceId() {}

        PlaceId(String room, int shelf) {
            this.room = room;
            this.shelf = shelf;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof PlaceId id && id.room.equals(room) && id.shelf == shelf;
        }

        @Override
        public int hashCode() {
            return Objects.hash(room, shelf);
        }
    }

    @Entity(name = "Animal")
    @Inheritance(strategy = InheritanceType.JOINED)
    static class Animal {
        @Id
        Integer id;

        String name;
    }

    @Entity(name = "Dog")
    static class Dog extends Animal {
        int tricks;
    }
}
