package org.tidewire.samples.bookstore;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * A row of the tutorial's table {@code booklist}, in a database of its own: what is a database on Databend is a schema for
 * JDBC and Jakarta Persistence.
 *
 * <p>The tutorial's table has no key. An entity needs one, and the title will do: Databend enforces no keys, so it is the
 * application that sees to it that no title comes twice.
 */
@Entity
@Table(name = "booklist", schema = Bookstore.DATABASE)
public class Book {
    @Id
    private String title;

    private String author;

    private String date;

    /** For Jakarta Persistence, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected Book() {}

    Book(String title, String author, String date) {
        this.title = title;
        this.author = author;
        this.date = date;
    }

    /** The book of the tutorial. */
    static Book ofTheTutorial() {
        return new Book("Readings in Database Systems", "Michael Stonebraker", "2004");
    }

    /** As the tutorial prints it. */
    @Override
    public String toString() {
        return title + " " + author + " " + date;
    }
}
