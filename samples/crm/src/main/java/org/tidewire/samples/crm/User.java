package org.tidewire.samples.crm;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;

/** Someone who orders. The table is {@code users}, as {@code user} is a reserved word in many databases. */
@Entity
@Table(name = "users")
public class User {
    /**
     * Dense: 1, 2, 3. The steps name rows by their ids, on every database.
     *
     * <p>AUTO_INCREMENT of TiDB is dense too, but each of its inserts has to be sent alone to return its id, and
     * AUTO_RANDOM is not dense by design. So a sequence, and allocation size 1: Hibernate takes each number from the
     * database and keeps none back. Tidewire makes a sequence with increment 1 {@code nocache} on TiDB, so that no
     * server keeps numbers back either, and Databend's counts one by one then too. MySQL has no sequences; there Hibernate counts in a table, with the same
     * numbers. An application that does not care for gaps takes a larger size, for fewer round trips.
     */
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "users_seq")
    @SequenceGenerator(name = "users_seq", sequenceName = "users_seq", allocationSize = 1)
    private Integer uid;

    @Column(length = 50)
    private String name;

    @Enumerated(EnumType.STRING)
    private Gender gender;

    /** For Jakarta Persistence, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected User() {}

    /** Without an id: {@code persist} gives it one. */
    @SuppressWarnings("NullAway.Init")
    User(String name, Gender gender) {
        this.name = name;
        this.gender = gender;
    }

    Integer uid() {
        return uid;
    }

    String name() {
        return name;
    }

    Gender gender() {
        return gender;
    }
}
