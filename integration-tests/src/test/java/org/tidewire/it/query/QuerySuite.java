package org.tidewire.it.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the golden tests of queries render, executed. */
public abstract class QuerySuite extends StaffQueries {
    @Test
    protected void limit() {
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
    protected void limitWithTies() {
        assertThat(query("select e.id from Employee e order by e.salary fetch first 2 rows with ties"))
                .containsExactlyInAnyOrder(row(1), row(2), row(3));
    }

    @Test
    protected void fractionsOfASecond() {
        assertThat(query("select e.hired + 1.5 second from Employee e where e.id = 1"))
                .containsExactly(row(LocalDateTime.of(2026, 1, 1, 12, 0, 1, 623_456_000)));
    }

    @Test
    protected void castsThatDoNotRound() {
        assertThat(query("select cast('1.23456789' as Double), cast('0.1' as Float) from Employee e where e.id = 1"))
                .containsExactly(row(1.23456789, 0.1f));
    }

    @Test
    protected void integerDivision() {
        assertThat(query("select e.salary / 3, mod(e.salary, 3) from Employee e where e.id = 2"))
                .containsExactly(row(6, 2));
    }

    @Test
    protected void recursion() {
        assertThat(query("""
                        with n as (select 1 as v from Employee e where e.id = 1
                            union all select m.v + 1 as v from n m where m.v < 5)
                        select v from n order by v""")).containsExactly(row(1), row(2), row(3), row(4), row(5));
    }

    @Test
    protected void windows() {
        assertThat(query("""
                        select e.id, rank() over (partition by e.department order by e.salary desc),
                            sum(e.salary) over (order by e.id rows between 1 preceding and current row)
                        from Employee e order by e.id""")).containsExactly(row(1, 2L, 10L), row(2, 1L, 30L), row(3, 1L, 40L), row(4, 1L, 50L));
    }

    @Test
    protected void setOperations() {
        assertThat(query("select e.salary from Employee e except select 10 from Employee e"))
                .containsExactlyInAnyOrder(row(20), row(30));
        assertThat(query("select e.salary from Employee e intersect select 20 from Employee e"))
                .containsExactly(row(20));
        assertThat(query("select e.id from Employee e union all select d.id from Department d"))
                .hasSize(6);
    }

    @Test
    protected void rowValues() {
        assertThat(query("select e.id from Employee e where (e.name, e.salary) in (('Ada', 10), ('bob', 10))"))
                .containsExactly(row(1));
    }

    @Test
    protected void nullSafeComparison() {
        assertThat(query("select e.id from Employee e where e.department.id is not distinct from null"))
                .containsExactly(row(4));
    }

    @Test
    protected void rollup() {
        assertThat(query("select e.salary, count(*) from Employee e group by rollup(e.salary)"))
                .containsExactlyInAnyOrder(row(10, 1L), row(20, 2L), row(30, 1L), row(null, 4L));
    }

    @Test
    protected void aSubqueryInTheConditionOfAnInnerJoin() {
        assertThat(query("""
                        select e.id, d.id from Employee e
                        join Department d on e.department = d and exists (select 1 from Desk k where k.employee = e)""")).containsExactly(row(1, 1));
    }

    @Test
    protected void aSubqueryInFrom() {
        assertThat(query("""
                        select x.s, x.n from (select e.salary as s, count(*) as n from Employee e group by e.salary) x
                        where x.n > 1""")).containsExactly(row(20, 2L));
    }

    @Test
    protected void aCorrelatedSubqueryInSelectAndOrder() {
        assertThat(query("""
                        select d.id, (select max(e.salary) from Employee e where e.department = d) from Department d
                        order by (select min(e.salary) from Employee e where e.department = d) desc""")).containsExactly(row(2, 20), row(1, 20));
    }

    /** As on H2 and PostgreSQL, in conditions as where it is selected. */
    @Test
    protected void wholeNumbersAreDividedToWholeNumbers() {
        assertThat(query("select e.id from Employee e where e.salary / 3 = 6 order by e.id"))
                .containsExactly(row(2), row(3));
        assertThat(query("select e.id from Employee e where -7 / 2 = -3")).hasSize(4);
        assertThat(query("select e.id from Employee e where e.salary / 3.0 > 6.5 and e.id = 2"))
                .containsExactly(row(2));
    }

    @Test
    protected void everyAndAnyLeaveOutWhatIsUnknown() {
        assertThat(query("""
                        select every(e.department.id = 1), any(e.department.id = 2) from Employee e where e.id = 4
                        union all select every(d.id = 1), any(d.id = 2) from Employee e left join e.department d""")).containsExactlyInAnyOrder(row(null, null), row(false, true));
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
    protected void aSubqueryOfItsOwnInTheConditionOfAnOuterJoin(String condition) {
        String hql = "select e.id, d.id from Employee e left join Department d on e.department = d and ("
                + condition
                + ") order by e.id";
        assertThat(query(hql)).startsWith(row(1, 1), row(2, 1)).endsWith(row(4, null));
    }

    @Test
    protected void windowsCountNoNulls() {
        assertThat(query("""
                        select e.id, count(e.department.id) over (order by e.id), count(*) over (order by e.id),
                            count(*) filter (where e.id < 3) over (order by e.id),
                            count(e.department.id) filter (where e.id > 1 or e.id < 0) over ()
                        from Employee e order by e.id"""))
                .containsExactly(
                        row(1, 1L, 1L, 1L, 2L), row(2, 2L, 2L, 2L, 2L), row(3, 3L, 3L, 2L, 2L), row(4, 3L, 4L, 2L, 2L));
    }

    @Test
    protected void anOffsetAlone() {
        assertThat(factory.<List<Integer>>fromTransaction(session -> session.createSelectionQuery(
                                "select e.id from Employee e order by e.id desc", Integer.class)
                        .setFirstResult(2)
                        .getResultList()))
                .containsExactly(2, 1);
    }

    @Test
    protected void aUnionThatIsSorted() {
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

    /** CrateDB makes one column of two that are the same expression. */
    @Test
    protected void aUnionWithTheSameColumnTwice() {
        assertThat(query("select d.id, d.id from Department d union select 7, e.id from Employee e where e.id < 3"))
                .containsExactlyInAnyOrder(row(1, 1), row(2, 2), row(7, 1), row(7, 2));
        assertThat(query("select 7, 7 from Department d union select e.id, 8 from Employee e where e.id < 3"))
                .containsExactlyInAnyOrder(row(7, 7), row(1, 8), row(2, 8));
        assertThat(query(
                        "(select d.id, d.id from Department d order by d.id limit 1) union all select 7, e.id from Employee e"
                                + " where e.id < 3"))
                .containsExactlyInAnyOrder(row(1, 1), row(7, 1), row(7, 2));
    }

    @Test
    protected void rowsWithNulls() {
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
    protected void anEmptyList() {
        assertThat(factory.<List<Integer>>fromTransaction(session -> session.createSelectionQuery(
                                "select e.id from Employee e where e.id in :ids", Integer.class)
                        .setParameterList("ids", List.of())
                        .getResultList()))
                .isEmpty();
    }

    @Test
    protected void fullJoin() {
        assertThat(query("select e.id, d.id from Employee e full join Department d on e.department = d and d.id = 2"))
                .containsExactlyInAnyOrder(row(1, null), row(2, null), row(3, 2), row(4, null), row(null, 1));
    }

    @Test
    protected void breadthFirst() {
        assertThat(query("""
                        with n as (select 1 as v from Employee e where e.id = 1
                            union all select m.v + 1 as v from n m where m.v < 3)
                            search breadth first by v set place
                        select n.v from n n order by n.place""")).containsExactly(row(1), row(2), row(3));
    }

    @Test
    protected void cycles() {
        assertThat(query("""
                        with n as (select 1 as v from Employee e where e.id = 1
                            union all select mod(m.v, 3) + 1 as v from n m)
                            cycle v set looped to true default false
                        select n.v, n.looped from n n where not n.looped order by n.v""")).containsExactly(row(1, false), row(2, false), row(3, false));
    }

    @Test
    protected void functionsAsTables() {
        assertThat(query("select v from generate_series(1, 5, 2) v order by v"))
                .containsExactly(row(1), row(3), row(5));
    }
}
