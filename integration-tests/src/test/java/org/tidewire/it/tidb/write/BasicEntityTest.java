package org.tidewire.it.tidb.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.OptimisticLockException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.it.model.Customer;
import org.tidewire.it.model.Purchase;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

@TiDBTest
class BasicEntityTest {
    private static final LocalDateTime NOON = LocalDateTime.of(2026, 11, 21, 12, 0, 0, 123_456_000);

    private SessionFactory factory;

    @BeforeEach
    void createTables(TestDatabase database) {
        factory = database.sessionFactory(Customer.class, Purchase.class);
    }

    @Test
    void persistsFindsUpdatesAndDeletes() {
        Long id = persist(new Customer("Zoë 😀", new BigDecimal("10.50")));

        factory.inTransaction(session -> {
            Customer found = session.find(Customer.class, id);
            assertThat(found.name).isEqualTo("Zoë 😀");
            assertThat(found.credit).isEqualByComparingTo("10.50");
            found.credit = new BigDecimal("99.99");
        });
        factory.inTransaction(session -> {
            Customer found = session.find(Customer.class, id);
            assertThat(found.credit).isEqualByComparingTo("99.99");
            assertThat(found.version).isEqualTo(1);
            session.remove(found);
        });
        Customer gone = factory.fromSession(session -> session.find(Customer.class, id));
        assertThat(gone).isNull();
    }

    @Test
    void takesOneSequenceValueForFiftyIds(TestDatabase database) {
        List<String> sql = database.statements()
                .sqlDuring(() -> factory.inTransaction(session ->
                        IntStream.range(0, 40).forEach(i -> session.persist(new Customer("c" + i, BigDecimal.ONE)))));

        assertThat(sql).filteredOn(text -> text.contains("customer_ids")).hasSizeLessThanOrEqualTo(2);
        List<Long> ids =
                factory.fromSession(session -> session.createSelectionQuery("select c.id from Customer c", Long.class)
                        .getResultList());
        assertThat(ids).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void readsIdentityKeysBack() {
        Customer customer = new Customer("Ada", BigDecimal.TEN);
        Purchase first = new Purchase(customer, NOON);
        Purchase second = new Purchase(customer, NOON.plusDays(1));
        factory.inTransaction(session -> {
            session.persist(customer);
            session.persist(first);
            session.persist(second);
        });

        assertThat(first.id).isNotNull().isNotEqualTo(second.id);
        LocalDateTime placed = factory.fromSession(session -> session.find(Purchase.class, first.id).placed);
        assertThat(placed).isEqualTo(NOON);
    }

    @Test
    void paginates() {
        factory.inTransaction(session ->
                IntStream.range(0, 10).forEach(i -> session.persist(new Customer("c" + i, BigDecimal.valueOf(i)))));

        List<String> page = factory.fromSession(
                session -> session.createSelectionQuery("select c.name from Customer c order by c.name", String.class)
                        .setFirstResult(3)
                        .setMaxResults(4)
                        .getResultList());
        assertThat(page).containsExactly("c3", "c4", "c5", "c6");
    }

    @Test
    void refusesWhatSomebodyElseHasChanged() {
        Long id = persist(new Customer("Ada", BigDecimal.ONE));

        assertThatThrownBy(() -> factory.inTransaction(session -> {
                    Customer mine = session.find(Customer.class, id);
                    factory.inTransaction(other -> other.find(Customer.class, id).credit = BigDecimal.TEN);
                    mine.credit = BigDecimal.ZERO;
                }))
                .hasCauseInstanceOf(OptimisticLockException.class);
    }

    @Test
    void namesAViolatedConstraint() {
        persist(new Customer("Ada", BigDecimal.ONE));

        assertThatThrownBy(() -> persist(new Customer("Ada", BigDecimal.TEN)))
                .hasCauseInstanceOf(ConstraintViolationException.class);
    }

    @Test
    void joinsAndCounts() {
        Customer customer = new Customer("Ada", BigDecimal.ONE);
        factory.inTransaction(session -> {
            session.persist(customer);
            IntStream.range(0, 3).forEach(i -> session.persist(new Purchase(customer, NOON.plusHours(i))));
        });

        Long purchases = factory.fromSession(session -> session.createSelectionQuery(
                        "select count(p) from Customer c join c.purchases p where c.name = :name and p.placed > :after",
                        Long.class)
                .setParameter("name", "Ada")
                .setParameter("after", NOON)
                .getSingleResult());
        assertThat(purchases).isEqualTo(2);
    }

    private Long persist(Customer customer) {
        factory.inTransaction(session -> session.persist(customer));
        return customer.id;
    }
}
