package org.tidewire.it.tidb.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TiDBTest;

/** Subqueries that TiDB's planner answers wrongly, or not at all, in their usual form. */
@TiDBTest
@RealTiDB("MariaDB takes no outer columns in a derived table")
class SubqueryTest extends PartQueries {
    @Test
    void aSubqueryThatSelectsOuterColumns() {
        assertThat(ids("p.size not in (select p.size + q.id from Part q)")).containsExactly(1, 4);
        assertThat(ids("p.size not in (select p.parent.id + q.id from Part q)")).isEmpty();
        assertThat(ids("p.size in (select p.size from Part q where q.size = 3)"))
                .containsExactly(1, 4);
        assertThat(ids("3 not in (select p.size from Part q where q.id > 4)")).containsExactly(1, 2, 3, 4);
        assertThat(ids("p.size >= all (select p.size from Part q)")).containsExactly(1, 4);
        assertThat(ids("p.size <> any (select p.size - q.size from Part q)")).containsExactly(1, 4);
        assertThat(ids("(p.id, 3) in (select p.id, q.size from Part q)")).containsExactly(1, 2, 3, 4);
        assertThat(ids("p.id in (select p.id from Part q union select p.size from Part q where q.id = 1)"))
                .containsExactly(1, 2, 3, 4);
        assertThat(ids("p.label.weight in (select p.label.weight from Part q)")).containsExactly(1);
    }

    /** Without care the server ends, by a stack overflow. */
    @Test
    void aCountInAnOperandThatIsUsedTwice() {
        String count = "(1 + (select count(*) from Part q where q.parent = p))";
        assertThat(query("select nullif(" + count + ", p.size), " + count + " between 3 and p.size,"
                        + " case " + count + " when 1 then 'none' when p.size then 'size' end,"
                        + " (" + count + ", 1) in ((3, 1), (2, 2)), " + count + " in (1, 2) from Part p order by p.id"))
                .containsExactly(
                        row(null, true, "size", true, false),
                        row(1L, false, "none", false, true),
                        row(1L, false, "none", false, true),
                        row(1L, false, "none", false, true));
    }

    @Test
    void aSubqueryThatRefersToAnAggregateOfNoRows() {
        String none = "(select count(*) as x, max(q.size) as y from Part q where q.id < 0) d";
        assertThat(query("select (select max(p.name) from Part p where p.id <> d.x), d.x,"
                        + " (select p.name from Part p where d.y is null and p.id = 1) from " + none))
                .containsExactly(row("screw", 0L, "bolt"));
        assertThat(query("select d.x from " + none + " where (select count(*) from Part p where p.id > d.x) = 4"))
                .hasSize(1);
        assertThat(query("with c as (select count(*) as x, 0L as z from Part q where 1 = 0)"
                        + " select (select min(p.id) from Part p where d.z <> 1L) from c d"))
                .hasSize(1)
                .doesNotContainNull();
    }

    /** TiDB finds no column of an outer query beside an aggregate function (error 1054). */
    @Test
    void aSubqueryThatAggregatesBesideAnOuterColumn() {
        assertThat(query("select (select count(q) * 10 + p.id from Part q where q.parent = p),"
                        + " (select coalesce(max(q.name), p.name) from Part q where q.parent = p),"
                        + " (select coalesce(max(q.label.since), p.label.since) from Part q where q.parent = p),"
                        + " (select sum(q.size + p.id) + p.size from Part q where q.parent = p)"
                        + " from Part p order by p.id"))
                .containsExactly(
                        row(21L, "screw", LocalDate.of(2025, 1, 2), 8L),
                        row(2L, "nut", null, null),
                        row(3L, null, null, null),
                        row(4L, "screw", null, null));
        assertThat(ids("(select count(q) + p.id from Part q where q.parent = p) = 3"))
                .containsExactly(1, 3);
        assertThat(ids("p.id in (select coalesce(max(q.size), p.id) from Part q where q.parent = p)"))
                .containsExactly(2, 3, 4);
        factory.inTransaction(session -> {
            session.createMutationQuery(
                            "update Part p set p.size = (select count(q) + p.id from Part q where q.parent = p)")
                    .executeUpdate();
            assertThat(session.createSelectionQuery("select p.size from Part p order by p.id", Integer.class)
                            .getResultList())
                    .containsExactly(3, 2, 3, 4);
            session.getTransaction().markRollbackOnly();
        });
    }

    @Test
    void aComparisonWithNullsIsNull() {
        assertThat(query(
                        "select p.size in (select p.size + q.id from Part q), p.size <> all (select p.size from Part q)"
                                + " from Part p order by p.id"))
                .containsExactly(row(false, false), row(null, null), row(null, null), row(false, false));
        assertThat(query("select p.size in (select p.size from Maker m), p.size > all (select p.size from Maker m)"
                        + " from Part p where p.id = 3"))
                .containsExactly(row(false, true));
    }

    @Test
    void aSubqueryOfAnUpdateAndADelete() {
        factory.inTransaction(session -> {
            assertThat(session.createMutationQuery(
                                    "update Part p set p.name = 'x' where p.size not in (select p.size + q.id from Part q)")
                            .executeUpdate())
                    .isEqualTo(2);
            assertThat(session.createMutationQuery(
                                    "delete from Part p where p.id = 4 and p.size not in (select p.size + q.id from Part q)")
                            .executeUpdate())
                    .isEqualTo(1);
            assertThat(session.createMutationQuery(
                                    "delete from Part p where p.id = 2"
                                            + " or p.label.weight not in (select p.size + q.id from Part q where p.open union all select 7 from Part q)")
                            .executeUpdate())
                    .isEqualTo(1);
            session.getTransaction().markRollbackOnly();
        });
    }

    @Test
    void aSubqueryOfAnUpdateThatSelectsOneColumnTwice() {
        factory.inTransaction(session -> {
            assertThat(session.createMutationQuery(
                                    "update Part p set p.name = 'x' where (p.size, 3) in (select q.size, q.size from Part q)")
                            .executeUpdate())
                    .isEqualTo(1);
            session.getTransaction().markRollbackOnly();
        });
    }

    /** Each part comes once: one has a size, and another is open. */
    @Test
    void aCorrelatedSubqueryAfterNotIn() {
        assertThat(ids("p.size not in (select q.size from Part q where p.open and q.size is not null)"))
                .containsExactly(2, 3, 4);
        assertThat(ids("p.size <> all (select q.size from Part q where p.open and q.size is not null) or p.id = 1"))
                .containsExactly(1, 2, 3, 4);
        assertThat(query("select 3 not in (select q.size from Part q where p.open), p.id from Part p order by p.id"))
                .containsExactly(row(false, 1), row(true, 2), row(true, 3), row(true, 4));
        assertThat(ids("not p.size not in (select q.size from Part q where q.open = p.open)"))
                .containsExactly(1, 4);
    }

    @Test
    void aGroupedSubqueryThatRefersToAGroupInHaving() {
        String grouped = "select p.size, count(*) from Part p group by p.size having ";
        String found = " (select max(q.size) from Part q where p.size in (3) group by q.id)";
        assertThat(query(grouped + "coalesce(p.size, 0) in" + found)).containsExactly(row(3, 1L));
        assertThat(query(grouped + "(coalesce(p.size, 0), coalesce(3, 0)) in"
                        + " (select q.size, max(coalesce(q.size, 0)) from Part q where p.size = 3 group by q.size)"))
                .containsExactly(row(3, 1L));
        assertThat(query(grouped + "not coalesce(p.size, 0) not in" + found)).containsExactly(row(3, 1L));
        assertThat(query(grouped + "coalesce(p.size, 0) = any" + found)).containsExactly(row(3, 1L));
    }

    @Test
    void aCaseOverConstantsOfADerivedTable() {
        String derived = "select 0 from (select 3 as x, local date 2024-02-29 as y from Part p) d where ";
        String none = "case when 1 = 0 then nullif(d.y, d.y) end ";
        assertThat(query(derived + none + "in (select min(local date 2024-02-29) from Part q)"))
                .isEmpty();
        assertThat(query(derived + none + "in (select q.made from Part q)")).isEmpty();
        assertThat(query(derived + none + "not in (select q.made from Part q)")).isEmpty();
        assertThat(query(derived + "case when d.x = 3 then d.x end in (select q.size from Part q)"))
                .hasSize(4);
        assertThat(query(derived + "case d.x when 3 then 5 end not in (select q.size from Part q where q.size = 3)"))
                .hasSize(4);
    }

    /** A group of tables that only its key is used of is not joined: there is no maker. */
    @Test
    void aKeyOfAnOuterQueryJoinsNothing() {
        assertThat(ids("p.id in (select q.id from Part q where q.id <> coalesce(p.maker.id, 0))"))
                .containsExactly(1, 2, 3, 4);
        assertThat(ids("(select count(*) from Part q where q.made + coalesce(p.maker.id, 0) day > p.made) > 0"))
                .containsExactly(1);
    }

    @Test
    void aSubqueryInAnAggregate() {
        assertThat(query("""
                        select sum(1), count(*) filter (where exists (select 1 from Part q where q.parent = p)),
                        sum(case when p.size in (select q.size from Part q where q.id = p.id) then 1 else 0 end),
                        count(case when 3 not in (select q.size from Part q where p.open) then 1 end),
                        max((select count(*) from Part q where q.parent = p)) from Part p""")).containsExactly(row(4L, 1L, 2L, 3L, 2L));
    }

    @Test
    void aSubqueryComparedWithAnother() {
        assertThat(ids("(select min(q.name) from Part q) < any (select q.name from Part q)"))
                .hasSize(4);
        assertThat(ids("(select max(q.name) from Part q) >= all (select q.name from Part q where q.name <> '')"))
                .hasSize(4);
        assertThat(ids("(select q.opens from Part q where q.id = 1) >= any (select q.opens from Part q)"))
                .hasSize(4);
        assertThat(query("select p.name from Part p group by p.name"
                        + " having p.name >= all (select q.name from Part q where q.name is not null)"))
                .containsExactly(row("screw"));
        assertThat(
                        ids(
                                "not exists (select 1 from Part o where p.size <= all (select q.size from Part q where q.size > 0))"))
                .containsExactly(2, 3, 4);
    }

    @Test
    void aBooleanOfTheOuterQuery() {
        assertThat(ids("(select count(*) from Part q where p.open and q.size = 3) > 0"))
                .containsExactly(1);
        assertThat(ids("exists (select 1 from Part q where not p.open and q.size = 3)"))
                .containsExactly(2, 4);
        assertThat(query("select p.open from Part p group by p.open"
                        + " having 3 = any (select q.size from Part q where p.open)"))
                .containsExactly(row(true));
        factory.inTransaction(session -> {
            assertThat(session.createMutationQuery(
                                    "update Part p set p.size = sign((select min(3.0bd) from Part q where p.open))")
                            .executeUpdate())
                    .isEqualTo(4);
            session.getTransaction().markRollbackOnly();
        });
    }

    @Test
    void aDateOfADocumentOfTheOuterQuery() {
        assertThat(query(
                        "select distinct (select p.label.since from Part q where q.id = 1) from Part p where p.id < 3"))
                .containsExactlyInAnyOrder(row(LocalDate.of(2025, 1, 2)), row((Object) null));
        assertThat(ids("exists (select 1 from Part q where p.label.since > q.made)"))
                .containsExactly(1);
    }

    @Test
    void aNullMoment() {
        assertThat(ids("cast(null as LocalDateTime) + p.id day > p.made")).isEmpty();
        assertThat(ids("exists (select 1 from Part q where p.made + q.id day > q.made)"))
                .containsExactly(1, 4);
    }

    /** The rows (size, id) are (3, 1), (null, 2), (null, 3) and (4, 4). */
    @Test
    void rowsComparedWithAnyAndAll() {
        String rows = "(select q.size, q.id from Part q where q.size is not null)";
        assertThat(ids("(p.size, p.id) > any " + rows)).containsExactly(4);
        assertThat(ids("(p.size, p.id) < any " + rows)).containsExactly(1);
        assertThat(ids("(p.size, p.id) >= all " + rows)).containsExactly(4);
        assertThat(ids("(p.size, p.id) <= all " + rows)).containsExactly(1);
        assertThat(ids("(p.size, p.id) = any " + rows)).containsExactly(1, 4);
        assertThat(ids("(p.size, p.id) <> all " + rows)).containsExactly(2, 3);
        assertThat(ids("not ((p.size, p.id) > any " + rows + ")")).containsExactly(1);
        assertThat(ids("not ((p.size, p.id) = any (select q.size, q.id from Part q where q.id = 2))"))
                .containsExactly(1, 3, 4);
        assertThat(ids("(p.size, p.id) > all (select q.size, q.id from Part q where q.id > 4)"))
                .containsExactly(1, 2, 3, 4);
    }

    /** Part 3 has no parent, and the maker of none is known. */
    @Test
    void aComputedValueOfARowThatIsNotThere() {
        for (String value : List.of(
                "coalesce(q.name, 'none')",
                "coalesce(q.name, p.name, 'none')",
                "coalesce(p.name, 'none')",
                "case when q.id > 9 then 'a' else 'b' end",
                "concat(coalesce(q.name, ''), 'x')",
                "'constant'",
                "str(p.id)")) {
            assertThat(query("select p.id from Part p where (select " + value
                            + " from Part q where q.id = p.parent.id) is null order by p.id"))
                    .as(value)
                    .containsExactly(row(1), row(3));
        }
        assertThat(query("select (select p.size from Part q where q.id = p.size + 5) from Part p where p.id = 1"))
                .containsExactly(row((Object) null));
        assertThat(ids("(select p.size from Part q where q.id = 9) in (select q.size from Part q)"))
                .isEmpty();
        assertThat(ids("p.id = 1 and exists (select coalesce(q.name, 'none') from Part q where q.id = p.parent.id)"))
                .isEmpty();
        factory.inTransaction(session -> {
            assertThat(session.createMutationQuery("update Part p set p.size ="
                                    + " (select coalesce(m.id, 5) from Maker m where m.id = p.id + 100)")
                            .executeUpdate())
                    .isEqualTo(4);
            assertThat(session.createSelectionQuery("select p.id from Part p where p.size is null", Integer.class)
                            .getResultList())
                    .hasSize(4);
            session.getTransaction().setRollbackOnly();
        });
    }

    @Test
    void rowsThatAreDistinctFromASubquery() {
        String row = "(select q.size, q.id from Part q where q.id = ";
        assertThat(ids("(p.size, p.id) is not distinct from " + row + "2)")).containsExactly(2);
        assertThat(ids("(p.size, p.id) is distinct from " + row + "2)")).containsExactly(1, 3, 4);
        assertThat(ids("(p.size, p.id) is not distinct from " + row + "p.id)")).containsExactly(1, 2, 3, 4);
    }

    @Test
    void aDecimalWithAPower() {
        assertThat(query("select 1e-8bd + 1234567890123456789.5bd from Part p where p.id = 1"))
                .containsExactly(row(new BigDecimal("1234567890123456789.50000001")));
    }

    @Test
    void aNumberToSortByIsNoPosition() {
        assertThat(query("select p.name from Part p order by 1L desc nulls last, p.id"))
                .containsExactly(row("bolt"), row("nut"), row((Object) null), row("screw"));
    }

    @Test
    void aDecimalOfNoWholeDigits() {
        assertThat(factory.<Boolean>fromTransaction(session -> session.createSelectionQuery(
                                "select 0.00bd = :p from Part p where p.id = 1", Boolean.class)
                        .setParameter("p", new BigDecimal("0.00"))
                        .getSingleResult()))
                .isTrue();
    }

    /** The inner one would go on, for the next part, where it has stopped. */
    @Test
    void aSubqueryThatEndsEarlyAroundAnotherWithALimit() {
        String none = " where not exists (select 1 from Part d where p.id >= q.id order by d.id limit 3 offset 1)";
        assertThat(query("select p.id, (select q.id from Part q" + none + " order by q.id limit 1),"
                        + " (select q.id from Part q" + none + " group by q.id order by q.id limit 1),"
                        + " (select max(q.id) from Part q" + none + "),"
                        + " 'a' in (select 'a' from Part q" + none + "), 'a' not in (select 'a' from Part q" + none
                        + "),"
                        + " 1 >= all (select 2 from Part q" + none + ") from Part p order by p.id"))
                .containsExactly(
                        row(1, 2, 2, 4, true, false, false),
                        row(2, 3, 3, 4, true, false, false),
                        row(3, 4, 4, 4, true, false, false),
                        row(4, null, null, null, false, true, true));
        for (String refused : List.of(
                "(select distinct q.id from Part q" + none + " order by q.id limit 1)",
                "(select max(1) from Part q" + none + ")",
                "(select coalesce(min('a'), 'b') from Part q" + none + ")")) {
            assertThatThrownBy(() -> query("select p.id, " + refused + " from Part p"))
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessageContaining(
                            "'distinct' with a limit, or min() or max() of a constant, in a subquery that has another one"
                                    + " with a limit or a set operation");
        }
        assertThat(query("select p.id, (select max(1) from Part q where q.id > p.id) from Part p order by p.id"))
                .containsExactly(row(1, 1), row(2, 1), row(3, 1), row(4, null));
    }
}
