package org.tidewire.it.databend.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.it.model.Department;
import org.tidewire.it.model.Employee;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

/** What the golden tests of writes render, executed. */
@DatabendTest
class WriteTest {
    private final TestDatabase database;
    private SessionFactory factory;

    WriteTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void insertRows() {
        factory = database.sessionFactory(Department.class, Employee.class);
        factory.inTransaction(session -> {
            Department research = new Department(1, "research");
            session.persist(research);
            session.persist(new Employee(1, "Ada", 10, research));
            session.persist(new Employee(2, "Bob", 20, null));
        });
    }

    @Test
    void upsertInsertsAndUpdates() {
        factory.inStatelessTransaction(session -> {
            session.upsert(new Department(1, "engineering"));
            session.upsert(new Department(2, "sales"));
            session.upsert(new Department(2, "sales"));
        });
        assertThat(nameOfDepartment(1)).isEqualTo("engineering");
        assertThat(nameOfDepartment(2)).isEqualTo("sales");
    }

    /** Databend has no lengths: what is longer than the column's in the mapping is stored as it is, on either way. */
    @Test
    void upsertCutsNoText() {
        String text = "x".repeat(300) + "y";
        factory.inStatelessTransaction(session -> {
            session.upsert(new Department(1, text));
            session.upsert(new Department(2, text));
        });
        assertThat(nameOfDepartment(1)).isEqualTo(text);
        assertThat(nameOfDepartment(2)).isEqualTo(text);
    }

    @Test
    void upsertInHql() {
        int inserted = mutate("""
                insert into Department (id, name) values (1, 'engineering')
                on conflict (id) do update set name = excluded.name""");
        mutate("insert into Department (id, name) values (1, 'other') on conflict (id) do nothing");

        assertThat(inserted).isEqualTo(1);
        assertThat(nameOfDepartment(1)).isEqualTo("engineering");
    }

    @Test
    void updateOverAJoin() {
        assertThat(mutate("update Employee e set e.salary = e.salary * 2 where e.department.name = 'research'"))
                .isEqualTo(1);
        assertThat(salary(1)).isEqualTo(20);
        assertThat(salary(2)).isEqualTo(20);
    }

    @Test
    void updateFromTheTableItself() {
        assertThat(mutate("update Employee e set e.salary = (select max(x.salary) from Employee x) where e.id = 1"))
                .isEqualTo(1);
        assertThat(salary(1)).isEqualTo(20);
    }

    @Test
    void deleteWithACorrelatedSubquery() {
        assertThat(mutate("delete from Employee e where e.department.id in"
                        + " (select d.id from Department d where d.id = e.id)"))
                .isEqualTo(1);
    }

    @Test
    void insertFromASelect() {
        assertThat(mutate("insert into Department (id, name) select e.id + 10, e.name from Employee e"))
                .isEqualTo(2);
        assertThat(nameOfDepartment(12)).isEqualTo("Bob");
    }

    @Embeddable
    record Place(int page, int line) {}

    @Entity(name = "Mark")
    static class Mark {
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
    void aRowIsNotComparedWithASubquery() {
        factory = database.sessionFactory(Mark.class);
        factory.inTransaction(session -> {
            session.persist(new Mark(1, 2, "a"));
            session.persist(new Mark(2, 1, "b"));
        });
        assertThatThrownBy(() ->
                        mutate("delete from Mark m where m.place = (select n.place from Mark n where n.text = 'b')"))
                .isInstanceOf(UnsupportedFeatureException.class);
        assertThat(mutate("delete from Mark m where m.place in (select n.place from Mark n where n.text = 'b')"))
                .isEqualTo(1);
    }

    @Test
    void updateOfSeveralColumnsFromSubqueries() {
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
    void onConflictChangesOnlyWhatItsConditionLets() {
        assertThat(mutate("""
                        insert into Department (id, name) values (1, 'a'), (3, 'b')
                        on conflict (id) do update set name = concat(name, '-', excluded.name) where name <> 'research'""")).isEqualTo(1);
        assertThat(nameOfDepartment(1)).isEqualTo("research");
        assertThat(nameOfDepartment(3)).isEqualTo("b");
    }

    @Test
    void deleteOverAJoin() {
        assertThat(mutate("delete from Employee e where e.department.name = 'research'"))
                .isEqualTo(1);
        assertThat(factory.<Employee>fromTransaction(session -> session.find(Employee.class, 1)))
                .isNull();
    }

    private int mutate(String hql) {
        return factory.fromTransaction(
                session -> session.createMutationQuery(hql).executeUpdate());
    }

    private String nameOfDepartment(int id) {
        return factory.fromTransaction(session -> session.find(Department.class, id)).name;
    }

    private int salary(int id) {
        return factory.fromTransaction(session -> session.find(Employee.class, id)).salary;
    }
}
