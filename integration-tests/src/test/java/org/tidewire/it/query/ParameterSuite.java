package org.tidewire.it.query;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.testkit.junit.TestDatabase;

/**
 * A parameter that is selected comes back as it went. Hibernate gives it the digits of its first value, or the length of the column beside
 * it, and keeps the statement for other values.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ParameterSuite {
    @Entity(name = "Price")
    public static class Price {
        @Id
        long id;

        @Column(precision = 10, scale = 2)
        BigDecimal amount;

        @Column(length = 5)
        String label;

        protected Price() {}

        Price(long id, String amount, String label) {
            this.id = id;
            this.amount = new BigDecimal(amount);
            this.label = label;
        }
    }

    private final TestDatabase database;
    private SessionFactory factory;

    protected ParameterSuite(TestDatabase database) {
        this.database = database;
    }

    @BeforeAll
    void insertRow() {
        factory = database.sessionFactory(Price.class);
        factory.inTransaction(session -> session.persist(new Price(1, "9.50", "small")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select :p from Price e where e.amount > 0",
                "select :p from Price e where e.amount <> :p",
                "select case when e.id = 1 then :p else e.amount end from Price e",
                "select coalesce(:p, e.amount) from Price e",
                "select (:p + e.amount) - e.amount from Price e"
            })
    void aDecimalHasItsOwnDigits(String hql) {
        Stream.of("1.5", "1.25", "12345.67", "0.001", "0.00", "7", "123456789012.3456")
                .map(BigDecimal::new)
                .forEach(value ->
                        assertThat((BigDecimal) selected(hql, value)).as(hql).isEqualByComparingTo(value));
    }

    @Test
    void aWholeNumberHasItsOwnDigits() {
        Stream.of("7", "123456789012345678901234567890")
                .map(BigInteger::new)
                .forEach(value -> assertThat(selected("select :p from Price e where e.id < 5", value))
                        .isEqualTo(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select :p from Price e where e.label <> :p",
                "select case when e.id = 1 then :p else e.label end from Price e",
                "select coalesce(:p, e.label) from Price e"
            })
    void aTextIsNotCutToAColumn(String hql) {
        assertThat(selected(hql, "a longer text")).isEqualTo("a longer text");
    }

    @Test
    void anEnumBesideNoAttributeIsThatOfTheLiteralBesideIt() {
        String hql =
                "select count(*) from Price e where coalesce(java.util.concurrent.TimeUnit.HOURS, java.util.concurrent.TimeUnit.HOURS) = :p";
        assertThat(selected(hql, TimeUnit.HOURS)).isEqualTo(1L);
        assertThat(selected(hql, TimeUnit.DAYS)).isEqualTo(0L);
    }

    private Object selected(String hql, Object value) {
        return factory.fromTransaction(session -> session.createSelectionQuery(hql, Object.class)
                .setParameter("p", value)
                .getSingleResult());
    }
}
