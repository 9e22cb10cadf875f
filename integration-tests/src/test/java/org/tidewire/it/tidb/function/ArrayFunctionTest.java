package org.tidewire.it.tidb.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.it.function.ArrayFunctionSuite;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

/** The functions of HQL on arrays, which are JSON documents on TiDB. */
@TiDBTest
@RealTiDB("MariaDB has no JSON type")
class ArrayFunctionTest extends ArrayFunctionSuite {
    enum Tide {
        EBB,
        FLOOD
    }

    @Entity(name = "Sample")
    @Table(name = "samples")
    static class Sample {
        @Id
        Integer id;

        Integer[] numbers;
        List<Long> longs;
        String[] words;
        Double[] doubles;
        Boolean[] flags;
        Tide[] tides;

        @Enumerated(EnumType.STRING)
        Tide[] named;

        Integer[] empty = {};
        Integer[] nothing;
        BigDecimal[] decimals;
        LocalDate[] dates;
        String word;
        Double half;
        Boolean flag;
        Integer none;
    }

    private SessionFactory samples;

    @BeforeAll
    void insertSample(TestDatabase database) {
        samples = database.sessionFactory(Sample.class);
        Sample sample = new Sample();
        sample.id = 2;
        sample.numbers = new Integer[] {3, 1, 2, null};
        sample.longs = List.of(9007199254740993L);
        sample.words = new String[] {"a", "it's \"so\"", "null", null};
        sample.doubles = new Double[] {0.1, -2.5};
        sample.flags = new Boolean[] {true, null};
        sample.tides = new Tide[] {Tide.FLOOD};
        sample.named = new Tide[] {null, Tide.FLOOD};
        sample.decimals = new BigDecimal[] {BigDecimal.ONE};
        sample.dates = new LocalDate[] {LocalDate.EPOCH};
        sample.word = "it's \"so\"";
        sample.half = 0.1;
        sample.flag = true;
        samples.inTransaction(session -> session.persist(sample));
    }

    /** For the check that no function is forgotten. */
    static Stream<Arguments> allFunctions() {
        return Stream.concat(functions(), ofNulls());
    }

    static Stream<Arguments> functions() {
        return sharedFunctions();
    }

    /** Of a line with nulls, and with elements of every type. */
    static Stream<Arguments> ofNulls() {
        return Stream.of(
                arguments("array_length(l.numbers)", 4),
                arguments("array_length(l.empty)", 0),
                arguments("array_length(l.nothing)", null),
                arguments("l.numbers[2]", 1),
                arguments("array_get(l.numbers, l.id)", 1),
                arguments("array_get(l.numbers, 4)", null),
                arguments("array_get(l.numbers, 0)", null),
                arguments("array_get(l.numbers, -1)", null),
                arguments("array_get(l.numbers, l.none)", null),
                arguments("array_get(l.nothing, 1)", null),
                arguments("array_get(l.longs, 1)", 9007199254740993L),
                arguments("array_get(l.words, 2)", "it's \"so\""),
                arguments("array_get(l.words, 3)", "null"),
                arguments("array_get(l.words, 4)", null),
                arguments("array_get(l.doubles, 2)", -2.5),
                arguments("array_get(l.flags, 1)", true),
                arguments("array_get(l.flags, 2)", null),
                arguments("array_get(l.tides, 1)", Tide.FLOOD),
                arguments("array_contains(l.numbers, l.id)", true),
                arguments("array_contains(l.numbers, l.none)", null),
                arguments("array_contains(l.nothing, 2)", null),
                arguments("array_contains(l.empty, 2)", false),
                arguments("array_contains_nullable(l.numbers, l.none)", true),
                arguments("array_contains_nullable(l.empty, l.none)", false),
                arguments("array_contains(l.words, 'A')", false),
                arguments("array_contains(l.words, l.word)", true),
                arguments("array_contains(l.words, 'it''s \"so\"')", true),
                arguments("array_contains(l.longs, 9007199254740993L)", true),
                arguments("array_contains(l.longs, 9007199254740992L)", false),
                arguments("array_contains(l.doubles, l.half)", true),
                arguments("array_contains(l.doubles, 0.1)", true),
                arguments("array_contains(l.flags, l.flag)", true),
                arguments("array_contains(l.flags, false)", false),
                arguments("array_get(l.named, 2)", Tide.FLOOD),
                arguments("array_includes(l.numbers, array(1, l.none))", false),
                arguments("array_includes_nullable(l.numbers, array(1, l.none))", true),
                arguments("array_includes(l.numbers, l.empty)", true),
                arguments("array_includes(l.numbers, l.nothing)", null),
                arguments("array_intersects_nullable(l.numbers, array(1, 7))", true),
                arguments("array_overlaps_nullable(l.numbers, array(7))", false),
                arguments("array_length(array_append(l.numbers, 7))", 5),
                arguments("array_get(array_append(l.words, l.word), 5)", "it's \"so\""),
                arguments("array_length(array_append(l.numbers, l.none))", 5),
                arguments("array_get(array_append(l.flags, false), 3)", false),
                arguments("array_get(array_prepend('x', l.words), 2)", "a"),
                arguments("array_get(array_concat(l.numbers, array(8, 9)), 6)", 9),
                arguments("array_get(array_concat(l.numbers, array(8), array(9, 7)), 7)", 7),
                arguments("array_length(array_concat(l.numbers, l.nothing))", null),
                arguments("array_length(array_slice(l.numbers, 2, 3))", 2),
                arguments("array_length(array_slice(l.numbers, 4, 4))", 1),
                arguments("array_length(array_slice(l.numbers, 3, 9))", 2),
                arguments("array_length(array_slice(l.numbers, 0, 2))", 2),
                arguments("array_length(array_slice(l.numbers, 7, 9))", 0),
                arguments("array_length(array_slice(l.numbers, 3, 2))", 0),
                arguments("array_length(array_slice(l.nothing, 1, 2))", null),
                arguments("array_length(array_remove_index(l.numbers, 9))", 4));
    }

    @ParameterizedTest
    @MethodSource("ofNulls")
    void givesWhatItHasToOfNulls(String expression, Object expected) {
        assertThat(select(expression)).isEqualTo(expected);
    }

    @Test
    void wholeArraysComeBack() {
        assertThat((Object[]) select("array_append(l.numbers, 7)")).containsExactly(3, 1, 2, null, 7);
        assertThat((Object[]) select("array_concat(l.words, array('x'))"))
                .containsExactly("a", "it's \"so\"", "null", null, "x");
        assertThat((Object[]) select("array(l.flag, false)")).containsExactly(true, false);
    }

    @Test
    void parametersAndConditions() {
        assertThat(samples.<List<Integer>>fromTransaction(session -> session.createSelectionQuery(
                                "select l.id from Sample l where array_contains(l.words, :word)"
                                        + " and array_contains(l.flags, :flag) and array_contains(l.tides, :tide)"
                                        + " and array_includes(l.numbers, :numbers) and l.numbers contains :number"
                                        + " and not array_contains(l.longs, :long)"
                                        + " and l.numbers includes array(1, 2) and array_get(l.numbers, :index) = 1",
                                Integer.class)
                        .setParameter("word", "it's \"so\"")
                        .setParameter("flag", true)
                        .setParameter("tide", Tide.FLOOD)
                        .setParameter("numbers", new Integer[] {1, 2})
                        .setParameter("number", 3)
                        .setParameter("long", 5L)
                        .setParameter("index", 2)
                        .getResultList()))
                .containsExactly(2);
        assertThat(samples.<Integer>fromTransaction(session -> session.createMutationQuery(
                                "update Sample l set l.numbers = array_append(l.numbers, 2) where array_length(l.numbers) = 9")
                        .executeUpdate()))
                .isZero();
        assertThat(samples.<List<Object[]>>fromTransaction(session -> session.createSelectionQuery(
                                "select array_length(l.words), count(*) from Sample l group by array_length(l.words)"
                                        + " having max(array_get(l.numbers, 1)) = 3 order by array_length(l.words)",
                                Object[].class)
                        .getResultList()))
                .singleElement()
                .satisfies(row -> assertThat(Arrays.asList(row)).containsExactly(4, 1L));
    }

    @Test
    void insideOfSubqueries() {
        assertThat(select("(select count(*) from Sample s where array_contains(l.numbers, s.id)"
                        + " and array_get(l.words, 1) = 'a' and array_length(l.empty) < s.id"
                        + " and array_includes(s.numbers, array_slice(l.numbers, 1, s.id))"
                        + " and array_contains(array_append(array_remove_index(l.numbers, 1), s.id), 2))"))
                .isEqualTo(1L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "array_contains(l.decimals, 1.0bd)",
                "array_get(l.dates, 1)",
                "array_append(l.dates, local date)",
                "array(1.5bd, 2bd)",
                "array_position(l.numbers, 2)",
                "array_to_string(l.numbers, ',')",
                "array_intersects(l.numbers, array(1))",
                "array_sort(l.numbers)"
            })
    void whatIsNotExactIsRefused(String expression) {
        assertThatThrownBy(() -> select(expression))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("TiDB does not support the function array");
    }

    private Object select(String expression) {
        return samples.fromTransaction(
                session -> session.createSelectionQuery("select " + expression + " from Sample l", Object.class)
                        .getSingleResult());
    }
}
