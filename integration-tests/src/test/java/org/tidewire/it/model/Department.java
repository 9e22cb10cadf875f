package org.tidewire.it.model;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A department; nobody need work in it. */
@Entity
@Table(name = "departments")
public class Department {
    @Id
    public Integer id;

    public String name;

    protected Department() {}

    public Department(int id, String name) {
        this.id = id;
        this.name = name;
    }
}
