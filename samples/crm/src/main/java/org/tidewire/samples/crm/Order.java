package org.tidewire.samples.crm;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;

/**
 * What a user ordered. Queries say {@code Order}; the table is {@code orders}, as {@code order} is a reserved word in
 * SQL.
 *
 * <p>The user is named by number and not by an association, as in the tutorial: there is no foreign key.
 */
@Entity
@Table(name = "orders")
public class Order {
    /** Dense, for the reasons given in {@link User}. */
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "orders_seq")
    @SequenceGenerator(name = "orders_seq", sequenceName = "orders_seq", allocationSize = 1)
    private Integer oid;

    private Integer uid;

    private Float price;

    /** For Jakarta Persistence, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected Order() {}

    /** Without an id: {@code persist} gives it one. */
    @SuppressWarnings("NullAway.Init")
    Order(int uid, float price) {
        this.uid = uid;
        this.price = price;
    }

    Integer oid() {
        return oid;
    }

    Integer uid() {
        return uid;
    }

    Float price() {
        return price;
    }
}
