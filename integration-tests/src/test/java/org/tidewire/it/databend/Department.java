package org.tidewire.it.databend;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A department; nobody need work in it. */
@Entity
@Table(name = "departments")
class Department {
    @Id
    Integer id;

    String name;

    protected Department() {}

    Department(int id, String name) {
        this.id = id;
        this.name = name;
    }
}
