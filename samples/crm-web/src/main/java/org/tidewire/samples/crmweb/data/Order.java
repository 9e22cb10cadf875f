package org.tidewire.samples.crmweb.data;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.math.BigDecimal;

/**
 * What a user ordered. Queries say {@code Order}; the table is {@code orders}, as {@code order} is a reserved word in SQL.
 */
@Entity
@Table(name = "orders")
public class Order extends Changeable {
    /** Dense, for the reasons given in {@link User}. */
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "orders_seq")
    @SequenceGenerator(name = "orders_seq", sequenceName = "orders_seq", allocationSize = 1)
    private Integer oid;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "uid")
    private User user;

    /** Money is decimal; the tutorial's FLOAT would show 2123.87 as 2123.8701. */
    @Column(precision = 10, scale = 2, nullable = false)
    private BigDecimal price;

    /** For Jakarta Persistence, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected Order() {}

    /** Without an id: {@code save} gives it one. */
    @SuppressWarnings("NullAway.Init")
    public Order(User user, BigDecimal price) {
        this.user = user;
        this.price = price;
    }

    public void change(User newUser, BigDecimal newPrice) {
        user = newUser;
        price = newPrice;
    }

    public Integer oid() {
        return oid;
    }

    public User user() {
        return user;
    }

    public BigDecimal price() {
        return price;
    }
}
