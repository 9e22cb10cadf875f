package org.tidewire.it.tidb.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TiDBTest;

/** Groups and aggregates that TiDB's planner answers wrongly, or not at all, in their usual form. */
@TiDBTest
@RealTiDB("MariaDB takes no outer columns in a derived table")
class GroupingTest extends PartQueries {
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
    void averagesOfGreatNumbers() {
        String number = "case p.id when 1 then -9223372036854775807L when 3 then null else 4611686018427387905L end";
        assertThat(query("select avg(" + number + "), avg(" + number + ") / 3 from Part p"))
                .containsExactly(row(1.0, 1.0 / 3));
        assertThat(query("select p.id, avg(" + number + ") over (partition by 2L) from Part p order by p.id"))
                .containsExactly(row(1, 1.0), row(2, 1.0), row(3, 1.0), row(4, 1.0));
    }

    @Test
    void aParameterIsNoPosition() {
        assertThat(factory.<List<Object[]>>fromSession(session -> session.createSelectionQuery(
                                "select p.open, sum(p.size) from Part p where p.open is not null group by :p, p.open"
                                        + " order by :p, p.open",
                                Object[].class)
                        .setParameter("p", 2)
                        .getResultList()))
                .containsExactly(new Object[] {false, 4L}, new Object[] {true, 3L});
    }

    @Test
    void subqueriesInWindows() {
        assertThat(query("select max(p.id) over (partition by (select q.id from Part q where q.id = p.size)), p.size"
                        + " from Part p order by p.id"))
                .containsExactly(row(1, 3), row(3, null), row(3, null), row(4, 4));
        assertThat(query("select max(p.id) over (partition by (select max(q.id) from Part q)) from Part p"))
                .containsOnly(row(4));
    }

    /** Hibernate reads the id of an association from the table that refers to it, which is not grouped by (error 1055). */
    @Test
    void theIdOfAnAssociationThatIsGroupedBy() {
        assertThat(query("select p.parent.name, count(*), p.parent.id + 1 from Part p group by p.parent"
                        + " having p.parent.id > 0 order by p.parent.id"))
                .containsExactly(row("bolt", 2L, 2));
        assertThat(query("select q.name, max(p.parent.id) from Part p join p.parent q group by q"
                        + " order by p.parent.id desc, max(p.parent.id)"))
                .containsExactly(row("bolt", 1));
    }

    /** TiDB takes it for one of the outer query, which then has one row. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "max(p.size)",
                "sum(case when p.size > 3 then p.size else 1 end)",
                "case when max(p.size) > 1 then 1 else 0 end"
            })
    void anAggregateOfOuterColumnsInAQueryThatGroupsIsRefused(String aggregate) {
        assertThatThrownBy(() -> query("select p.id, (select " + aggregate
                        + " from Part q where q.id = p.id group by q.id) from Part p"))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("an aggregate function in a subquery that has columns of the outer query only");
        assertThat(query("select p.id, (select max(p.size + 0 * q.id) from Part q where q.id = p.id group by q.id)"
                        + " from Part p order by p.id"))
                .containsExactly(row(1, 3), row(2, null), row(3, null), row(4, 4));
    }

    /** TiDB's own cast cuts in a query only, and is an error in a change (1406). */
    @Test
    void aCastCutsInAChangeToo() {
        String cut = "cast(p.name as String(2)) || cast(p.name as Character) || cast(p.size as String(1))";
        factory.inTransaction(session -> {
            session.createMutationQuery("update Part p set p.name = " + cut + " where p.size is not null")
                    .executeUpdate();
            session.createMutationQuery(
                            "insert into Part (id, name) select p.id + 10, cast(p.made as String(4)) from Part p where p.id = 1")
                    .executeUpdate();
            assertThat(session.createMutationQuery(
                                    "delete from Part p where cast(p.label.text as Character) = 'y' and cast(p.open as String(2)) = 'fa'")
                            .executeUpdate())
                    .isEqualTo(1);
            assertThat(session.createSelectionQuery(
                                    "select p.name from Part p where p.id in (1, 11) order by p.id", String.class)
                            .getResultList())
                    .containsExactly("bob3", "2025");
            session.getTransaction().markRollbackOnly();
        });
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

    @Test
    void aConditionOutsideOfAnAggregate() {
        assertThat(query("select (select count(*) from (select count(*) as n from Part q) d where p.id > 3) from Part p"
                        + " order by p.id"))
                .containsExactly(row(0L), row(0L), row(0L), row(1L));
        assertThat(query("with d as (select max(q.id) as n from Part q) select d.n from d d"
                        + " where case when 1 = 0 then 'x' end = 'x'"))
                .isEmpty();
    }
}
