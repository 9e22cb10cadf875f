package org.tidewire.it.repository;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.transaction.annotation.Transactional;

interface BookRepository extends JpaRepository<Book, Long>, JpaSpecificationExecutor<Book> {
    /** A projection by getters, one of them into an association. */
    interface Listed {
        String getTitle();

        Writer getAuthor();

        interface Writer {
            String getName();
        }
    }

    record Dated(String title, Integer published) {}

    // Derived queries -------------------------------------------------------------------------------------------------

    List<Book> findByGenreAndPublished(Genre genre, Integer published);

    List<Book> findByTitleOrPriceOrderByTitle(String title, BigDecimal price);

    List<Book> findByPublishedBetweenOrderByPublishedAscTitleAsc(int from, int to);

    List<Book> findByPublishedLessThanOrderByTitle(int year);

    List<Book> findByPublishedIsNull();

    List<Book> findByPublishedIsNotNullAndGenreNotOrderByTitle(Genre genre);

    List<Book> findByTitleLikeOrderByTitle(String pattern);

    List<Book> findByTitleNotLikeOrderByTitle(String pattern);

    List<Book> findByTitleStartingWithOrderByTitle(String text);

    List<Book> findByTitleEndingWithOrderByTitle(String text);

    List<Book> findByTitleContainingOrderByTitle(String text);

    List<Book> findByTitleContainingIgnoreCaseOrderByTitle(String text);

    @Query("select b from Book b where b.title like %?#{escape([0])}% escape ?#{escapeCharacter()} order by b.title")
    List<Book> containing(String text);

    Optional<Book> findByTitleIgnoreCase(String title);

    List<Book> findByGenreInOrderByTitle(Collection<Genre> genres);

    List<Book> findByGenreNotInOrderByTitle(Collection<Genre> genres);

    List<Book> findByAuthorNameOrderByTitle(String name);

    List<Book> findByAuthorCountryAndPublishedGreaterThanOrderByTitle(String country, int year);

    Book findFirstByPriceNotNullOrderByPriceDescTitleAsc();

    List<Book> findTop3ByPublishedNotNullOrderByPublishedAscTitleAsc();

    Optional<Book> findByTitle(String title);

    Optional<Book> findByPrice(BigDecimal price);

    boolean existsByTitle(String title);

    long countByGenre(Genre genre);

    long countDistinctByAuthorCountry(String country);

    Stream<Book> streamByGenreOrderByTitle(Genre genre);

    @Transactional
    long deleteByTitle(String title);

    @Transactional
    List<Book> removeByTitleStartingWith(String text);

    // Queries by text -------------------------------------------------------------------------------------------------

    @Query("select b from Book b join fetch b.author a where a.country = :country order by b.title")
    List<Book> ofCountry(String country);

    @Query("""
            select b.title from Book b
            where b.price > (select avg(other.price) from Book other where other.genre = b.genre)
            order by b.title""")
    List<String> dearerThanTheirGenre();

    @Query("select b from Book b where lower(b.title) like lower(concat('%', ?1, '%')) order by b.title")
    List<Book> search(String text);

    @Query(value = "select b from Book b where b.price is not null", countQuery = "select count(b.price) from Book b")
    Page<Book> priced(Pageable pageable);

    @Query(
            value = "select b.title from book b join author a on a.id = b.author_id where a.country = :country"
                    + " order by b.title",
            nativeQuery = true)
    List<String> titlesOfCountry(String country);

    @NativeQuery(
            value = "select * from book where price is not null order by title",
            countQuery = "select count(price) from book")
    Page<Book> pricedByNativeQuery(Pageable pageable);

    // Pages, slices, windows, projections -----------------------------------------------------------------------------

    Page<Book> findByGenre(Genre genre, Pageable pageable);

    Slice<Book> findByPublishedNotNull(Pageable pageable);

    List<Book> findByGenre(Genre genre, Sort sort, Limit limit);

    Window<Book> findFirst3ByPublishedNotNull(ScrollPosition position, Sort sort);

    List<Listed> findListedByGenreOrderByTitle(Genre genre);

    <T> List<T> findByPublishedOrderByTitle(int published, Class<T> type);

    @EntityGraph(attributePaths = "author")
    List<Book> findWithAuthorByGenreOrderByTitle(Genre genre);

    // Changes ---------------------------------------------------------------------------------------------------------

    @Transactional
    @Modifying(clearAutomatically = true, flushAutomatically = true)
    @Query("update Book b set b.price = b.price * 2, b.version = b.version + 1 where b.genre = :genre")
    int doublePrices(Genre genre);

    @Transactional
    @Modifying
    @Query("delete from Book b where b.published < :year")
    int deleteBefore(int year);

    @Transactional
    @Modifying
    @NativeQuery("update book set price = 5 where title = :title")
    int reprice(String title);
}
