package org.tidewire.benchmarks.translation;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Who wrote it. */
@Entity
class Author {
    @Id
    private long id;

    private String name = "";

    Author() {}

    Author(long id) {
        this.id = id;
        this.name = "author " + id;
    }

    String name() {
        return name;
    }
}
