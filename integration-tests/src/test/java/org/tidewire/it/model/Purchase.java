package org.tidewire.it.model;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.LocalDateTime;

/** Has an identity column. */
@Entity
public class Purchase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    @ManyToOne(optional = false)
    public Customer customer;

    public LocalDateTime placed;

    protected Purchase() {}

    public Purchase(Customer customer, LocalDateTime placed) {
        this.customer = customer;
        this.placed = placed;
    }
}
