package org.tidewire.it.tidb.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.BiPredicate;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.tidewire.it.model.Department;
import org.tidewire.it.model.Desk;
import org.tidewire.it.model.Employee;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

/** Full joins, which are rendered as a union, against the same joins written out in Java. */
@TiDBTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FullJoinTest {
    private final List<Department> departments = new ArrayList<>();
    private final List<Employee> employees = new ArrayList<>();
    private final List<Desk> desks = new ArrayList<>();
    private SessionFactory factory;

    @BeforeAll
    void insertRows(TestDatabase database) {
        Random random = new Random(8541);
        for (int id = 1; id <= 12; id++) {
            departments.add(new Department(id, "d" + random.nextInt(6)));
        }
        for (int id = 1; id <= 25; id++) {
            Department department = random.nextInt(3) == 0 ? null : departments.get(random.nextInt(7));
            employees.add(new Employee(id, "e" + random.nextInt(6), random.nextInt(5), department));
        }
        for (int id = 1; id <= 20; id++) {
            desks.add(new Desk(id, random.nextInt(3) == 0 ? null : employees.get(random.nextInt(12))));
        }
        factory = database.sessionFactory(Department.class, Employee.class, Desk.class);
        factory.inTransaction(session -> {
            departments.forEach(session::persist);
            employees.forEach(session::persist);
            desks.forEach(session::persist);
        });
    }

    @Test
    void everyRowOfBothSidesIsThere() {
        assertThat(query("""
                        select e.id, d.id from Employee e full join Department d on e.department = d""")).containsExactlyInAnyOrderElementsOf(rows(employeesAndDepartments()));
    }

    @Test
    void alsoWhereNothingMatches() {
        assertThat(query("select e.id, d.id from Employee e full join Department d on e.id = d.id + 1000"))
                .containsExactlyInAnyOrderElementsOf(rows(fullJoin(employees, departments, (e, d) -> false)));
    }

    @Test
    void alsoWhereManyMatch() {
        assertThat(query("select e.id, d.id from Employee e full join Department d on e.salary = length(d.name) - 1"))
                .containsExactlyInAnyOrderElementsOf(
                        rows(fullJoin(employees, departments, (e, d) -> e.salary == d.name.length() - 1)));
    }

    @Test
    void alsoWithSeveralConditions() {
        List<List<Object>> expected = rows(employeesAndDepartments()).stream()
                .filter(row -> row.get(0) != null && (Integer) row.get(0) > 2 && (Integer) row.get(0) < 20)
                .toList();

        assertThat(query("""
                        select e.id, d.id from Employee e full join Department d on e.department = d
                        where e.id > 2 and e.id < 20""")).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(query("""
                        select s.x, s.y from (select e.id as x, d.id as y from Employee e
                            full join Department d on e.department = d where e.id > 2 and e.id < 20) s""")).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void inOrderAndLimited() {
        List<List<Object>> expected = rows(employeesAndDepartments()).stream()
                .sorted(Comparator.<List<Object>, Integer>comparing(
                                row -> row.get(1) == null ? 0 : (Integer) row.get(1))
                        .thenComparing(row -> row.get(0) == null ? 0 : -(Integer) row.get(0)))
                .skip(2)
                .limit(15)
                .toList();

        assertThat(query("""
                        select e.id, d.id from Employee e full join Department d on e.department = d
                        order by d.id, e.id desc limit 15 offset 2""")).isEqualTo(expected);
    }

    @Test
    void inAnOrderThatIsNotSelected() {
        assertThat(query("""
                        select e.id, d.id from Employee e full join Department d on e.department = d
                        order by e.salary, d.name""")).containsExactlyInAnyOrderElementsOf(rows(employeesAndDepartments()));
    }

    @Test
    void restricted() {
        assertThat(query("""
                        select e.id, d.id from Employee e full join Department d on e.department = d
                        where e.salary > 2 or d.name = 'd1'"""))
                .containsExactlyInAnyOrderElementsOf(rows(employeesAndDepartments().stream()
                        .filter(pair -> (pair.left != null && pair.left.salary > 2)
                                || (pair.right != null && pair.right.name.equals("d1")))
                        .toList()));
    }

    @Test
    void followedByAnInnerJoin() {
        List<List<Object>> expected = new ArrayList<>();
        for (Pair<Employee, Department> pair : employeesAndDepartments()) {
            for (Desk desk : desks) {
                if (pair.left != null && desk.employee == pair.left) {
                    expected.add(row(pair.left.id, pair.right == null ? null : pair.right.id, desk.id));
                }
            }
        }
        assertThat(query("""
                        select e.id, d.id, k.id from Employee e
                        full join Department d on e.department = d
                        join Desk k on k.employee = e""")).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void followedByALeftJoinInOrder() {
        List<List<Object>> expected = new ArrayList<>();
        for (Pair<Employee, Department> pair : employeesAndDepartments()) {
            Integer e = pair.left == null ? null : pair.left.id;
            Integer d = pair.right == null ? null : pair.right.id;
            List<Desk> own = desks.stream()
                    .filter(desk -> pair.left != null && desk.employee == pair.left)
                    .toList();
            own.forEach(desk -> expected.add(row(e, d, desk.id)));
            if (own.isEmpty()) {
                expected.add(row(e, d, null));
            }
        }
        assertThat(query("""
                        select e.id, d.id, k.id from Employee e
                        full join Department d on e.department = d
                        left join Desk k on k.employee = e
                        order by k.id"""))
                .containsExactlyInAnyOrderElementsOf(expected)
                .isSortedAccordingTo(Comparator.comparing(
                        row -> (Integer) row.get(2), Comparator.nullsFirst(Comparator.naturalOrder())));
    }

    @Test
    void afterAnInnerJoin() {
        List<Desk> taken = desks.stream().filter(desk -> desk.employee != null).toList();
        assertThat(query("""
                        select k.id, d.id from Desk k
                        join k.employee e
                        full join Department d on e.department = d"""))
                .containsExactlyInAnyOrderElementsOf(
                        rows(fullJoin(taken, departments, (desk, d) -> desk.employee.department == d)));
    }

    @Test
    void countedOutsideOfIt() {
        Long rows = factory.fromTransaction(
                session -> session.createSelectionQuery("""
                        select count(*) from (
                            select e.id as e, d.id as d from Employee e full join Department d on e.department = d) x""", Long.class).getSingleResult());

        assertThat(rows).isEqualTo(employeesAndDepartments().size());
    }

    private List<Pair<Employee, Department>> employeesAndDepartments() {
        return fullJoin(employees, departments, (e, d) -> e.department == d);
    }

    private List<List<Object>> query(String hql) {
        return factory.fromTransaction(
                session -> session.createSelectionQuery(hql, Object[].class).getResultList().stream()
                        .map(FullJoinTest::row)
                        .toList());
    }

    private static <L, R> List<Pair<L, R>> fullJoin(List<L> left, List<R> right, BiPredicate<L, R> condition) {
        List<Pair<L, R>> pairs = new ArrayList<>();
        for (L l : left) {
            List<R> matching = right.stream().filter(r -> condition.test(l, r)).toList();
            matching.forEach(r -> pairs.add(new Pair<>(l, r)));
            if (matching.isEmpty()) {
                pairs.add(new Pair<>(l, null));
            }
        }
        right.stream()
                .filter(r -> left.stream().noneMatch(l -> condition.test(l, r)))
                .forEach(r -> pairs.add(new Pair<>(null, r)));
        return pairs;
    }

    private static <L, R> List<List<Object>> rows(List<Pair<L, R>> pairs) {
        return pairs.stream().map(pair -> row(id(pair.left), id(pair.right))).toList();
    }

    private static Object id(Object entity) {
        if (entity instanceof Employee employee) {
            return employee.id;
        }
        if (entity instanceof Department department) {
            return department.id;
        }
        return entity instanceof Desk desk ? desk.id : null;
    }

    private static List<Object> row(Object... values) {
        List<Object> row = new ArrayList<>();
        for (Object value : values) {
            row.add(value);
        }
        return row;
    }

    private record Pair<L, R>(L left, R right) {}
}
