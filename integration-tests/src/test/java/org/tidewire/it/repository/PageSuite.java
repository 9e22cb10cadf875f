package org.tidewire.it.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
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

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.data.domain.Example;
import org.springframework.data.domain.ExampleMatcher;
import org.springframework.data.domain.KeysetScrollPosition;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Order;
import org.springframework.data.domain.Window;
import org.springframework.data.jpa.domain.JpaSort;
import org.springframework.data.jpa.domain.Specification;
import org.tidewire.it.repository.BookRepository.Dated;
import org.tidewire.it.repository.BookRepository.Listed;
import org.tidewire.testkit.junit.TestDatabase;

/** Pages, order, projections, specifications and examples; nothing is changed here. */
abstract class PageSuite extends RepositorySuite {
    PageSuite(TestDatabase database) {
        super(database);
    }

    // Pages -----------------------------------------------------------------------------------------------------------

    @Test
    void aPageKnowsTheTotal() {
        Page<Book> page = books.findAll(PageRequest.of(1, 4, Sort.by("title")));
        assertThat(titles(page)).containsExactly(CITIES, KINDRED, SOLARIS, CYBERIAD);
        assertThat(page.getTotalElements()).isEqualTo(9);
        assertThat(page.getTotalPages()).isEqualTo(3);
        assertThat(titles(books.findByGenre(FICTION, PageRequest.of(1, 3, Sort.by("title")))))
                .containsExactly(CITIES);
    }

    @Test
    void aSliceKnowsWhetherThereIsMore() {
        PageRequest request = PageRequest.of(0, 5, Sort.by("published", "title"));
        var sent = database.statements().sqlDuring(() -> {
            Slice<Book> slice = books.findByPublishedNotNull(request);
            assertThat(titles(slice)).containsExactly(SOLARIS, CYBERIAD, EARTHSEA, CITIES, DISPOSSESSED);
            assertThat(slice.hasNext()).isTrue();
        });
        assertThat(sent).as("no count").hasSize(1);
        Slice<Book> last = books.findByPublishedNotNull(request.next());
        assertThat(titles(last)).containsExactly(TRAVELER, KINDRED, WOOL);
        assertThat(last.hasNext()).isFalse();
    }

    @Test
    void aLimitWithAnOrder() {
        assertThat(titles(books.findByGenre(SCIENCE_FICTION, Sort.by("title").descending(), Limit.of(2))))
                .containsExactly(DISPOSSESSED, CYBERIAD);
    }

    // Windows ---------------------------------------------------------------------------------------------------------

    @Test
    void scrollsByKeyset() {
        List<List<String>> windows = new ArrayList<>();
        Sort sort = Sort.by(Order.desc("published"), Order.asc("title"));
        Window<Book> window = books.findFirst3ByPublishedNotNull(ScrollPosition.keyset(), sort);
        windows.add(titles(window));
        while (window.hasNext()) {
            ScrollPosition next = window.positionAt(window.size() - 1);
            var sent = database.statements()
                    .sqlDuring(() -> windows.add(titles(books.findFirst3ByPublishedNotNull(next, sort))));
            assertThat(sent).singleElement().asString().doesNotContain("offset");
            window = books.findFirst3ByPublishedNotNull(next, sort);
        }
        assertThat(windows)
                .containsExactly(
                        List.of(WOOL, TRAVELER, KINDRED),
                        List.of(DISPOSSESSED, CITIES, EARTHSEA),
                        List.of(CYBERIAD, SOLARIS));
    }

    @Test
    void scrollsBackByKeyset() {
        Sort sort = Sort.by("published", "title");
        Window<Book> first = books.findFirst3ByPublishedNotNull(ScrollPosition.keyset(), sort);
        Window<Book> second = books.findFirst3ByPublishedNotNull(first.positionAt(2), sort);
        assertThat(titles(second)).containsExactly(CITIES, DISPOSSESSED, TRAVELER);

        KeysetScrollPosition before = ((KeysetScrollPosition) second.positionAt(0)).backward();
        assertThat(titles(books.findFirst3ByPublishedNotNull(before, sort))).isEqualTo(titles(first));
    }

    @Test
    void scrollsByOffset() {
        Sort sort = Sort.by("published", "title");
        Window<Book> first = books.findFirst3ByPublishedNotNull(ScrollPosition.offset(), sort);
        assertThat(titles(first)).containsExactly(SOLARIS, CYBERIAD, EARTHSEA);
        assertThat(titles(books.findFirst3ByPublishedNotNull(first.positionAt(2), sort)))
                .containsExactly(CITIES, DISPOSSESSED, TRAVELER);
    }

    // Order -----------------------------------------------------------------------------------------------------------

    @Test
    void nullsFirstAndLast() {
        assertThat(titles(books.findAll(Sort.by(Order.asc("published").nullsFirst(), Order.asc("title")))))
                .startsWith(BEOWULF, SOLARIS)
                .endsWith(WOOL);
        assertThat(titles(books.findAll(Sort.by(Order.asc("published").nullsLast(), Order.asc("title")))))
                .startsWith(SOLARIS)
                .endsWith(WOOL, BEOWULF);
        assertThat(titles(books.findAll(Sort.by(Order.desc("published").nullsFirst(), Order.asc("title")))))
                .startsWith(BEOWULF, WOOL)
                .endsWith(SOLARIS);
        assertThat(titles(books.findAll(Sort.by(Order.desc("published").nullsLast(), Order.asc("title")))))
                .startsWith(WOOL)
                .endsWith(SOLARIS, BEOWULF);
    }

    @Test
    void orderWithoutCaseByAssociationAndByFunction() {
        assertThat(authors.findAll(Sort.by(Order.asc("name").ignoreCase())))
                .extracting(Author::getName)
                .startsWith("anonymous", "Italo Calvino");
        assertThat(titles(books.findAll(Sort.by(Order.asc("author.born").nullsLast(), Order.asc("title")))))
                .startsWith(SOLARIS, CYBERIAD, TRAVELER, CITIES)
                .endsWith(WOOL, BEOWULF);
        assertThat(titles(books.findAll(JpaSort.unsafe("length(title)").and(Sort.by("title")))))
                .startsWith(BEOWULF, KINDRED, SOLARIS, CYBERIAD)
                .endsWith(TRAVELER);
    }

    // Projections -----------------------------------------------------------------------------------------------------

    @Test
    void projectsToAnInterface() {
        assertThat(books.findListedByGenreOrderByTitle(SCIENCE_FICTION))
                .extracting(Listed::getTitle, listed -> listed.getAuthor().getName())
                .containsExactly(
                        tuple(KINDRED, "Octavia E. Butler"),
                        tuple(SOLARIS, "Stanisław Lem"),
                        tuple(CYBERIAD, "Stanisław Lem"),
                        tuple(DISPOSSESSED, "Ursula K. Le Guin"));
    }

    @Test
    void projectsToWhatIsAskedFor() {
        assertThat(books.findByPublishedOrderByTitle(1979, Dated.class))
                .containsExactly(new Dated(TRAVELER, 1979), new Dated(KINDRED, 1979));
        assertThat(books.findByPublishedOrderByTitle(1979, Listed.class))
                .extracting(Listed::getTitle)
                .containsExactly(TRAVELER, KINDRED);
        assertThat(titles(books.findByPublishedOrderByTitle(1979, Book.class))).containsExactly(TRAVELER, KINDRED);
    }

    // Specifications and examples -------------------------------------------------------------------------------------

    private static Specification<Book> cheaperThan(int price) {
        return (book, query, criteria) -> criteria.lt(book.get("price"), price);
    }

    private static Specification<Book> from(String country) {
        return (book, query, criteria) -> criteria.equal(book.join("author").get("country"), country);
    }

    @Test
    void specifications() {
        Specification<Book> cheapFromTheUS = cheaperThan(9).and(from("US"));
        assertThat(titles(books.findAll(cheapFromTheUS))).containsExactly(EARTHSEA);
        assertThat(books.count(from("US").or(from("PL")))).isEqualTo(5);
        assertThat(books.exists(from("FR"))).isFalse();
        assertThat(titles(books.findAll(Specification.not(cheaperThan(8)), PageRequest.of(0, 2, Sort.by("title")))))
                .containsExactly(TRAVELER, KINDRED);
        List<Dated> projected = books.findBy(
                from("PL"),
                query -> query.as(Dated.class).sortBy(Sort.by("published")).all());
        assertThat(projected).containsExactly(new Dated(SOLARIS, 1961), new Dated(CYBERIAD, 1965));
    }

    @Test
    void examples() {
        Book probe = new Book("tHe", null, null, null, null);
        ExampleMatcher matcher =
                ExampleMatcher.matching().withIgnoreCase().withStringMatcher(ExampleMatcher.StringMatcher.STARTING);
        assertThat(titles(books.findAll(Example.of(probe, matcher), Sort.by("title"))))
                .containsExactly(CYBERIAD, DISPOSSESSED);
        assertThat(books.count(Example.of(new Book(null, null, null, null, FICTION))))
                .isEqualTo(4);
        Author american = new Author(null, "US", null, false);
        assertThat(titles(books.findAll(Example.of(new Book(null, american, 1979, null, null)))))
                .containsExactly(KINDRED);
    }
}
