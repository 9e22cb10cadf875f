package org.tidewire.it.databend.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Duration;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

/** Queries at which Databend's planner fails, or ends the connection, without a hint or another spelling. */
@DatabendTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlannerTest {
    @Embeddable
    static class Notes {
        String title;
        Double score;
    }

    @Entity(name = "Visit")
    static class Visit {
        @Id
        int id;

        Integer guests;
        Short small;
        Double weight;
        String name;
        LocalDateTime begun;
        LocalTime wakes;
        Duration stay;
        byte[] data;

        @JdbcTypeCode(SqlTypes.JSON)
        Notes notes;

        @ManyToOne
        Visit before;
    }

    private static final LocalDateTime BEGUN = LocalDateTime.of(2025, 1, 1, 12, 0);

    private SessionFactory factory;

    @BeforeAll
    void insertRows(TestDatabase database) {
        factory = database.sessionFactory(Visit.class);
        factory.inTransaction(session -> {
            Visit last = null;
            for (int id = 1; id <= 3; id++) {
                Visit visit = new Visit();
                visit.id = id;
                visit.guests = id;
                visit.small = (short) 1;
                visit.weight = id - 1.5;
                visit.name = id == 3 ? "a" : "b";
                visit.begun = BEGUN.plusHours(id);
                visit.wakes = LocalTime.of(6, id);
                visit.stay = Duration.ofHours(2);
                visit.data = new byte[] {(byte) (id % 2)};
                visit.notes = new Notes();
                visit.notes.title = "n" + id;
                visit.notes.score = 0.5 * id;
                visit.before = last;
                session.persist(visit);
                last = visit;
            }
            Visit none = new Visit();
            none.id = 4;
            session.persist(none);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "where least(2, v.guests - v.small) >= (select min(w.guests) from Visit w where w.name = v.name) | 2",
                "where mod(v.id - 1, v.guests - 5) = (select count(*) from Visit w where w.guests < v.guests) | 1,2",
                "where case when v.id > 1 then v.guests - v.small else 7 end = (select max(w.id) from Visit w where w.id < v.id) | 2,3",
                "where coalesce(v.weight - v.guests, 5) < (select max(w.id) from Visit w where w.name = v.name) | 1,2,3",
                "where (select count(*) from Visit w where w.name <> 'x') = 3 and (select count(*) from Visit w) = 4 | 1,2,3,4",
                "join Visit t on t.id = v.id join v.before b where b.id < v.id and v.before.id <> v.id | 2,3",
                "join Visit t on t.id = v.id join Visit b on b.id = v.guests where v.guests + 1 > v.id | 1,2,3",
                "join Visit t on t.id = v.id join Visit b on b.id = v.guests where v.guests between v.id and 9 | 1,2,3",
                "left join v.before b on v.name = v.name join Visit c on c.guests = v.guests | 1,2,3",
                "left join v.before b where 1.50bd * round(3.5bd / b.id, 2) > 5 | 2",
                "join Visit b on 1 = 0 right join Visit c on c.id = v.id where v.id is not null |",
                "join v.before b cross join Visit x join Visit c on c.id = v.before.id and c.id = b.guests + 0 where x.id = 1 | 2,3",
                "where exists (select 1 from Visit w where w.notes.score = v.weight) | 2,3",
                "join v.before b where (v.id = 2 or not exists (select 1 from Visit w)) and exists (select 1 from Visit w where w.id = 3) | 2",
                "where (select case when w.data = v.data then w.notes.title else 'x' end from Visit w where w.id = 1) = 'n1' | 1,3",
                "where 'b' like (select min(w.name) from Visit w where w.id < v.id and 'b' like w.name) | 2,3,4",
                "left join v.before b where nullif(cast(null as String), 'x') = 'y' group by v.id having v.id > 9 |",
                "left join v.before b where coalesce(concat(b.name, 'x'), 'y') = 'y' | 1,4",
                "left join v.before b where case when v.id > 2 then concat(b.name, 'x') else 'y' end = 'bx' | 3",
                "where not exists (select 1 from Visit w where w.guests <> cast(null as Integer) and v.guests > 1) | 1,2,3,4",
                "where v.guests not in (select 1 from Visit w where w.weight < nullif(1, 1) and w.id > v.id) | 1,2,3,4",
                "where v.guests > all (select w.guests from Visit w where w.name like null and w.id < v.id) | 1,2,3,4",
                "where not exists (select 1 from Visit w where w.id = v.id and w.small = null and v.guests > 1) | 1,2,3,4",
                "where not exists (select 1 from Visit w where w.id = v.id + cast(null as Integer) and v.guests > w.id) | 1,2,3,4",
                "full join Visit w on w.guests > cast(null as Integer) and v.guests > w.guests where v.id is not null | 1,2,3,4",
                "where (v.guests, (select count(*) from Visit w), v.name) in ((2, 4L, 'b'), (v.small, 4L, v.name)) | 1,2",
                "join (select coalesce(1, (select min(w.id) from Visit w)) as one, o.id as id from Visit o) d on d.id = v.id where 1 > cast(null as Integer) |",
                "left join v.before b where (select max(w.id) from Visit w where coalesce(nullif(b.name, w.notes.title), 'n') <> 'b') > 3 | 1,4",
                "where v.name = 'b' and (select max(w.id) from Visit w) = 0 or v.guests > v.small and (select min(w.id) from Visit w) = 1 | 2,3",
                "join v.before b where cast(v.notes.title as String) like '%2' and (select max(w.id) from Visit w) > (select min(w.id) from Visit w) | 2",
                "join v.before b where cast(v.name as String) not like 'c%b' and (select max(w.id) from Visit w) > (select min(w.id) from Visit w) | 2,3",
                "left join v.before b where case when v.id > 2 then b.guests - v.guests else 0 end = -1 | 3",
                "left join v.before b where b.begun + 3600 second = v.begun | 2,3",
                "left join v.before b where b.begun + 0.5 day > v.begun | 2,3",
                "left join v.before b where b.begun + b.stay > v.begun | 2,3",
                "left join v.before b where v.begun - b.stay < b.begun | 2,3",
                "left join v.before b where not (b.begun + b.stay < v.begun) | 2,3",
                "left join v.before b where b.stay + b.stay > v.stay | 2,3",
                "left join v.before b where truncate(b.begun, minute) < v.begun | 2,3",
                "left join v.before b where b.begun - 1 second is null | 1,4",
                "where (select count(*) from Visit w where w.data = v.data) = 2 | 1,3",
                "where (select max(w.id) from Visit w where v.data is null and w.id < v.id) = 3 | 4",
                "where cast(null as LocalDateTime) + v.guests second is null | 1,2,3,4",
                "where cast(null as LocalDateTime) - v.stay is not distinct from v.begun | 4",
                "where cast(null as LocalTime) - v.guests second is null and v.wakes + 60 second > local time 06:02:30 | 2,3",
                "where coalesce(case when v.notes.score > 0 then cast(null as String) end, nullif(cast(null as String), v.name), 'x') = 'x' | 1,2,3,4",
                "where case when v.guests > 1 then cast(null as Short) end <= 0 |",
                "where not (case v.guests when 1 then cast(null as String) end > 'a') |",
                "where nullif(cast(null as Integer), v.guests) = 0 |",
                "join Visit w on case when w.guests > 1 then cast(null as Short) end <= 0 |",
                "right join Visit w on 1 = 1 where case when w.guests > 1 then cast(null as Short) end <= 0 |",
                "where coalesce(0, 1 / 0) = 1 |",
                "join Visit w on false where v.name not in (select x.name from Visit x where x.id = w.id) and v.guests not in (select x.guests from Visit x where x.before = w) |",
                "left join v.before b join Visit c on 1 = 1 right join Visit d on 1 = 1 where (c.id * d.id) <> all (select distinct 2 from Visit w where w.name <> b.name) and v.id = 3 and c.id = 3 and d.id = 2 | 3",
                "group by v.id having coalesce(0, 1 / 0) = 1 |",
                "group by v.id having case when count(*) > 0 then cast(null as Short) end <= 0 |",
                "left join Visit w on 1 = 1 left join w.before b join v.before o where coalesce(v.guests - o.guests, 0) < 9 and b.name not like 'a%' and w.id = 3 | 2,3",
                "where nullif((select v.small from Visit w where w.name like 'b%' order by w.id limit 1), 0) > 0 | 1,2,3",
                "join v.before b join Visit c on c.id = b.id where v.id + b.id = c.id + 100 |",
                "join v.before b join Visit c on c.id = b.guests where v.id + b.id in (c.id * 3) | 2",
                "join v.before b join Visit c on c.id = b.id and coalesce(v.name, b.name) = concat(c.name, 'x') |",
                "where (select count(*) from Visit w where w.name <> 'x') = 3 and (select count(*) from Visit w) = 4 and v.before.id in (select w.before.id from Visit w) | 2,3",
                "where (select min('b') from Visit w where v.weight >= 0.5d) like v.name escape '$' | 2",
                "where (select max(w.id) from Visit w) > coalesce((select 9 from Visit x where x.id = 77), v.id) or v.id > 9 | 1,2,3",
                "join Visit b on b.id = v.id where (select min(w.guests) from Visit w) < 0 and (v.guests, b.guests) >= (b.small, 0) |",
                "where v.weight = any (select w.weight from Visit w where 1 = 0 order by w.id limit 1) |",
                "where v.guests = any (select w.guests from Visit w where w.small = cast(null as Short) order by w.id limit 1) |",
                "left join Visit b on 1 = 1 join Visit c on b.guests = c.guests where case when b.begun = v.begun then cast(null as Integer) end in (c.guests, 3) |",
                "where (select max(w.name) from Visit w where (v.begun - v.id second) not between local datetime 2020-01-01 00:00:00 and v.begun) is not null |",
                "join Visit t on t.id = v.id where not (v.guests = 0 and v.guests = 3) | 1,2,3",
                "join Visit t on t.id = v.id and not ((v.guests, v.guests) = (0, 3)) | 1,2,3",
                "join Visit t on t.id = v.id where not (v.guests in (0) and v.guests + 1 = 3 or v.guests = 3) | 1,2",
                "join Visit t on t.id = v.id where case when v.guests = 0 and v.guests = 3 then 1 when not (v.guests = 0 and v.guests = 3) then 2 else 3 end = 3 | 4",
                "where not (v.name = 'a' and v.name = 'b') and exists (select 1 from Visit w where w.before = v or w.id = 1 and v.id > 2) | 1,2,3",
                "left join v.before b left join Visit c on c.id = 1 and b.guests = v.small join Visit t on t.id = v.id | 1,2,3,4",
                "where case when exists (select 1 from Visit w where 1 = 0) then false else true end in (false, false) |",
                "where (exists (select 1 from Visit w where 1 = 0) or exists (select 1 from Visit x where x.id = 9)) |",
                "where (select min(0) from Visit w where v.begun is not null) is null | 4",
                "where (select min(0) from Visit w where v.begun between v.begun and local datetime 2030-01-01 00:00:00) is null | 4",
                "where (select count(*) from Visit w join Visit x on x.id = w.id and v.begun is not null) = 0 | 4",
                "where 3 not in (select 4 from Visit w union select nullif(5, 6) from Visit w) | 1,2,3,4",
                "where 3 not in (select 4 from Visit w union select nullif(5, 6) from Visit w group by w.name) | 1,2,3,4",
                "where 3 not in (select 4 from Visit w union select nullif(5, 5) from Visit w) |",
                "join (select x.id as id, (select max(w.guests) from Visit w where w.id = x.id) as most from Visit x) y on y.id = v.id where greatest(2, y.most) = 2 | 1,2"
            })
    void aConditionIsComputedByItsOwnTypes(String rest, String ids) {
        assertThat(ids("select v.id from Visit v " + rest)).isEqualTo(numbers(ids));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cast(cast(null as LocalTime) as String)",
                "cast(cast(null as LocalDateTime) as String)",
                "cast(cast(null as LocalTime) as LocalDateTime)",
                "cast(cast(null as String) as String(2))",
                "cast(cast(null as String) as Character)"
            })
    void nullsAreOneRowOfDistinctRows(String value) {
        List<Object[]> rows = factory.fromSession(
                session -> session.createSelectionQuery("select distinct " + value + ", 1 from Visit v", Object[].class)
                        .getResultList());

        assertThat(rows).hasSize(1);
    }

    @Test
    void aParameterIsNoNullOfAUnion() {
        List<Integer> ids = factory.fromSession(session -> session.createSelectionQuery(
                        "select v.id from Visit v where :other not in (select :value from Visit w union select :value from Visit w) order by v.id",
                        Integer.class)
                .setParameter("other", (short) 1)
                .setParameter("value", (short) 0)
                .getResultList());

        assertThat(ids).containsExactly(1, 2, 3, 4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v.guests = 1 and v.guests = 2",
                "v.id is null",
                "v.guests > 5 and v.guests < 3",
                "1 = 0",
                "(v.begun, 0) = (v.begun, 1)"
            })
    void contradictingConditionsBesideSelectedSubqueriesFindNothing(String condition) {
        List<?> rows = factory.fromSession(session -> session.createSelectionQuery(
                        "select v.id, exists (select 1 from Visit w where w.name = v.name), exists (select 1 from Visit x) from Visit v where "
                                + condition,
                        Object[].class)
                .getResultList());

        assertThat(rows).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "group by v.weight having -v.weight < 0 | 2",
                "group by v.weight having -v.weight < -1 | 1",
                "group by v.weight having not (1 - v.weight < 1) | 1",
                "group by v.weight having v.weight * v.weight < 1 | 2",
                "group by -v.weight having -v.weight > 0 | 1",
                "group by v.name having -sum(v.weight) < 0 | 1"
            })
    void groupsAreFoundByFloatArithmetic(String rest, int groups) {
        List<?> rows = factory.fromSession(
                session -> session.createSelectionQuery("select count(*) from Visit v " + rest, Long.class)
                        .getResultList());

        assertThat(rows).hasSize(groups);
    }

    @Test
    void aSelectedSubqueryBesideOneInTheConditionOfAJoinThatIsFalse() {
        List<?> rows = factory.fromSession(session -> session.createSelectionQuery(
                        "select exists (select 1 from Visit w where not exists (select 1 from Visit x where x.before = w)) from Visit v join Visit u on 1 = 1 and not (1 = 1) and not exists (select 1 from Visit y where y.id = v.id)",
                        Boolean.class)
                .getResultList());

        assertThat(rows).isEmpty();
    }

    @Test
    void aSelectedSubqueryIsComputedByItsOwnTypes() {
        List<Object[]> rows = factory.fromSession(session -> session.createSelectionQuery(
                        "select v.guests, (select (select min(w.begun) from Visit w where u.guests < 3) from Visit u where 'b' < case when 1 = 1 then concat(u.before.name, u.name) else upper('a') end order by u.id limit 1) from Visit v group by v.guests",
                        Object[].class)
                .getResultList());

        assertThat(rows).hasSize(4).allSatisfy(row -> assertThat(row[1]).isEqualTo(BEGUN.plusHours(1)));
    }

    @Test
    void aTimeThatIsNullInAFunctionOfASubqueryIsNull() {
        assertThat(values(
                        "(select w.begun from Visit w where w.id = greatest(v.guests, extract(minute from v.begun)))"))
                .containsExactly(BEGUN.plusHours(1), BEGUN.plusHours(2), BEGUN.plusHours(3), null);
        assertThat(values("(select min(w.id) from Visit w where 'x' like v.name or v.begun is not null)"))
                .containsExactly(1, 1, 1, null);
        assertThat(values("(select min(w.id) from Visit w where cast(v.guests as String) = format(v.begun as 'd'))"))
                .containsExactly(1, null, null, null);
    }

    private List<Object> values(String selected) {
        return factory.fromSession(session -> session.createSelectionQuery(
                        "select " + selected + " from Visit v order by v.id", Object.class)
                .getResultList());
    }

    @Test
    void anEntityWithADocumentIsGroupedBy() {
        List<Object[]> rows = factory.fromSession(session -> session.createSelectionQuery(
                        "select v.before, count(*) from Visit v group by v.before order by max(v.id)", Object[].class)
                .getResultList());

        assertThat(rows).hasSize(2);
        assertThat(((Visit) rows.get(1)[0]).notes.title).isEqualTo("n2");
        assertThat(ids("select v.id from Visit v group by v having max(v.guests) > 1"))
                .isEqualTo(List.of(2, 3));
    }

    @Test
    void anAggregateTakesASubquery() {
        Object[] counts = factory.fromSession(session -> session.createSelectionQuery(
                        "select count(*) filter (where v.guests > 1), count(v.id) filter (where exists (select 1 from Visit w where exists (select 1 from Visit x where x.before = w))) from Visit v",
                        Object[].class)
                .getSingleResult());

        assertThat(counts).containsExactly(2L, 4L);
    }

    /** The engine makes no aggregate of what it finds to be null: each row was one of the result. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "max(v.guests + :none), -1",
                "min(distinct :none * v.guests), -1",
                "max(nullif(1, 1)), -1",
                "avg(v.guests * :none), -1.0",
                "max(case when v.id > 2 then cast(null as Integer) end), -1",
                "max(v.guests + :none) filter (where v.id > 1), -1",
                "every(v.guests > :none), false",
                "max(concat(v.name, cast(null as String))), 'x'",
                "listagg(concat(v.name, cast(null as String)), ',') within group (order by v.id), 'x'"
            })
    void anAggregateOfNullsIsOne(String arguments) {
        String expected = arguments.substring(arguments.lastIndexOf(", ") + 2).replace("'", "");
        for (String hql : List.of(
                "select coalesce(" + arguments + ") from Visit v",
                "select (select coalesce(" + arguments + ") from Visit v) from Visit o where o.id = 1")) {
            List<?> rows = factory.fromSession(session -> {
                var query = session.createSelectionQuery(hql, Object.class);
                if (hql.contains(":none")) {
                    query.setParameter("none", null, Integer.class);
                }
                return query.getResultList();
            });
            assertThat(rows).extracting(Object::toString).containsExactly(expected);
        }
    }

    /** A count is never null, also where the outer row lets none pass. */
    @Test
    void aCountOfAConstantIsDistinct() {
        List<Long> counts = factory.fromSession(session -> session.createSelectionQuery(
                        "select distinct (select count(case when 1 = 1 then 0 end) + 1 from Visit w where v.guests > 2) from Visit v",
                        Long.class)
                .getResultList());
        assertThat(counts).containsExactlyInAnyOrder(1L, 5L);
    }

    /** A derived table without a column that the engine has to compute. */
    @Test
    void aConditionIsKeptBesideConstants() {
        List<Integer> rows = factory.fromSession(session -> session.createSelectionQuery(
                        "select 1 from (select coalesce(1, (select min(w.id) from Visit w)) as one from Visit o) d where 1 > cast(null as Integer)",
                        Integer.class)
                .getResultList());
        assertThat(rows).isEmpty();
    }

    @Test
    void mutationsAreHintedToo() {
        factory.inTransaction(session -> {
            assertThat(session.createMutationQuery(
                                    "update Visit v set v.small = 2 where least(9, v.guests - v.small) >= (select min(w.guests) from Visit w where w.name = v.name)")
                            .executeUpdate())
                    .isEqualTo(1);
            assertThat(session.createMutationQuery(
                                    "delete from Visit v where least(9, v.guests - v.small) < (select min(w.guests) from Visit w where w.name = v.name)")
                            .executeUpdate())
                    .isEqualTo(3);
            session.getTransaction().markRollbackOnly();
        });
    }

    private List<Integer> ids(String hql) {
        return factory.fromSession(session -> session.createSelectionQuery(hql, Integer.class).getResultList().stream()
                .sorted()
                .toList());
    }

    private static List<Integer> numbers(String ids) {
        return ids == null
                ? List.of()
                : Arrays.stream(ids.split(",")).map(Integer::valueOf).toList();
    }

    @Test
    void aSubqueryByAnAttributeOfADocumentBesideAWindowIsRefused() {
        String hql =
                "select row_number() over (order by v.id), (select count(*) from Visit w where w.name = v.notes.title)"
                        + " from Visit v";
        assertThatThrownBy(() -> factory.inSession(session ->
                        session.createSelectionQuery(hql, Object[].class).getResultList()))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("a subquery beside a window function");
    }
}
