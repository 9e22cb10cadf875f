package org.tidewire.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.benchmarks.engine.ComparedDialect;
import org.tidewire.benchmarks.engine.Engine;
import org.tidewire.benchmarks.retry.Accounts;
import org.tidewire.benchmarks.retry.Clients;
import org.tidewire.benchmarks.retry.Locking;
import org.tidewire.benchmarks.retry.TransactionRunner;
import org.tidewire.benchmarks.translation.ComparedQuery;
import org.tidewire.benchmarks.translation.Translation;
import org.tidewire.benchmarks.wire.Cost;
import org.tidewire.benchmarks.write.WriteOperation;
import org.tidewire.benchmarks.write.WriteVariant;
import org.tidewire.testkit.server.EmbeddedServer;

/** What of the benchmarks is the same on every run, and may therefore fail: commands on the wire and allocation, no times. */
class ShortFormTest {
    private static final double AS_LITTLE_AS = 1.05;

    /** Of a whole transaction, for being ready to repeat it. */
    private static final double RETRY_AT_MOST = 1.02;

    private static EmbeddedServer server;
    private static Engine engine;

    @BeforeAll
    static void findAnEngine() {
        String url = System.getProperty("tidewire.tidb.url");
        if (url != null) {
            engine = new Engine(
                    url.replaceFirst("/?$", "/") + "tidewire_benchmarks?createDatabaseIfNotExist=true",
                    System.getProperty("tidewire.tidb.user", "root"),
                    Objects.requireNonNullElse(System.getProperty("tidewire.tidb.password"), ""),
                    url,
                    false);
        } else {
            server = EmbeddedServer.start();
            engine = new Engine(
                    server.jdbcUrl("benchmarks"), server.user(), server.password(), server.description(), true);
        }
    }

    @AfterAll
    static void stopIt() {
        if (server != null) {
            server.close();
        }
    }

    /** 2,000 rows in batches of 500 are 4 statements, and a commit; ids come 1,000 at a time, each in a call of its own. */
    @ParameterizedTest
    @CsvSource({
        "PLAIN_JDBC, 5",
        "TIDEWIRE_SEQUENCE, 7",
        "TIDEWIRE_STATELESS, 7",
        "TIDEWIRE_SCATTERED, 7",
        "TIDEWIRE_UUID7, 5",
        "TIDEWIRE_AUTO_RANDOM, 2001",
        "TIDEWIRE_IDENTITY, 2001"
    })
    void persistsByAsManyCommandsAsBatchesNeed(WriteVariant variant, long commands) {
        Cost cost = Costs.ofWrite(engine, variant, WriteOperation.PERSIST, 2000, 500);
        assertThat(cost.wire().commands()).isEqualTo(commands);
    }

    /**
     * A query reads the rows, and there is a commit. For a batch of updates or deletes the driver allows many statements,
     * sends them as one text, and forbids it again; for all kinds of keys alike.
     */
    @ParameterizedTest
    @CsvSource({
        "PLAIN_JDBC, LOAD, 2",
        "PLAIN_JDBC, UPDATE, 14",
        "PLAIN_JDBC, REMOVE, 14",
        "TIDEWIRE_SEQUENCE, LOAD, 2",
        "TIDEWIRE_SEQUENCE, UPDATE, 14",
        "TIDEWIRE_SEQUENCE, REMOVE, 14",
        "TIDEWIRE_STATELESS, LOAD, 2",
        "TIDEWIRE_STATELESS, UPDATE, 14",
        "TIDEWIRE_STATELESS, REMOVE, 14",
        "TIDEWIRE_SCATTERED, UPDATE, 14",
        "TIDEWIRE_UUID7, UPDATE, 14",
        "TIDEWIRE_IDENTITY, UPDATE, 14",
        "TIDEWIRE_IDENTITY, REMOVE, 14"
    })
    void readsUpdatesAndRemovesByAsManyCommandsAsBatchesNeed(
            WriteVariant variant, WriteOperation operation, long commands) {
        Cost cost = Costs.ofWrite(engine, variant, operation, 2000, 500);
        assertThat(cost.wire().commands()).isEqualTo(commands);
    }

    @ParameterizedTest
    @EnumSource(WriteOperation.class)
    void writesAsCheaplyAsHibernatesOwnDialect(WriteOperation operation) {
        Compared compared = inTurn(
                () -> Costs.ofWrite(engine, WriteVariant.HIBERNATE_MYSQL_SEQUENCE, operation, 2000, 500),
                () -> Costs.ofWrite(engine, WriteVariant.TIDEWIRE_SEQUENCE, operation, 2000, 500));
        assertThat(compared.ours().wire().commands())
                .isLessThanOrEqualTo(compared.own().wire().commands());
        assertThat(compared.allocation()).isLessThan(AS_LITTLE_AS);
    }

    @ParameterizedTest
    @EnumSource(ComparedQuery.class)
    void translatesAsCheaplyAsHibernatesOwnDialect(ComparedQuery query) {
        try (Translation own = new Translation(ComparedDialect.HIBERNATE_MYSQL);
                Translation ours = new Translation(ComparedDialect.TIDEWIRE)) {
            double ratio = leastInTurn(() -> own.run(query), () -> ours.run(query));
            assertThat(ratio).isLessThan(AS_LITTLE_AS);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 50})
    void bootsAsCheaplyAsHibernatesOwnDialect(int entities) {
        Compared compared = boots(entities, false);
        assertThat(compared.ours().wire().commands())
                .isLessThanOrEqualTo(compared.own().wire().commands());
        assertThat(compared.allocation()).isLessThan(AS_LITTLE_AS);
    }

    /**
     * Tables of plain columns are not looked at by queries of their own, since Hibernate compares all that they have, and
     * the list of sequences is not read where none is mapped.
     */
    @ParameterizedTest
    @ValueSource(ints = {5, 50})
    void validatesAsCheaplyAsHibernatesOwnDialect(int entities) {
        Compared compared = boots(entities, true);
        assertThat(compared.ours().wire().commands())
                .isLessThanOrEqualTo(compared.own().wire().commands());
        assertThat(compared.allocation()).isLessThan(AS_LITTLE_AS);
    }

    @Test
    void isReadyToRepeatAtHardlyAnyCost() {
        assertThat(Costs.ofTransfer(engine, TransactionRunner.TIDEWIRE).wire().commands())
                .isEqualTo(Costs.ofTransfer(engine, TransactionRunner.HIBERNATE)
                        .wire()
                        .commands());
        try (Accounts accounts = new Accounts(engine, 2, 1, Locking.PESSIMISTIC)) {
            double ratio = leastInTurn(
                    () -> accounts.transfer(TransactionRunner.HIBERNATE, 0, 1, () -> {}),
                    () -> accounts.transfer(TransactionRunner.TIDEWIRE, 0, 1, () -> {}));
            assertThat(ratio).isLessThan(RETRY_AT_MOST);
        }
    }

    /** Two reads, two updates and a commit; among clients that meet, what is repeated for a commit comes on top. */
    @Test
    void countsWhatACommitSends() {
        assertThat(Costs.ofContention(engine, Locking.VERSION, 4, 1).wire().commands())
                .isEqualTo(5);
        assertThat(Costs.ofContention(engine, Locking.VERSION, 4, 8).wire().commands())
                .isGreaterThanOrEqualTo(5);
    }

    @Test
    void clientsTransferForSomeTime() {
        try (Accounts accounts = new Accounts(engine, 4, 8, Locking.PESSIMISTIC);
                Clients clients = new Clients(accounts, 8)) {
            Clients.Outcome each = clients.transferEach(5);
            assertThat(each.commits() + each.givenUp()).isEqualTo(40);
            assertThat(each.attempts()).isGreaterThanOrEqualTo(40);
            Clients.Outcome timed = clients.transferFor(TimeUnit.SECONDS.toNanos(1));
            assertThat(timed.commits()).isPositive();
            assertThat(timed.attempts()).isGreaterThanOrEqualTo(timed.commits());
            assertThat(timed.allocated()).isPositive();
            accounts.check();
        }
    }

    private static Compared boots(int entities, boolean validate) {
        return inTurn(
                () -> Costs.ofBoot(engine, ComparedDialect.HIBERNATE_MYSQL, entities, validate),
                () -> Costs.ofBoot(engine, ComparedDialect.TIDEWIRE, entities, validate));
    }

    /** Whoever comes second would find a warmer JVM. */
    private static Compared inTurn(Supplier<Cost> own, Supplier<Cost> ours) {
        Cost first = own.get();
        Cost second = ours.get();
        Cost third = ours.get();
        Cost fourth = own.get();
        return new Compared(lesser(first, fourth), lesser(second, third));
    }

    private static Cost lesser(Cost one, Cost other) {
        return one.allocated() < other.allocated() ? one : other;
    }

    private record Compared(Cost own, Cost ours) {
        double allocation() {
            return (double) ours.allocated() / own.allocated();
        }
    }

    /** What ours allocates for each byte of the other; in turn, since the compiler takes allocations away as it goes. */
    private static double leastInTurn(Runnable own, Runnable ours) {
        long leastOfOwn = Long.MAX_VALUE;
        long leastOfOurs = Long.MAX_VALUE;
        for (int turn = 0; turn < 5; turn++) {
            leastOfOwn = Math.min(leastOfOwn, Cost.leastAllocation(200, own));
            leastOfOurs = Math.min(leastOfOurs, Cost.leastAllocation(200, ours));
        }
        return (double) leastOfOurs / leastOfOwn;
    }
}
