package org.tidewire.benchmarks.translation;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What is asked for. */
@Entity
class Book {
    @Id
    private long id;

    private String title = "";
    private long cents;
    private @Nullable LocalDate published;

    @ManyToOne(fetch = FetchType.LAZY)
    private @Nullable Author author;

    Book() {}

    Book(long id, Author author) {
        this.id = id;
        this.title = "book " + id + " of " + author.name();
        this.cents = id * 7 % 5000;
        this.published = LocalDate.of(2000, 1, 1).plusDays(id);
        this.author = author;
    }

    String title() {
        return title + " " + cents + " " + published + " " + (author == null);
    }
}
