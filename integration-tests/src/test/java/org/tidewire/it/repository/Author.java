package org.tidewire.it.repository;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.util.HashSet;
import java.util.Set;

@Entity
class Author extends Audited {
    @Id
    @GeneratedValue
    @SequenceGenerator(sequenceName = "author_seq", allocationSize = 50)
    Long id;

    String name;
    String country;
    Integer born;
    boolean alive;

    @Version
    Integer version;

    @OneToMany(mappedBy = "author")
    Set<Book> books = new HashSet<>();

    Author() {}

    Author(String name, String country, Integer born, boolean alive) {
        this.name = name;
        this.country = country;
        this.born = born;
        this.alive = alive;
    }

    /** Public for projections. */
    public String getName() {
        return name;
    }

    @Override
    public String toString() {
        return name;
    }
}
