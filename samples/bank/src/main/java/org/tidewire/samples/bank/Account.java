package org.tidewire.samples.bank;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An account and what is on it. */
@Entity
@Table(name = "accounts")
public class Account {
    @Id
    private int id;

    private int balance;

    /** For Jakarta Persistence, which fills the fields. */
    protected Account() {}

    Account(int id, int balance) {
        this.id = id;
        this.balance = balance;
    }

    int id() {
        return id;
    }

    int balance() {
        return balance;
    }
}
