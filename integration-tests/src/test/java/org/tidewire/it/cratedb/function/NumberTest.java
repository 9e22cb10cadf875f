package org.tidewire.it.cratedb.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.exception.DataException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewire.testkit.junit.CrateDBTest;
import org.tidewire.testkit.junit.TestDatabase;

/** Numbers that the server computes, casts or compares otherwise than they are (measured on 6.4.4), each time without an error. */
@CrateDBTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NumberTest {
    @Entity(name = "Measure")
    static class Measure {
        @Id
        int id;

        int part;
        double twice;
        float single;
        long large;

        @Column(precision = 38, scale = 10)
        BigDecimal exact;

        @Column(precision = 10, scale = 2)
        BigDecimal price = new BigDecimal("1.50");

        @Column(precision = 38, scale = 2)
        BigDecimal huge = new BigDecimal("12345678901234567890123.00");

        BigInteger whole = BigInteger.TEN;

        protected Measure() {}

        Measure(int id, int part, double twice, float single) {
            this.id = id;
            this.part = part;
            this.twice = twice;
            this.single = single;
            this.large = 1_000_000_000L + id;
            this.exact = new BigDecimal("0.0000000001").multiply(BigDecimal.valueOf(id));
        }
    }

    private SessionFactory factory;

    @BeforeAll
    void insertRows(TestDatabase database) {
        factory = database.sessionFactory(Measure.class);
        factory.inTransaction(session -> Stream.of(
                        new Measure(1, 1, 1e20, 1e10f),
                        new Measure(2, 1, 1000, 100),
                        new Measure(3, 2, 1, 1),
                        new Measure(4, 2, 2, 2),
                        new Measure(5, 2, 3, 16_777_216))
                .forEach(session::persist));
    }

    /** The server adds the rounding error of the first group to the second. */
    @Test
    void aSumIsThatOfItsGroup() {
        assertThat(query("select m.part, sum(m.twice), sum(m.single) from Measure m group by m.part order by m.part"))
                .containsExactly(List.of(1, 1e20, 1.00000001e10), List.of(2, 6.0, 16_777_219.0));
        assertThat(
                        query(
                                "select m.part, sum(m.twice) filter (where m.id > 1) / 2 from Measure m group by m.part order by m.part"))
                .containsExactly(List.of(1, 500.0), List.of(2, 3.0));
    }

    /** The server subtracts what leaves a window, but not its rounding error. */
    @Test
    void aMovingWindowHasWhatIsInIt() {
        assertThat(query("""
                        select sum(m.twice) over (order by m.id rows between 1 preceding and current row),
                            avg(m.twice) over (order by m.id rows between 1 preceding and current row),
                            avg(m.large * 9007199) over (order by m.id desc rows between 1 preceding and current row)
                        from Measure m where m.id > 0 order by m.id desc""")).extracting(row -> row.get(0)).containsExactly(5.0, 3.0, 1001.0, 1e20, 1e20);
    }

    /** The server takes the sum of the squares and the square of the sum, in 64 bits. */
    @ParameterizedTest
    @CsvSource({
        "var_pop, 2.0",
        "variance, 2.5",
        "var_samp, 2.5",
        "stddev_pop, 1.4142135623730951",
        "stddev_samp, 1.5811388300841898"
    })
    void aDeviationOfLargeNumbersIsNotZero(String function, double expected) {
        for (String number : List.of("m.large", "m.large * 1e0", "cast(m.large as BigDecimal)")) {
            assertThat((Double) query("select " + function + "(" + number + ") from Measure m")
                            .get(0)
                            .get(0))
                    .as(number)
                    .isCloseTo(expected, within(1e-9));
        }
        assertThat(query("select " + function + "(m.large) over () from Measure m"))
                .hasSize(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "m.id in (1.5, 2)|2",
                "m.id in (1.5)|",
                "m.id not in (1.5, 2, 3, 4)|1,5",
                "m.id in (3000000000, 1)|1",
                "m.id < 3000000000 and m.large > 1000000004|5",
                "m.id > -3000000000 and m.id < 2|1",
                "m.single = 16777217|",
                "m.single < 16777217 and m.single > 100|5",
                "m.single = m.large|",
                "m.id in (select n.twice / 2 from Measure n where n.id = 5)|",
                "m.id in (select n.exact * 15000000000 from Measure n where n.id = 1)|",
                "m.id not in (select n.exact * 15000000000 from Measure n where n.id = 1)|1,2,3,4,5",
                "m.id = any (select n.twice / 2 from Measure n where n.id = 5)|",
                "m.id in (select n.large from Measure n)|",
                "m.id in (select n.twice from Measure n where n.id > 2)|1,2,3",
                "m.price < (select max(n.huge) from Measure n) and m.id = 1|1",
                "m.price between 0 and (select max(n.huge) from Measure n) and m.id = 1|1",
                "m.price in (12345678901234567890123.00bd, 1.50bd) and m.id = 1|1",
                "exists (select 1 from Measure n where n.price < m.huge) and m.id = 1|1",
                "(m.twice - m.twice) / -1 = 0|1,2,3,4,5"
            })
    void aNumberIsComparedAsItIs(String condition, String ids) {
        assertThat(query("select m.id from Measure m where " + condition + " order by m.id"))
                .extracting(row -> String.valueOf(row.get(0)))
                .containsExactly(ids == null ? new String[0] : ids.split(","));
    }

    @Test
    void aDecimalIsCastToItsScale() {
        assertThat(
                        query(
                                "select cast(m.huge / 8 as BigDecimal(30, 2)), cast(m.exact * 15000000000 as BigDecimal(10, 1)) from Measure m where m.id = 1"))
                .containsExactly(List.of(new BigDecimal("1543209862654320986265.38"), new BigDecimal("1.5")));
    }

    @Test
    void aDecimalHasNoExponentInText() {
        assertThat(query(
                        "select cast(m.exact as String), cast(-m.exact as String), str(m.exact - m.exact), str(m.exact + 12) from Measure m"
                                + " where m.id = 2"))
                .containsExactly(List.of("0.0000000002", "-0.0000000002", "0.0000000000", "12.0000000002"));
    }

    /** The server would store the digits of the value, and read them by the scale of the column. */
    @ParameterizedTest
    @CsvSource({
        "price, n.price / 4, 0.38",
        "price, n.price * 1.1bd, 1.65",
        "price, 1.1bd, 1.10",
        "price, 1.126bd, 1.13",
        "price, 2, 2.00",
        "price, n.exact, 0.00",
        "price, 'coalesce(n.price + 5bd, n.huge)', 6.50",
        "price, :p, 3.10",
        "price, n.price + :p, 4.60",
        "'exact', n.price, 1.5",
        "'exact', n.id / 2bd, 0.5",
        "whole, n.whole / 4, 3",
        "whole, n.price * 2, 3",
        "huge, n.huge * 0.5bd, 6172839450617283945061.50"
    })
    void aDecimalIsStoredAsItIs(String attribute, String value, BigDecimal expected) {
        factory.inTransaction(session -> {
            var update = session.createMutationQuery(
                    "update Measure n set n." + attribute + " = " + value + " where n.id = 1");
            insertCopy(session, attribute, value);
            if (value.contains(":p")) {
                update.setParameter("p", new BigDecimal("3.1"));
            }
            update.executeUpdate();
        });
        try {
            assertThat(query("select m." + attribute + " from Measure m where m.id in (1, 101)"))
                    .extracting(row -> new BigDecimal(row.get(0).toString()))
                    .hasSize(2)
                    .allSatisfy(stored -> assertThat(stored).isEqualByComparingTo(expected));
        } finally {
            factory.inTransaction(session -> {
                session.createMutationQuery("delete Measure where id = 101").executeUpdate();
                session.merge(new Measure(1, 1, 1e20, 1e10f));
            });
        }
    }

    private static void insertCopy(Session session, String attribute, String value) {
        var insert = session.createMutationQuery("insert into Measure (id, part, twice, single, large, " + attribute
                + ") select n.id + 100, n.part, n.twice, n.single," + " n.large, " + value
                + " from Measure n where n.id = 1");
        if (value.contains(":p")) {
            insert.setParameter("p", new BigDecimal("3.1"));
        }
        insert.executeUpdate();
    }

    @Test
    void aDecimalThatHasNoRoomIsNotStored() {
        assertThatThrownBy(() -> factory.inTransaction(session -> session.createMutationQuery(
                                "update Measure m set m.price = m.price * 1000000000bd where m.id = 2")
                        .executeUpdate()))
                .isInstanceOf(DataException.class);
    }

    private List<List<Object>> query(String hql) {
        return factory.fromTransaction(session ->
                session.createSelectionQuery(hql, Object.class).getResultList().stream()
                        .map(row -> row instanceof Object[] values ? List.of(values) : List.of(row))
                        .toList());
    }
}
