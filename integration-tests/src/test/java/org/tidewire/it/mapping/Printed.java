package org.tidewire.it.mapping;

import jakarta.persistence.Entity;

@Entity
class Printed extends Item {
    Integer pages;

    Printed() {}

    Printed(String title, int grams, Shelf shelf, int pages, Tag... tags) {
        super(title, grams, shelf, tags);
        this.pages = pages;
    }
}
