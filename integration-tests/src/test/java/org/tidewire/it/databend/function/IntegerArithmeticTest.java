package org.tidewire.it.databend.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.hibernate.JDBCException;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

/** Whole numbers at the ends of their ranges: each result is exact, or an error. Databend by itself wraps around. */
@DatabendTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IntegerArithmeticTest {
    private static final long MAX = Long.MAX_VALUE;
    private static final long MIN = Long.MIN_VALUE;

    @Entity(name = "Extreme")
    static class Extreme {
        @Id
        int id;

        Byte tiny;
        Short small;
        Integer number;
        Long big;
        BigDecimal exact;

        @Column(precision = 12, scale = 2)
        BigDecimal price = new BigDecimal("12.50");

        @Column(precision = 38, scale = 0)
        BigDecimal digits = new BigDecimal("99999999999999999999999999999999999999");

        @Column(precision = 30, scale = 8)
        BigDecimal fine = new BigDecimal("1234567890123456789.12345678");

        Long minusOne;
        Integer minusOneInt;
        Short minusOneShort;

        protected Extreme() {}

        Extreme(int id, Number tiny, Number small, Number number, Number big) {
            this.id = id;
            this.tiny = tiny.byteValue();
            this.small = small.shortValue();
            this.number = number.intValue();
            this.big = big.longValue();
            this.exact = BigDecimal.valueOf(this.big);
            this.minusOne = -1L;
            this.minusOneInt = -1;
            this.minusOneShort = -1;
        }
    }

    private SessionFactory factory;

    @BeforeAll
    void insertRows(TestDatabase database) {
        factory = database.sessionFactory(Extreme.class);
        factory.inTransaction(session -> {
            session.persist(new Extreme(1, Byte.MAX_VALUE, Short.MAX_VALUE, Integer.MAX_VALUE, MAX));
            session.persist(new Extreme(2, Byte.MIN_VALUE, Short.MIN_VALUE, Integer.MIN_VALUE, MIN));
            session.persist(new Extreme(3, 7, 7, 7, (1L << 53) + 1));
            Extreme nothing = new Extreme(4, 0, 0, 0, 0);
            nothing.tiny = null;
            nothing.small = null;
            nothing.number = null;
            nothing.big = null;
            session.persist(nothing);
        });
    }

    private Object select(String expression, String where) {
        return factory.fromTransaction(session -> session.createSelectionQuery(
                        "select " + expression + " from Extreme e where " + where, Object.class)
                .getSingleResult());
    }

    @ParameterizedTest
    @MethodSource("exact")
    void isExact(int id, String expression, Object expected) {
        assertThat(select(expression, "e.id = " + id)).isEqualTo(expected);
    }

    static Stream<Arguments> exact() {
        return Stream.of(
                arguments(1, "e.big / 2", MAX / 2),
                arguments(2, "e.big / 2", MIN / 2),
                arguments(3, "e.big / 2", ((1L << 53) + 1) / 2),
                arguments(3, "e.big / 1", (1L << 53) + 1),
                arguments(4, "e.big / 2", null),
                arguments(1, "e.big / e.minusOne", -MAX),
                arguments(1, "e.big / e.big", 1L),
                arguments(1, "(e.big - 1) / e.big", 0L),
                arguments(1, "-(e.big - 1) / e.big", 0L),
                arguments(2, "(e.big + 1) / (e.big + 2)", 1L),
                arguments(2, "e.number / cast(e.minusOneInt as Long)", 1L << 31),
                arguments(1, "7 / e.big", 0L),
                arguments(1, "e.number / e.small", Integer.MAX_VALUE / Short.MAX_VALUE),
                arguments(2, "-7 / 2", -3),
                arguments(1, "e.big - e.big", 0L),
                arguments(3, "cast(0 as Long) + e.big", (1L << 53) + 1),
                arguments(3, "cast(2 as Long) * e.big", (1L << 54) + 2),
                arguments(3, "coalesce(3L, e.big) * e.number", 21L),
                arguments(3, "(coalesce(1L, e.big) * e.big) < 1.5bd", false),
                arguments(4, "(coalesce(1L, e.big) * e.big) < 1.5bd", null),
                arguments(3, "coalesce(3L, e.big) - e.number", -4L),
                arguments(3, "e.big * 2 + 1", (1L << 54) + 3),
                arguments(3, "e.big * e.number", ((1L << 53) + 1) * 7),
                arguments(1, "(select max(x.big) - 1 from Extreme x)", MAX - 1),
                arguments(1, "coalesce(e.big, 0) / 2", MAX / 2),
                arguments(1, "case when e.id = 1 then e.big else 0 end / 2", MAX / 2),
                arguments(2, "mod(e.number, e.minusOneInt)", 0),
                arguments(2, "e.number % e.minusOneInt", 0),
                arguments(2, "e.big % e.minusOne", 0),
                arguments(2, "e.big % -1", 0),
                arguments(2, "e.big % 10", (int) (MIN % 10)),
                arguments(1, "e.big % 10", (int) (MAX % 10)),
                arguments(4, "e.big % e.minusOne", null),
                arguments(1, "-e.big", -MAX),
                arguments(1, "abs(-e.big)", MAX),
                arguments(3, "floor(e.big)", (1L << 53) + 1),
                arguments(3, "ceiling(e.big)", (1L << 53) + 1),
                arguments(3, "round(e.big, 0)", (1L << 53) + 1),
                arguments(1, "round(e.big, -2)", 9223372036854775800L),
                arguments(1, "truncate(e.big, -2)", 9223372036854775800L),
                arguments(3, "truncate(e.big)", (1L << 53) + 1),
                arguments(1, "e.number + e.number > e.number", true),
                arguments(1, "e.big = e.exact", true),
                arguments(1, "e.big < e.exact + 0.5", true),
                arguments(
                        1,
                        "e.big + e.exact",
                        new BigDecimal(MAX).multiply(BigDecimal.valueOf(2)).setScale(2)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "e.big + 1",
                "1 + e.big",
                "e.big + e.big",
                "-e.big - 2",
                "e.big * 2",
                "2 * e.big",
                "e.big * e.big",
                "e.big * e.minusOne - 2",
                "e.number * e.number * e.number * e.number",
                "(e.number * e.number) * (e.small * e.small * 9)",
                "(select x.big / e.minusOne from Extreme x where x.id = 2)",
                "(select x.number / e.minusOneInt from Extreme x where x.id = 2)",
                "(select x.small / e.minusOneShort from Extreme x where x.id = 2)",
                "(select abs(x.big) from Extreme x where x.id = 2)",
                "(select -x.big from Extreme x where x.id = 2)",
                "max(e.big) + 1",
                "cast(e.big as Integer)"
            })
    void overflowIsAnError(String expression) {
        assertThatThrownBy(() -> select(expression, "e.id = 1")).isInstanceOfAny(JDBCException.class);
    }

    @Test
    void overflowIsAnErrorInWhereToo() {
        assertThatThrownBy(() -> select("count(*)", "e.big + 1 < 0")).isInstanceOf(JDBCException.class);
    }

    @Test
    void parametersDoNotWrapEither() {
        factory.inTransaction(session -> {
            assertThat(session.createSelectionQuery(
                                    "select e.id from Extreme e where e.big = :half * :two + 1", Integer.class)
                            .setParameter("half", MAX / 2)
                            .setParameter("two", 2L)
                            .getSingleResult())
                    .isEqualTo(1);
            assertThatThrownBy(() -> session.createSelectionQuery(
                                    "select count(*) from Extreme e where e.big > :a * :b", Long.class)
                            .setParameter("a", MAX)
                            .setParameter("b", MAX)
                            .getSingleResult())
                    .isInstanceOf(JDBCException.class);
        });
    }

    @ParameterizedTest
    @MethodSource("aggregates")
    void aggregates(String expression, String where, Object expected) {
        assertThat(select(expression, where)).isEqualTo(expected);
    }

    static Stream<Arguments> aggregates() {
        double average = new BigDecimal(MAX).add(new BigDecimal((1L << 53) + 1)).doubleValue() / 2;
        return Stream.of(
                arguments("avg(e.big)", "e.id in (1, 3)", average),
                arguments("avg(e.big) filter (where e.id in (1, 3))", "1 = 1", average),
                arguments("avg(distinct e.big) filter (where e.id in (1, 3))", "1 = 1", average),
                arguments("avg(e.big)", "e.id < 0", null),
                arguments("avg(e.big)", "e.id = 4", null),
                arguments("avg(e.number)", "1 = 1", 2.0),
                arguments("avg(e.tiny * e.tiny)", "e.id in (1, 2)", (127 * 127 + 128 * 128) / 2.0),
                arguments("sum(e.big)", "1 = 1", 1L << 53),
                arguments("sum(e.big)", "e.id < 0", null),
                arguments("sum(e.small)", "1 = 1", 6L),
                arguments("sum(e.number) * 2", "1 = 1", 12L),
                arguments("sum(e.big) / 2", "1 = 1", 1L << 52),
                arguments("sum(distinct e.big) filter (where e.id > 1)", "1 = 1", MIN + (1L << 53) + 1),
                arguments("max(distinct e.number) filter (where e.id > 1)", "1 = 1", 7),
                arguments("sum(e.number * e.number)", "e.id < 3", 9223372032559808513L),
                arguments("sum(e.big) > 0", "e.id in (1, 3)", true),
                arguments("sum(e.price * cast(2 as BigDecimal)) = 100", "1 = 1", true),
                arguments("sum(e.price + cast(2 as BigDecimal)) / 2 = 29", "1 = 1", true),
                arguments("sum(distinct cast(2 as BigDecimal) * e.price) = 25", "1 = 1", true),
                arguments("avg(e.price * cast(2 as BigDecimal)) + 1", "1 = 1", 26.0),
                arguments("sum(e.price * cast(2 as BigDecimal)) filter (where e.id > 2) = 50", "1 = 1", true),
                arguments("sum(e.exact)", "1 = 1", new BigDecimal((1L << 53)).setScale(2)));
    }

    @Test
    void aSumThatIsNoLongIsAnError() {
        assertThatThrownBy(() -> select("sum(e.big)", "e.id in (1, 3)")).isInstanceOf(JDBCException.class);
    }

    @Test
    void windows() {
        Object[] last = factory.fromTransaction(session -> session.createSelectionQuery("""
                                select sum(e.big) over (), avg(e.big) over (order by e.id),
                                    sum(e.number) over (order by e.id), avg(e.number) over (),
                                    avg(e.big) filter (where e.id > 3) over ()
                                from Extreme e order by e.id""", Object[].class)
                .getResultList()
                .get(3));
        assertThat(last).containsExactly(1L << 53, (double) (1L << 53) / 3, 6L, 2.0, null);
    }

    @Test
    void updatesAreExactOrFail() {
        factory.inTransaction(session -> {
            session.createMutationQuery("update Extreme e set e.big = e.big / 2 + 1 where e.id = 1")
                    .executeUpdate();
            assertThat(session.find(Extreme.class, 1).big).isEqualTo(MAX / 2 + 1);
            session.createMutationQuery("update Extreme e set e.big = (e.big - 1) * 2 + 1 where e.id = 1")
                    .executeUpdate();
            session.clear();
            assertThat(session.find(Extreme.class, 1).big).isEqualTo(MAX);
        });
        assertThatThrownBy(() -> factory.inTransaction(
                        session -> session.createMutationQuery("update Extreme e set e.big = e.big + 1")
                                .executeUpdate()))
                .isInstanceOf(JDBCException.class);
    }

    @ParameterizedTest
    @MethodSource("decimals")
    void productsOfDecimalsAreExact(String expression, String expected) {
        assertThat((BigDecimal) select(expression, "e.id = 1")).isEqualByComparingTo(expected);
    }

    static Stream<Arguments> decimals() {
        return Stream.of(
                arguments("e.digits * 10", "999999999999999999999999999999999999990"),
                arguments("10 * e.digits", "999999999999999999999999999999999999990"),
                arguments("e.digits * e.big", "922337203685477580699999999999999999990776627963145224193"),
                arguments(
                        "e.digits * e.digits",
                        "9999999999999999999999999999999999999800000000000000000000000000000000000001"),
                arguments("coalesce(e.digits, 0) * -3", "-299999999999999999999999999999999999997"),
                arguments("case when e.id = 1 then e.digits end * 0.5bd", "49999999999999999999999999999999999999.5"),
                arguments("max(e.digits) * 2", "199999999999999999999999999999999999998"),
                arguments(
                        "99999999999999999999999bd * 99999999999999999999999bd",
                        "9999999999999999999999800000000000000000000001"),
                arguments("-9999999999999999999999.5bd * 0.5bd", "-4999999999999999999999.75"),
                arguments("e.fine * e.fine", "1524157875323883675323883551562262076.2934004165279684"),
                arguments("e.price * e.price * e.price * e.price", "24414.0625"),
                arguments("e.price * e.price * e.price * e.price * e.price * e.price * e.price", "47683715.8203125"),
                arguments("e.exact * e.price * e.price", "1441151880758558719843.75"),
                arguments("(e.digits - 1) * e.price / 12.5bd", "99999999999999999999999999999999999998"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"e.digits * e.digits * 10", "e.digits * e.digits * 1.1bd", "e.digits * e.fine * e.fine"})
    void aProductOfMoreThan76DigitsFails(String expression) {
        assertThatThrownBy(() -> select(expression, "e.id = 1"))
                .isInstanceOf(JDBCException.class)
                .rootCause()
                .hasMessageContaining("verflow");
    }

    @Test
    void aParameterKeepsItsDigitsBesideALiteral() {
        for (String value : new String[] {"0.00", "12.345", "-0.5", "12345678901234567890.5"}) {
            BigDecimal number = new BigDecimal(value);
            Object[] row = factory.fromTransaction(session -> session.createSelectionQuery(
                            "select 0.00bd in (:p), :p = 12.345bd, coalesce(:p, 0.0bd), nullif(:p, 1bd) from Extreme e where e.id = 1",
                            Object[].class)
                    .setParameter("p", number)
                    .getSingleResult());
            assertThat(row[0]).isEqualTo(number.signum() == 0);
            assertThat(row[1]).isEqualTo(value.equals("12.345"));
            assertThat((BigDecimal) row[2]).isEqualByComparingTo(number);
            assertThat((BigDecimal) row[3]).isEqualByComparingTo(number);
        }
    }
}
