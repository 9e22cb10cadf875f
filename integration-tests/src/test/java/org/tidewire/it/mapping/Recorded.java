package org.tidewire.it.mapping;

import jakarta.persistence.Entity;

@Entity
class Recorded extends Item {
    Integer minutes;

    Recorded() {}

    Recorded(String title, int grams, Shelf shelf, int minutes, Tag... tags) {
        super(title, grams, shelf, tags);
        this.minutes = minutes;
    }
}
