package org.tidewire.it.tidb.query;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

/** Subqueries and groups that TiDB's planner answers wrongly, or not at all, in their usual form. */
@TiDBTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@RealTiDB("MariaDB takes no outer columns in a derived table")
class SubqueryTest {
    private SessionFactory factory;

    /** Part 3 is empty, and of part 2 nothing but the name and the parent is known. */
    @BeforeAll
    void insertRows(TestDatabase database) {
        factory = database.sessionFactory(Part.class, Maker.class);
        factory.inTransaction(session -> {
            Part bolt = new Part(1, "bolt", 3, true);
            bolt.made = LocalDateTime.of(2025, 1, 1, 0, 0);
            bolt.opens = LocalTime.of(8, 0);
            bolt.label = new Label("x", 7, LocalDate.of(2025, 1, 2));
            Part nut = new Part(2, "nut", null, false);
            nut.parent = bolt;
            Part empty = new Part(3, null, null, null);
            Part screw = new Part(4, "screw", 4, false);
            screw.parent = bolt;
            screw.made = LocalDateTime.of(2026, 1, 1, 0, 0);
            screw.label = new Label("y", null, null);
            List.of(bolt, nut, empty, screw).forEach(session::persist);
        });
    }

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
    void distinctValuesOfTypesThatAreStoredInFewBytes() {
        assertThat(query("select distinct case when p.id < 4 then p.open end from Part p"))
                .containsExactlyInAnyOrder(row(true), row(false), row((Object) null));
        assertThat(query("select distinct coalesce(p.open, p.open), cast(coalesce(p.size, 0) as Float) from Part p"))
                .containsExactlyInAnyOrder(row(true, 3f), row(false, 0f), row(null, 0f), row(false, 4f));
        assertThat(ids("p.open in (select nullif(q.open, false) from Part q)")).containsExactly(1);
        assertThat(ids("p.open = any (select nullif(q.open, false) from Part q)"))
                .containsExactly(1);
        assertThat(query("select coalesce(p.open, p.open) from Part p where p.id < 4"
                        + " intersect select coalesce(p.open, p.open) from Part p where p.id > 3"))
                .containsExactly(row(false));
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

    @Test
    void aggregatesOfConstants() {
        assertThat(query("select every(1 = 0), min('x'), max(0), max('y'), min(1.5), sum(1), min(cast(null as String))"
                        + " from Part p"))
                .containsExactly(row(false, "x", 0, "y", 1.5, 4L, null));
        assertThat(query(
                        "select min('x'), min(0), min(case when p.id is not null then 7 end), min(local date 2025-01-01)"
                                + " from Part p group by p.name having max(0) = 0 and max('z') = 'z'"))
                .containsOnly(row("x", 0, 7, LocalDate.of(2025, 1, 1)));
        assertThat(factory.<Object[]>fromSession(session -> session.createSelectionQuery(
                                "select min(:zero), min(:text), max(:text), max(:zero) from Part p", Object[].class)
                        .setParameter("zero", 0)
                        .setParameter("text", "x")
                        .getSingleResult()))
                .containsExactly(0, "x", "x", 0);
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

    @Test
    void expressionsOfWhatIsGroupedBy() {
        assertThat(query("""
                        select p.label.text like 'x', p.label.weight + 1, p.label.text from Part p
                        group by p.label.text, p.label.weight having p.label.text is not null order by p.label.text""")).containsExactly(row(true, 8, "x"), row(false, null, "y"));
        assertThat(query("""
                        select year(p.made) + 1, count(*) from Part p group by year(p.made)
                        having year(p.made) > 2000 order by year(p.made) desc""")).containsExactly(row(2027, 1L), row(2026, 1L));
        assertThat(query("""
                        select p.label.weight, rank() over (order by p.label.weight desc),
                        sum(p.label.weight) over (partition by p.label.weight)
                        from Part p group by p.label.weight order by p.label.weight""")).containsExactly(row(null, 2L, null), row(7, 1L, 7L));
        assertThat(query("""
                        select count(*) from Part p group by p.made
                        having exists (select 1 from Part q where q.made > p.made)""")).containsExactly(row(1L));
        assertThat(query("""
                        select p.made from Part p group by p.made
                        having p.made not in (select p.made + q.size week from Part q where q.size is not null)
                        order by p.made"""))
                .containsExactly(row(LocalDateTime.of(2025, 1, 1, 0, 0)), row(LocalDateTime.of(2026, 1, 1, 0, 0)));
    }

    @Test
    void keysThatAreComputed() {
        assertThat(query("""
                        select 1 + case when p.size > 3 then p.size else 0 end, count(*) from Part p
                        group by case when p.size > 3 then p.size else 0 end
                        having case when p.size > 3 then p.size else 0 end >= 0
                        order by case when p.size > 3 then p.size else 0 end""")).containsExactly(row(1, 3L), row(5, 1L));
        assertThat(query("""
                        select 1 + case p.size when 3 then 2 else 0 end from Part p
                        group by case p.size when 3 then 2 else 0 end having case p.size when 3 then 2 else 0 end > 0""")).containsExactly(row(3));
        assertThat(query("select 1 - -p.size from Part p group by -p.size having -p.size > -4"))
                .containsExactly(row(4));
        assertThat(query("""
                        select nullif(p.open, true), count(*) from Part p group by nullif(p.open, true)
                        order by nullif(p.open, true)""")).containsExactly(row(null, 2L), row(false, 2L));
        assertThat(query("""
                        select p.size from Part p group by p.size
                        having (select p.size from Part q where p.size = 4 and q.id = 1) in (select q.size from Part q)""")).containsExactly(row(4));
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
    void aConditionOutsideOfAnAggregate() {
        assertThat(query("select (select count(*) from (select count(*) as n from Part q) d where p.id > 3) from Part p"
                        + " order by p.id"))
                .containsExactly(row(0L), row(0L), row(0L), row(1L));
        assertThat(query("with d as (select max(q.id) as n from Part q) select d.n from d d"
                        + " where case when 1 = 0 then 'x' end = 'x'"))
                .isEmpty();
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

    private List<Integer> ids(String condition) {
        return factory.fromTransaction(session -> session.createSelectionQuery(
                        "select p.id from Part p where " + condition + " order by p.id", Integer.class)
                .getResultList());
    }

    private List<List<Object>> query(String hql) {
        return factory.fromTransaction(
                session -> session.createSelectionQuery(hql, Object[].class).getResultList().stream()
                        .map(SubqueryTest::row)
                        .toList());
    }

    private static List<Object> row(Object... values) {
        return Arrays.asList(values);
    }

    @Entity(name = "Part")
    static class Part {
        @Id
        Integer id;

        String name;
        Integer size;
        Boolean open;
        LocalDateTime made;
        LocalTime opens;

        @JdbcTypeCode(SqlTypes.JSON)
        Label label;

        @ManyToOne
        Part parent;

        @ManyToOne
        Maker maker;

        protected Part() {}

        Part(int id, String name, Integer size, Boolean open) {
            this.id = id;
            this.name = name;
            this.size = size;
            this.open = open;
        }
    }

    @Entity(name = "Maker")
    static class Maker {
        @Id
        Integer id;
    }

    @Embeddable
    record Label(String text, Integer weight, LocalDate since) {}
}
