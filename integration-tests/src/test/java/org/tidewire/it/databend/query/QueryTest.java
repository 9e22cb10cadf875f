package org.tidewire.it.databend.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tidewire.it.query.QuerySuite;
import org.tidewire.testkit.junit.DatabendTest;

/** What the golden tests of queries render, executed. */
@DatabendTest
class QueryTest extends QuerySuite {
    @Test
    void nullsComeLastUnlessTheyAreAskedFor() {
        String hql = "select e.id from Employee e order by e.department.id";
        assertThat(query(hql + ", e.id")).containsExactly(row(1), row(2), row(3), row(4));
        assertThat(query(hql + " desc, e.id")).containsExactly(row(3), row(1), row(2), row(4));
        assertThat(query(hql + " nulls first, e.id")).containsExactly(row(4), row(1), row(2), row(3));
        assertThat(query(hql + " desc nulls first, e.id")).containsExactly(row(4), row(3), row(1), row(2));
    }

    @Test
    void cubes() {
        assertThat(query(
                        "select e.salary, e.id, count(*) from Employee e where e.id < 3 group by cube(e.salary, e.id)"))
                .hasSize(7);
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

    /** The engine ended with 1104, as only one part has the outer column, and from a column that may be null. */
    @Test
    void aPartOfAUnionReadsTheOuterQuery() {
        String union =
                "(select 1 from Employee e where e.salary = 99 union all select 1 from Employee f where f.department.id = d.id)";
        assertThat(query("select d.id from Department d where exists " + union))
                .containsExactlyInAnyOrder(row(1), row(2));
        assertThat(query("select d.id from Department d where 1 in " + union))
                .containsExactlyInAnyOrder(row(1), row(2));
        assertThat(query("select d.id from Department d where 1 > all " + union))
                .isEmpty();
        assertThat(query("select d.id from Department d where not exists " + union))
                .isEmpty();
    }
}
