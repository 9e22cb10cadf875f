package org.tidewire.it.databend;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/** A desk; nobody need sit at it. */
@Entity
@Table(name = "desks")
class Desk {
    @Id
    Integer id;

    @ManyToOne
    Employee employee;

    protected Desk() {}

    Desk(int id, Employee employee) {
        this.id = id;
        this.employee = employee;
    }
}
