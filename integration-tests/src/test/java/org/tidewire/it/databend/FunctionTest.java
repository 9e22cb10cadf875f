package org.tidewire.it.databend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.hibernate.SessionFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.query.sqm.function.SqmFunctionRegistry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidewire.internal.function.UnsupportedFunction;
import org.tidewire.it.engine.DatabendTest;
import org.tidewire.it.engine.TestDatabase;

/** The standard functions of HQL, each against what it has to give. */
@DatabendTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FunctionTest {
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
        }
    }

    /** Other names of what is executed here, and functions of audited entities. */
    private static final Set<String> OTHER_NAMES = Set.of(
            "changesetid",
            "modificationtype",
            "sql",
            "ordinal",
            "string",
            "current_instant",
            "dateadd",
            "datediff",
            "local_date",
            "local_datetime",
            "local_time",
            "offset_datetime",
            "localtime",
            "localtimestamp",
            "ceil",
            "char",
            "bit_not",
            "bit_or",
            "bit_xor",
            "trunc");

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
    void deviates(String expression, Object expected) {
        aggregatesToWhatItHasTo(expression, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"v.text like regexp 'T.*e$' | true", "v.text not like regexp '^e' | true"})
    void matchesRegularExpressions(String expression, boolean expected) {
        givesWhatItHasTo(expression, expected);
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
                arguments("concat(v.text, cast(null as String))", null),
                arguments("position('x' in v.text)", 0),
                arguments("substr(v.text, 2, 3)", "ide"),
                arguments("translate(v.text, 'Tw', 'tW')", "tideWire"),
                arguments("space(2)", "  "),
                arguments("initcap('sEA')", "Sea"),
                arguments("insert(v.text, 1, 4, 'x')", "xwire"),
                arguments("soundex('Robert')", "R163"),
                arguments("cast('ab' as String(1))", "a"),
                arguments("cast('x' as Boolean)", null),
                arguments("cast('Y' as Boolean)", true),
                arguments("hex(md5('a'))", "0CC175B9C0F1B6A831C399E269772661"),
                arguments("left(hex(sha('a')), 8)", "CA978112"),
                arguments("ascii('A')", 65),
                arguments("chr(65)", 'A'),
                arguments("hex(cast('A' as Binary))", "41"));
    }

    static Stream<Arguments> ofNumbers() {
        return Stream.of(
                arguments("abs(-v.number)", 7),
                arguments("sign(-v.number)", -1),
                arguments("mod(v.number, 4)", 3),
                arguments("v.number % 4", 3),
                arguments("v.number / 2", 3),
                arguments("v.number / 2 = 3", true),
                arguments("-v.number / 2 * 2", -6),
                arguments("v.number / 2e0", 3.5),
                arguments("cast(2.5 as Integer)", 3),
                arguments("log2(8)", 3.0),
                arguments("cot(1)", 1 / Math.tan(1)),
                arguments("cbrt(27)", 3.0),
                arguments("bitnot(5)", -6),
                arguments("bit_and(6, 3)", 2),
                arguments("rand() < 1", true),
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
                arguments("extract(time from v.moment)", LocalTime.of(13, 14, 15, 123_456_000)),
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
                arguments("extract(epoch from v.moment)", 1772284455L),
                arguments("extract(nanosecond from v.moment)", 15_123_456_000L),
                arguments("extract(hour from v.time)", 13),
                arguments("extract(second from v.time)", 15f),
                arguments("v.moment + 1.5 day", LocalDateTime.of(2026, 3, 2, 1, 14, 15, 123_456_000)),
                arguments("v.moment - 1.5 * 2 hour", LocalDateTime.of(2026, 2, 28, 10, 14, 15, 123_456_000)),
                arguments("v.moment + v.fraction day", LocalDateTime.of(2026, 3, 8, 1, 14, 15, 123_456_000)),
                arguments("v.moment + v.exact week", LocalDateTime.of(2026, 4, 20, 7, 14, 15, 123_456_000)),
                arguments("v.moment + v.number minute", LocalDateTime.of(2026, 2, 28, 13, 21, 15, 123_456_000)),
                arguments("v.moment + 0.25 minute", LocalDateTime.of(2026, 2, 28, 13, 14, 30, 123_456_000)),
                arguments("v.time + 0.5 hour", LocalTime.of(13, 44, 15)),
                arguments("v.moment + 2 * 3 day", LocalDateTime.of(2026, 3, 6, 13, 14, 15, 123_456_000)),
                arguments("v.time + 11 hour", LocalTime.of(0, 14, 15)),
                arguments("(v.moment - (v.moment - 20 day)) by week", 2L),
                arguments("timestampdiff(second, v.moment - 1.5 second, v.moment)", 1.5),
                arguments("timestampadd(minute, 2, v.moment)", LocalDateTime.of(2026, 2, 28, 13, 16, 15, 123_456_000)),
                arguments("truncate(v.date, year)", LocalDate.of(2026, 1, 1)),
                arguments("truncate(v.moment, second)", LocalDateTime.of(2026, 2, 28, 13, 14, 15)),
                arguments("format(v.moment as 'd.M.yy h:mm a SSS')", "28.2.26 1:14 PM 123"),
                arguments("format(v.time as 'HH-mm')", "13-14"),
                arguments("cast(last_day(v.date) as LocalDate)", LocalDate.of(2026, 2, 28)),
                arguments("add_months(v.date, 1)", LocalDate.of(2026, 3, 31)),
                arguments(
                        "current_timestamp is not null and current_date is not null and current_time is not null",
                        true),
                arguments(
                        "current time is not null and current timestamp is not null and current date is not null",
                        true),
                arguments("regexp_like(v.text, 'T.*e$')", true),
                arguments("offset datetime is not null and local time is not null and local date is not null", true),
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
                arguments("greatest(v.text, cast(null as String))", null),
                arguments("least(v.date, local date)", LocalDate.of(2026, 2, 28)),
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
                arguments("bool_and(v.number > 6)", false),
                arguments("bool_or(v.number > 6)", true),
                arguments("median(v.exact)", 7.25),
                arguments("percentile_cont(0.25) within group (order by v.number)", 2.0),
                arguments("percentile_cont(0.25) within group (order by v.number desc) filter (where v.id > 1)", 4.5),
                arguments("mode() within group (order by v.number)", 7),
                arguments("covar_pop(v.number, v.number)", 22.22222222222222),
                arguments("covar_samp(v.number, v.number)", 33.33333333333333),
                arguments("covar_samp(v.number, v.number) filter (where v.id = 1)", null),
                arguments(
                        "listagg(v.text, ',') within group (order by v.id desc) filter (where v.number > 0)",
                        "Tidewire"),
                arguments("any(v.number > 6)", true),
                arguments("listagg(v.text, ',') within group (order by v.id)", "Tidewire,  sea  "));
    }

    @Test
    void windows() {
        List<Object[]> rows = factory.fromTransaction(
                session -> session.createSelectionQuery("""
                        select row_number() over (order by v.id), rank() over (order by v.number),
                            dense_rank() over (order by v.number), percent_rank() over (order by v.number),
                            cume_dist() over (order by v.number), lag(v.id) over (order by v.id),
                            lead(v.id, 1, 0) over (order by v.id), first_value(v.id) over (order by v.id),
                            last_value(v.id) over (order by v.id), nth_value(v.id, 2) over (order by v.id)
                        from Value v order by v.id""", Object[].class).getResultList());
        assertThat(rows.get(2)).containsExactly(3L, 2L, 2L, 0.5, 1.0, 2, 0, 1, 3, 2);
    }

    /** A function that stands in none of these tests is another name for one that does, or refused. */
    @Test
    void noFunctionIsForgotten() throws IOException {
        Path tests = Path.of("src/test/java/org/tidewire/it/databend");
        StringBuilder executed = new StringBuilder();
        for (String test :
                List.of("FunctionTest", "QueryTest", "JsonFunctionTest", "ArrayFunctionTest", "VectorTest")) {
            executed.append(Files.readString(tests.resolve(test + ".java")));
        }
        SqmFunctionRegistry registry =
                factory.unwrap(SessionFactoryImplementor.class).getQueryEngine().getSqmFunctionRegistry();
        assertThat(registry.getFunctionsByName()
                        .filter(function -> !(function.getValue() instanceof UnsupportedFunction))
                        .map(Map.Entry::getKey)
                        .filter(name -> !OTHER_NAMES.contains(name))
                        .filter(name -> !Pattern.compile("\\b" + name + "\\b")
                                .matcher(executed)
                                .find()))
                .isEmpty();
    }

    static Stream<Arguments> deviations() {
        return Stream.of(
                arguments("stddev_pop(v.number)", 4.714045207910317),
                arguments("stddev_samp(v.number)", 5.773502691896258),
                arguments("var_pop(v.number)", 22.22222222222222),
                arguments("var_samp(v.number)", 33.33333333333333),
                arguments("variance(v.number)", 33.33333333333333),
                arguments("stddev(v.number)", 5.773502691896258));
    }
}
