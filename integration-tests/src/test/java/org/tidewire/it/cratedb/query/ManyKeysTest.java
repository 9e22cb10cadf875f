package org.tidewire.it.cratedb.query;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.CascadeType;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.BatchSize;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.CrateDBTest;
import org.tidewire.testkit.junit.TestDatabase;

/** Rows by several keys at once, which are a list or an array: the server wants UUIDs of a column in its own order. */
@CrateDBTest
class ManyKeysTest {
    @Entity(name = "Shelf")
    static class Shelf {
        @Id
        UUID id;

        @ManyToOne
        Hall hall;

        protected Shelf() {}

        Shelf(String first, Hall hall) {
            this.id = UUID.fromString(first + "-8b86-4011-b42d-00c04fc964ff");
            this.hall = hall;
        }
    }

    @Entity(name = "Hall")
    @BatchSize(size = 10)
    static class Hall {
        @Id
        long id;

        @OneToMany(mappedBy = "hall", cascade = CascadeType.ALL)
        @BatchSize(size = 10)
        List<Shelf> shelves = new ArrayList<>();

        @ElementCollection
        @BatchSize(size = 10)
        Set<String> signs = new TreeSet<>();

        protected Hall() {}

        Hall(long id, String... shelves) {
            this.id = id;
            for (String shelf : shelves) {
                this.shelves.add(new Shelf(shelf, this));
                signs.add(shelf);
            }
        }
    }

    private SessionFactory factory;
    private List<UUID> ids;

    @BeforeEach
    void insertRows(TestDatabase database) {
        factory = database.sessionFactory(Hall.class, Shelf.class);
        factory.inTransaction(session -> {
            session.persist(new Hall(1, "6f9619ff", "37000000", "ff000000"));
            session.persist(new Hall(2, "00000001", "80000000"));
        });
        ids = factory.fromSession(session -> session.createSelectionQuery("select s.id from Shelf s", UUID.class)
                .getResultList());
    }

    @Test
    void severalAreFound() {
        factory.inTransaction(session -> {
            assertThat(session.findMultiple(Hall.class, List.of(2L, 1L, 3L)))
                    .extracting(hall -> hall == null ? 0L : hall.id)
                    .containsExactly(2L, 1L, 0L);
            session.clear();
            assertThat(session.findMultiple(Shelf.class, ids))
                    .extracting(shelf -> shelf.id)
                    .containsExactlyElementsOf(ids);
        });
        factory.inStatelessTransaction(session -> assertThat(session.getMultiple(Shelf.class, ids))
                .extracting(shelf -> shelf.id)
                .containsExactlyElementsOf(ids));
    }

    @Test
    void batchesOfCollectionsAndEntitiesAreLoaded() {
        factory.inTransaction(session -> {
            List<Hall> halls = session.createSelectionQuery("from Hall h order by h.id", Hall.class)
                    .getResultList();
            assertThat(halls).extracting(hall -> hall.shelves.size()).containsExactly(3, 2);
            assertThat(halls).extracting(hall -> hall.signs.size()).containsExactly(3, 2);
            session.clear();
            assertThat(session.createSelectionQuery("from Shelf s", Shelf.class).getResultList())
                    .extracting(shelf -> shelf.hall.signs.size())
                    .containsExactlyInAnyOrder(3, 3, 3, 2, 2);
        });
    }

    @Test
    void aListOfUuidsHasAnyOrder() {
        List<UUID> two = List.of(ids.get(3), ids.get(0));
        factory.inTransaction(session -> {
            for (List<UUID> some : List.of(two, List.of(ids.get(0), ids.get(3)), ids)) {
                assertThat(session.createSelectionQuery("select s.id from Shelf s where s.id in (:ids)", UUID.class)
                                .setParameterList("ids", some)
                                .getResultList())
                        .containsExactlyInAnyOrderElementsOf(some);
            }
            assertThat(session.createMutationQuery("delete Shelf s where s.id not in (:ids)")
                            .setParameterList("ids", two)
                            .executeUpdate())
                    .isEqualTo(3);
        });
    }

    @Test
    void aPageWithAFetchedCollectionHasItsRows() {
        assertThat(factory.<List<Hall>>fromSession(session -> session.createSelectionQuery(
                                "from Hall h left join fetch h.signs order by h.id", Hall.class)
                        .setMaxResults(1)
                        .getResultList()))
                .singleElement()
                .satisfies(hall -> assertThat(hall.signs).hasSize(3));
    }
}
