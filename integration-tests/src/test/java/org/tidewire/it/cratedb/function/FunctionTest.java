package org.tidewire.it.cratedb.function;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.exception.DataException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.it.function.FunctionSuite;
import org.tidewire.testkit.junit.CrateDBTest;

/** The standard functions: a moment has milliseconds, and a time of day is a text. */
@CrateDBTest
class FunctionTest extends FunctionSuite {
    private static final Set<String> REFUSED = Set.of(
            "hex(cast('A' as Binary))",
            "format(v.moment as 'EEEE, d MMMM yy')",
            "hour(v.time)",
            "minute(v.time)",
            "second(v.time)",
            "cast('13:14:15' as LocalTime)",
            "listagg(v.text, ',') within group (order by v.id)");

    static Stream<Arguments> ofText() {
        return Stream.concat(
                supported(sharedOfText()),
                Stream.of(
                        arguments(
                                "v.text || zoned datetime 1969-12-31 23:59:59.001Z", "Tidewire1969-12-31 23:59:59.001"),
                        arguments("regexp_like(v.text, 'DEW', 'i')", true),
                        arguments("regexp_like(v.text, 'DEW', 'c')", false),
                        arguments("v.text ilike regexp 'DE.'", true),
                        arguments("regexp_like(v.text, 'dew')", true)));
    }

    static Stream<Arguments> ofNumbers() {
        return Stream.concat(
                Stream.concat(sharedOfNumbers(), sharedExact()),
                Stream.of(
                        arguments("round(-2.5)", -3.0),
                        arguments("round(v.number, 0) / 2", 3),
                        arguments("abs(v.number - 10) / 2", 1),
                        arguments("-(-9223372036854775807L)", 9223372036854775807L),
                        arguments("floor(v.fraction) / 2", 3.5),
                        arguments("ceiling(v.fraction) / 5", 1.6),
                        arguments("round(v.fraction) / 5", 1.6),
                        arguments("truncate(v.fraction, 0) / 2", 3.5),
                        arguments("sign(v.number) / 2", 0),
                        arguments("8 / log(2, 8)", 8 / 3d),
                        arguments("cbrt(-27)", -3.0)));
    }

    static Stream<Arguments> ofTime() {
        return Stream.concat(
                supported(sharedOfTime()),
                Stream.of(
                        arguments("v.moment + 1.5 hour", LocalDateTime.of(2026, 2, 28, 14, 44, 15, 123_000_000)),
                        arguments("v.moment + 0.5 second", LocalDateTime.of(2026, 2, 28, 13, 14, 15, 623_000_000)),
                        arguments(
                                "v.moment + 3000000000L second",
                                LocalDateTime.of(2121, 3, 24, 18, 34, 15, 123_000_000)),
                        arguments(
                                "v.moment - 3000000000L second", LocalDateTime.of(1931, 2, 5, 7, 54, 15, 123_000_000)),
                        arguments("v.moment - 100000 hour", LocalDateTime.of(2014, 10, 2, 21, 14, 15, 123_000_000)),
                        arguments("v.moment + 85399 second", LocalDateTime.of(2026, 3, 1, 12, 57, 34, 123_000_000)),
                        arguments("v.moment - 1 second", LocalDateTime.of(2026, 2, 28, 13, 14, 14, 123_000_000)),
                        arguments("v.moment + 1.5 week", LocalDateTime.of(2026, 3, 11, 1, 14, 15, 123_000_000)),
                        arguments("v.moment - 30000 day", LocalDateTime.of(1944, 1, 10, 13, 14, 15, 123_000_000)),
                        arguments("nullif(0 second, v.lasts - v.lasts) is null", true),
                        arguments("v.moment + v.lasts", LocalDateTime.of(2026, 3, 1, 15, 14, 16, 358_000_000)),
                        arguments("extract(second from datetime 1969-12-31 23:59:58.5)", 58.5f),
                        arguments(
                                "cast(local datetime 1969-12-31 23:59:59.5 as LocalDate)", LocalDate.of(1969, 12, 31)),
                        arguments("cast(local datetime 1500-03-01 12:30:00 as LocalDate)", LocalDate.of(1500, 3, 1)),
                        arguments("cast(local date 0987-12-31 as String)", "0987-12-31"),
                        arguments("extract(week of month from local date 2024-02-29)", 5),
                        arguments("extract(week of year from local date 2024-02-29)", 9),
                        arguments("extract(week of month from local date 1969-12-31)", 5),
                        arguments("extract(epoch from local datetime 1969-12-31 23:59:59.001)", -1L),
                        arguments("extract(epoch from local datetime 1970-01-01 00:00:01.999)", 1L),
                        arguments("format(v.moment as 'EEE MMM d yyyy, h a')", "Sat Feb 28 2026, 1 PM")));
    }

    static Stream<Arguments> others() {
        return sharedOthers();
    }

    static Stream<Arguments> aggregates() {
        return Stream.concat(
                supported(sharedAggregates()),
                Stream.of(
                        arguments("count(1) filter (where v.number < 0)", 1L),
                        arguments("every(v.number > 0) filter (where v.id <> 2)", true)));
    }

    static Stream<Arguments> deviations() {
        return sharedDeviations();
    }

    private static Stream<Arguments> supported(Stream<Arguments> shared) {
        return shared.map(Arguments::get)
                .filter(pair -> !REFUSED.contains(pair[0]))
                .map(pair -> arguments(pair[0], inMilliseconds(pair[1])));
    }

    private static Object inMilliseconds(Object expected) {
        if (expected instanceof LocalDateTime moment) {
            return moment.truncatedTo(ChronoUnit.MILLIS);
        }
        return expected instanceof Float second && second > 15 ? (Object) 15.123f : expected;
    }

    static Stream<String> refused() {
        return REFUSED.stream();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-(-9223372036854775807L - 1)",
                "abs(-9223372036854775807L - 1)",
                "-(-2147483647 - 1)",
                "cast(1e19 as Long)"
            })
    void whatHasNoRoomIsAnError(String expression) {
        assertThatThrownBy(() -> factory.inTransaction(
                        session -> session.createSelectionQuery("select " + expression + " from Value v", Object.class)
                                .getResultList()))
                .isInstanceOf(DataException.class);
    }

    @ParameterizedTest
    @MethodSource("refused")
    @ValueSource(
            strings = {
                "v.time + 1 hour",
                "cast(v.time as String)",
                "median(v.number)",
                "corr(v.number, v.fraction)",
                "percentile_cont(0.5) within group (order by v.number)",
                "truncate(v.exact, v.id)",
                "regexp_like(v.text, 'a', 'x')",
                "xmlcomment('a')"
            })
    void whatThereIsNothingExactForIsRefused(String expression) {
        assertThatThrownBy(() -> factory.inTransaction(
                        session -> session.createSelectionQuery("select " + expression + " from Value v", Object.class)
                                .getResultList()))
                .isInstanceOf(UnsupportedFeatureException.class);
    }
}
