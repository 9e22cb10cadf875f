package org.tidewire.it.databend.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.tidewire.it.model.Department;
import org.tidewire.it.model.Desk;
import org.tidewire.it.model.Employee;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

/** What the golden tests of queries render, executed. */
@DatabendTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryTest {
    private SessionFactory factory;

    @BeforeAll
    void insertRows(TestDatabase database) {
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

    private static Employee employee(int id, String name, int salary, Department department) {
        Employee employee = new Employee(id, name, salary, department);
        employee.hired = LocalDateTime.of(2026, 1, id, 12, 0, 0, 123_456_000);
        return employee;
    }

    @Test
    void limit() {
        assertThat(query("select e.name from Employee e order by e.id limit 2 offset 1"))
                .containsExactly(row("bob"), row("Cy_"));
        assertThat(factory.<List<String>>fromTransaction(session -> session.createSelectionQuery(
                                "select e.name from Employee e order by e.id", String.class)
                        .setFirstResult(3)
                        .setMaxResults(5)
                        .getResultList()))
                .containsExactly("Dan");
    }

    @Test
    void limitWithTies() {
        assertThat(query("select e.id from Employee e order by e.salary fetch first 2 rows with ties"))
                .containsExactlyInAnyOrder(row(1), row(2), row(3));
    }

    @Test
    void likeTakesABackslashAsItIs() {
        assertThat(query("select d.id from Department d where d.name like '%\\%'"))
                .containsExactly(row(2));
        assertThat(query("select d.id from Department d where d.name like '50%\\s%'"))
                .containsExactly(row(2));
        assertThat(factory.<List<Integer>>fromTransaction(session -> session.createSelectionQuery(
                                "select d.id from Department d where d.name like :pattern", Integer.class)
                        .setParameter("pattern", "50%\\sales")
                        .getResultList()))
                .containsExactly(2);
    }

    @Test
    void likeWithAnEscapeCharacter() {
        assertThat(query("select d.id from Department d where d.name like '50!%%' escape '!'"))
                .containsExactly(row(2));
        assertThat(query("select d.id from Department d where d.name like '50\\%%' escape '\\'"))
                .containsExactly(row(2));
        assertThat(query("select e.id from Employee e where e.name like '%!_' escape '!'"))
                .containsExactly(row(3));
    }

    @Test
    void likeWithoutCase() {
        assertThat(query("select e.id from Employee e where e.name ilike 'B%'")).containsExactly(row(2));
        assertThat(query("select e.id from Employee e where e.name like 'B%'")).isEmpty();
    }

    @Test
    void fractionsOfASecond() {
        assertThat(query("select e.hired + 1.5 second from Employee e where e.id = 1"))
                .containsExactly(row(LocalDateTime.of(2026, 1, 1, 12, 0, 1, 623_456_000)));
    }

    @Test
    void castsThatDoNotRound() {
        assertThat(query("select cast('1.23456789' as Double), cast('0.1' as Float) from Employee e where e.id = 1"))
                .containsExactly(row(1.23456789, 0.1f));
    }

    @Test
    void integerDivision() {
        assertThat(query("select e.salary / 3, mod(e.salary, 3) from Employee e where e.id = 2"))
                .containsExactly(row(6, 2));
    }

    @Test
    void recursion() {
        assertThat(query("""
                        with n as (select 1 as v from Employee e where e.id = 1
                            union all select m.v + 1 as v from n m where m.v < 5)
                        select v from n order by v""")).containsExactly(row(1), row(2), row(3), row(4), row(5));
    }

    @Test
    void windows() {
        assertThat(query("""
                        select e.id, rank() over (partition by e.department order by e.salary desc),
                            sum(e.salary) over (order by e.id rows between 1 preceding and current row)
                        from Employee e order by e.id""")).containsExactly(row(1, 2L, 10L), row(2, 1L, 30L), row(3, 1L, 40L), row(4, 1L, 50L));
    }

    @Test
    void windowsCountNoNulls() {
        assertThat(query("""
                        select e.id, count(e.department.id) over (order by e.id), count(*) over (order by e.id),
                            count(*) filter (where e.id < 3) over (order by e.id),
                            count(e.department.id) filter (where e.id > 1 or e.id < 0) over ()
                        from Employee e order by e.id"""))
                .containsExactly(
                        row(1, 1L, 1L, 1L, 2L), row(2, 2L, 2L, 2L, 2L), row(3, 3L, 3L, 2L, 2L), row(4, 3L, 4L, 2L, 2L));
    }

    @Test
    void setOperations() {
        assertThat(query("select e.salary from Employee e except select 10 from Employee e"))
                .containsExactlyInAnyOrder(row(20), row(30));
        assertThat(query("select e.salary from Employee e intersect select 20 from Employee e"))
                .containsExactly(row(20));
        assertThat(query("select e.id from Employee e union all select d.id from Department d"))
                .hasSize(6);
    }

    @Test
    void rowValues() {
        assertThat(query("select e.id from Employee e where (e.name, e.salary) in (('Ada', 10), ('bob', 10))"))
                .containsExactly(row(1));
    }

    @Test
    void nullSafeComparison() {
        assertThat(query("select e.id from Employee e where e.department.id is not distinct from null"))
                .containsExactly(row(4));
    }

    @Test
    void rollup() {
        assertThat(query("select e.salary, count(*) from Employee e group by rollup(e.salary)"))
                .containsExactlyInAnyOrder(row(10, 1L), row(20, 2L), row(30, 1L), row(null, 4L));
    }

    @Test
    void aSubqueryInTheConditionOfAnInnerJoin() {
        assertThat(query("""
                        select e.id, d.id from Employee e
                        join Department d on e.department = d and exists (select 1 from Desk k where k.employee = e)""")).containsExactly(row(1, 1));
    }

    @Test
    void aSubqueryInFrom() {
        assertThat(query("""
                        select x.s, x.n from (select e.salary as s, count(*) as n from Employee e group by e.salary) x
                        where x.n > 1""")).containsExactly(row(20, 2L));
    }

    @Test
    void aCorrelatedSubqueryInSelectAndOrder() {
        assertThat(query("""
                        select d.id, (select max(e.salary) from Employee e where e.department = d) from Department d
                        order by (select min(e.salary) from Employee e where e.department = d) desc""")).containsExactly(row(2, 20), row(1, 20));
    }

    @Test
    void anOffsetAlone() {
        assertThat(factory.<List<Integer>>fromTransaction(session -> session.createSelectionQuery(
                                "select e.id from Employee e order by e.id desc", Integer.class)
                        .setFirstResult(2)
                        .getResultList()))
                .containsExactly(2, 1);
    }

    @Test
    void nullsComeLastUnlessTheyAreAskedFor() {
        String hql = "select e.id from Employee e order by e.department.id";
        assertThat(query(hql + ", e.id")).containsExactly(row(1), row(2), row(3), row(4));
        assertThat(query(hql + " desc, e.id")).containsExactly(row(3), row(1), row(2), row(4));
        assertThat(query(hql + " nulls first, e.id")).containsExactly(row(4), row(1), row(2), row(3));
        assertThat(query(hql + " desc nulls first, e.id")).containsExactly(row(4), row(3), row(1), row(2));
    }

    @Test
    void aUnionThatIsSorted() {
        assertThat(
                        query(
                                "(select e.id as i from Employee e union all select d.id as i from Department d) order by i desc limit 3"))
                .containsExactly(row(4), row(3), row(2));
        assertThat(query(
                        "(select e.name, e.salary from Employee e where e.id < 3 union select d.name, d.id from Department d)"
                                + " order by 2 desc"))
                .extracting(found -> found.get(1))
                .containsExactly(20, 10, 2, 1);
        assertThat(query("""
                        select e.id from Employee e where e.salary in
                            ((select e.salary from Employee e union select d.id * 10 from Department d) order by 1 limit 1)""")).containsExactly(row(1));
    }

    @Test
    void underscoresAndPercentInWhatIsSought() {
        factory.inTransaction(session -> session.persist(new Department(7, "Zürich_\\% é")));
        try {
            for (String hql : List.of(
                    "d.name like 'Z_rich%'",
                    "d.name like 'Zürich_\\% _'",
                    "d.name like '%!_\\!%%' escape '!'",
                    "d.name like '%!_!!%' escape '!' or d.name like '%é'",
                    "d.name ilike 'zÜRICH%'",
                    "d.name not like 'Z_ric'")) {
                assertThat(query("select d.id from Department d where d.id = 7 and (" + hql + ")"))
                        .as(hql)
                        .containsExactly(row(7));
            }
            for (String pattern : List.of("Z_rich%", "Zürich\\_\\\\\\% _", "%é", "Z%", "%\\\\%", "%\\% _")) {
                assertThat(bound(
                                "select d.id from Department d where d.id = 7 and d.name like :p escape '\\'", pattern))
                        .as(pattern)
                        .containsExactly(7);
                assertThat(bound(
                                "select d.id from Department d where d.id = 7 and d.name not like :p escape '\\'",
                                pattern))
                        .as(pattern)
                        .isEmpty();
            }
            for (String pattern : List.of("Z_rich%", "Zürich__% _", "%\\%", "%\\_ é", "Zürich_\\% é")) {
                assertThat(bound("select d.id from Department d where d.id = 7 and d.name like :p", pattern))
                        .as(pattern)
                        .containsExactly(7);
            }
            for (String pattern : List.of("Z__rich%", "zürich%", "%\\\\%", "Zürich%.", "[Z]%", "%$", "")) {
                assertThat(bound("select d.id from Department d where d.id = 7 and d.name like :p", pattern))
                        .as(pattern)
                        .isEmpty();
            }
        } finally {
            factory.inTransaction(session -> session.remove(session.find(Department.class, 7)));
        }
    }

    private List<Integer> bound(String hql, String pattern) {
        return factory.fromTransaction(session -> session.createSelectionQuery(hql, Integer.class)
                .setParameter("p", pattern)
                .getResultList());
    }

    @Test
    void rowsWithNulls() {
        assertThat(query("select e.id from Employee e where (e.department.id, e.id) = (1, 1)"))
                .containsExactly(row(1));
        assertThat(
                        query(
                                "select e.id from Employee e where (e.id, e.department.id) in (select f.id, d.id from Desk f join Department d on d.id = 1)"))
                .containsExactly(row(1));
        assertThat(
                        query(
                                "select e.id from Employee e where (e.id, e.department.id) not in (select d.id, d.id from Department d)"))
                .containsExactlyInAnyOrder(row(2), row(3), row(4));
        assertThat(
                        query(
                                "select e.id from Employee e where (e.id, e.department.id) not in (select d.id + 3, d.id from Department d)"))
                .containsExactlyInAnyOrder(row(1), row(2), row(3));
        assertThat(query("select e.id from Employee e where (e.department.id, e.id) <> (9, 9)"))
                .containsExactlyInAnyOrder(row(1), row(2), row(3), row(4));
        assertThat(query("select e.id from Employee e where (e.department.id, e.id) <> (9, 4)"))
                .containsExactlyInAnyOrder(row(1), row(2), row(3));
        assertThat(query("select e.id from Employee e where (e.department.id, e.id) not in ((9, 4), (1, 1))"))
                .containsExactlyInAnyOrder(row(2), row(3));
    }

    @Test
    void anEmptyList() {
        assertThat(factory.<List<Integer>>fromTransaction(session -> session.createSelectionQuery(
                                "select e.id from Employee e where e.id in :ids", Integer.class)
                        .setParameterList("ids", List.of())
                        .getResultList()))
                .isEmpty();
    }

    @Test
    void laterals() {
        assertThat(query("""
                        select d.id, x.s from Department d
                        join lateral (select max(e.salary) as s from Employee e where e.department = d) x
                        order by d.id""")).containsExactly(row(1, 20), row(2, 20));
        assertThat(query("""
                        select d.id, x.i from Department d
                        left join lateral (select e.id as i from Employee e where e.department = d order by e.id desc limit 1) x
                        order by d.id""")).containsExactly(row(1, 2), row(2, 3));
    }

    @Test
    void fullJoin() {
        assertThat(query("select e.id, d.id from Employee e full join Department d on e.department = d and d.id = 2"))
                .containsExactlyInAnyOrder(row(1, null), row(2, null), row(3, 2), row(4, null), row(null, 1));
    }

    @Test
    void cycles() {
        assertThat(query("""
                        with n as (select 1 as v from Employee e where e.id = 1
                            union all select mod(m.v, 3) + 1 as v from n m)
                            cycle v set looped to true default false
                        select n.v, n.looped from n n where not n.looped order by n.v""")).containsExactly(row(1, false), row(2, false), row(3, false));
    }

    @Test
    void breadthFirst() {
        assertThat(query("""
                        with n as (select 1 as v from Employee e where e.id = 1
                            union all select m.v + 1 as v from n m where m.v < 3)
                            search breadth first by v set place
                        select n.v from n n order by n.place""")).containsExactly(row(1), row(2), row(3));
    }

    @Test
    void cubes() {
        assertThat(query(
                        "select e.salary, e.id, count(*) from Employee e where e.id < 3 group by cube(e.salary, e.id)"))
                .hasSize(7);
    }

    @Test
    void functionsAsTables() {
        assertThat(query("select v from generate_series(1, 5, 2) v order by v"))
                .containsExactly(row(1), row(3), row(5));
    }

    @Test
    void hostileText() {
        String hostile = "\\' or 1=1 -- ? \u001a \u0000 é😀 \"`$1 /*";
        assertThat(factory.<List<String>>fromTransaction(session -> {
                    var builder = session.getCriteriaBuilder();
                    var query = builder.createQuery(String.class);
                    query.from(Department.class);
                    query.select(builder.literal(hostile)).distinct(true);
                    return session.createSelectionQuery(query).getResultList();
                }))
                .containsExactly(hostile);
        assertThat(query("select 'a\\'' or 1=1 --' from Employee e where e.id = 1"))
                .containsExactly(row("a\\' or 1=1 --"));
    }

    private List<List<Object>> query(String hql) {
        return factory.fromTransaction(
                session -> session.createSelectionQuery(hql, Object[].class).getResultList().stream()
                        .map(Arrays::asList)
                        .toList());
    }

    private static List<Object> row(Object... values) {
        return Arrays.asList(values);
    }
}
