package org.tidewire.it.model;

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
public class Employee {
    @Id
    public Integer id;

    @Column(length = 20, nullable = false)
    public String name;

    public String badge;

    public int salary;

    public LocalDateTime hired;

    @ManyToOne
    public Department department;

    protected Employee() {}

    public Employee(int id, String name, int salary, Department department) {
        this.id = id;
        this.name = name;
        this.salary = salary;
        this.department = department;
    }
}
