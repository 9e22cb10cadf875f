package org.tidewire.benchmarks;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.jspecify.annotations.Nullable;

/** Queried by {@link TranslationBenchmark}, without rows. */
@Entity
@SuppressWarnings("unused") // used by Hibernate
class Book {
    @Id
    private long id;

    private @Nullable String title;
    private long cents;

    @ManyToOne(fetch = FetchType.LAZY)
    private @Nullable Author author;

    @Entity(name = "Author")
    static class Author {
        @Id
        private long id;

        private @Nullable String name;
    }
}
