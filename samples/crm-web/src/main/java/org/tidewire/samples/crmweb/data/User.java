package org.tidewire.samples.crmweb.data;

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
public class User extends Changeable {
    /** The length of the column. */
    public static final int LONGEST_NAME = 50;

    /** Dense, 1, 2, 3, as people read it: single numbers from a sequence, of which no server keeps any back. */
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "users_seq")
    @SequenceGenerator(name = "users_seq", sequenceName = "users_seq", allocationSize = 1)
    private Integer uid;

    @Column(length = LONGEST_NAME, nullable = false)
    private String name;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private Gender gender;

    /** For Jakarta Persistence, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected User() {}

    /** Without an id: {@code save} gives it one. */
    @SuppressWarnings("NullAway.Init")
    public User(String name, Gender gender) {
        this.name = name;
        this.gender = gender;
    }

    public void change(String newName, Gender newGender) {
        name = newName;
        gender = newGender;
    }

    public Integer uid() {
        return uid;
    }

    public String name() {
        return name;
    }

    public Gender gender() {
        return gender;
    }
}
