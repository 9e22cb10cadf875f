package org.tidewire.samples.bank;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of the ledger: it is written in the transaction that moves the money, so one is there if the other is. */
@Entity
@Table(name = "transfers")
public class Transfer {
    @Id
    private int id;

    @Column(name = "from_account")
    private int from;

    @Column(name = "to_account")
    private int to;

    private int amount;

    /** For Jakarta Persistence, which fills the fields. */
    protected Transfer() {}

    Transfer(int id, int from, int to, int amount) {
        this.id = id;
        this.from = from;
        this.to = to;
        this.amount = amount;
    }

    int id() {
        return id;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    int amount() {
        return amount;
    }
}
