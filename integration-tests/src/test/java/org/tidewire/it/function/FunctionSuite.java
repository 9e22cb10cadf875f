package org.tidewire.it.function;

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
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidewire.testkit.junit.TestDatabase;

/** The standard functions of HQL, each with its value. A database has a class with the functions that differ. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class FunctionSuite {
    public enum Kind {
        FIRST,
        SECOND
    }

    @Entity(name = "Value")
    @Table(name = "vals")
    public static class Value {
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

    protected SessionFactory factory;

    @BeforeAll
    protected void insertRows(TestDatabase database) {
        factory = database.sessionFactory(Value.class);
        factory.inTransaction(session -> {
            session.persist(new Value(1, "Tidewire", 7));
            session.persist(new Value(2, "  sea  ", -3));
            session.persist(new Value(3, null, 7));
        });
    }

    @ParameterizedTest
    @MethodSource({"ofText", "ofNumbers", "ofTime", "others"})
    protected void givesWhatItHasTo(String expression, Object expected) {
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
    protected void aggregatesToWhatItHasTo(String expression, Object expected) {
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
    protected void deviates(String expression, Object expected) {
        aggregatesToWhatItHasTo(expression, expected);
    }

    @ParameterizedTest
    @MethodSource("regularExpressions")
    protected void matchesRegularExpressions(String expression, boolean expected) {
        givesWhatItHasTo(expression, expected);
    }

    protected static Stream<Arguments> regularExpressions() {
        return Stream.of(arguments("v.text like regexp 'T.*e$'", true), arguments("v.text not like regexp '^e'", true));
    }

    /** {@code variance} and {@code stddev} mean the population on one database, and a sample on another. */
    protected static Stream<Arguments> sharedDeviations() {
        return Stream.of(
                arguments("stddev_pop(v.number)", 4.714045207910317),
                arguments("stddev_samp(v.number)", 5.773502691896258),
                arguments("var_pop(v.number)", 22.22222222222222),
                arguments("var_samp(v.number)", 33.33333333333333));
    }

    protected static Stream<Arguments> sharedOfText() {
        return Stream.of(
                arguments("v.date || v.flag || v.exact || v.named", "2026-02-28true7.25SECOND"),
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
                arguments("hex(cast('A' as Binary))", "41"));
    }

    /** Positions and lengths out of range; H2 has another answer to some, docs/oracle.md lists them. */
    protected static Stream<Arguments> sharedBeyondTheText() {
        return Stream.of(
                arguments("overlay(v.text placing 'XY' from 9)", "TidewireXY"),
                arguments("overlay('abc' placing 'XY' from 9)", "abcXY"),
                arguments("overlay('abc' placing 'XY' from 4 for 7)", "abcXY"),
                arguments("overlay('abc' placing 'XY' from 2 for 0)", "aXYbc"),
                arguments("overlay('abc' placing 'XY' from 2 for 9)", "aXY"),
                arguments("overlay('abc' placing '' from 2 for 1)", "ac"),
                arguments("overlay('' placing 'XY' from 2)", "XY"),
                arguments("overlay('abc' placing 'XY' from v.number)", "abcXY"),
                arguments("overlay(v.text placing 'XY' from v.number for v.number - 6)", "TidewiXYe"),
                arguments("overlay('abc' placing 'XY' from 0)", "abc"),
                arguments("overlay('abc' placing 'XY' from v.number - 9 for 1)", "abc"),
                arguments("overlay('a\uD83D\uDE00bc' placing 'é\uD83D\uDE00' from 2 for 1)", "aé\uD83D\uDE00bc"),
                arguments(
                        "overlay('a\uD83D\uDE00bc' placing 'é\uD83D\uDE00' from v.number - 4)",
                        "a\uD83D\uDE00é\uD83D\uDE00"),
                arguments("overlay(cast(null as String) placing 'XY' from 9)", null),
                arguments("overlay('abc' placing cast(null as String) from 9)", null),
                arguments("overlay('abc' placing cast(null as String) from v.number - 9)", null),
                arguments("overlay('abc' placing 'XY' from cast(null as Integer))", null),
                arguments("overlay('abc' placing 'XY' from v.number - 9 for cast(null as Integer))", null),
                arguments("left(v.text, -1)", ""),
                arguments("right(v.text, -v.number)", ""),
                arguments("left(v.text, 99)", "Tidewire"),
                arguments("left(v.text, (select count(*) from Value))", "Tid"),
                arguments("repeat('ab', 0)", ""),
                arguments("repeat('ab', -v.number)", ""),
                arguments("substring('abc', 4)", ""),
                arguments("substring('abc', 2, -1)", ""),
                arguments("substring('abc', -2)", "bc"),
                arguments("substring('abc', 0)", ""),
                arguments("substring('abc', -9)", ""),
                arguments("locate('b', 'abcb', 9)", 0),
                arguments("locate('b', 'abcb', 0)", 0),
                arguments("locate('b', 'abcb', -1)", 0),
                arguments("locate('', 'abc', 4)", 4),
                arguments("position('' in 'abc')", 1),
                arguments("instr('abcb', 'b', 3)", 4),
                arguments("lpad('abc', 2, '*')", "ab"),
                arguments("rpad('abc', 6, 'xy')", "abcxyx"),
                arguments("replace('abc', 'b', '')", "ac"),
                arguments("replace('abc', '', 'x')", "abc"));
    }

    /** As decimals: doubles lose digits beyond 2^53, and TiDB rounds halves of them to even. */
    protected static Stream<Arguments> sharedExact() {
        return Stream.of(
                arguments("round(9007199254740993L, 0)", 9007199254740993L),
                arguments("round(9007199254740993bi, 0)", new BigInteger("9007199254740993")),
                arguments("round(9007199254740993bi)", new BigInteger("9007199254740993")),
                arguments("round(12345678901234567890123bi, -2)", new BigInteger("12345678901234567890100")),
                arguments("round(9007199254740993bd, 0)", new BigDecimal("9007199254740993")),
                arguments("round(9007199254740993.55bd, 1)", new BigDecimal("9007199254740993.6")),
                arguments("round(case when v.flag then 9007199254740993bi end, 0)", new BigInteger("9007199254740993")),
                arguments("floor(9007199254740993bi)", new BigInteger("9007199254740993")),
                arguments("floor(9007199254740993L)", 9007199254740993L),
                arguments("ceiling(9007199254740993L)", 9007199254740993L),
                arguments("truncate(9007199254740993L, 0)", 9007199254740993L),
                arguments("abs(-9007199254740993L)", 9007199254740993L),
                arguments(
                        "abs(-12345678901234567890123456789012345678bi)",
                        new BigInteger("12345678901234567890123456789012345678")),
                arguments("truncate(-12345678901234567890.57bd, 1)", new BigDecimal("-12345678901234567890.5")),
                arguments("truncate(-9007199254740993L, -2)", -9007199254740900L),
                arguments("truncate(v.exact, 1)", new BigDecimal("7.2")),
                arguments("1234567890123456789.00bd / 1.00bd", new BigDecimal("1234567890123456789")),
                arguments("round(v.number + 16777210)", 16777217),
                arguments("round(1e19)", 1e19),
                arguments("floor(-1e19)", -1e19),
                arguments("ceiling(1e300)", 1e300),
                arguments("truncate(1e19, 0)", 1e19),
                arguments("cos(v.exact - 6.25bd)", Math.cos(1)),
                arguments("cos(1)", Math.cos(1)),
                arguments("sin(1.0bd)", Math.sin(1)),
                arguments("bitand(9007199254740993L, 9007199254740995L)", 9007199254740993L),
                arguments("round(25, -1)", 30),
                arguments("round(-25, -1)", -30),
                arguments("round(v.number, -1)", 10));
    }

    protected final <T> T selectWith(Map<String, ?> parameters, String expression, Class<T> type) {
        return factory.fromTransaction(session -> {
            var query = session.createSelectionQuery("select " + expression + " from Value v where v.id = 1", type);
            parameters.forEach(query::setParameter);
            return query.getSingleResult();
        });
    }

    protected static Stream<Arguments> sharedOfNumbers() {
        return Stream.of(
                arguments("v.number - -3", 10),
                arguments("- -v.number", 7),
                arguments("v.fraction - -v.fraction", 15.0),
                arguments("v.number - (-3 second by second)", 10L),
                arguments("7200 / (2 minute by second)", 60L),
                arguments("7 % (2 minute by second)", 7),
                arguments("36000000000000L / (-3 hour by nanosecond)", -3L),
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

    protected static Stream<Arguments> sharedOfTime() {
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
                arguments("v.moment - v.moment", Duration.ZERO),
                arguments("(v.moment + 90 minute) - v.moment", Duration.ofMinutes(90)),
                arguments("((v.moment + 90 minute) - v.moment) by minute", 90L),
                arguments("(v.date - (v.date - 3 day)) by day", 3L),
                arguments("truncate(v.moment, month)", LocalDateTime.of(2026, 2, 1, 0, 0)),
                arguments("truncate(v.moment, hour)", LocalDateTime.of(2026, 2, 28, 13, 0)),
                arguments("format(v.moment as 'yyyy-MM-dd HH:mm:ss')", "2026-02-28 13:14:15"),
                arguments("format(v.moment as 'EEEE, d MMMM yy')", "Saturday, 28 February 26"),
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

    protected static Stream<Arguments> sharedOthers() {
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

    protected static Stream<Arguments> sharedAggregates() {
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
}
