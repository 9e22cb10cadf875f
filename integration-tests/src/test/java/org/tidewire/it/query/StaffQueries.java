package org.tidewire.it.query;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.tidewire.it.model.Department;
import org.tidewire.it.model.Desk;
import org.tidewire.it.model.Employee;
import org.tidewire.testkit.junit.TestDatabase;

/** Two departments, four employees and a desk, and a way to ask for them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StaffQueries {
    protected SessionFactory factory;

    @BeforeAll
    protected void insertRows(TestDatabase database) {
        factory = database.sessionFactory(Department.class, Employee.class, Desk.class);
        factory.inTransaction(session -> {
            Department research = new Department(1, "research");
            Department sales = new Department(2, "50%\\sales");
            session.persist(research);
            session.persist(sales);
            session.persist(employee(1, "Ada", 10, research));
            session.persist(employee(2, "bob", 20, research));
            session.persist(employee(3, "Cy_", 20, sales));
            session.persist(employee(4, "Dan", 30, null));
            session.persist(new Desk(1, session.getReference(Employee.class, 1)));
        });
    }

    protected static Employee employee(int id, String name, int salary, Department department) {
        Employee employee = new Employee(id, name, salary, department);
        employee.hired = LocalDateTime.of(2026, 1, id, 12, 0, 0, 123_456_000);
        return employee;
    }

    protected List<List<Object>> query(String hql) {
        return factory.fromTransaction(
                session -> session.createSelectionQuery(hql, Object[].class).getResultList().stream()
                        .map(Arrays::asList)
                        .toList());
    }

    protected static List<Object> row(Object... values) {
        return Arrays.asList(values);
    }
}
