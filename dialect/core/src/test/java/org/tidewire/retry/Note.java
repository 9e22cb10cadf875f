package org.tidewire.retry;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** What the units of work write. */
@Entity(name = "Note")
class Note {
    @Id
    Integer id;

    Note() {}

    Note(int id) {
        this.id = id;
    }
}
