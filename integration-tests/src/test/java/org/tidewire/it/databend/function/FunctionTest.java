package org.tidewire.it.databend.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.query.sqm.function.SqmFunctionRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidewire.internal.function.UnsupportedFunction;
import org.tidewire.it.function.FunctionSuite;
import org.tidewire.testkit.junit.DatabendTest;

/** The standard functions of HQL, each against what it has to give. */
@DatabendTest
class FunctionTest extends FunctionSuite {
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

    @ParameterizedTest
    @MethodSource("beyondTheText")
    void givesWhatItHasToBeyondTheText(String expression, Object expected) {
        givesWhatItHasTo(expression, expected);
    }

    static Stream<Arguments> beyondTheText() {
        return Stream.concat(sharedBeyondTheText(), sharedExact());
    }

    /** Each parameter is rendered several times. */
    @Test
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
        return Stream.concat(
                sharedOfText(),
                Stream.of(
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
                        arguments("left(hex(sha('a')), 8)", "CA978112")));
    }

    static Stream<Arguments> ofNumbers() {
        return Stream.concat(
                sharedOfNumbers(),
                Stream.of(
                        arguments("v.number / 2 = 3", true),
                        arguments("-v.number / 2 * 2", -6),
                        arguments("v.number / 2e0", 3.5),
                        arguments("cast(2.5 as Integer)", 3),
                        arguments("log2(8)", 3.0),
                        arguments("cot(1)", 1 / Math.tan(1)),
                        arguments("cbrt(27)", 3.0),
                        arguments("bitnot(5)", -6),
                        arguments("bitand(floor(v.number), 3)", 3),
                        arguments("bitand(ceiling(v.number), 3)", 3),
                        arguments("bitand(round(v.number, 0), 3)", 3),
                        arguments("bitand(truncate(v.number, 0), 3)", 3),
                        arguments("bitand(truncate(7L, 0), 3L)", 3L),
                        arguments("bit_and(6, 3)", 2),
                        arguments("rand() < 1", true)));
    }

    static Stream<Arguments> ofTime() {
        return Stream.concat(
                sharedOfTime(),
                Stream.of(
                        arguments("extract(time from v.moment)", LocalTime.of(13, 14, 15, 123_456_000)),
                        arguments("extract(epoch from v.moment)", 1772284455L),
                        arguments("extract(nanosecond from v.moment)", 15_123_456_000L),
                        arguments("extract(hour from v.time)", 13),
                        arguments("extract(second from v.time)", 15f),
                        arguments(
                                "v.moment + floor(v.number) minute",
                                LocalDateTime.of(2026, 2, 28, 13, 21, 15, 123_456_000)),
                        arguments("bitand((v.moment - local datetime 2026-02-28 13:14:00) by second, 15L)", 15L),
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
                        arguments(
                                "timestampadd(minute, 2, v.moment)",
                                LocalDateTime.of(2026, 2, 28, 13, 16, 15, 123_456_000)),
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
                        arguments(
                                "offset datetime is not null and local time is not null and local date is not null",
                                true)));
    }

    static Stream<Arguments> others() {
        return Stream.concat(
                sharedOthers(),
                Stream.of(
                        arguments("greatest(v.text, cast(null as String))", null),
                        arguments("least(v.date, local date)", LocalDate.of(2026, 2, 28))));
    }

    static Stream<Arguments> aggregates() {
        return Stream.concat(
                sharedAggregates(),
                Stream.of(
                        arguments("bool_and(v.number > 6)", false),
                        arguments("bool_or(v.number > 6)", true),
                        arguments("median(v.exact)", 7.25),
                        arguments("percentile_cont(0.25) within group (order by v.number)", 2.0),
                        arguments(
                                "percentile_cont(0.25) within group (order by v.number desc) filter (where v.id > 1)",
                                4.5),
                        arguments("mode() within group (order by v.number)", 7),
                        arguments("covar_pop(v.number, v.number)", 22.22222222222222),
                        arguments("covar_samp(v.number, v.number)", 33.33333333333333),
                        arguments("covar_samp(v.number, v.number) filter (where v.id = 1)", null),
                        arguments(
                                "listagg(v.text, ',') within group (order by v.id desc) filter (where v.number > 0)",
                                "Tidewire")));
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
        Path tests = Path.of("src/test/java/org/tidewire/it");
        StringBuilder executed = new StringBuilder();
        for (String test : List.of(
                "function/FunctionSuite",
                "function/JsonFunctionSuite",
                "function/ArrayFunctionSuite",
                "function/VectorSuite",
                "query/QuerySuite",
                "databend/function/FunctionTest",
                "databend/function/JsonFunctionTest",
                "databend/function/ArrayFunctionTest",
                "databend/function/VectorTest",
                "databend/query/QueryTest")) {
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
        return Stream.concat(
                sharedDeviations(),
                Stream.of(
                        arguments("variance(v.number)", 33.33333333333333),
                        arguments("stddev(v.number)", 5.773502691896258)));
    }
}
