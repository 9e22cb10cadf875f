package org.tidewire.it.tidb.schema;

import jakarta.persistence.*;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.annotations.Audited;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.annotations.View;
import org.tidewire.tidb.annotation.AutoIdCache;
import org.tidewire.tidb.annotation.AutoRandom;
import org.tidewire.tidb.annotation.Clustered;
import org.tidewire.tidb.annotation.PartitionBy;
import org.tidewire.tidb.annotation.ShardRowIdBits;
import org.tidewire.tidb.annotation.Ttl;

/** Tables with keys of all kinds, and with all that may stand beside them in {@code create table}. */
final class KeyMappings {
    private KeyMappings() {}

    /** Comes before what it refers to. */
    @Entity(name = "Ahead")
    static class Ahead {
        @Id
        int id;

        @ManyToOne
        @JoinColumn(foreignKey = @ForeignKey(name = "fk_of_my_own"))
        Zone zone;

        @ManyToOne
        @JoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
        Person nobody;

        @ManyToOne
        @JoinColumn(
                foreignKey =
                        @ForeignKey(
                                name = "fk_defined",
                                foreignKeyDefinition =
                                        "foreign key (country_code) references Country (code) on delete set null"))
        Country country;

        @ManyToOne
        @JoinColumn(name = "by_code", referencedColumnName = "code")
        Zone byCode;
    }

    @Entity(name = "Article")
    @Table(
            indexes = {
                @Index(name = "ix_article_title", columnList = "title desc, price"),
                @Index(name = "ix_article_price", columnList = "price", unique = true),
                @Index(name = "ix_article_lower", columnList = "(lower(title))"),
                @Index(columnList = "doubled"),
                @Index(name = "ix_hidden", columnList = "price, title", options = "invisible")
            },
            uniqueConstraints = {
                @UniqueConstraint(
                        name = "uk_article",
                        columnNames = {"title", "price"}),
                @UniqueConstraint(columnNames = {"price", "doubled"})
            },
            check = @CheckConstraint(name = "ck_article", constraint = "price > 0"),
            comment = "has 'all', and more")
    static class Article {
        @Id
        @GeneratedValue
        long id;

        @Column(unique = true, length = 40, columnDefinition = "varchar(40) collate utf8mb4_general_ci")
        String title;

        @Column(comment = "in cents, not ')'")
        int price;

        @GeneratedColumn("price * 2")
        int doubled;
    }

    @Entity(name = "Author")
    static class Author {
        @Id
        @GeneratedValue
        long id;

        @NaturalId
        String name;

        @ElementCollection
        @CollectionTable(indexes = @Index(columnList = "aliases"))
        List<String> aliases;

        @ElementCollection
        @MapKeyColumn(length = 30)
        Map<String, String> links;

        @ManyToMany
        @JoinTable(name = "author_book", indexes = @Index(name = "ix_author_book", columnList = "books_isbn"))
        Set<Book> books;
    }

    @Entity(name = "Book")
    @Inheritance(strategy = InheritanceType.JOINED)
    static class Book {
        @Id
        @Column(length = 20)
        String isbn;

        @OneToOne
        Article article;
    }

    @Entity(name = "Novel")
    @OnDelete(action = OnDeleteAction.CASCADE)
    static class Novel extends Book {
        @Column(unique = true)
        Integer pages;
    }

    @Entity(name = "Comic")
    static class Comic extends Book {
        @ManyToOne
        @OnDelete(action = OnDeleteAction.SET_NULL)
        Comic sequelOf;
    }

    @Entity(name = "Country")
    static class Country {
        @Id
        @Column(length = 2)
        String code;
    }

    @Embeddable
    static class Place {
        int line;
        int seat;
    }

    /** Refers to what refers to it. */
    @Entity(name = "Department")
    static class Department {
        @Id
        int id;

        @ManyToOne
        Employee head;
    }

    @Entity(name = "Employee")
    static class Employee {
        @Id
        int id;

        @ManyToOne
        Department department;

        @ManyToOne
        Employee manager;

        @ManyToOne
        Zone zone;
    }

    @Entity(name = "Event")
    @Audited
    static class Event {
        @Id
        int id;

        @Column(unique = true)
        String name;

        @ManyToOne
        Zone zone;
    }

    @Entity(name = "Expiring")
    @Ttl(column = "created", after = 90)
    @Table(indexes = @Index(columnList = "created"))
    static class Expiring {
        @Id
        int id;

        LocalDateTime created;

        @Column(unique = true)
        String code;
    }

    @Entity(name = "Goods")
    @SecondaryTable(name = "goods_text", indexes = @Index(columnList = "language"))
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    static class Goods {
        @Id
        int id;

        @Column(table = "goods_text", unique = true)
        String text;

        @Column(table = "goods_text")
        String language;

        @ManyToOne
        Zone origin;
    }

    @Entity(name = "Service")
    static class Service extends Goods {
        @ManyToOne
        Goods partOf;
    }

    @Entity(name = "Numbered")
    @AutoIdCache(1)
    @Table(uniqueConstraints = @UniqueConstraint(columnNames = {"line", "seat"}))
    static class Numbered {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        long id;

        @Embedded
        Place place;
    }

    @Entity(name = "Order")
    @Table(name = "`order`", indexes = @Index(columnList = "`select`, `Group Name`"))
    static class Order {
        @Id
        @GeneratedValue
        long id;

        @Column(name = "`select`")
        int select;

        @Column(name = "`Group Name`", unique = true)
        String group;

        @ManyToOne
        @JoinColumn(name = "`from`")
        Order from;
    }

    @Entity(name = "Person")
    @Table(indexes = @Index(columnList = "name"))
    @PartitionBy(kind = PartitionBy.Kind.KEY, columns = "id", partitions = 2)
    static class Person {
        @Id
        int id;

        String name;
    }

    @Entity(name = "Quoted")
    @Table(name = "`Quoted Name`")
    static class Quoted {
        @Id
        int id;

        @ManyToOne
        @JoinColumn(name = "`the order`", foreignKey = @ForeignKey(name = "`fk to order`"))
        Order order;
    }

    /** Two foreign keys begin with the same column. */
    @Entity(name = "Recipient")
    static class Recipient {
        @EmbeddedId
        Id2 id;

        @ManyToOne
        @JoinColumn(name = "first", insertable = false, updatable = false)
        Zone zone;

        @ManyToOne
        @JoinColumn(name = "first", referencedColumnName = "first", insertable = false, updatable = false)
        @JoinColumn(name = "second", referencedColumnName = "second", insertable = false, updatable = false)
        Student student;
    }

    @Embeddable
    static class Id2 {
        int first;
        int second;
    }

    @Entity(name = "Student")
    @Clustered(false)
    @ShardRowIdBits(4)
    static class Student {
        @EmbeddedId
        Id2 id;

        @Column(unique = true)
        String name;

        @OneToMany(mappedBy = "student")
        Set<Recipient> recipients = new HashSet<>();
    }

    @Entity(name = "Ring1")
    static class Ring1 {
        @Id
        int id;

        @ManyToOne
        Ring2 next;

        @ManyToOne
        Zone zone;
    }

    @Entity(name = "Ring2")
    static class Ring2 {
        @Id
        int id;

        @ManyToOne
        Ring3 next;

        @ManyToOne
        Zone zone;
    }

    @Entity(name = "Ring3")
    static class Ring3 {
        @Id
        int id;

        @ManyToOne
        Zone zone;

        @ManyToOne
        Ring1 next;
    }

    @Entity(name = "Scattered")
    @Table(indexes = @Index(columnList = "code"))
    static class Scattered {
        @Id
        @AutoRandom
        Long id;

        String code;

        @OneToOne
        Zone zone;
    }

    @Entity(name = "TitleView")
    @View(query = "select id as id, title as title from Article")
    static class TitleView {
        @Id
        long id;

        String title;
    }

    @Entity(name = "Zone")
    static class Zone {
        @Id
        int id;

        @Column(unique = true, nullable = false)
        String code;
    }
}
