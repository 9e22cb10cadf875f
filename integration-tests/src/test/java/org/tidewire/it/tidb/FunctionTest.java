package org.tidewire.it.tidb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidewire.it.engine.RealTiDB;
import org.tidewire.it.engine.TestDatabase;
import org.tidewire.it.engine.TiDBTest;

/** The standard functions of HQL, each against what it has to give. */
@TiDBTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FunctionTest {
    enum Kind {
        FIRST,
        SECOND
    }

    @Entity(name = "Value")
    @Table(name = "vals")
    static class Value {
        @Id
        int id;

        String text;
        int number;
        double fraction;
        BigDecimal exact;
        boolean flag;
        LocalDate date;
        LocalTime time;
        LocalDateTime moment;
        Duration lasts;
        Kind kind;

        @Enumerated(EnumType.STRING)
        Kind named;

        protected Value() {}

        Value(int id, String text, int number) {
            this.id = id;
            this.text = text;
            this.number = number;
            this.fraction = number + 0.5;
            this.exact = new BigDecimal(number + ".25");
            this.flag = number > 0;
            this.date = LocalDate.of(2026, 2, 27 + id % 2);
            this.time = LocalTime.of(13, 14, 15);
            this.moment = LocalDateTime.of(2026, 2, 28, 13, 14, 15, 123_456_000);
            this.lasts = Duration.ofHours(26).plusNanos(1_234_567_899);
            this.kind = Kind.SECOND;
            this.named = Kind.SECOND;
        }
    }

    private SessionFactory factory;

    @BeforeAll
    void insertRows(TestDatabase database) {
        factory = database.sessionFactory(Value.class);
        factory.inTransaction(session -> {
            session.persist(new Value(1, "Tidewire", 7));
            session.persist(new Value(2, "  sea  ", -3));
            session.persist(new Value(3, null, 7));
        });
    }

    @ParameterizedTest
    @MethodSource({"ofText", "ofNumbers", "ofTime", "others"})
    void givesWhatItHasTo(String expression, Object expected) {
        Object actual = factory.fromTransaction(session -> session.createSelectionQuery(
                        "select " + expression + " from Value v where v.id = 1", Object.class)
                .getSingleResult());
        if (expected instanceof Double number) {
            assertThat((Double) actual).isCloseTo(number, Offset.offset(1e-9));
        } else if (expected instanceof BigDecimal number) {
            assertThat((BigDecimal) actual).isEqualByComparingTo(number);
        } else {
            assertThat(actual).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("aggregates")
    void aggregatesToWhatItHasTo(String expression, Object expected) {
        Object actual = factory.fromTransaction(
                session -> session.createSelectionQuery("select " + expression + " from Value v", Object.class)
                        .getSingleResult());
        if (expected instanceof Double number) {
            assertThat((Double) actual).isCloseTo(number, Offset.offset(1e-9));
        } else {
            assertThat(actual).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("deviations")
    @RealTiDB("MariaDB rounds deviations to four digits")
    void deviates(String expression, Object expected) {
        aggregatesToWhatItHasTo(expression, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"v.text like regexp 'T.*e$' | true", "v.text not like regexp '^e' | true"})
    @RealTiDB("MariaDB has no regexp_like")
    void matchesRegularExpressions(String expression, boolean expected) {
        givesWhatItHasTo(expression, expected);
    }

    static Stream<Arguments> expressions() {
        return Stream.of(ofText(), ofNumbers(), ofTime(), others(), aggregates(), deviations(), windows(), ofTiDB())
                .flatMap(arguments -> arguments);
    }

    static Stream<Arguments> ofText() {
        return Stream.of(
                arguments("upper(v.text)", "TIDEWIRE"),
                arguments("lower(v.text)", "tidewire"),
                arguments("length(v.text)", 8),
                arguments("character_length(v.text)", 8),
                arguments("octet_length('é')", 2),
                arguments("bit_length('ab')", 16),
                arguments("concat(v.text, '-', v.number)", "Tidewire-7"),
                arguments("v.text || '!'", "Tidewire!"),
                arguments("substring(v.text, 2, 3)", "ide"),
                arguments("substring(v.text from 5)", "wire"),
                arguments("left(v.text, 4)", "Tide"),
                arguments("right(v.text, 4)", "wire"),
                arguments("trim('  x ')", "x"),
                arguments("trim(leading 'x' from 'xxy')", "y"),
                arguments("trim(trailing 'x' from 'yxx')", "y"),
                arguments("ltrim('  x ')", "x "),
                arguments("rtrim('  x ')", "  x"),
                arguments("replace(v.text, 'wire', 'table')", "Tidetable"),
                arguments("locate('wire', v.text)", 5),
                arguments("locate('i', v.text, 3)", 6),
                arguments("position('wire' in v.text)", 5),
                arguments("instr(v.text, 'wire')", 5),
                arguments("overlay(v.text placing 'xx' from 1 for 4)", "xxwire"),
                arguments("pad(v.text with 10 leading '*')", "**Tidewire"),
                arguments("pad(v.text with 10 trailing)", "Tidewire  "),
                arguments("lpad(v.text, 10, '*')", "**Tidewire"),
                arguments("rpad(v.text, 10, '*')", "Tidewire**"),
                arguments("repeat('ab', 3)", "ababab"),
                arguments("reverse(v.text)", "eriwediT"),
                arguments("ascii('A')", 65),
                arguments("chr(65)", 'A'),
                arguments("collate(v.text as utf8mb4_bin)", "Tidewire"),
                arguments("hex(cast('A' as Binary))", "41"));
    }

    static Stream<Arguments> ofNumbers() {
        return Stream.of(
                arguments("abs(-v.number)", 7),
                arguments("sign(-v.number)", -1),
                arguments("mod(v.number, 4)", 3),
                arguments("v.number % 4", 3),
                arguments("v.number / 2", 3),
                arguments("v.fraction / 2", 3.75),
                arguments("v.number * 2.5", 17.5),
                arguments("ceiling(v.fraction)", 8.0),
                arguments("floor(v.fraction)", 7.0),
                arguments("round(v.fraction)", 8.0),
                arguments("round(1.2345, 2)", 1.23),
                arguments("truncate(1.2399, 2)", 1.23),
                arguments("sqrt(16e0)", 4.0),
                arguments("power(2, 10)", 1024.0),
                arguments("exp(0)", 1.0),
                arguments("ln(exp(1))", 1.0),
                arguments("log10(1000)", 3.0),
                arguments("log(2, 8)", 3.0),
                arguments("sin(0)", 0.0),
                arguments("cos(0)", 1.0),
                arguments("tan(0)", 0.0),
                arguments("asin(1)", Math.PI / 2),
                arguments("acos(1)", 0.0),
                arguments("atan(1)", Math.PI / 4),
                arguments("atan2(1, 1)", Math.PI / 4),
                arguments("sinh(0e0)", 0.0),
                arguments("cosh(0e0)", 1.0),
                arguments("tanh(0e0)", 0.0),
                arguments("degrees(pi)", 180.0),
                arguments("radians(180)", Math.PI),
                arguments("pi", Math.PI),
                arguments("greatest(v.number, 9, 3)", 9),
                arguments("least(v.number, 9, 3)", 3),
                arguments("bitand(6, 3)", 2),
                arguments("bitor(6, 3)", 7),
                arguments("bitxor(6, 3)", 5),
                arguments("cast(v.exact as Integer)", 7),
                arguments("cast('12' as Long)", 12L),
                arguments("cast('1.5' as Double)", 1.5),
                arguments("cast('1.25' as BigDecimal)", new BigDecimal("1.25")),
                arguments("cast('12345678901234567890' as BigInteger)", new BigInteger("12345678901234567890")),
                arguments("cast(v.number as String)", "7"),
                arguments("cast(1 as Boolean)", true),
                arguments("cast(v.flag as Integer)", 1));
    }

    static Stream<Arguments> ofTime() {
        return Stream.of(
                arguments("extract(year from v.moment)", 2026),
                arguments("extract(month from v.moment)", 2),
                arguments("extract(day from v.moment)", 28),
                arguments("extract(hour from v.moment)", 13),
                arguments("extract(minute from v.moment)", 14),
                arguments("extract(second from v.moment)", 15.123456f),
                arguments("extract(quarter from v.moment)", 1),
                arguments("extract(week from v.moment)", 9),
                arguments("extract(day of week from v.moment)", 7),
                arguments("extract(day of month from v.moment)", 28),
                arguments("extract(day of year from v.moment)", 59),
                arguments("extract(date from v.moment)", LocalDate.of(2026, 2, 28)),
                arguments("extract(time from v.moment)", LocalTime.of(13, 14, 15)),
                arguments("year(v.date)", 2026),
                arguments("month(v.date)", 2),
                arguments("day(v.date)", 28),
                arguments("hour(v.time)", 13),
                arguments("minute(v.time)", 14),
                arguments("second(v.time)", 15f),
                arguments("v.date + 1 day", LocalDate.of(2026, 3, 1)),
                arguments("v.date - 1 month", LocalDate.of(2026, 1, 28)),
                arguments("v.moment + 90 minute", LocalDateTime.of(2026, 2, 28, 14, 44, 15, 123_456_000)),
                arguments("v.moment - 1 year", LocalDateTime.of(2025, 2, 28, 13, 14, 15, 123_456_000)),
                arguments("v.moment + 1 week", LocalDateTime.of(2026, 3, 7, 13, 14, 15, 123_456_000)),
                arguments("v.moment + 1 quarter", LocalDateTime.of(2026, 5, 28, 13, 14, 15, 123_456_000)),
                arguments("v.moment + 1500000000 nanosecond", LocalDateTime.of(2026, 2, 28, 13, 14, 16, 623_456_000)),
                arguments("v.moment + 0.000001 second", LocalDateTime.of(2026, 2, 28, 13, 14, 15, 123_457_000)),
                arguments("v.moment + v.lasts", LocalDateTime.of(2026, 3, 1, 15, 14, 16, 358_023_000)),
                arguments("v.moment - v.lasts", LocalDateTime.of(2026, 2, 27, 11, 14, 13, 888_889_000)),
                arguments("v.moment + 3 * v.lasts", LocalDateTime.of(2026, 3, 3, 19, 14, 18, 827_159_000)),
                arguments("v.moment + (v.lasts + 1 hour)", LocalDateTime.of(2026, 3, 1, 16, 14, 16, 358_023_000)),
                arguments("v.date + v.lasts", LocalDate.of(2026, 3, 1)),
                arguments("v.time + 90 minute", LocalTime.of(14, 44, 15)),
                arguments("v.moment + v.lasts > v.moment + 26 hour", true),
                arguments("v.moment + 8760000 hour", LocalDateTime.of(3025, 7, 1, 13, 14, 15, 123_456_000)),
                arguments("v.moment - v.moment", Duration.ZERO),
                arguments("(v.moment + 90 minute) - v.moment", Duration.ofMinutes(90)),
                arguments("((v.moment + 90 minute) - v.moment) by minute", 90L),
                arguments("(v.date - (v.date - 3 day)) by day", 3L),
                arguments("truncate(v.moment, month)", LocalDateTime.of(2026, 2, 1, 0, 0)),
                arguments("truncate(v.moment, hour)", LocalDateTime.of(2026, 2, 28, 13, 0)),
                arguments("format(v.moment as 'yyyy-MM-dd HH:mm:ss')", "2026-02-28 13:14:15"),
                arguments("format(v.moment as 'EEEE, d MMMM yy')", "Saturday, 28 February 26"),
                arguments("format(v.moment as 'HH:mm:ss.SSS')", "13:14:15.123"),
                arguments("format(v.moment as 'S SS SSSSSS')", "1 12 123456"),
                arguments("format(v.moment as 'h:m:s a, D')", "1:14:15 PM, 59"),
                arguments("format(v.moment as 'YYYY-ww w')", "2026-09 9"),
                arguments("cast(v.moment as LocalDate)", LocalDate.of(2026, 2, 28)),
                arguments("cast('2026-02-28' as LocalDate)", LocalDate.of(2026, 2, 28)),
                arguments("cast('13:14:15' as LocalTime)", LocalTime.of(13, 14, 15)),
                arguments(
                        "cast('2026-02-28 13:14:15.123456' as LocalDateTime)",
                        LocalDateTime.of(2026, 2, 28, 13, 14, 15, 123_456_000)),
                arguments("v.moment = datetime 2026-02-28 13:14:15.123456", true),
                arguments("current date >= v.date", true),
                arguments("local datetime > v.moment", true),
                arguments("instant is not null", true));
    }

    static Stream<Arguments> others() {
        return Stream.of(
                arguments("coalesce(null, v.text)", "Tidewire"),
                arguments("ifnull(null, v.number)", 7),
                arguments("nullif(v.number, 7)", null),
                arguments("case when v.flag then 'yes' else 'no' end", "yes"),
                arguments("case v.number when 7 then 'seven' else 'other' end", "seven"),
                arguments("v.text is not distinct from 'Tidewire'", true),
                arguments("v.number between 1 and 9", true),
                arguments("v.text like 'Tide%'", true),
                arguments("str(v.number)", "7"),
                arguments("(select count(*) from Value)", 3L),
                arguments("exists (select 1 from Value w where w.id = 2)", true),
                arguments("v.number > all (select 1 from Value)", true),
                arguments("v.number = any (select w.number from Value w)", true));
    }

    static Stream<Arguments> aggregates() {
        return Stream.of(
                arguments("count(*)", 3L),
                arguments("count(v.text)", 2L),
                arguments("count(distinct v.number)", 2L),
                arguments("sum(v.number)", 11L),
                arguments("avg(v.number)", 11 / 3d),
                arguments("min(v.number)", -3),
                arguments("max(v.text)", "Tidewire"),
                arguments("sum(v.number) filter (where v.number > 0)", 14L),
                arguments("every(v.number > -9)", true),
                arguments("any(v.number > 6)", true),
                arguments("listagg(v.text, ',') within group (order by v.id)", "Tidewire,  sea  "));
    }

    static Stream<Arguments> deviations() {
        return Stream.of(
                arguments("stddev_pop(v.number)", 4.714045207910317),
                arguments("stddev_samp(v.number)", 5.773502691896258),
                arguments("var_pop(v.number)", 22.22222222222222),
                arguments("var_samp(v.number)", 33.33333333333333),
                arguments("variance(v.number)", 22.22222222222222),
                arguments("stddev(v.number)", 4.714045207910317));
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
