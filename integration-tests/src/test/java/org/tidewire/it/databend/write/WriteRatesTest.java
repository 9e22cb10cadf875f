package org.tidewire.it.databend.write;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.support.TcpProxy;

/** The rates that docs/databend.md gives. */
@DatabendTest
@Timeout(value = 15, unit = TimeUnit.MINUTES)
@EnabledIfSystemProperty(
        named = "tidewire.rates",
        matches = "true",
        disabledReason = "it measures, which takes minutes: -Dtidewire.rates=true")
class WriteRatesTest {
    private static final int ROWS = 1_000;
    private static final int MANY = 100_000;
    private static final int ROUNDS = 5;

    private final TestDatabase database;

    WriteRatesTest(TestDatabase database) {
        this.database = database;
    }

    @Entity(name = "Item")
    static class Item extends Row {
        @Id
        @GeneratedValue
        @SequenceGenerator(name = "rates_item_seq", allocationSize = 1_000)
        Long id;

        Item() {}

        Item(int number) {
            super(number);
        }
    }

    /** Ids are fetched between the inserts, and each fetch sends the batch: its size is that of the allocation at most. */
    @Entity(name = "Bulk")
    static class Bulk extends Row {
        @Id
        @GeneratedValue
        @SequenceGenerator(name = "rates_bulk_seq", allocationSize = 10_000)
        Long id;

        Bulk() {}

        Bulk(int number) {
            super(number);
        }
    }

    @MappedSuperclass
    abstract static class Row {
        @Version
        int version;

        String name;
        BigDecimal price;
        int stock;

        Row() {}

        Row(int number) {
            name = "item " + number;
            price = BigDecimal.valueOf(number, 2);
            stock = number;
        }
    }

    @Test
    void batchedAndUnbatched() throws Exception {
        measure("batched, warm-up", ROWS, 1);
        measure("batched", ROWS, ROUNDS);
        measure("one by one", 0, 1);
    }

    private void measure(String form, int batchSize, int rounds) throws Exception {
        try (TcpProxy tap = TcpProxy.ofMySQL(database.url());
                SessionFactory factory = factory(tap, batchSize)) {
            long[][] times = new long[3][rounds];
            int[] statements = new int[3];
            for (int round = 0; round < rounds; round++) {
                for (int operation = 0; operation < 3; operation++) {
                    Consumer<Session> work = OPERATIONS.get(operation);
                    tap.take();
                    // The rows are read in the same transaction, which is one statement more.
                    long start = System.nanoTime();
                    factory.inTransaction(work);
                    times[operation][round] = System.nanoTime() - start;
                    statements[operation] = tap.take().size();
                }
            }
            report(form, "persist", times[0], statements[0]);
            report(form, "update", times[1], statements[1]);
            report(form, "delete", times[2], statements[2]);
            if (batchSize > 0) {
                assertThat(statements[0]).isLessThanOrEqualTo(10);
                assertThat(statements[1]).isLessThanOrEqualTo(10);
                assertThat(statements[2]).isLessThanOrEqualTo(10);
            }
        }
    }

    private static final List<Consumer<Session>> OPERATIONS = List.of(
            session -> {
                for (int i = 0; i < ROWS; i++) {
                    session.persist(new Item(i));
                }
            },
            session -> items(session).forEach(item -> {
                item.price = item.price.add(BigDecimal.ONE);
                item.stock--;
            }),
            session -> items(session).forEach(session::remove));

    @Test
    void inBulk() throws Exception {
        try (TcpProxy tap = TcpProxy.ofMySQL(database.url());
                SessionFactory factory = factory(tap, ROWS)) {
            List<Bulk> rows = LongStream.range(0, MANY)
                    .mapToObj(number -> new Bulk((int) number))
                    .toList();
            timed(
                    "insertMultiple of " + MANY,
                    tap,
                    () -> factory.inStatelessTransaction(session -> {
                        session.insertMultiple(rows);
                    }));
            timed("HQL insert select of " + MANY, tap, () -> mutate(factory, """
                    insert into Bulk (id, version, name, price, stock)
                    select i.id + 1000000000, 0, i.name, i.price, i.stock from Bulk i"""));
            timed("HQL update of " + 2 * MANY, tap, () -> mutate(factory, "update Bulk set stock = stock + 1"));
            timed("HQL delete of " + 2 * MANY, tap, () -> mutate(factory, "delete from Bulk"));
            timed("unload of a million rows", tap, () -> nativeSql(factory, """
                    copy into @rates from (
                        select number id, 0 version, 'item ' || number name, number::decimal(38, 2) price, number::int stock
                        from numbers(1000000)) file_format = (type = parquet)"""));
            timed(
                    "COPY INTO of a million rows",
                    tap,
                    () -> nativeSql(factory, "copy into bulk from @rates file_format = (type = parquet)"));
            long count = factory.fromStatelessSession(
                    session -> session.createSelectionQuery("select count(*) from Bulk", Long.class)
                            .getSingleResult());
            assertThat(count).isEqualTo(1_000_000);
        }
    }

    private static void mutate(SessionFactory factory, String hql) {
        factory.inStatelessTransaction(
                session -> session.createMutationQuery(hql).executeUpdate());
    }

    private static void nativeSql(SessionFactory factory, String sql) {
        factory.inStatelessSession(session -> session.doWork(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("create stage if not exists rates");
                statement.execute(sql);
            }
        }));
    }

    private SessionFactory factory(TcpProxy tap, int batchSize) {
        return database.sessionFactory(
                Map.of(
                        "hibernate.jdbc.batch_size",
                        batchSize,
                        "jakarta.persistence.nonJtaDataSource",
                        database.dataSource(options -> options.setJdbcUrl(tap.through(database.url())))),
                Item.class,
                Bulk.class);
    }

    private static List<Item> items(Session session) {
        return session.createSelectionQuery("from Item", Item.class).getResultList();
    }

    private static void timed(String what, TcpProxy tap, Runnable work) {
        tap.take();
        long start = System.nanoTime();
        work.run();
        report(
                "in bulk",
                what,
                new long[] {System.nanoTime() - start},
                tap.take().size());
    }

    @SuppressWarnings("SystemOut")
    private static void report(String form, String operation, long[] times, int statements) {
        long[] sorted = LongStream.of(times).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "[rates] %s, %s: %d statements, median %.2f s of %d (%.2f to %.2f)%n",
                form,
                operation,
                statements,
                sorted[sorted.length / 2] / 1e9,
                sorted.length,
                sorted[0] / 1e9,
                sorted[sorted.length - 1] / 1e9);
    }
}
