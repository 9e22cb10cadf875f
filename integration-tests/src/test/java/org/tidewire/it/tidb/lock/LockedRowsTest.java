package org.tidewire.it.tidb.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hibernate.LockMode;
import org.hibernate.Locking;
import org.hibernate.SessionFactory;
import org.hibernate.query.SelectionQuery;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

/** Which rows a query locks, as a second connection sees it by {@code nowait}. */
@TiDBTest
@RealTiDB("MariaDB has no 'for update of'")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LockedRowsTest {
    @Entity(name = "Owner")
    static class Owner {
        @Id
        int id;

        String name;

        @OneToMany(mappedBy = "owner")
        @OrderBy("id")
        List<Item> items;

        protected Owner() {}

        Owner(int id) {
            this.id = id;
            name = "owner" + id;
        }
    }

    @Entity(name = "Item")
    static class Item {
        @Id
        int id;

        @ManyToOne
        Owner owner;

        protected Item() {}

        Item(int id, Owner owner) {
            this.id = id;
            this.owner = owner;
        }
    }

    /** Read from a union. */
    @Entity(name = "Base")
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    static class Base {
        @Id
        int id;

        @OneToMany(mappedBy = "base")
        List<Part> parts;
    }

    @Entity(name = "Special")
    static class Special extends Base {}

    @Entity(name = "Part")
    static class Part {
        @Id
        int id;

        @ManyToOne
        Base base;
    }

    private SessionFactory factory;

    @BeforeAll
    void insertRows(TestDatabase database) {
        factory = database.sessionFactory(Owner.class, Item.class, Base.class, Special.class, Part.class);
        factory.inTransaction(session -> {
            for (int i = 1; i <= 3; i++) {
                Owner owner = new Owner(i);
                session.persist(owner);
                session.persist(new Item(10 * i, owner));
                session.persist(new Item(10 * i + 1, owner));
            }
            Special special = new Special();
            special.id = 1;
            session.persist(special);
            Part part = new Part();
            part.id = 1;
            part.base = special;
            session.persist(part);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from Owner o left join fetch o.items order by o.id",
                "from Owner o join fetch o.items order by o.id",
                "select distinct o from Owner o left join fetch o.items order by o.id",
                "from Owner o left join fetch o.items order by o.id fetch first 2 rows only",
                "from Owner o left join fetch o.items order by o.id fetch first 2 rows with ties"
            })
    void aPageWithAFetchedCollectionLocksItsRoots(String hql) {
        assertThat(lockedBy(hql, query -> hql.contains("fetch first") ? query : query.setMaxResults(2)))
                .containsExactly("Owner 1", "Owner 2");
    }

    @Test
    @SuppressWarnings("removal") // the scope of a lock has no other way in
    void aPageLocksItsRootsWhereverASecondQueryIsAsked() {
        String hql = "from Owner o left join fetch o.items order by o.id";
        assertThat(lockedBy(hql, query -> query.setMaxResults(1).setFollowOnStrategy(Locking.FollowOn.FORCE)))
                .containsExactly("Owner 1");
        assertThat(lockedBy(hql, query -> query.setMaxResults(1).setFollowOnStrategy(Locking.FollowOn.DISALLOW)))
                .containsExactly("Owner 1");
        assertThat(lockedBy(hql, query -> query.setMaxResults(1).setLockScope(Locking.Scope.INCLUDE_FETCHES)))
                .containsExactly("Owner 1", "Item 10", "Item 11");
    }

    @Test
    void aPageOfAUnionLocksItsRoots() {
        assertThat(lockedBy("from Base b left join fetch b.parts order by b.id", query -> query.setMaxResults(1)))
                .containsExactly("Special 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select i, o from Owner o join o.items i where o.id = 1",
                "select o, element(i) from Owner o join o.items i where o.id = 1",
                "select o, i.id from Owner o join o.items i where o.id = 1",
                "select o, str(i.id) from Owner o join o.items i where o.id = 1",
                "select o.name, i.id + 1 from Item i join i.owner o where o.id = 1",
                "select i.id, upper(o.name) from Item i left join i.owner o where o.id = 1",
                "select o, max(i.id) from Owner o join o.items i where o.id = 1 group by o"
            })
    void aSelectedElementIsLockedAsItsOwnerIs(String hql) {
        assertThat(lockedBy(hql, query -> query)).containsExactly("Owner 1", "Item 10", "Item 11");
    }

    /** The key of the owner is in the row of the item. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select i.owner.id from Item i where i.id < 12",
                "select i.owner.id + 1, i from Item i where i.id < 12"
            })
    void theKeyOfAnAssociationIsAValueOfItsTable(String hql) {
        assertThat(lockedBy(hql, query -> query)).containsExactly("Item 10", "Item 11");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select distinct o.name from Owner o where o.id < 3",
                "select o.name, count(*) from Owner o where o.id < 3 group by o.name",
                "select count(*) from Owner o where o.id < 3",
                "select s.n from (select o.name as n from Owner o where o.id < 3) s",
                "with c as (select o.id as i from Owner o where o.id < 3) select o from c x join Owner o on o.id = x.i",
                "select o from (select p.id as i from Owner p where p.id < 3) s join Owner o on o.id = s.i"
            })
    void whatValuesAreComputedFromIsLocked(String hql) {
        assertThat(lockedBy(hql, query -> query)).containsExactly("Owner 1", "Owner 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "with c as (select o.id as i from Owner o) select x.i from c x",
                "select s.n from (select o.name as n from Owner o union select o.name from Owner o) s",
                "select s.n, t.n from (select o.name as n from Owner o) s join (select o.name as n from Owner o) t",
                "select b.id from Base b",
                "select p, b.id from Part p left join p.base b",
                "select p, b.id + 1 from Part p left join p.base b",
                "with c as (select o.id as i from Owner o) select x.i + 1, o from c x join Owner o on o.id = x.i",
                "select o, s.i from (select p.id as i from Owner p where p.id < 3) s join Owner o on o.id = s.i"
            })
    void whatCannotBeLockedIsRefused(String hql) {
        assertThatThrownBy(() -> lockedBy(hql, query -> query)).isInstanceOf(UnsupportedFeatureException.class);
    }

    @Test
    void aUnionThatIsScrolledThroughIsRefused() {
        assertThatThrownBy(() -> factory.inTransaction(session -> {
                    SelectionQuery<Base> query = session.createSelectionQuery("from Base", Base.class)
                            .setHibernateLockMode(LockMode.PESSIMISTIC_WRITE);
                    try (Stream<Base> bases = query.getResultStream()) {
                        bases.forEach(base -> {});
                    }
                }))
                .isInstanceOf(UnsupportedFeatureException.class);
    }

    private List<String> lockedBy(String hql, UnaryOperator<SelectionQuery<Object>> options) {
        return factory.fromTransaction(session -> {
            options.apply(session.createSelectionQuery(hql, Object.class)
                            .setHibernateLockMode(LockMode.PESSIMISTIC_WRITE))
                    .getResultList();
            return Stream.of("Owner 1", "Owner 2", "Owner 3", "Item 10", "Item 11", "Item 20", "Special 1")
                    .filter(this::isLocked)
                    .toList();
        });
    }

    private boolean isLocked(String row) {
        int blank = row.indexOf(' ');
        String table = row.substring(0, blank);
        String id = row.substring(blank + 1);
        return factory.fromTransaction(session -> {
            try {
                session.createNativeQuery(
                                "select id from " + table + " where id = " + id + " for update nowait", Integer.class)
                        .getSingleResult();
                return false;
            } catch (org.hibernate.exception.LockTimeoutException | jakarta.persistence.LockTimeoutException e) {
                return true;
            }
        });
    }
}
