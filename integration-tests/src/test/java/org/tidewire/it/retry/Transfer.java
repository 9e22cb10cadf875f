package org.tidewire.it.retry;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The row by which a transfer is found again. */
@Entity(name = "Transfer")
@Table(name = "transfers")
class Transfer {
    @Id
    Integer id;

    Transfer() {}

    Transfer(int id) {
        this.id = id;
    }
}
