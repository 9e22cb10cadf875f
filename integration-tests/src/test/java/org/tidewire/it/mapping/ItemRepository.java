package org.tidewire.it.mapping;

import jakarta.persistence.QueryHint;
import java.util.List;
import java.util.Optional;
import org.hibernate.jpa.HibernateHints;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;

interface ItemRepository extends JpaRepository<Item, Long> {
    /** A projection of a native query. */
    interface Line {
        String getTitle();

        int getGrams();
    }

    /** The named query of this name. */
    List<Item> heavierThan(int grams);

    List<Item> findByTagsNameOrderByTitle(String tag);

    List<Item> findByShelfPlaceOrderByTitle(Place place);

    long countByShelf(Shelf shelf);

    @Query("select i from Item i where type(i) = :type order by i.title")
    List<Item> ofType(Class<? extends Item> type);

    @Query("select i from #{#entityName} i where i.title = :#{#probe.title}")
    Optional<Item> like(Item probe);

    @EntityGraph("Item.withTags")
    Optional<Item> findWithTagsByTitle(String title);

    @QueryHints({
        @QueryHint(name = HibernateHints.HINT_READ_ONLY, value = "true"),
        @QueryHint(name = HibernateHints.HINT_FETCH_SIZE, value = "100")
    })
    Optional<Item> findReadOnlyByTitle(String title);

    @NativeQuery("select title as title, grams as grams from item where grams < :grams order by title")
    List<Line> linesLighterThan(int grams);
}
