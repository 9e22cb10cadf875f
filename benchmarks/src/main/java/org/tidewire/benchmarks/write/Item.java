package org.tidewire.benchmarks.write;

import jakarta.persistence.MappedSuperclass;

/** What is written: a row of three columns, whose key each subclass makes in its own way. */
@MappedSuperclass
abstract class Item {
    static final String NAME = "a name of middling length, number ";

    private String name = "";
    private long cents;

    Item named(int number) {
        name = NAME + number;
        cents = number;
        return this;
    }

    void raise() {
        cents++;
    }

    /** Of all that was read. */
    long checksum() {
        return cents + name.length();
    }
}
