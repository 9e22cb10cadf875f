package org.tidewire.it.tidb;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.LocalDateTime;

/** Has an identity column. */
@Entity
class Purchase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @ManyToOne(optional = false)
    Customer customer;

    LocalDateTime placed;

    Purchase() {}

    Purchase(Customer customer, LocalDateTime placed) {
        this.customer = customer;
        this.placed = placed;
    }
}
