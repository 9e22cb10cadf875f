package org.tidewire.it.model;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/** A desk; nobody need sit at it. */
@Entity
@Table(name = "desks")
public class Desk {
    @Id
    public Integer id;

    @ManyToOne
    public Employee employee;

    protected Desk() {}

    public Desk(int id, Employee employee) {
        this.id = id;
        this.employee = employee;
    }
}
