package org.tidewire.it.tidb.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidewire.it.function.FunctionSuite;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TiDBTest;

/** The standard functions of HQL, each against what it has to give. */
@TiDBTest
class FunctionTest extends FunctionSuite {
    @Override
    @ParameterizedTest
    @MethodSource("deviations")
    @RealTiDB("MariaDB rounds deviations to four digits")
    protected void deviates(String expression, Object expected) {
        super.deviates(expression, expected);
    }

    @Override
    @ParameterizedTest
    @MethodSource("regularExpressions")
    @RealTiDB("MariaDB has no regexp_like")
    protected void matchesRegularExpressions(String expression, boolean expected) {
        super.matchesRegularExpressions(expression, expected);
    }

    static Stream<Arguments> expressions() {
        return Stream.of(ofText(), ofNumbers(), ofTime(), others(), aggregates(), deviations(), windows(), ofTiDB())
                .flatMap(arguments -> arguments);
    }

    @ParameterizedTest
    @MethodSource("beyondTheText")
    @RealTiDB("MariaDB rounds whole numbers otherwise")
    void givesWhatItHasToBeyondTheText(String expression, Object expected) {
        givesWhatItHasTo(expression, expected);
    }

    static Stream<Arguments> beyondTheText() {
        return Stream.concat(sharedBeyondTheText(), sharedExact());
    }

    /** Each parameter is rendered several times. */
    @Test
    @RealTiDB("MariaDB rounds whole numbers otherwise")
    void overlayTakesParameters() {
        String overlay = "overlay(:text placing :more from :start for :length)";
        Map<String, Object> past = Map.of("text", "abc", "more", "XY", "start", 9, "length", 1);
        assertThat(selectWith(past, overlay, String.class)).isEqualTo("abcXY");
        Map<String, Object> before = Map.of("text", "abc", "more", "XY", "start", 0, "length", 1);
        assertThat(selectWith(before, overlay, String.class)).isEqualTo("abc");
        assertThat(selectWith(Map.of("start", 2), "overlay(v.text placing '!' from :start)", String.class))
                .isEqualTo("T!dewire");
        assertThat(selectWith(Map.of("whole", 9007199254740993L), "round(:whole, 0)", Number.class)
                        .longValue())
                .isEqualTo(9007199254740993L);
    }

    static Stream<Arguments> ofText() {
        return Stream.concat(sharedOfText(), Stream.of(arguments("collate(v.text as utf8mb4_bin)", "Tidewire")));
    }

    static Stream<Arguments> ofNumbers() {
        return sharedOfNumbers();
    }

    static Stream<Arguments> ofTime() {
        return Stream.concat(
                sharedOfTime(),
                Stream.of(
                        arguments("extract(time from v.moment)", LocalTime.of(13, 14, 15)),
                        arguments("v.moment + v.lasts", LocalDateTime.of(2026, 3, 1, 15, 14, 16, 358_023_000)),
                        arguments("v.moment - v.lasts", LocalDateTime.of(2026, 2, 27, 11, 14, 13, 888_889_000)),
                        arguments("v.moment + 3 * v.lasts", LocalDateTime.of(2026, 3, 3, 19, 14, 18, 827_159_000)),
                        arguments(
                                "v.moment + (v.lasts + 1 hour)", LocalDateTime.of(2026, 3, 1, 16, 14, 16, 358_023_000)),
                        arguments("v.date + v.lasts", LocalDate.of(2026, 3, 1)),
                        arguments("v.time + 90 minute", LocalTime.of(14, 44, 15)),
                        arguments("v.moment + v.lasts > v.moment + 26 hour", true),
                        arguments("v.moment + 8760000 hour", LocalDateTime.of(3025, 7, 1, 13, 14, 15, 123_456_000)),
                        arguments("format(v.moment as 'HH:mm:ss.SSS')", "13:14:15.123"),
                        arguments("format(v.moment as 'S SS SSSSSS')", "1 12 123456"),
                        arguments("format(v.moment as 'h:m:s a, D')", "1:14:15 PM, 59"),
                        arguments("format(v.moment as 'YYYY-ww w')", "2026-09 9")));
    }

    static Stream<Arguments> others() {
        return sharedOthers();
    }

    static Stream<Arguments> aggregates() {
        return sharedAggregates();
    }

    static Stream<Arguments> deviations() {
        return Stream.concat(
                sharedDeviations(),
                Stream.of(
                        arguments("variance(v.number)", 22.22222222222222),
                        arguments("stddev(v.number)", 4.714045207910317)));
    }

    /** Over the rows in the order of their ids; the second row's value. */
    static Stream<Arguments> windows() {
        return Stream.of(
                arguments("row_number() over (order by v.id)", 2L),
                arguments("rank() over (order by v.number)", 1L),
                arguments("dense_rank() over (order by v.number desc)", 2L),
                arguments("percent_rank() over (order by v.number desc)", 1.0),
                arguments("cume_dist() over (order by v.number)", 1 / 3d),
                arguments("lag(v.number) over (order by v.id)", 7),
                arguments("lead(v.number) over (order by v.id)", 7),
                arguments("first_value(v.number) over (order by v.id)", 7),
                arguments("last_value(v.number) over (order by v.id)", -3),
                arguments("nth_value(v.number, 2) over (order by v.id)", -3),
                arguments("sum(v.number) over (order by v.id rows between 1 preceding and 1 following)", 11L));
    }

    @ParameterizedTest
    @MethodSource("windows")
    void seesOtherRows(String expression, Object expected) {
        Object[] second = factory.fromTransaction(session -> session.createSelectionQuery(
                        "select v.id, " + expression + " from Value v order by v.id", Object[].class)
                .getResultList()
                .get(1));
        if (expected instanceof Double number) {
            assertThat((Double) second[1]).isCloseTo(number, Offset.offset(1e-9));
        } else {
            assertThat(second[1]).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("ofTiDB")
    @RealTiDB("MariaDB spells them otherwise")
    void givesWhatItHasToOnTiDB(String expression, Object expected) {
        givesWhatItHasTo(expression, expected);
    }

    static Stream<Arguments> ofTiDB() {
        return Stream.of(
                arguments("adddate(v.date, 1)", LocalDate.of(2026, 3, 1)),
                arguments("subdate(v.date, 1)", LocalDate.of(2026, 2, 27)),
                arguments("addtime(v.time, maketime(1, 0, 0))", LocalTime.of(14, 14, 15)),
                arguments("subtime(v.time, v.time)", LocalTime.MIDNIGHT),
                arguments("round(v.number + 9007199254740994L, 0)", 9_007_199_254_741_001L),
                arguments("round(v.number + 9007199254740994L, -1)", 9_007_199_254_741_000L),
                arguments("round(v.number, 2)", 7),
                arguments("greatest(v.date, local date 2020-01-01)", LocalDate.of(2026, 2, 28)),
                arguments("least(v.date, v.date + 1 day)", LocalDate.of(2026, 2, 28)),
                arguments("bitnot(7)", -8),
                arguments("bitor(-8, 1)", -7),
                arguments("cot(1)", 0.6420926159343308),
                arguments("crc32('abc')", 891_568_578),
                arguments("curdate() is not null", true),
                arguments("curtime() is not null", true),
                arguments("now() is not null", true),
                arguments("sysdate() is not null", true),
                arguments("utc_date is not null", true),
                arguments("utc_time is not null", true),
                arguments("utc_timestamp is not null", true),
                arguments("current_date is not null", true),
                arguments("current_instant is not null", true),
                arguments("current_time is not null", true),
                arguments("current_timestamp is not null", true),
                arguments("current time is not null", true),
                arguments("current timestamp is not null", true),
                arguments("local_date is not null", true),
                arguments("local_datetime is not null", true),
                arguments("local_time is not null", true),
                arguments("local date is not null", true),
                arguments("local time is not null", true),
                arguments("localtime is not null", true),
                arguments("localtimestamp is not null", true),
                arguments("offset_datetime is not null", true),
                arguments("offset datetime is not null", true),
                arguments("date(v.moment) = v.date", true),
                arguments("dateadd(day, 1, v.date)", LocalDate.of(2026, 3, 1)),
                arguments("timestampadd(day, 1, v.date)", LocalDate.of(2026, 3, 1)),
                arguments("timestampdiff(day, v.date, v.date + 3 day)", 3L),
                arguments("datediff(v.date + 3 day, v.date)", 3),
                arguments("dayname(v.date)", "Saturday"),
                arguments("monthname(v.date)", "February"),
                arguments("dayofmonth(v.date)", 28),
                arguments("dayofweek(v.date)", 7),
                arguments("dayofyear(v.date)", 59),
                arguments("last_day(v.date) = v.date", true),
                arguments("makedate(2026, 59) = v.date", true),
                arguments("maketime(13, 14, 15) = v.time", true),
                arguments("microsecond(v.moment)", 123_456),
                arguments("quarter(v.date)", 1),
                arguments("week(v.date)", 9),
                arguments("insert('abcd', 2, 2, 'x')", "axd"),
                arguments("log2(8)", 3.0),
                arguments("substr(v.text, 2, 3)", "ide"),
                arguments("space(2)", "  "),
                arguments("hex(md5('abc'))", "900150983CD24FB0D6963F7D28E17F72"),
                arguments("hex(sha('abc'))", "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD"),
                arguments("sha1('abc')", "a9993e364706816aba3e25717850c26c9cd0d89d"),
                arguments("sha2('abc', 256)", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
                arguments("rand() is not null", true),
                arguments("time(v.moment)", "13:14:15.123456"),
                arguments("timestamp(v.date) = v.date", true),
                arguments("trunc(1.29, 1)", 1.2),
                arguments("char(65)", 'A'),
                arguments("regexp_like(v.text, 'T.*e$')", true),
                arguments("sql('? + 1', v.number)", 8L),
                arguments("ordinal(v.kind)", 1),
                arguments("string(v.named)", "SECOND"),
                arguments("(select sum(g) from generate_series(1, 4) g)", 10L),
                arguments("(select bit_and(w.number) from Value w where w.id <> 2)", 7),
                arguments("(select bit_or(w.number) from Value w where w.id <> 2)", 7));
    }

    /** As with MySQLDialect: the Java types of {@code local time} and {@code local datetime} are those of java.time. */
    @Test
    void localtimeIsOfJavaSql() {
        assertThat(factory.<Object[]>fromTransaction(session -> session.createSelectionQuery(
                                "select localtime(), localtimestamp(), local time, local datetime from Value v",
                                Object[].class)
                        .setMaxResults(1)
                        .getSingleResult()))
                .hasExactlyElementsOfTypes(
                        java.sql.Time.class, java.sql.Timestamp.class, LocalTime.class, LocalDateTime.class);
    }
}
