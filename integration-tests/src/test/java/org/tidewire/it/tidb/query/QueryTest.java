package org.tidewire.it.tidb.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.SQLRestriction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.it.model.Department;
import org.tidewire.it.model.Desk;
import org.tidewire.it.model.Employee;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

/** What the golden tests of queries render, executed. */
@TiDBTest
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
    void sortsByASubquery() {
        String least = "(select min(o.salary) from Employee o where o.department = e.department)";
        assertThat(query("select e.name from Employee e order by " + least + ", e.id"))
                .containsExactly(row("Dan"), row("Ada"), row("bob"), row("Cy_"));
        assertThat(query("select e.name, e.department.id from Employee e order by -coalesce(" + least + ", 0), e.id"))
                .extracting(found -> found.get(0))
                .containsExactly("Cy_", "Ada", "bob", "Dan");
        assertThat(query(
                        "select e.name, coalesce(" + least + ", 0) as least from Employee e order by least desc, e.id"))
                .extracting(found -> found.get(0))
                .containsExactly("Cy_", "Ada", "bob", "Dan");
        assertThatThrownBy(() -> query("select e.name from Employee e order by -coalesce(" + least + ", 0), e.id"))
                .isInstanceOf(UnsupportedFeatureException.class);
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
    void likeWithAnEscapeCharacterThatIsAParameter() {
        for (String like : List.of("d.name like :pattern escape :escape", "d.name ilike :pattern escape :escape")) {
            assertThat(idsLike(like, "50!%\\s%", '!')).containsExactly(2);
            assertThat(idsLike(like, "50$%\\sales", '$')).containsExactly(2);
            assertThat(idsLike(like, "50\\%\\\\sales", '\\')).containsExactly(2);
            assertThat(idsLike(like, "50%", null)).isEmpty();
        }
        assertThat(idsLike("d.name not like :pattern escape :escape", "50!%\\s%", '!'))
                .containsExactly(1);
        assertThat(idsLike("d.name like '50!%\\s%' escape :escape and :pattern = ''", "", '!'))
                .containsExactly(2);
    }

    @Test
    void whatTiDBDoesNotEscapeByIsRefused() {
        assertThatThrownBy(() -> idsLike("d.name like :pattern escape :escape", "50§%", '§'))
                .isInstanceOf(UnsupportedFeatureException.class);
        assertThatThrownBy(() -> idsLike("d.name ilike :pattern escape :escape", "50X%", 'X'))
                .isInstanceOf(UnsupportedFeatureException.class);
    }

    private List<Integer> idsLike(String like, String pattern, Character escape) {
        return factory.fromTransaction(session -> session.createSelectionQuery(
                        "select d.id from Department d where " + like + " order by d.id", Integer.class)
                .setParameter("pattern", pattern)
                .setParameter("escape", escape)
                .getResultList());
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

    /** As on H2 and PostgreSQL, in conditions as where it is selected. */
    @Test
    void wholeNumbersAreDividedToWholeNumbers() {
        assertThat(query("select e.id from Employee e where e.salary / 3 = 6 order by e.id"))
                .containsExactly(row(2), row(3));
        assertThat(query("select e.id from Employee e where -7 / 2 = -3")).hasSize(4);
        assertThat(query("select e.id from Employee e where e.salary / 3.0 > 6.5 and e.id = 2"))
                .containsExactly(row(2));
    }

    @Test
    @RealTiDB("MariaDB computes other fractions")
    void divisionIsTiDBsOwnWhereTheSettingSaysSo(TestDatabase database) {
        SessionFactory own = database.sessionFactory(
                Map.of("hibernate.query.hql.portable_integer_division", "false", "hibernate.hbm2ddl.auto", "none"),
                Department.class,
                Employee.class,
                Desk.class);
        assertThat(own.<List<Integer>>fromTransaction(session -> session.createSelectionQuery(
                                "select e.id from Employee e where e.salary / 3 > 6 and e.salary = 20 order by e.id",
                                Integer.class)
                        .getResultList()))
                .containsExactly(2, 3);
    }

    @Test
    void everyAndAnyLeaveOutWhatIsUnknown() {
        assertThat(query("""
                        select every(e.department.id = 1), any(e.department.id = 2) from Employee e where e.id = 4
                        union all select every(d.id = 1), any(d.id = 2) from Employee e left join e.department d""")).containsExactlyInAnyOrder(row(null, null), row(false, true));
    }

    @Test
    void aTimeOfDayIsNotRoundedToTheNextDay() {
        assertThat(query(
                        "select cast(datetime 2026-01-01 23:59:59.999999 as LocalTime) from Employee e where e.id = 1"))
                .containsExactly(row(LocalTime.of(23, 59, 59)));
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exists (select 1 from Desk k)",
                "not exists (select 1 from Desk k where k.id > 1)",
                "exists (select k.id as i from Desk k order by i limit 1)",
                "d.id < (select max(k.id) from Desk k) + 2",
                "(select count(*) from Desk k) between 1 and 1",
                "case when exists (select 1 from Desk k) then 1 else 0 end = 1"
            })
    void aSubqueryOfItsOwnInTheConditionOfAnOuterJoin(String condition) {
        String hql = "select e.id, d.id from Employee e left join Department d on e.department = d and ("
                + condition
                + ") order by e.id";
        assertThat(query(hql)).startsWith(row(1, 1), row(2, 1)).endsWith(row(4, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exists (select 1 from Desk k where k.employee = e)",
                "exists (select 1 from Desk k where k.id = (select max(l.id) from Desk l where l.id = k.id))",
                "d.id in (select k.id from Desk k)",
                "d.id = any (select k.id from Desk k)",
                "d.id >= all (select k.id from Desk k)"
            })
    void anotherSubqueryThereIsRefused(String condition) {
        assertThatThrownBy(() -> query("select e.id from Employee e left join Department d on " + condition))
                .isInstanceOf(UnsupportedFeatureException.class);
    }

    @Entity(name = "Team")
    static class Team {
        @Id
        int id;

        @OneToMany
        @JoinColumn(name = "department_id", foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
        @SQLRestriction("salary = (select max(e.salary) from employees e where e.department_id = department_id)")
        List<Employee> best;
    }

    @Test
    @RealTiDB("schema update reads information_schema.sequences, and MariaDB 11.4 has none")
    void aSubqueryInTheConditionThatTheMappingMakes(TestDatabase database) {
        SessionFactory teams = database.sessionFactory(
                Map.of("hibernate.hbm2ddl.auto", "update"), Department.class, Employee.class, Team.class);
        teams.inTransaction(session -> {
            Team team = new Team();
            team.id = 1;
            session.persist(team);
        });
        assertThat(teams.<List<Integer>>fromTransaction(
                        session -> session.createSelectionQuery("select e.id from Team t join t.best e", Integer.class)
                                .getResultList()))
                .containsExactly(2);
        assertThatThrownBy(() -> teams.inTransaction(session -> session.createSelectionQuery(
                                "select e.id from Team t left join t.best e", Integer.class)
                        .getResultList()))
                .hasMessageStartingWith("TiDB does not support a subquery of the mapping in the 'on' condition");
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
