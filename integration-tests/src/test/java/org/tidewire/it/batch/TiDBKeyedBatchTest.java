package org.tidewire.it.batch;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hibernate.PessimisticLockException;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.StaleStateException;
import org.hibernate.Transaction;
import org.hibernate.cfg.BatchSettings;
import org.hibernate.exception.TransactionSerializationException;
import org.junit.jupiter.api.Test;
import org.tidewire.it.batch.BatchModel.Counter;
import org.tidewire.it.batch.BatchModel.Named;
import org.tidewire.it.batch.BatchModel.Vehicle;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;
import org.tidewire.tidb.TiDBSettings;

@TiDBTest
class TiDBKeyedBatchTest extends KeyedBatchSuite {
    private static final int WRITERS = 8;
    private static final int ROUNDS = 6;

    /** Of 1,000: each two writers have about 250 in common. */
    private static final int CHANGED = 500;

    TiDBKeyedBatchTest(TestDatabase database) {
        super(database, TiDBSettings.KEYED_BATCHES);
    }

    /** The statement that is the first for its table and its types asks the schema of the database besides. */
    private static List<String> withoutCondition(List<String> sent) {
        return sent.stream()
                .map(sql -> sql.replaceFirst(" and (\\(|(not )?exists\\()select .*information_schema.*", ""))
                .toList();
    }

    @Test
    void updatesOfOneVersion() {
        assertThat(updated(vehicle -> true)).containsExactly("""
                update /*+ set_var(tidb_enable_vectorized_expression=off) */ Vehicle set \
                plate=elt(interval(cast(id as signed),?,?,?),?,?,?),version=? where id in (?,?,?) and version=?""");
    }

    @Test
    void updatesOfSeveralVersions() {
        assertThat(updated(vehicle -> vehicle.id == 1)).containsExactly("""
                update /*+ set_var(tidb_enable_vectorized_expression=off) */ Vehicle set \
                plate=elt(interval(cast(id as signed),?,?,?),?,?,?),version=cast(elt(interval(cast(id as signed),?,?,?),?,?,?) as signed) \
                where id in (?,?,?) and version=cast(elt(interval(cast(id as signed),?,?,?),?,?,?) as signed)""");
    }

    /** Three vehicles, of which some have been changed before. */
    private List<String> updated(Predicate<Vehicle> before) {
        return withoutCondition(same(
                "select v.id, v.version, v.plate from Vehicle v order by v.id",
                session -> {
                    List<Vehicle> vehicles =
                            LongStream.rangeClosed(1, 3).mapToObj(Vehicle::new).toList();
                    vehicles.forEach(session::persist);
                    session.flush();
                    vehicles.stream().filter(before).forEach(vehicle -> vehicle.plate = "old");
                },
                session -> session.createSelectionQuery("from Vehicle", Vehicle.class)
                        .getResultList()
                        .forEach(vehicle -> vehicle.plate = "new " + vehicle.id)));
    }

    @Test
    void textKeys() {
        List<String> sent = same(
                "select n.id, n.points from Named n order by n.id",
                session -> List.of("x", "y").forEach(id -> session.persist(new Named(id))),
                session -> session.createSelectionQuery("from Named", Named.class)
                        .getResultList()
                        .forEach(named -> named.points = named.id.hashCode()));

        assertThat(withoutCondition(sent)).containsExactly("""
                update /*+ set_var(tidb_enable_vectorized_expression=off) */ Named set \
                points=cast(elt(field(id,?,?),?,?) as signed) where id in (?,?)""");
    }

    /** {@code find} takes another case of the key than the row has, and the collation takes them for the same. */
    @Test
    void keysThatACollationTakesForTheSame() throws SQLException {
        createNamed("utf8mb4_general_ci");
        try {
            List<String> sent = same(
                    "select n.id, n.points from Named n order by n.id",
                    session -> List.of("ABC", "x ").forEach(id -> session.persist(new Named(id))),
                    session -> List.of("abc", "X").forEach(id -> session.find(Named.class, id).points = id.hashCode()));

            assertThat(sent).hasSize(1);
        } finally {
            createNamed("utf8mb4_bin");
        }
    }

    private void createNamed(String collation) throws SQLException {
        database.execute(
                "drop table Named",
                "create table Named (id varchar(255) collate " + collation + " primary key, points int not null)");
    }

    @Override
    @Test
    @RealTiDB("MariaDB casts nothing to a document")
    void documents() {
        super.documents();
    }

    @Test
    void deletes() {
        List<String> sent = same(
                "select v.id from Vehicle v",
                session -> LongStream.rangeClosed(1, 3).mapToObj(Vehicle::new).forEach(session::persist),
                session -> session.createSelectionQuery("from Vehicle", Vehicle.class)
                        .getResultList()
                        .forEach(session::remove));

        assertThat(withoutCondition(sent)).containsExactly("""
                delete from Vehicle where id in (?,?,?) and version=?""");
    }

    /**
     * Each writer adds one to the points of its rows, in an order of its own. All have read before one writes, so all but one of a round
     * lose. What was acknowledged is there, and what was not is not.
     */
    @Test
    @RealTiDB("MariaDB's conflicts are others")
    void racingWritersLoseNoUpdate() throws Exception {
        SessionFactory factory =
                database.sessionFactory(Map.of(BatchSettings.STATEMENT_BATCH_SIZE, 250), Counter.class);
        factory.inTransaction(
                session -> LongStream.range(0, 1000).mapToObj(Counter::new).forEach(session::persist));
        int acknowledged = 0;
        int lost = 0;
        CyclicBarrier allHaveRead = new CyclicBarrier(WRITERS);
        ExecutorService pool = Executors.newFixedThreadPool(WRITERS);
        List<String> sent = new ArrayList<>();
        List<Future<Integer>> writers = new ArrayList<>();
        try {
            sent.addAll(database.statements().sqlDuring(() -> {
                IntStream.range(0, WRITERS)
                        .mapToObj(writer -> pool.submit(() -> write(factory, new Random(writer), allHaveRead)))
                        .forEach(writers::add);
                pool.shutdown();
                assertThat(pool.awaitTermination(5, TimeUnit.MINUTES)).isTrue();
            }));
        } finally {
            pool.shutdownNow();
        }
        for (Future<Integer> writer : writers) {
            acknowledged += writer.get();
            lost += ROUNDS - writer.get();
        }
        List<Counter> counters = factory.fromTransaction(session ->
                session.createSelectionQuery("from Counter", Counter.class).getResultList());
        int expected = acknowledged * CHANGED;
        assertThat(counters.stream().mapToInt(counter -> counter.version).sum()).isEqualTo(expected);
        assertThat(counters.stream().mapToInt(counter -> counter.points).sum()).isEqualTo(expected);
        assertThat(acknowledged).isPositive();
        assertThat(lost).as("lost races").isGreaterThanOrEqualTo(ROUNDS);
        assertThat(sent).anyMatch(sql -> sql.contains("elt(interval(cast(id as signed),"));
    }

    /** Returns how many transactions were committed. */
    private static int write(SessionFactory factory, Random random, CyclicBarrier allHaveRead) throws Exception {
        int committed = 0;
        for (int round = 0; round < ROUNDS; round++) {
            try (Session session = factory.openSession()) {
                Transaction transaction = session.beginTransaction();
                List<Counter> counters = new ArrayList<>(session.createSelectionQuery("from Counter", Counter.class)
                        .getResultList());
                Collections.shuffle(counters, random);
                allHaveRead.await();
                try {
                    counters.stream().limit(CHANGED).forEach(counter -> counter.points++);
                    transaction.commit();
                    committed++;
                } catch (PersistenceException e) {
                    assertThat(isLostRace(e)).as(e::toString).isTrue();
                    if (transaction.isActive()) {
                        transaction.rollback();
                    }
                }
            }
        }
        return committed;
    }

    /** The entity was changed meanwhile, or the transaction met another one and may be repeated. */
    private static boolean isLostRace(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StaleStateException
                    || cause instanceof PessimisticLockException
                    || cause instanceof TransactionSerializationException) {
                return true;
            }
        }
        return false;
    }
}
