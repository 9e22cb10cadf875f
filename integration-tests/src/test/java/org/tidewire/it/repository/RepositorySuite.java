package org.tidewire.it.repository;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import org.tidewire.testkit.junit.TestDatabase;

/** An application that is started once for a class, with the {@link Library} in its database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RepositorySuite {
    final TestDatabase database;
    ConfigurableApplicationContext application;
    AuthorRepository authors;
    BookRepository books;
    TransactionTemplate transaction;

    RepositorySuite(TestDatabase database) {
        this.database = database;
    }

    @BeforeAll
    void start() {
        application = LibraryApplication.start(database, "create");
        authors = application.getBean(AuthorRepository.class);
        books = application.getBean(BookRepository.class);
        transaction = application.getBean(TransactionTemplate.class);
        Library.fill(authors, books);
    }

    @AfterAll
    void stop() {
        application.close();
    }

    /** For what is lazy, streamed or locked. */
    <T> T inTransaction(Supplier<T> work) {
        return transaction.execute(status -> work.get());
    }

    static List<String> titles(Iterable<Book> books) {
        List<String> titles = new ArrayList<>();
        books.forEach(book -> titles.add(book.title));
        return titles;
    }
}
