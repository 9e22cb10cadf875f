package org.tidewire.it.mapping;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedAttributeNode;
import jakarta.persistence.NamedEntityGraph;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import java.util.HashSet;
import java.util.Set;

@Entity
@Inheritance(strategy = InheritanceType.SINGLE_TABLE)
@NamedQuery(name = "Item.heavierThan", query = "select i from Item i where i.grams > :grams order by i.title")
@NamedEntityGraph(name = "Item.withTags", attributeNodes = @NamedAttributeNode("tags"))
abstract class Item {
    @Id
    @GeneratedValue
    @SequenceGenerator(sequenceName = "item_seq", allocationSize = 50)
    Long id;

    String title;
    int grams;

    @ManyToOne(fetch = FetchType.LAZY)
    Shelf shelf;

    @ManyToMany
    Set<Tag> tags = new HashSet<>();

    Item() {}

    Item(String title, int grams, Shelf shelf, Tag... tags) {
        this.title = title;
        this.grams = grams;
        this.shelf = shelf;
        this.tags.addAll(Set.of(tags));
    }

    /** Public for SpEL. */
    public String getTitle() {
        return title;
    }
}
