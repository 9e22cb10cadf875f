package org.tidewire.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidewire.benchmarks.Accounts.Locking;
import org.tidewire.benchmarks.Accounts.Runner;
import org.tidewire.benchmarks.Workload.Operation;
import org.tidewire.testkit.support.TcpProxy;

/** The number of commands that the benchmarks send to TiDB or its stand-in, which is the same on every run. */
class ShortFormTest {
    private static final int ROWS = 2000;
    private static final int BATCH_SIZE = 500;
    /** One query, which is prepared by then. */
    private static final int COMMANDS_FOR_OPTIONS = 1;

    private final Engine engine = Engine.tidb();

    /** 2,000 rows in batches of 500 are 4 statements, and a commit. A call to a sequence allocates 1,000 ids. */
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
    void persistsInBatches(WriteVariant variant, long commands) throws IOException {
        assertThat(writes(variant, Operation.PERSIST)).isEqualTo(commands);
    }

    /**
     * A query reads the rows, and there is a commit. Tidewire sends one statement for a batch of updates or deletes. In a
     * JDBC batch the driver switches multi-statements on, sends the statements as one text, and switches them off.
     */
    @ParameterizedTest
    @CsvSource({
        "PLAIN_JDBC, LOAD, 2",
        "PLAIN_JDBC, UPDATE, 14",
        "PLAIN_JDBC, REMOVE, 14",
        "TIDEWIRE_SEQUENCE, LOAD, 2",
        "TIDEWIRE_SEQUENCE, UPDATE, 6",
        "TIDEWIRE_SEQUENCE, REMOVE, 6",
        "TIDEWIRE_STATELESS, LOAD, 2",
        "TIDEWIRE_STATELESS, UPDATE, 6",
        "TIDEWIRE_STATELESS, REMOVE, 6",
        "TIDEWIRE_SCATTERED, UPDATE, 6",
        "TIDEWIRE_UUID7, UPDATE, 6",
        "TIDEWIRE_IDENTITY, UPDATE, 6",
        "TIDEWIRE_IDENTITY, REMOVE, 6"
    })
    void readsUpdatesAndRemovesInBatches(WriteVariant variant, Operation operation, long commands) throws IOException {
        assertThat(writes(variant, operation)).isEqualTo(commands);
    }

    /** A last row by itself is a statement. A long statement is not prepared, and goes as one command. */
    @ParameterizedTest
    @CsvSource({
        "UPDATE, 1000, 500, 4",
        "UPDATE, 1001, 500, 5",
        "REMOVE, 1000, 500, 4",
        "REMOVE, 1001, 500, 5",
        "UPDATE, 3000, 1500, 4"
    })
    void sendsAStatementForEachBatch(Operation operation, int rows, int batchSize, long commands) throws IOException {
        assertThat(writes(WriteVariant.TIDEWIRE_SEQUENCE, operation, rows, batchSize))
                .isEqualTo(commands);
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void writesByNoMoreCommandsThanHibernatesOwnDialect(Operation operation) throws IOException {
        assertThat(writes(WriteVariant.TIDEWIRE_SEQUENCE, operation))
                .isLessThanOrEqualTo(writes(WriteVariant.HIBERNATE_MYSQL_SEQUENCE, operation));
    }

    /** Tidewire compares table options when it validates, by one query for all tables, on the connection that reads the schema. */
    @ParameterizedTest
    @CsvSource({"5, none", "50, none", "5, validate", "50, validate"})
    void bootsByAsFewCommandsAsHibernatesOwnDialect(int entities, String action) throws IOException {
        long more = action.equals("validate") ? COMMANDS_FOR_OPTIONS : 0;
        assertThat(boots(ComparedDialect.TIDEWIRE, entities, action))
                .isLessThanOrEqualTo(boots(ComparedDialect.HIBERNATE_MYSQL, entities, action) + more);
    }

    /** Two reads, two updates and a commit. */
    @ParameterizedTest
    @EnumSource(
            value = Locking.class,
            names = {"PESSIMISTIC", "VERSION"})
    void sendsNoMoreToBeReadyToRepeat(Locking locking) throws IOException {
        assertThat(transfers(Runner.HIBERNATE, locking)).isEqualTo(5);
        assertThat(transfers(Runner.TIDEWIRE, locking)).isEqualTo(5);
    }

    private long writes(WriteVariant variant, Operation operation) throws IOException {
        return writes(variant, operation, ROWS, BATCH_SIZE);
    }

    /** Not the first run, which prepares statements and fills the driver's caches. */
    private long writes(WriteVariant variant, Operation operation, int rows, int batchSize) throws IOException {
        try (TcpProxy proxy = TcpProxy.ofMySQL(engine.url());
                Workload workload = variant.open(behind(proxy), rows, batchSize)) {
            for (int i = 0; i < 3; i++) {
                workload.prepare(operation);
                workload.run(operation);
            }
            workload.prepare(operation);
            return commands(proxy, () -> workload.run(operation));
        }
    }

    private long boots(ComparedDialect dialect, int entities, String action) throws IOException {
        BootBenchmark benchmark = new BootBenchmark();
        benchmark.dialect = dialect;
        benchmark.entities = entities;
        benchmark.action = action;
        try (TcpProxy proxy = TcpProxy.ofMySQL(engine.url())) {
            benchmark.open(behind(proxy));
            for (int i = 0; i < 3; i++) {
                benchmark.boot();
            }
            long commands = commands(proxy, benchmark::boot);
            benchmark.close();
            return commands;
        }
    }

    private long transfers(Runner runner, Locking locking) throws IOException {
        try (TcpProxy proxy = TcpProxy.ofMySQL(engine.url());
                Accounts accounts = new Accounts(behind(proxy), 2, 1, locking)) {
            for (int i = 0; i < 3; i++) {
                accounts.transfer(runner, 0, 1, () -> {});
            }
            return commands(proxy, () -> accounts.transfer(runner, 0, 1, () -> {}));
        }
    }

    private Engine behind(TcpProxy proxy) {
        return engine.at(proxy.through(engine.url()) + "&sslMode=DISABLED");
    }

    /** The number of commands that {@code work} sends. */
    static long commands(TcpProxy proxy, Runnable work) {
        long before = proxy.commands();
        work.run();
        return proxy.commands() - before;
    }
}
