package org.tidewire.it.mapping;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.springframework.data.domain.Persistable;

/** With an id that the application gives, so it has to say whether it is new. */
@Entity
class Tag implements Persistable<String> {
    @Id
    String name;

    Tag() {}

    Tag(String name) {
        this.name = name;
    }

    @Override
    public String getId() {
        return name;
    }

    @Override
    public boolean isNew() {
        return true;
    }
}
