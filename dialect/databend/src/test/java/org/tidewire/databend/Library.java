package org.tidewire.databend;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import jakarta.persistence.Version;
import java.time.LocalDateTime;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.annotations.Subselect;

/** The entities of the golden tests: authors, their books, the copies of a book, and papers of several kinds. */
final class Library {
    static final Class<?>[] ENTITIES = {
        Author.class,
        Book.class,
        Copy.class,
        Paper.class,
        Thesis.class,
        Tag.class,
        Shelf.class,
        Box.class,
        Summary.class,
        Mark.class
    };

    private Library() {}

    @Entity(name = "Author")
    @Table(name = "authors", uniqueConstraints = @UniqueConstraint(name = "uk_name", columnNames = "name"))
    static class Author {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        @SequenceGenerator(sequenceName = "authors_seq", allocationSize = 50)
        Long id;

        @Column(nullable = false, length = 50)
        String name;
    }

    @Entity(name = "Book")
    @Table(
            name = "books",
            comment = "it's a book",
            check = @CheckConstraint(name = "ck_price", constraint = "price >= 0"))
    static class Book {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        @SequenceGenerator(sequenceName = "books_seq", allocationSize = 50)
        Long id;

        @Column(comment = "the author's own")
        String title;

        double price;

        LocalDateTime published;

        @ManyToOne
        @OnDelete(action = OnDeleteAction.CASCADE)
        Author author;

        @Version
        int version;
    }

    @Entity(name = "Copy")
    @Table(name = "copies")
    static class Copy {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        @SequenceGenerator(sequenceName = "copies_seq", allocationSize = 1)
        Long id;

        @Column(check = @CheckConstraint(name = "ck_shelf", constraint = "shelf > 0"))
        int shelf;

        @ManyToOne
        @OnDelete(action = OnDeleteAction.SET_NULL)
        Book book;
    }

    @Entity(name = "Paper")
    @Table(name = "papers")
    @Inheritance(strategy = InheritanceType.JOINED)
    @DiscriminatorColumn(name = "kind")
    static class Paper {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        @SequenceGenerator(sequenceName = "papers_seq", allocationSize = 50)
        Long id;

        String title;
    }

    @Entity(name = "Thesis")
    @Table(name = "theses")
    static class Thesis extends Paper {
        String university;
    }

    @Entity(name = "Tag")
    @Table(name = "tags")
    static class Tag {
        @Id
        String name;

        String meaning;
    }

    @Entity(name = "Shelf")
    @Table(name = "shelves")
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    static class Shelf {
        @Id
        Long id;

        String room;
    }

    @Entity(name = "Box")
    @Table(name = "boxes")
    static class Box extends Shelf {
        int height;
    }

    @Entity(name = "Summary")
    @Subselect("select name, id from authors")
    static class Summary {
        @Id
        Long id;

        String name;
    }

    @Embeddable
    record Place(int page, int line) {}

    @Entity(name = "Mark")
    @Table(name = "marks")
    static class Mark {
        @EmbeddedId
        Place place;

        String text;

        int[] words;
    }
}
