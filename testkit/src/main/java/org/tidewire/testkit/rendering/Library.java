package org.tidewire.testkit.rendering;

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
import jakarta.persistence.OneToMany;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import jakarta.persistence.Version;
import java.time.LocalDateTime;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.annotations.Subselect;

/** The entities of the golden tests: authors, their books, the copies of a book, and papers of several kinds. */
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public final class Library {
    private static final Class<?>[] ENTITIES = {
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

    /** All entities, and those that a database's own tests need besides. */
    public static Class<?>[] entities(Class<?>... more) {
        return Stream.of(ENTITIES, more).flatMap(Stream::of).toArray(Class<?>[]::new);
    }

    @Entity(name = "Author")
    @Table(name = "authors", uniqueConstraints = @UniqueConstraint(name = "uk_name", columnNames = "name"))
    public static class Author {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        @SequenceGenerator(sequenceName = "authors_seq", allocationSize = 50)
        public Long id;

        @Column(nullable = false, length = 50)
        public String name;
    }

    @Entity(name = "Book")
    @Table(
            name = "books",
            comment = "it's a book",
            check = @CheckConstraint(name = "ck_price", constraint = "price >= 0"))
    public static class Book {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        @SequenceGenerator(sequenceName = "books_seq", allocationSize = 50)
        public Long id;

        @Column(comment = "the author's own")
        public String title;

        public double price;

        public LocalDateTime published;

        @ManyToOne
        @OnDelete(action = OnDeleteAction.CASCADE)
        public Author author;

        @OneToMany(mappedBy = "book")
        public Set<Copy> copies;

        @Version
        public int version;
    }

    @Entity(name = "Copy")
    @Table(name = "copies")
    public static class Copy {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        @SequenceGenerator(sequenceName = "copies_seq", allocationSize = 1)
        public Long id;

        @Column(check = @CheckConstraint(name = "ck_shelf", constraint = "shelf > 0"))
        public int shelf;

        @ManyToOne
        @OnDelete(action = OnDeleteAction.SET_NULL)
        public Book book;
    }

    @Entity(name = "Paper")
    @Table(name = "papers")
    @Inheritance(strategy = InheritanceType.JOINED)
    @DiscriminatorColumn(name = "kind")
    public static class Paper {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        @SequenceGenerator(sequenceName = "papers_seq", allocationSize = 50)
        public Long id;

        public String title;
    }

    @Entity(name = "Thesis")
    @Table(name = "theses")
    public static class Thesis extends Paper {
        public String university;
    }

    @Entity(name = "Tag")
    @Table(name = "tags")
    public static class Tag {
        @Id
        public String name;

        public String meaning;
    }

    @Entity(name = "Shelf")
    @Table(name = "shelves")
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    public static class Shelf {
        @Id
        public Long id;

        public String room;
    }

    @Entity(name = "Box")
    @Table(name = "boxes")
    public static class Box extends Shelf {
        public int height;
    }

    @Entity(name = "Summary")
    @Subselect("select name, id from authors")
    public static class Summary {
        @Id
        public Long id;

        public String name;
    }

    @Embeddable
    public record Place(int page, int line) {}

    @Entity(name = "Mark")
    @Table(name = "marks")
    public static class Mark {
        @EmbeddedId
        public Place place;

        public String text;

        public int[] words;
    }
}
