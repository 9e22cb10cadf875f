package org.tidewire.it.tidb;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The table of {@link Customer} as an older release would have left it. */
@Entity
@Table(name = "Customer")
class CustomerBefore {
    @Id
    Long id;

    int version;

    @Column(nullable = false, unique = true, length = 100)
    String name;
}
