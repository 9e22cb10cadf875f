package org.tidewire.it.cratedb.query;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.testkit.junit.CrateDBTest;
import org.tidewire.testkit.junit.TestDatabase;

/** Queries that CrateDB would refuse, or answer otherwise, as Hibernate writes them. */
@CrateDBTest
class QueryTest {
    @Entity(name = "Guest")
    static class Guest {
        @Id
        int id;

        String name;
        Integer points;
        BigDecimal price;

        @ElementCollection
        @Column(nullable = false)
        Set<String> tags = new HashSet<>(Set.of("a", "x"));

        Guest() {}

        Guest(int id, String name, Integer points) {
            this.id = id;
            this.name = name;
            this.points = points;
            this.price = BigDecimal.valueOf(id);
        }
    }

    @Embeddable
    record Place(Integer line, Integer number) {}

    @Entity(name = "Seat")
    static class Seat {
        @EmbeddedId
        Place place;

        String name;

        Seat() {}

        Seat(int line, int number, String name) {
            this.place = new Place(line, number);
            this.name = name;
        }
    }

    private final SessionFactory factory;

    QueryTest(TestDatabase database) {
        factory = database.sessionFactory(Guest.class, Seat.class);
        factory.inTransaction(session -> List.of(new Guest(1, "a", 1), new Guest(2, "b", null), new Guest(3, null, 2))
                .forEach(session::persist));
        factory.inTransaction(
                session -> List.of(new Seat(1, 1, "a"), new Seat(1, 2, "b")).forEach(session::persist));
    }

    static Stream<Arguments> queries() {
        return Stream.of(
                // Rows.
                Arguments.of("select g.id from Guest g where (g.name, g.points) is distinct from (g.name, 1)", "2 3"),
                Arguments.of("select g.id from Guest g where (g.name, g.points) is not distinct from ('a', 1)", "1"),
                Arguments.of("select g.id from Guest g where not ((g.name, g.points) is distinct from ('a', 1))", "1"),
                Arguments.of(
                        "select g.id from Guest g where (g.name, g.points) is not distinct from (nullif(g.name, g.name), 2)",
                        "3"),
                Arguments.of(
                        "select (g.name, g.id) is distinct from ('a', 1) and g.id < 3 from Guest g order by g.id",
                        "false true false"),
                Arguments.of(
                        "select (g.name, g.id) <> ('a', 1) and g.id > 1 from Guest g order by g.id", "false true true"),
                // Derived tables.
                Arguments.of(
                        "select d.x || d.y from (select g.name as x, g.name as y from Guest g where g.id = 1) d", "aa"),
                Arguments.of(
                        "with d as (select g.points + 1 as x, g.points + 1 as y from Guest g) select e.x * e.y from d e"
                                + " where e.x > 2",
                        "9"),
                Arguments.of(
                        "select d.x + d.y from (select g.id as x, g.id as y from Guest g union all select 7 as x, 7 as y from"
                                + " Guest h where h.id = 1) d order by 1",
                        "2 4 6 14"),
                // A key of several columns, one of which is compared with null.
                Arguments.of("select g.name member of g.tags from Guest g order by g.id", "true false false"),
                Arguments.of("select g.id from Guest g where g.name not member of g.tags order by g.id", "2 3"),
                Arguments.of(
                        "select exists (select 1 from g.tags t where t = g.name or t = cast(g.points as String)) from Guest"
                                + " g order by g.id",
                        "true false false"),
                Arguments.of(
                        "select s.name from Seat s where s.place.line in (1, nullif(1, 1)) and s.place.number = 2",
                        "b"),
                Arguments.of("select s.name from Seat s where s.place.line in (1, null) and s.place.number = 2", "b"),
                Arguments.of(
                        "select count(s.name) from Guest g left join Seat s on s.place.line in (1, null) and s.place.number = 2",
                        "3"),
                Arguments.of(
                        "select count(*) from Seat s where s.place.line = 1 and s.place.number = nullif(1, 1)", "0"),
                // A column beside a window function.
                Arguments.of("select g.id + sum(g.id) over () from Guest g order by g.id", "7 8 9"),
                Arguments.of(
                        "select case when g.id > 1 then row_number() over (order by g.name) end from Guest g order by g.id",
                        "null 2 3"),
                Arguments.of("select g.id from Guest g order by g.points + sum(g.id) over () desc nulls last", "3 1 2"),
                // A column of the outer query in an aggregate.
                Arguments.of("select (select sum(h.id + g.id) from Guest h) from Guest g order by g.id", "9 12 15"),
                // An outer join beside tables without a condition.
                Arguments.of(
                        "select count(*) from Guest a join Guest b on a.id = b.points, Guest c left join Guest d on d.id = c.id + 1"
                                + " where d.id is null",
                        "2"),
                Arguments.of(
                        "select count(*) from Guest a join Guest b on a.id = b.points cross join Guest c left join Guest d on"
                                + " d.id = c.id + 1 where d.id is null",
                        "2"),
                Arguments.of("select count(*) from Guest a, Guest b, Guest c where a.id = b.id and b.id = c.id", "3"),
                // Decimals of different scales.
                Arguments.of(
                        "select nullif(cast(3 as BigDecimal(9,1)), cast(g.id as BigDecimal(9,2))) from Guest g order by g.id",
                        "3.0 3.0 null"),
                Arguments.of(
                        "select g.id from Guest g join Guest h on cast(g.id as BigDecimal(9,1)) = cast(h.id as BigDecimal(9,2)) order by 1",
                        "1 2 3"),
                Arguments.of(
                        "select g.id from Guest g, Guest h where cast(g.id as BigDecimal(9,1)) = h.id order by 1",
                        "1 2 3"),
                Arguments.of(
                        "select distinct cast(case g.id when 1 then 3.0bd else 3.00bd end as BigDecimal(9,2)) from Guest g",
                        "3.00"),
                Arguments.of("select g.id from Guest g where g.price in (3, 1, 9) order by g.id", "1 3"),
                Arguments.of("select g.id from Guest g where g.price not in (3, 1) order by g.id", "2"),
                Arguments.of(
                        "select g.id from Guest g where g.price in (select h.price - 2 from Guest h) order by g.id",
                        "1"),
                Arguments.of(
                        "select g.id from Guest g where g.price = any (select h.price - 2 from Guest h) or g.id = 9",
                        "1"),
                Arguments.of("select sum((g.price + 0.25bd) * (g.price + 0.25bd)) from Guest g", "17.1875"),
                Arguments.of("select sum(coalesce(g.price, 1) * 0.125bd) from Guest g", "0.75000"),
                Arguments.of("select sum(g.price * 0.125e0) from Guest g", "0.75"),
                Arguments.of("select sign(g.price - 1.75bd) from Guest g order by g.id", "-1 1 1"),
                Arguments.of(
                        "select cbrt(g.price - 1.875bd) between 0.49 and 0.51 from Guest g where g.id = 2", "true"),
                Arguments.of(
                        "select sum(0.5bd + case when g.id = 9 then 0.5bd else g.price * g.price end) from Guest g",
                        "15.5000"),
                // The floating point number -0.0.
                Arguments.of("select count(*) from Guest g where -(g.id * 0e0) = 0e0 and g.id * -0e0 = 0e0", "3"),
                // A subquery that is a condition.
                Arguments.of(
                        "select count(*) from Guest g join Guest h on h.id = g.id where cast('false' as Boolean) and g.name = 'a'",
                        "0"),
                // A subquery of two tables that are joined by what a column of the outer query gives.
                Arguments.of(
                        "select (select count(*) from Guest a, Guest b where a.id = coalesce(b.points, g.points)) from Guest g"
                                + " order by g.id",
                        "3 2 3"),
                // What the key of a group determines.
                Arguments.of("select g.name from Guest g group by g.id order by g.points desc nulls last", "null a b"),
                Arguments.of("select g.id from Guest g group by g.id having upper(g.name) = 'B'", "2"),
                Arguments.of(
                        "select g.name || max(t) from Guest g join g.tags t group by g.id having g.name is not null order by 1",
                        "ax bx"),
                Arguments.of("select s.name from Seat s group by s.place order by s.place.number", "a b"),
                Arguments.of("select s.name from Seat s group by s.place.line, s.place.number order by 1", "a b"),
                // Months.
                Arguments.of(
                        "select cast(local date 2024-02-29 - 23 quarter as String) from Guest g where g.id = 1",
                        "2018-05-29"),
                Arguments.of(
                        "select cast(local date 2024-12-31 + (g.id + 12) month as String) from Guest g order by g.id",
                        "2026-01-31 2026-02-28 2026-03-31"),
                Arguments.of(
                        "select position('b' in (g.name || 'b')) from Guest g where g.id < 3 order by g.id", "2 1"),
                // Null and the rows of no subquery.
                Arguments.of(
                        "select g.points in (select h.points from Guest h where h.id > 9) from Guest g order by g.id",
                        "false false false"),
                Arguments.of(
                        "select g.id from Guest g where g.id = 9 or g.points = any (select h.points from Guest h)"
                                + " order by g.id",
                        "1 3"),
                Arguments.of(
                        "select g.id from Guest g where not (g.points in (select h.points from Guest h where h.id > 9))"
                                + " order by g.id",
                        "1 2 3"));
    }

    /** The driver has to be told a type for each null. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select count(*) from Guest g where :p is null",
                "select count(coalesce(:p, g.id)) from Guest g",
                "select count(*) from Guest g where (g.id, :p) is not distinct from (g.id, nullif(g.id, g.id))"
            })
    void aNullThatTheQueryGivesNoType(String hql) {
        Long found = factory.fromSession(session -> session.createSelectionQuery(hql, Long.class)
                .setParameter("p", null)
                .getSingleResult());
        assertThat(found).isEqualTo(3);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("queries")
    void hasTheRowsOfSql(String hql, String rows) {
        List<Object> found = factory.fromSession(
                session -> session.createSelectionQuery(hql, Object.class).getResultList());
        assertThat(found.stream().map(String::valueOf)).containsExactly(rows.split(" "));
    }
}
