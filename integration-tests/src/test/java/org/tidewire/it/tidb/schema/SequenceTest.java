package org.tidewire.it.tidb.schema;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

/** Ids from sequences: dense where the increment is one, and few calls where it is larger. */
@TiDBTest
class SequenceTest {
    @Entity(name = "Ticket")
    static class Ticket {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        @SequenceGenerator(sequenceName = "ticket_seq", allocationSize = 1)
        Long id;
    }

    @Entity(name = "Event")
    static class Event {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        @SequenceGenerator(sequenceName = "event_seq", initialValue = 100, allocationSize = 20, options = "cache 5")
        Long id;
    }

    private static final Map<String, String> NOTHING_NEW = Map.of("hibernate.hbm2ddl.auto", "none");

    private final TestDatabase database;

    SequenceTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void anIncrementOfOneIsDenseOverSessionFactories() {
        SessionFactory first = database.sessionFactory(Ticket.class);
        SessionFactory second = database.sessionFactory(NOTHING_NEW, Ticket.class);

        assertThat(List.of(ticket(first), ticket(second), ticket(first), ticket(second)))
                .containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void aLargerIncrementIsACallForEachBlock() {
        SessionFactory factory = database.sessionFactory(Map.of("hibernate.jdbc.batch_size", 50), Event.class);

        List<String> sent = database.statements()
                .sqlDuring(() -> factory.inTransaction(
                        session -> IntStream.range(0, 50).forEach(i -> session.persist(new Event()))));

        assertThat(sent.stream().filter(sql -> sql.equals("select nextval(event_seq)")))
                .hasSizeLessThanOrEqualTo(4);
        assertThat(factory.<List<Long>>fromTransaction(
                        session -> session.createSelectionQuery("select e.id from Event e order by e.id", Long.class)
                                .getResultList()))
                .containsExactlyElementsOf(
                        IntStream.range(100, 150).mapToObj(Long::valueOf).toList());
    }

    private static Long ticket(SessionFactory factory) {
        return factory.fromTransaction(session -> {
            Ticket ticket = new Ticket();
            session.persist(ticket);
            return ticket.id;
        });
    }
}
