package org.tidewire.it.tidb.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.ScrollMode;
import org.hibernate.ScrollableResults;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.query.NativeQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewire.it.model.Customer;
import org.tidewire.it.model.Purchase;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

/**
 * A result of 200 MB is read in a fraction of that. There are two ways to it, both for what reads forwards alone:
 * {@code getResultStream()} and {@code scroll(FORWARD_ONLY)}, not {@code scroll()}.
 *
 * <ul>
 *   <li>{@code setFetchSize(Integer.MIN_VALUE)}, row by row: nothing else can be sent on the connection until the last row
 *       is read, and to close the result earlier reads the rest.
 *   <li>{@code useCursorFetch=true} in the JDBC URL and any fetch size: TiDB keeps the result, and other statements may
 *       come between.
 * </ul>
 */
@TiDBTest
class StreamingTest {
    private static final int CUSTOMERS = 200;
    private static final int ROWS = CUSTOMERS * CUSTOMERS;
    private static final int ROW_SIZE = 5_000;
    private static final long MEGABYTE = 1 << 20;
    private static final long MOST_MEGABYTES = 60;

    private final TestDatabase database;

    StreamingTest(TestDatabase database) {
        this.database = database;
    }

    @ParameterizedTest
    @CsvSource({"false, -2147483648", "true, 500"})
    void aStreamIsReadInBoundedMemory(String cursor, int fetchSize) {
        factory(cursor).inTransaction(session -> {
            Memory memory = new Memory();
            try (Stream<String> rows = large(session).setFetchSize(fetchSize).getResultStream()) {
                rows.forEach(row -> memory.row());
            }
            assertThat(memory.rows).isEqualTo(ROWS);
            assertThat(memory.megabytes).isLessThan(MOST_MEGABYTES);
        });
    }

    @ParameterizedTest
    @CsvSource({"false, -2147483648", "true, 500"})
    void aScrolledResultIsReadInBoundedMemory(String cursor, int fetchSize) {
        factory(cursor).inTransaction(session -> {
            Memory memory = new Memory();
            try (ScrollableResults<String> rows =
                    large(session).setFetchSize(fetchSize).scroll(ScrollMode.FORWARD_ONLY)) {
                while (rows.next()) {
                    assertThat(rows.get()).hasSize(ROW_SIZE);
                    memory.row();
                }
            }
            assertThat(memory.rows).isEqualTo(ROWS);
            assertThat(memory.megabytes).isLessThan(MOST_MEGABYTES);
        });
    }

    @Test
    void betweenRowsNothingElseCanBeSent() {
        factory("false").inTransaction(session -> {
            try (Stream<Customer> customers = customers(session, Integer.MIN_VALUE)) {
                Customer first = customers.findFirst().orElseThrow();
                assertThatThrownBy(() -> first.purchases.size()).hasStackTraceContaining("Streaming result set");
            }
        });
    }

    @Test
    void betweenRowsOfACursorOtherStatementsMayCome() {
        factory("true").inTransaction(session -> {
            try (Stream<Customer> customers = customers(session, 10)) {
                assertThat(customers.mapToInt(customer -> customer.purchases.size()))
                        .hasSize(CUSTOMERS)
                        .containsOnly(0);
            }
        });
    }

    private SessionFactory factory(String cursor) {
        SessionFactory factory = database.sessionFactory(
                Map.of(
                        JdbcSettings.JAKARTA_NON_JTA_DATASOURCE,
                        database.dataSource(options -> {
                            options.setMaximumPoolSize(1);
                            options.addDataSourceProperty("useCursorFetch", cursor);
                        }),
                        AvailableSettings.STATEMENT_BATCH_SIZE,
                        100),
                Customer.class,
                Purchase.class);
        factory.inTransaction(session -> IntStream.range(0, CUSTOMERS)
                .forEach(i -> session.persist(new Customer("c" + i, BigDecimal.valueOf(i)))));
        return factory;
    }

    private static NativeQuery<String> large(Session session) {
        return session.createNativeQuery(
                "select concat(repeat('x', " + (ROW_SIZE - 1) + "), 'y') from Customer a join Customer b",
                String.class);
    }

    private static Stream<Customer> customers(Session session, int fetchSize) {
        return session.createSelectionQuery("from Customer", Customer.class)
                .setFetchSize(fetchSize)
                .getResultStream();
    }

    /** What is held when half of the rows are read, more than before the first. */
    private static final class Memory {
        private final long before = used();
        private int rows;
        private long megabytes;

        void row() {
            rows++;
            if (rows == ROWS / 2) {
                megabytes = (used() - before) / MEGABYTE;
            }
        }

        private static long used() {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            return runtime.totalMemory() - runtime.freeMemory();
        }
    }
}
