package org.tidewire.it.write;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.util.List;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.it.model.Department;
import org.tidewire.it.model.Employee;
import org.tidewire.testkit.junit.TestDatabase;

/** What the golden tests of writes render, executed. */
public abstract class WriteSuite {
    protected final TestDatabase database;
    protected SessionFactory factory;

    protected WriteSuite(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    protected void insertRows() {
        factory = database.sessionFactory(Department.class, Employee.class);
        factory.inTransaction(session -> {
            Department research = new Department(1, "research");
            session.persist(research);
            session.persist(new Employee(1, "Ada", 10, research));
            session.persist(new Employee(2, "Bob", 20, null));
        });
    }

    @Test
    protected void upsertInsertsAndUpdates() {
        factory.inStatelessTransaction(session -> {
            session.upsert(new Department(1, "engineering"));
            session.upsert(new Department(2, "sales"));
            session.upsert(new Department(2, "sales"));
        });
        assertThat(nameOfDepartment(1)).isEqualTo("engineering");
        assertThat(nameOfDepartment(2)).isEqualTo("sales");
    }

    @Test
    protected void updateOverAJoin() {
        assertThat(mutate("update Employee e set e.salary = e.salary * 2 where e.department.name = 'research'"))
                .isEqualTo(1);
        assertThat(salary(1)).isEqualTo(20);
        assertThat(salary(2)).isEqualTo(20);
    }

    @Test
    protected void updateFromTheTableItself() {
        assertThat(mutate("update Employee e set e.salary = (select max(x.salary) from Employee x) where e.id = 1"))
                .isEqualTo(1);
        assertThat(salary(1)).isEqualTo(20);
    }

    @Test
    protected void insertFromASelect() {
        assertThat(mutate("insert into Department (id, name) select e.id + 10, e.name from Employee e"))
                .isEqualTo(2);
        assertThat(nameOfDepartment(12)).isEqualTo("Bob");
    }

    @Test
    protected void deleteWithACorrelatedSubquery() {
        assertThat(mutate("delete from Employee e where e.department.id in"
                        + " (select d.id from Department d where d.id = e.id)"))
                .isEqualTo(1);
    }

    @Test
    protected void updateOfSeveralColumnsFromSubqueries() {
        assertThat(mutate("""
                        update Employee e set e.salary = (select count(*) * 100 from Department d), e.name = upper(e.name),
                            e.badge = (select d.name from Department d where d = e.department)""")).isEqualTo(2);
        assertThat(salary(2)).isEqualTo(100);
        assertThat(factory.<String>fromTransaction(session -> session.find(Employee.class, 1).badge))
                .isEqualTo("research");
        assertThat(factory.<String>fromTransaction(session -> session.find(Employee.class, 2).badge))
                .isNull();
    }

    @Test
    protected void deleteOverAJoin() {
        assertThat(mutate("delete from Employee e where e.department.name = 'research'"))
                .isEqualTo(1);
        assertThat(factory.<Employee>fromTransaction(session -> session.find(Employee.class, 1)))
                .isNull();
    }

    @Embeddable
    public record Place(int page, int line) {}

    @Entity(name = "Mark")
    public static class Mark {
        @EmbeddedId
        Place place;

        String text;

        protected Mark() {}

        Mark(int page, int line, String text) {
            this.place = new Place(page, line);
            this.text = text;
        }
    }

    @Test
    protected void upsertInHql() {
        int inserted = mutate("""
                insert into Department (id, name) values (1, 'engineering')
                on conflict (id) do update set name = excluded.name""");
        assertThat(nameOfDepartment(1)).isEqualTo("engineering");
        int ignored = mutate("insert into Department (id, name) values (1, 'other') on conflict (id) do nothing");
        assertThat(nameOfDepartment(1)).isEqualTo("engineering");
        int updated = mutate("""
                insert into Department (id, name) values (1, 'ops')
                on conflict (id) do update set name = excluded.name""");
        assertThat(nameOfDepartment(1)).isEqualTo("ops");
        int added = mutate("""
                insert into Department (id, name) values (77, 'new')
                on conflict (id) do update set name = excluded.name""");
        assertThat(nameOfDepartment(77)).isEqualTo("new");

        assertThat(List.of(inserted, ignored, updated, added)).isEqualTo(rowsOfUpserts());
    }

    /** The row counts of upserts in HQL: one that updates, one that does nothing, one that updates, one that inserts. */
    protected abstract List<Integer> rowsOfUpserts();

    protected void persistMarks() {
        factory = database.sessionFactory(Mark.class);
        factory.inTransaction(session -> {
            session.persist(new Mark(1, 2, "a"));
            session.persist(new Mark(2, 1, "b"));
        });
    }

    protected int mutate(String hql) {
        return factory.fromTransaction(
                session -> session.createMutationQuery(hql).executeUpdate());
    }

    protected String nameOfDepartment(int id) {
        return factory.fromTransaction(session -> session.find(Department.class, id)).name;
    }

    protected int salary(int id) {
        return factory.fromTransaction(session -> session.find(Employee.class, id)).salary;
    }
}
