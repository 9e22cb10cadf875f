package org.tidewire.it.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tidewire.it.repository.Genre.FANTASY;
import static org.tidewire.it.repository.Genre.FICTION;
import static org.tidewire.it.repository.Genre.SCIENCE_FICTION;
import static org.tidewire.it.repository.Library.BEOWULF;
import static org.tidewire.it.repository.Library.CITIES;
import static org.tidewire.it.repository.Library.CYBERIAD;
import static org.tidewire.it.repository.Library.DISPOSSESSED;
import static org.tidewire.it.repository.Library.EARTHSEA;
import static org.tidewire.it.repository.Library.KINDRED;
import static org.tidewire.it.repository.Library.SOLARIS;
import static org.tidewire.it.repository.Library.TRAVELER;
import static org.tidewire.it.repository.Library.WOOL;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.Hibernate;
import org.junit.jupiter.api.Test;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.tidewire.it.repository.AuthorRepository.Worth;
import org.tidewire.testkit.junit.TestDatabase;

/** Queries by name and by text; nothing is changed here. */
abstract class QuerySuite extends RepositorySuite {
    QuerySuite(TestDatabase database) {
        super(database);
    }

    // Derived from names ----------------------------------------------------------------------------------------------

    @Test
    void andOrBetween() {
        assertThat(titles(books.findByGenreAndPublished(FICTION, 1979))).containsExactly(TRAVELER);
        assertThat(titles(books.findByTitleOrPriceOrderByTitle(KINDRED, new BigDecimal("8"))))
                .containsExactly(KINDRED, SOLARIS, CYBERIAD);
        assertThat(titles(books.findByPublishedBetweenOrderByPublishedAscTitleAsc(1968, 1974)))
                .containsExactly(EARTHSEA, CITIES, DISPOSSESSED);
    }

    @Test
    void comparisonsAndNulls() {
        assertThat(titles(books.findByPublishedLessThanOrderByTitle(1968))).containsExactly(SOLARIS, CYBERIAD);
        assertThat(titles(books.findByPublishedIsNull())).containsExactly(BEOWULF);
        assertThat(titles(books.findByPublishedIsNotNullAndGenreNotOrderByTitle(SCIENCE_FICTION)))
                .containsExactly(WOOL, EARTHSEA, TRAVELER, CITIES);
        assertThat(books.findByGenreAndPublished(FICTION, null)).as("is null").hasSize(1);
    }

    @Test
    void likeIsAPatternAndContainingIsText() {
        assertThat(titles(books.findByTitleLikeOrderByTitle("The %"))).containsExactly(CYBERIAD, DISPOSSESSED);
        assertThat(titles(books.findByTitleNotLikeOrderByTitle("%i%"))).containsExactly(WOOL, BEOWULF);
        assertThat(titles(books.findByTitleStartingWithOrderByTitle("I"))).containsExactly(TRAVELER, CITIES);
        assertThat(titles(books.findByTitleEndingWithOrderByTitle("ed"))).containsExactly(KINDRED, DISPOSSESSED);
        assertThat(titles(books.findByTitleContainingOrderByTitle("%"))).containsExactly(WOOL);
        assertThat(titles(books.findByTitleContainingOrderByTitle("_"))).containsExactly(WOOL);
        assertThat(titles(books.findByTitleContainingOrderByTitle("r's"))).containsExactly(TRAVELER);
        assertThat(books.findByTitleContainingOrderByTitle("\\")).isEmpty();
        assertThat(titles(books.containing("%"))).containsExactly(WOOL);
        assertThat(titles(books.containing("_"))).containsExactly(WOOL);
        assertThat(titles(books.containing("r's"))).containsExactly(TRAVELER);
        assertThat(books.containing("\\")).isEmpty();
    }

    @Test
    void ignoreCase() {
        assertThat(titles(books.findByTitleContainingIgnoreCaseOrderByTitle("WI")))
                .containsExactly(EARTHSEA, TRAVELER);
        assertThat(books.findByTitleIgnoreCase("sOLARIS"))
                .hasValueSatisfying(book -> assertThat(book.title).isEqualTo(SOLARIS));
    }

    @Test
    void collections() {
        assertThat(titles(books.findByGenreInOrderByTitle(List.of(FANTASY, SCIENCE_FICTION))))
                .containsExactly(EARTHSEA, KINDRED, SOLARIS, CYBERIAD, DISPOSSESSED);
        assertThat(books.findByGenreInOrderByTitle(List.of())).isEmpty();
        assertThat(titles(books.findByGenreNotInOrderByTitle(List.of(FICTION, SCIENCE_FICTION))))
                .containsExactly(EARTHSEA);
    }

    @Test
    void associationsAndDistinct() {
        assertThat(titles(books.findByAuthorNameOrderByTitle("Stanisław Lem"))).containsExactly(SOLARIS, CYBERIAD);
        assertThat(titles(books.findByAuthorCountryAndPublishedGreaterThanOrderByTitle("US", 1970)))
                .containsExactly(KINDRED, DISPOSSESSED);
        assertThat(authors.findDistinctByBooksGenreOrderByName(SCIENCE_FICTION))
                .extracting(Author::getName)
                .containsExactly("Octavia E. Butler", "Stanisław Lem", "Ursula K. Le Guin");
    }

    @Test
    void booleans() {
        assertThat(authors.findByAliveTrue()).extracting(Author::getName).containsExactly("anonymous");
        assertThat(authors.findByAliveFalseAndBornGreaterThanEqualOrderByBornDesc(1923))
                .extracting(Author::getName)
                .containsExactly("Octavia E. Butler", "Ursula K. Le Guin", "Italo Calvino");
    }

    @Test
    void firstAndTop() {
        assertThat(books.findFirstByPriceNotNullOrderByPriceDescTitleAsc().title)
                .isEqualTo(TRAVELER);
        assertThat(titles(books.findTop3ByPublishedNotNullOrderByPublishedAscTitleAsc()))
                .containsExactly(SOLARIS, CYBERIAD, EARTHSEA);
    }

    @Test
    void existsAndCount() {
        assertThat(books.existsByTitle(SOLARIS)).isTrue();
        assertThat(books.existsByTitle("solaris?")).isFalse();
        assertThat(books.countByGenre(FICTION)).isEqualTo(4);
        assertThat(books.countDistinctByAuthorCountry("US")).isEqualTo(3);
        assertThat(books.count()).isEqualTo(9);
    }

    @Test
    void optional() {
        assertThat(books.findByTitle(SOLARIS)).isPresent();
        assertThat(books.findByTitle("nothing")).isEmpty();
        assertThatThrownBy(() -> books.findByPrice(new BigDecimal("8.00")))
                .isInstanceOf(IncorrectResultSizeDataAccessException.class);
    }

    @Test
    void streams() {
        List<String> titles = inTransaction(() -> {
            try (Stream<Book> stream = books.streamByGenreOrderByTitle(SCIENCE_FICTION)) {
                return stream.map(Book::getTitle).toList();
            }
        });
        assertThat(titles).containsExactly(KINDRED, SOLARIS, CYBERIAD, DISPOSSESSED);
    }

    // By text ---------------------------------------------------------------------------------------------------------

    @Test
    void jpqlWithAFetchedJoin() {
        List<Book> found = books.ofCountry("IT");
        assertThat(titles(found)).containsExactly(TRAVELER, CITIES);
        assertThat(found).allSatisfy(book -> assertThat(book.author.name).isEqualTo("Italo Calvino"));
    }

    @Test
    void jpqlWithASubquery() {
        assertThat(books.dearerThanTheirGenre()).containsExactly(TRAVELER, CITIES, KINDRED, DISPOSSESSED);
    }

    @Test
    void jpqlWithFunctions() {
        assertThat(titles(books.search("S"))).containsExactly(EARTHSEA, TRAVELER, CITIES, SOLARIS, DISPOSSESSED);
    }

    @Test
    void jpqlWithTotals() {
        assertThat(authors.worthOfBooksBefore(1975))
                .usingComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactlyInAnyOrder(
                        new Worth("Italo Calvino", 1, new BigDecimal("6.50")),
                        new Worth("Octavia E. Butler", 0, null),
                        new Worth("Stanisław Lem", 2, new BigDecimal("16.00")),
                        new Worth("Ursula K. Le Guin", 2, new BigDecimal("16.75")),
                        new Worth("anonymous", 0, null));
    }

    @Test
    void nativeQueries() {
        assertThat(books.titlesOfCountry("PL")).containsExactly(SOLARIS, CYBERIAD);
        var page = books.pricedByNativeQuery(PageRequest.of(1, 3));
        assertThat(titles(page)).containsExactly(CITIES, KINDRED, SOLARIS);
        assertThat(page.getTotalElements()).isEqualTo(8);
    }

    @Test
    void aQueryOfOnesOwnForTheTotal() {
        var page = books.priced(PageRequest.of(0, 5, Sort.by("title")));
        assertThat(titles(page)).containsExactly(WOOL, EARTHSEA, TRAVELER, CITIES, KINDRED);
        assertThat(page.getTotalPages()).isEqualTo(2);
    }

    // Entity graphs ---------------------------------------------------------------------------------------------------

    @Test
    void anEntityGraphFetchesByOneStatement() {
        var sent = database.statements().sqlDuring(() -> {
            List<Book> found = books.findWithAuthorByGenreOrderByTitle(FANTASY);
            assertThat(found)
                    .singleElement()
                    .satisfies(book -> assertThat(book.author.name).isEqualTo("Ursula K. Le Guin"));
        });
        assertThat(sent).hasSize(1);
        assertThat(books.findByTitle(EARTHSEA).orElseThrow().author)
                .matches(author -> !Hibernate.isInitialized(author));
        assertThat(authors.findByCountryOrderByName("US"))
                .extracting(author -> author.books.size())
                .containsExactly(1, 2);
    }
}
