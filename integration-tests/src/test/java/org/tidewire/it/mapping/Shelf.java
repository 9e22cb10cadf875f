package org.tidewire.it.mapping;

import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.OneToMany;
import java.util.HashSet;
import java.util.Set;

@Entity
class Shelf {
    @EmbeddedId
    Place place;

    @Embedded
    Size size;

    Color color;

    @ElementCollection
    Set<String> labels = new HashSet<>();

    @OneToMany(mappedBy = "shelf")
    Set<Item> items = new HashSet<>();

    Shelf() {}

    Shelf(Place place, Size size, Color color, String... labels) {
        this.place = place;
        this.size = size;
        this.color = color;
        this.labels.addAll(Set.of(labels));
    }
}
