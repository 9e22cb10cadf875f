package org.tidewire.it.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Has a sequence, a version, a unique column and a foreign key that leads to it. */
@Entity
public class Customer {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "customer_ids")
    @SequenceGenerator(name = "customer_ids", sequenceName = "customer_ids", allocationSize = 50)
    public Long id;

    @Version
    public int version;

    @Column(nullable = false, unique = true, length = 100)
    public String name;

    @Column(precision = 10, scale = 2)
    public BigDecimal credit;

    @OneToMany(mappedBy = "customer")
    public List<Purchase> purchases = new ArrayList<>();

    protected Customer() {}

    public Customer(String name, BigDecimal credit) {
        this.name = name;
        this.credit = credit;
    }
}
