package org.tidewire.it.databend;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.LocalDateTime;

/** An employee; a department is not needed. */
@Entity
@Table(name = "employees", uniqueConstraints = @UniqueConstraint(name = "uk_badge", columnNames = "badge"))
class Employee {
    @Id
    Integer id;

    @Column(length = 20, nullable = false)
    String name;

    String badge;

    int salary;

    LocalDateTime hired;

    @ManyToOne
    Department department;

    protected Employee() {}

    Employee(int id, String name, int salary, Department department) {
        this.id = id;
        this.name = name;
        this.salary = salary;
        this.department = department;
    }
}
