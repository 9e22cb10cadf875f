package org.tidewire.benchmarks;

import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.PessimisticLockException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.*;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.tidewire.retry.RetryExhaustedException;

/** Transfers between a few accounts by several threads at once; {@code -t} says how many. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Threads(8)
@Fork(2)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 3, time = 3)
@SuppressWarnings("NullAway.Init") // JMH fills the parameters
public class ContentionBenchmark {
    /** The stand-in has no OPTIMISTIC. */
    @Param({"PESSIMISTIC", "VERSION"})
    Accounts.Locking locking;

    @Param("4")
    int accounts;

    @Param({"tidb"})
    String engine;

    private Accounts all;

    /** Rates of what became of the transfers. */
    @AuxCounters
    @State(Scope.Thread)
    public static class Counted {
        public long attempts;
        public long commits;
        public long givenUp;
    }

    @Setup
    public void open(BenchmarkParams params) {
        Engine where = engine.equals("databend") ? Engine.databend() : Engine.tidb();
        all = new Accounts(where, accounts, params.getThreads(), locking);
    }

    @Benchmark
    public void transfer(Counted counted) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long from = random.nextLong(accounts);
        long to = (from + 1 + random.nextLong(accounts - 1)) % accounts;
        try {
            all.transfer(Accounts.Runner.TIDEWIRE, from, to, () -> counted.attempts++);
            counted.commits++;
        } catch (RetryExhaustedException | LockTimeoutException | PessimisticLockException e) {
            counted.givenUp++;
        }
    }

    @TearDown
    public void close() {
        all.check();
        all.close();
    }
}
