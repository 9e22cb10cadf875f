package org.tidewire.it.tidb.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.util.List;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.it.model.Department;
import org.tidewire.it.model.Employee;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

/** What the golden tests of writes render, executed. */
@TiDBTest
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

    @Test
    void upsertInHql() {
        int inserted = mutate("""
                insert into Department (id, name) values (1, 'engineering')
                on conflict (id) do update set name = excluded.name""");
        int ignored = mutate("insert into Department (id, name) values (1, 'other') on conflict (id) do nothing");
        int updated = mutate("""
                insert into Department (id, name) values (1, 'ops')
                on conflict (id) do update set name = excluded.name""");
        mutate("update Department set name = 'engineering' where id = 1");

        int added = mutate("""
                insert into Department (id, name) values (77, 'new')
                on conflict (id) do update set name = excluded.name""");

        assertThat(List.of(inserted, ignored, updated, added)).isEqualTo(List.of(2, 1, 2, 1));
        assertThat(nameOfDepartment(1)).isEqualTo("engineering");
    }

    @Test
    void upsertLeavesTheRowOfAnotherIdAlone() {
        factory.inTransaction(session -> session.find(Employee.class, 1).badge = "a");
        Employee impostor = new Employee(9, "Eve", 99, null);
        impostor.badge = "a";

        assertThatThrownBy(() -> factory.inStatelessTransaction(session -> session.upsert(impostor)))
                .hasStackTraceContaining("ConstraintViolationException");
        assertThat(salary(1)).isEqualTo(10);
        factory.inStatelessTransaction(session -> session.upsert(new Employee(9, "Eve", 99, null)));
        factory.inStatelessTransaction(session -> session.upsert(new Employee(9, "Eve", 100, null)));
        assertThat(salary(9)).isEqualTo(100);
    }

    @Entity(name = "Draft")
    static class Draft {
        @Id
        long id;

        String text;

        @Column(insertable = false)
        String reviewed;
    }

    @Test
    void upsertOfWhatIsOnlyUpdated() {
        factory = database.sessionFactory(Draft.class);
        Draft draft = new Draft();
        draft.reviewed = "by Ada";
        for (int i = 0; i < 2; i++) {
            factory.inStatelessTransaction(session -> session.upsert(draft));
        }
        assertThat(factory.<Draft>fromTransaction(session -> session.find(Draft.class, 0L)).reviewed)
                .isEqualTo("by Ada");
    }

    @Entity(name = "Counter")
    static class Counter {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        @Column(unique = true)
        String name;

        int hits;
    }

    @Test
    void upsertByANameWhereTheServerMakesTheId() {
        factory = database.sessionFactory(Counter.class);
        for (int i = 0; i < 3; i++) {
            mutate("insert into Counter (name, hits) values ('a', 1) on conflict (name)"
                    + " do update set hits = hits + excluded.hits");
        }
        assertThat(factory.<Counter>fromTransaction(
                                session -> session.createSelectionQuery("from Counter", Counter.class)
                                        .getSingleResult())
                        .hits)
                .isEqualTo(3);
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
    @RealTiDB("MariaDB resolves no outer name in a derived table")
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
    void aRowIsNotEqualToASubqueryWithoutRows() {
        factory = database.sessionFactory(Mark.class);
        factory.inTransaction(session -> {
            session.persist(new Mark(1, 2, "a"));
            session.persist(new Mark(2, 1, "b"));
        });
        String delete = "delete from Mark m where m.place = (select n.place from Mark n where n.text = '%s')";

        assertThat(mutate(delete.formatted("nowhere"))).isZero();
        assertThat(mutate(delete.formatted("b"))).isEqualTo(1);
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
