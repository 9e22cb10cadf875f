package org.tidewire.it.tidb.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewire.it.model.Department;
import org.tidewire.it.model.Desk;
import org.tidewire.it.model.Employee;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

/** Conditions beside outer joins, on analyzed tables, of which TiDB changes the order of joins. */
@TiDBTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OuterJoinTest {
    private SessionFactory factory;

    @BeforeAll
    void insertRows(TestDatabase database) throws Exception {
        factory = database.sessionFactory(Department.class, Employee.class, Desk.class);
        factory.inTransaction(session -> {
            List<Department> departments = IntStream.rangeClosed(1, 3)
                    .mapToObj(id -> new Department(id, "d".repeat(id)))
                    .toList();
            departments.forEach(session::persist);
            List<Employee> employees = IntStream.rangeClosed(1, 6)
                    .mapToObj(id -> new Employee(id, "e" + id, id % 3 + 1, id > 4 ? null : departments.get(id % 3)))
                    .toList();
            employees.forEach(session::persist);
            IntStream.rangeClosed(1, 12)
                    .mapToObj(id -> new Desk(id, id > 6 ? null : employees.get(id - 1)))
                    .forEach(session::persist);
        });
        for (String table : List.of("departments", "employees", "desks")) {
            database.execute("analyze table " + table);
        }
    }

    /** The 36 pairs of a desk with a department, of which the desk's employee has that salary or not. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            e.salary = length(p.name)                                                  | 6
            length(p.name) = e.salary                                                  | 6
            e.salary in (length(p.name))                                               | 6
            (e.salary, 1) = (length(p.name), 1)                                        | 6
            not (e.salary <> length(p.name))                                           | 6
            e.salary = p.id + :zero                                                    | 6
            e.salary = length(p.name) and d.id > 0 or e.salary = p.id + 0 and d.id < 0 | 6
            e.salary = p.id + 0 or e.salary = length(p.name)                           | 6
            e.name = concat('e', str(p.id))                                            | 3
            e.salary = (select max(x.id) from Department x where x.name = p.name)      | 6
            e.salary = length(p.name) and p.id in (select x.id from Department x union select 9) | 6
            e.salary = all (select x.id from Department x where x.id > 3)              | 36
            e.salary <> length(p.name)                                                 | 12
            not (e.salary = length(p.name))                                            | 12
            e.salary = length(p.name) or d.id = 12                                     | 9
            """)
    void aConditionOnTheOuterJoinedTableIsKept(String condition, int expected) {
        assertThat(count("select count(*) from Desk d left join d.employee e join Department p on 1 = 1 where "
                        + condition))
                .isEqualTo(expected);
        assertThat(count("""
                select count(*) from Employee e right join Desk d on d.employee = e
                join Department p on 1 = 1 where %s""".formatted(condition))).isEqualTo(expected);
        if (!condition.contains("select")) {
            assertThat(count("select count(*) from Desk d left join d.employee e join Department p on " + condition))
                    .isEqualTo(expected);
        }
    }

    @Test
    void alsoInADerivedTable() {
        assertThat(count("""
                select count(*) from (select e.salary as salary from Desk d left join d.employee e) s
                join Department p on s.salary = length(p.name)""")).isEqualTo(6);
    }

    @Test
    void alsoAfterGrouping() {
        assertThat(query("""
                select e.salary, p.name from Desk d left join d.employee e join Department p on 1 = 1
                group by e.salary, p.name having e.salary = length(p.name)""")).hasSize(3);
    }

    @Test
    void alsoInAnUpdateAndADelete() {
        factory.inTransaction(session -> {
            assertThat(session.createMutationQuery("""
                            update Employee e left join e.department p join Desk d on p.id = d.id + 0
                            set e.badge = 'x'||str(e.id)""").executeUpdate()).isEqualTo(4);
            session.getTransaction().setRollbackOnly();
        });
        factory.inTransaction(session -> {
            assertThat(session.createMutationQuery("""
                            delete Desk d left join d.employee e join Department p on 1 = 1
                            where e.salary = length(p.name)""").executeUpdate()).isEqualTo(6);
            session.getTransaction().setRollbackOnly();
        });
    }

    @Test
    void aSubqueryMovedFromAnInnerJoinIsAddedToAlternatives() {
        assertThat(count("""
                select count(*) from Desk d join Department p on p.id in (select e.salary from Employee e where e.id = 1)
                where d.id = 1 or d.id = 2""")).isEqualTo(2);
        factory.inTransaction(session -> {
            assertThat(session.createMutationQuery("""
                            delete Desk d join Department p on p.id in (select e.salary from Employee e where e.id > 6)
                            where d.id = 1 or d.id = 2""").executeUpdate()).isZero();
            session.getTransaction().setRollbackOnly();
        });
    }

    private long count(String hql) {
        return (Long) query(hql).get(0);
    }

    private List<Object> query(String hql) {
        return factory.fromSession(session -> {
            var query = session.createSelectionQuery(hql, Object.class);
            if (hql.contains(":zero")) {
                query.setParameter("zero", 0);
            }
            return query.getResultList();
        });
    }
}
