package org.tidewire.it.databend.query;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.cfg.QuerySettings;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

/**
 * Conditions on columns that are never null, beside outer joins. To see whether the join may become an inner one, Databend computes such a
 * condition with nulls for all columns, and fails where a cast gives a type that has no null (1006).
 */
@DatabendTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NotNullColumnTest {
    @Embeddable
    static class Notes {
        String title;
        int pages;
    }

    @Entity(name = "Trip")
    static class Trip {
        @Id
        int id;

        short small;
        long big;
        float ratio;
        double weight;
        boolean open;
        char letter;

        @Column(nullable = false)
        BigDecimal price;

        @Column(nullable = false)
        String name;

        @Column(nullable = false)
        UUID code;

        @Column(nullable = false)
        byte[] data;

        @Column(nullable = false)
        LocalDate day;

        @Column(nullable = false)
        LocalTime wakes;

        @Column(nullable = false)
        LocalDateTime begun;

        @Column(nullable = false)
        Instant at;

        @Column(nullable = false)
        Duration stay;

        @Column(nullable = false)
        int[] seats;

        @Column(nullable = false)
        @JdbcTypeCode(SqlTypes.JSON)
        Notes notes;
    }

    @Entity(name = "Stop")
    static class Stop {
        @Id
        int id;

        @ManyToOne
        Trip trip;
    }

    private SessionFactory factory;

    @BeforeAll
    void insertRows(TestDatabase database) {
        factory = database.sessionFactory(Map.of(QuerySettings.JSON_FUNCTIONS_ENABLED, true), Trip.class, Stop.class);
        factory.inTransaction(session -> {
            Trip trip = new Trip();
            trip.id = 1;
            trip.small = 2;
            trip.big = 3;
            trip.ratio = 1.5f;
            trip.weight = 2.5;
            trip.open = true;
            trip.letter = 'c';
            trip.price = new BigDecimal("4.50");
            trip.name = "12";
            trip.code = new UUID(1, 2);
            trip.data = new byte[] {1, 2};
            trip.day = LocalDate.of(2025, 3, 4);
            trip.wakes = LocalTime.of(6, 7, 8);
            trip.begun = LocalDateTime.of(2025, 3, 4, 5, 6, 7);
            trip.at = Instant.parse("2025-03-04T05:06:07Z");
            trip.stay = Duration.ofHours(2);
            trip.seats = new int[] {1, 2};
            trip.notes = new Notes();
            trip.notes.title = "t";
            trip.notes.pages = 7;
            session.persist(trip);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cast(t.small as String) = '2'",
                "cast(t.small as Double) = 2",
                "2 * t.stay > t.stay",
                "cast(t.big as Integer) = 3",
                "cast(t.weight as BigDecimal(10, 2)) = 2.5",
                "cast(t.open as String) = 'true'",
                "cast(t.open as Integer) = 1",
                "cast(t.letter as String) = 'c'",
                "cast(t.name as Integer) = 12",
                "cast(t.name as String(1)) = '1'",
                "cast(t.name as Character) = '1'",
                "cast(t.code as String) = '00000000-0000-0001-0000-000000000002'",
                "cast(t.data as Binary(1)) is not null",
                "cast(t.day as String) = '2025-03-04'",
                "cast(t.day as LocalDateTime) = datetime 2025-03-04 00:00:00",
                "cast(t.wakes as String) = '06:07:08'",
                "cast(t.begun as String) = '2025-03-04 05:06:07'",
                "cast(t.begun as LocalDate) = date 2025-03-04",
                "cast(t.begun as LocalTime) = time 05:06:07",
                "t.small / 2 = 1",
                "t.big / 2 = 1",
                "4 / t.small = 2",
                "6 / t.big = 2",
                "t.big * t.big * t.small = 18",
                "t.big * t.big = 9",
                "t.small % 2 = 0",
                "t.price * 2 = 9",
                "t.price * t.price * t.price > 90",
                "t.price / 2 > 2",
                "t.weight / 2 > 1",
                "t.ratio + 1 = 2.5",
                "-t.small = -2",
                "abs(t.price) = 4.5",
                "round(t.price, 1) = 4.5",
                "round(t.weight, 0) >= 2",
                "floor(t.weight) = 2",
                "ceiling(t.price) = 5",
                "sqrt(t.big) > 1",
                "power(t.small, 2) = 4",
                "mod(t.big, 2) = 1",
                "sign(t.price) = 1",
                "greatest(t.small, t.big) = 3",
                "least(t.price, t.weight) = 2.5",
                "coalesce(t.small, 1) = 2",
                "nullif(t.small, 1) = 2",
                "t.name || 'x' = '12x'",
                "upper(t.name) = '12'",
                "length(t.name) = 2",
                "substring(t.name, 2) = '2'",
                "overlay(t.name placing 'x' from 1 for 1) = 'x2'",
                "locate('2', t.name) = 2",
                "replace(t.name, '1', '2') = '22'",
                "trim(t.name) = '12'",
                "lpad(t.name, 3) = ' 12'",
                "left(t.name, 1) = '1'",
                "repeat(t.name, 2) = '1212'",
                "t.name like '1%'",
                "t.name ilike '1%'",
                "t.name like t.name",
                "t.name like '1%' escape '!'",
                "hex(t.data) = '0102'",
                "t.data = t.data",
                "extract(year from t.day) = 2025",
                "extract(day of year from t.day) > 1",
                "extract(week from t.day) > 1",
                "extract(epoch from t.begun) > 1",
                "extract(second from t.begun) = 7",
                "extract(hour from t.wakes) = 6",
                "extract(second from t.wakes) = 8",
                "extract(date from t.begun) = date 2025-03-04",
                "extract(time from t.begun) = time 05:06:07",
                "trunc(t.begun, day) = datetime 2025-03-04 00:00:00",
                "trunc(t.begun, hour) = datetime 2025-03-04 05:00:00",
                "trunc(t.day, month) = date 2025-03-01",
                "format(t.begun as 'yyyy') = '2025'",
                "t.day + 1 day = date 2025-03-05",
                "t.begun + 1 second > t.begun",
                "t.begun + t.stay > t.begun",
                "t.begun - t.stay < t.begun",
                "t.wakes + 1 hour = time 07:07:08",
                "t.stay + 1 hour > t.stay",
                "t.stay by hour = 2",
                "(t.begun - t.begun) < 1 hour",
                "(t.begun - datetime 2025-03-04 00:00:00) by second > 1",
                "(t.day - date 2025-03-01) by day = 3",
                "(t.at - t.at) by second = 0",
                "(local datetime - t.begun) by day > 1",
                "t.day < local date",
                "t.at < instant",
                "array_length(t.seats) = 2",
                "array_contains(t.seats, 1)",
                "t.seats = t.seats",
                "t.notes.title = 't'",
                "t.notes.pages = 7",
                "t.notes.pages + 1 = 8",
                "t.notes = t.notes",
                "t.open",
                "not (t.open = false)",
                "case when cast(t.small as String) = '2' then 1 else 0 end = 1",
                "cast(t.small as String) in ('2', '3')",
                "cast(t.small as String) between '1' and '3'",
                "(cast(t.small as String), 1) = ('2', 1)",
                "not (cast(t.small as String) = '3')",
                "cast(t.small as String) is not distinct from '2'",
            })
    void aConditionBesideAnOuterJoinIsComputed(String condition) {
        for (String query : List.of(
                "select t.id from Trip t left join Stop s on s.trip = t where ",
                "select t.id from Stop s right join Trip t on s.trip = t where ",
                "select t.id from Trip t left join Stop s on s.trip = t join Trip u on u.id = t.id and ",
                "select t.id from Trip t join Trip u on u.id = t.id left join Stop s on s.trip = t where ",
                "select x.id from (select t.id id from Trip t left join Stop s on s.trip = t where %s) x",
                "select v.id from Trip v where exists (select 1 from Trip t left join Stop s on s.trip = t where v.id = t.id and %s)",
                "select t.id from Trip t where (select count(s.id) from Stop s where s.trip = t) = 0 and ")) {
            String hql = query.contains("%s") ? query.formatted(condition) : query + condition;
            List<Integer> found = factory.fromSession(
                    session -> session.createSelectionQuery(hql, Integer.class).getResultList());
            assertThat(found).as(hql).containsExactly(1);
        }
    }

    /** The engine moves these conditions below what stands between them and the join. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select t.small from Trip t left join Stop s on s.trip = t group by t.small having cast(t.small as String) = '2'",
                "select x.a from (select t.small a from Trip t left join Stop s on s.trip = t) x where cast(x.a as String) = '2'",
                "select cast(x.b as Integer) from (select cast(t.small as String) b from Trip t left join Stop s on s.trip = t) x where x.b = '2'",
                "with x as (select t.small a from Trip t left join Stop s on s.trip = t) select y.a from x y where cast(y.a as String) = '2'",
                "select t.small from Trip t where cast(t.small as String) = '2' order by (select max(s.id) from Stop s where s.trip = t)",
                "select coalesce((select max(s.id) from Stop s where s.trip = t), 2) from Trip t where cast(t.small as String) = '2'"
            })
    void aConditionThatTheEngineMovesIsComputed(String hql) {
        List<Object> rows = factory.fromSession(
                session -> session.createSelectionQuery(hql, Object.class).getResultList());
        assertThat(rows).extracting(row -> ((Number) row).intValue()).containsExactly(2);
    }
}
