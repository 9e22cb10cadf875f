package org.tidewire.benchmarks.retry;

import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;

/** A row that clients meet at. */
@MappedSuperclass
abstract class Account {
    @Id
    private long id;

    @SuppressWarnings("unused") // by the query that adds up all of them
    private long balance;

    Account numbered(long number) {
        id = number;
        return this;
    }

    void deposit(long cents) {
        balance += cents;
    }
}
