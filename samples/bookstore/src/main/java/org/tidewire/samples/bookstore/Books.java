package org.tidewire.samples.bookstore;

import jakarta.data.repository.Find;
import jakarta.data.repository.Insert;
import jakarta.data.repository.OrderBy;
import jakarta.data.repository.Repository;
import java.util.List;

/** A repository of Jakarta Data. Hibernate's annotation processor writes the class {@code Books_} that implements it. */
@Repository
public interface Books {
    /**
     * Inserts a book.
     *
     * @param book a new one
     */
    @Insert
    void add(Book book);

    /**
     * Reads all books.
     *
     * @return the books by title
     */
    @Find
    @OrderBy("title")
    List<Book> all();
}
