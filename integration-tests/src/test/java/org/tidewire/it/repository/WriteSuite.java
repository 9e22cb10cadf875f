package org.tidewire.it.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tidewire.it.repository.Genre.FANTASY;
import static org.tidewire.it.repository.Genre.FICTION;
import static org.tidewire.it.repository.Genre.SCIENCE_FICTION;
import static org.tidewire.it.repository.Library.BEOWULF;
import static org.tidewire.it.repository.Library.EARTHSEA;
import static org.tidewire.it.repository.Library.SOLARIS;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.jpa.domain.DeleteSpecification;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.transaction.support.TransactionTemplate;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.recording.SentStatement;

/** Changes, each on a library that is filled anew. */
abstract class WriteSuite extends RepositorySuite {
    private static final Instant LATER = Instant.parse("2026-11-21T12:00:00.000001Z");

    WriteSuite(TestDatabase database) {
        super(database);
    }

    @BeforeEach
    void fillAnew() {
        books.deleteAllInBatch();
        authors.deleteAllInBatch();
        application.getBean(Clerk.class).set("Ada", Instant.parse("2026-01-02T03:04:05.678901Z"));
        Library.fill(authors, books);
    }

    private Book solaris() {
        return books.findByTitle(SOLARIS).orElseThrow();
    }

    // Single entities -------------------------------------------------------------------------------------------------

    @Test
    void savesWhatIsNewAndWhatIsDetached() {
        Book book = books.save(
                new Book("Fiasco", authors.findByName("Stanisław Lem").orElseThrow(), 1986, "7.00", FICTION));
        assertThat(book.id).isNotNull();
        book.title = "Fiasko";
        Book merged = books.save(book);

        assertThat(merged.version).isEqualTo(1);
        assertThat(books.findById(book.id)).hasValueSatisfying(found -> {
            assertThat(found.title).isEqualTo("Fiasko");
            assertThat(found.price).isEqualByComparingTo("7");
        });
        assertThat(books.count()).isEqualTo(10);
    }

    @Test
    void savesWithinATransactionByDirtyChecking() {
        inTransaction(() -> {
            solaris().price = new BigDecimal("3.50");
            return null;
        });
        assertThat(solaris().price).isEqualByComparingTo("3.5");
    }

    @Test
    void rollsBack() {
        assertThatThrownBy(() -> inTransaction(() -> {
                    books.save(new Book("Lost", null, 2000, "1.00", FICTION));
                    books.flush();
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");
        assertThat(books.existsByTitle("Lost")).isFalse();
    }

    @Test
    void deletesByEntityByIdAndByReference() {
        books.delete(solaris());
        assertThat(books.existsByTitle(SOLARIS)).isFalse();
        Long id = books.findByTitle(BEOWULF).orElseThrow().id;
        books.deleteById(id);
        assertThat(books.existsById(id)).isFalse();
        Long other = books.findByTitle(EARTHSEA).orElseThrow().id;
        inTransaction(() -> {
            books.delete(books.getReferenceById(other));
            return null;
        });
        assertThat(books.count()).isEqualTo(6);
    }

    // Many entities ---------------------------------------------------------------------------------------------------

    @Test
    void savesManyInFewRoundTrips() {
        Author author = authors.findByName("anonymous").orElseThrow();
        List<SentStatement> sent = database.statements()
                .during(() -> books.saveAll(IntStream.range(0, 100)
                        .mapToObj(i -> new Book("Volume " + i, author, 1900 + i, "1.00", FICTION))
                        .toList()));
        assertThat(sent)
                .filteredOn(statement -> statement.sql().startsWith("insert"))
                .extracting(SentStatement::batchSize)
                .containsExactly(50, 50);
        assertThat(sent).as("the inserts, and values of the sequence").hasSizeBetween(4, 5);

        List<Book> volumes = books.findByTitleStartingWithOrderByTitle("Volume");
        assertThat(volumes).hasSize(100);
        volumes.forEach(book -> book.price = new BigDecimal("2.00"));
        books.saveAllAndFlush(volumes);
        assertThat(books.findByTitleStartingWithOrderByTitle("Volume"))
                .allSatisfy(book -> assertThat(book.price).isEqualByComparingTo("2"));
        assertThat(books.removeByTitleStartingWith("Volume")).hasSize(100);
        assertThat(books.count()).isEqualTo(9);
    }

    @Test
    void deletesManyByOneStatement() {
        List<Book> novels = books.findByGenreInOrderByTitle(List.of(FICTION));
        assertThat(database.statements().sqlDuring(() -> books.deleteAllInBatch(novels)))
                .singleElement()
                .asString()
                .startsWith("delete");
        List<Long> ids = books.findAll().stream().limit(2).map(book -> book.id).toList();
        books.deleteAllByIdInBatch(ids);
        assertThat(books.count()).isEqualTo(3);
        books.deleteAll();
        assertThat(books.count()).isZero();
    }

    @Test
    void deletesByName() {
        assertThat(books.deleteByTitle(SOLARIS)).isEqualTo(1);
        assertThat(books.deleteByTitle(SOLARIS)).isZero();
        assertThat(titles(books.removeByTitleStartingWith("The "))).hasSize(2);
        assertThat(books.count()).isEqualTo(6);
    }

    @Test
    void deletesBySpecification() {
        assertThat(books.delete((DeleteSpecification<Book>)
                        (book, delete, criteria) -> criteria.equal(book.get("genre"), SCIENCE_FICTION)))
                .isEqualTo(4);
        Specification<Book> fantasy = (book, query, criteria) -> criteria.equal(book.get("genre"), FANTASY);
        assertThat(books.count(fantasy)).isEqualTo(1);
    }

    @Test
    void modifyingQueriesCount() {
        assertThat(books.doublePrices(SCIENCE_FICTION)).isEqualTo(4);
        assertThat(solaris().price).isEqualByComparingTo("16");
        assertThat(solaris().version).isEqualTo(1);
        assertThat(books.reprice(SOLARIS)).isEqualTo(1);
        assertThat(books.reprice("nothing")).isZero();
        assertThat(solaris().price).isEqualByComparingTo("5");
        assertThat(books.deleteBefore(1970)).isEqualTo(3);
        assertThat(books.deleteBefore(1970)).isZero();
    }

    // Auditing --------------------------------------------------------------------------------------------------------

    @Test
    void auditing() {
        Clerk clerk = application.getBean(Clerk.class);
        Instant created = clerk.now();
        Author author = authors.save(new Author("Kōbō Abe", "JP", 1924, false));
        clerk.set("Grace", LATER);
        author.alive = true;
        authors.save(author);

        assertThat(authors.findByName("Kōbō Abe")).hasValueSatisfying(found -> {
            assertThat(found.createdBy).isEqualTo("Ada");
            assertThat(found.createdAt).isEqualTo(created);
            assertThat(found.modifiedBy).isEqualTo("Grace");
            assertThat(found.modifiedAt).isEqualTo(LATER);
        });
    }

    // Versions and locks ----------------------------------------------------------------------------------------------

    @Test
    void aStaleEntityIsRefused() {
        Book stale = solaris();
        Book fresh = solaris();
        fresh.price = new BigDecimal("20.00");
        books.save(fresh);
        stale.price = new BigDecimal("30.00");

        assertThatThrownBy(() -> books.save(stale)).isInstanceOf(OptimisticLockingFailureException.class);
        assertThatThrownBy(() -> books.delete(stale)).isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(solaris().price).isEqualByComparingTo("20");
    }

    @Test
    void anEntityThatChangesMeanwhileIsRefused() {
        assertThatThrownBy(() -> inTransaction(() -> {
                    Book book = solaris();
                    book.price = new BigDecimal("30.00");
                    inAnotherTransaction(() -> solaris().price = new BigDecimal("20.00"));
                    return null;
                }))
                .isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(solaris().price).isEqualByComparingTo("20");
    }

    void inAnotherTransaction(Runnable work) {
        TransactionTemplate another = new TransactionTemplate(transaction.getTransactionManager());
        another.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
        another.executeWithoutResult(status -> work.run());
    }

    @Test
    void aVersionIsIncrementedByChoice() {
        Integer before = authors.findByName("Italo Calvino").orElseThrow().version;
        inTransaction(() -> authors.findWithNextVersionByName("Italo Calvino"));
        assertThat(authors.findByName("Italo Calvino").orElseThrow().version).isEqualTo(before + 1);
    }

    /** A test on each database: some have row locks and some do not. */
    abstract void pessimisticLocks();

    @Test
    void aReadOnlyTransactionReads() {
        TransactionTemplate readOnly = new TransactionTemplate(transaction.getTransactionManager());
        readOnly.setReadOnly(true);
        assertThat(readOnly.<Long>execute(status -> {
                    solaris().price = BigDecimal.ONE;
                    return books.count();
                }))
                .isEqualTo(9);
        assertThat(solaris().price).as("nothing is flushed").isEqualByComparingTo("8");
    }
}
