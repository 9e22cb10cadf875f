package org.tidewire.it.oracle.model;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * One entity with every basic type, and around it hierarchies, embeddables, documents, collections and self-references.
 *
 * <p>There are no foreign keys, so that bulk deletes work in any order.
 */
public final class Model {
    private Model() {}

    public static Class<?>[] entities() {
        return new Class<?>[] {
            Item.class, Party.class, Person.class, Company.class, Event.class, Deposit.class, Message.class, Slot.class
        };
    }

    @Embeddable
    public static class Place {
        String city;
        Integer zip;
    }

    @Embeddable
    public static class Doc {
        String title;
        Integer pages;
        Long views;
        Double score;
        Boolean draft;
        BigDecimal cost;
        LocalDate issued;
    }

    @Entity(name = "Item")
    @Table(name = "items")
    public static class Item {
        @Id
        Integer id;

        Boolean open;
        Byte tiny;
        Short small;
        Integer qty;

        /** Has the ends of the range. */
        Integer edge;

        Long big;

        /** Has the ends of the range. */
        Long vast;

        Float ratio;
        Double weight;

        @Column(precision = 12, scale = 2)
        BigDecimal price;

        @Column(precision = 30, scale = 8)
        BigDecimal exact;

        @Column(precision = 30, scale = 0)
        BigInteger whole;

        Character letter;
        String name;
        String note;
        String pattern;

        @Column(name = "born_on")
        LocalDate born;

        @Column(name = "wakes_at")
        LocalTime wakes;

        @Column(name = "made_at")
        LocalDateTime made;

        @Column(name = "seen_at")
        Instant seen;

        Duration span;
        UUID code;

        @Enumerated(EnumType.ORDINAL)
        Grade grade;

        @Enumerated(EnumType.STRING)
        Color color;

        byte[] data;

        @Embedded
        Place place;

        @JdbcTypeCode(SqlTypes.JSON)
        Doc doc;

        @JdbcTypeCode(SqlTypes.JSON)
        Map<String, String> extra;

        @ManyToOne
        @JoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
        Item parent;

        @ManyToOne
        @JoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
        Party owner;

        @ElementCollection
        @CollectionTable(
                name = "item_tags",
                joinColumns = @JoinColumn(name = "item_id"),
                foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
        @Column(name = "tag", nullable = false)
        Set<String> tags = new HashSet<>();

        @ElementCollection
        @CollectionTable(
                name = "item_marks",
                joinColumns = @JoinColumn(name = "item_id"),
                foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
        @Column(name = "mark", nullable = false)
        Set<Integer> marks = new HashSet<>();
    }

    @Entity(name = "Party")
    @Table(name = "parties")
    @Inheritance(strategy = InheritanceType.JOINED)
    public static class Party {
        @Id
        Integer id;

        String name;
        Integer level;
    }

    @Entity(name = "Person")
    @Table(name = "persons")
    public static class Person extends Party {
        Integer age;

        @Column(name = "born_on")
        LocalDate born;
    }

    @Entity(name = "Company")
    @Table(name = "companies")
    public static class Company extends Party {
        @Column(precision = 12, scale = 2)
        BigDecimal capital;

        String motto;
    }

    @Entity(name = "Event")
    @Table(name = "events")
    @Inheritance(strategy = InheritanceType.SINGLE_TABLE)
    @DiscriminatorColumn(name = "kind")
    public static class Event {
        @Id
        Integer id;

        @Column(name = "happened_at")
        LocalDateTime happened;

        Integer points;

        @ManyToOne
        @JoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
        Item item;
    }

    @Entity(name = "Deposit")
    public static class Deposit extends Event {
        @Column(precision = 12, scale = 2)
        BigDecimal amount;
    }

    @Entity(name = "Message")
    public static class Message extends Event {
        String text;
    }

    @Embeddable
    public record SlotKey(Integer room, String shelf) {}

    @Entity(name = "Slot")
    @Table(name = "slots")
    public static class Slot {
        @EmbeddedId
        SlotKey id;

        Integer seats;

        @ManyToOne
        @JoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
        Item item;
    }
}
