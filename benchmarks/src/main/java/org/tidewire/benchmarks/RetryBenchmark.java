package org.tidewire.benchmarks;

import java.util.concurrent.TimeUnit;
import org.hibernate.SessionFactory;
import org.openjdk.jmh.annotations.*;
import org.tidewire.retry.TransactionRetry;

/** What {@link TransactionRetry} adds to a transaction without conflicts. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class RetryBenchmark {
    /** An empty transaction without a server. */
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init") // JMH fills the parameters
    public static class Empty {
        @Param
        Accounts.Runner runner;

        private SessionFactory factory;
        private TransactionRetry retry;

        @Setup
        public void open() {
            factory = Engine.boot(StubDataSource.settings(ComparedDialect.TIDEWIRE));
            retry = TransactionRetry.of(factory);
        }

        @TearDown
        public void close() {
            factory.close();
        }
    }

    /** A transfer on a server. */
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init") // JMH fills the parameters
    public static class Transfer {
        @Param
        Accounts.Runner runner;

        private Accounts accounts;

        @Setup
        public void open() {
            accounts = new Accounts(Engine.tidb(), 2, 1, Accounts.Locking.PESSIMISTIC);
        }

        @TearDown
        public void close() {
            accounts.check();
            accounts.close();
        }
    }

    @Benchmark
    public void empty(Empty empty) {
        if (empty.runner == Accounts.Runner.HIBERNATE) {
            empty.factory.runInTransaction(entityManager -> {});
        } else {
            empty.retry.runInTransaction(entityManager -> {});
        }
    }

    @Benchmark
    public void transfer(Transfer transfer) {
        transfer.accounts.transfer(transfer.runner, 0, 1, () -> {});
    }
}
