package org.tidewire.it.repository;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.math.BigDecimal;

@Entity
class Book {
    @Id
    @GeneratedValue
    @SequenceGenerator(sequenceName = "book_seq", allocationSize = 50)
    Long id;

    String title;

    @ManyToOne(fetch = FetchType.LAZY)
    Author author;

    Integer published;

    @Column(precision = 8, scale = 2)
    BigDecimal price;

    @Enumerated(EnumType.STRING)
    Genre genre;

    @Version
    Integer version;

    Book() {}

    Book(String title, Author author, Integer published, String price, Genre genre) {
        this.title = title;
        this.author = author;
        this.published = published;
        this.price = price == null ? null : new BigDecimal(price);
        this.genre = genre;
    }

    public String getTitle() {
        return title;
    }

    /** Spring Data asks for it to see whether an entity is new; without the method it would look into a proxy's field. */
    public Integer getVersion() {
        return version;
    }

    @Override
    public String toString() {
        return title;
    }
}
