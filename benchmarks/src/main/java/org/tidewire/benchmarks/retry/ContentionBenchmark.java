package org.tidewire.benchmarks.retry;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.tidewire.benchmarks.engine.Engine;

/** Transfers between a few accounts, by many clients at once, each a thread with a connection. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 1, timeUnit = TimeUnit.MILLISECONDS)
@SuppressWarnings("NullAway.Init") // JMH fills the parameters
public class ContentionBenchmark {
    /** Not by JMH's threads: it would add the rates of threads, and one that waits for most of the time has any rate. */
    private static final long MILLIS = 3_000;

    @Param
    Locking locking;

    @Param("4")
    int accounts;

    @Param("1")
    int clients;

    private Accounts all;
    private Clients threads;

    @Setup
    public void open() {
        all = new Accounts(Engine.ofThisProcess(), accounts, clients, locking);
        threads = new Clients(all, clients);
    }

    /** What became of the transfers; an operation is one that was committed. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Counted {
        public long millis;
        public long attempts;
        public long operations;
        public long givenUp;
        public long allocated;
    }

    @Benchmark
    public void transfers(Counted counted) {
        Clients.Outcome outcome = threads.transferFor(TimeUnit.MILLISECONDS.toNanos(MILLIS));
        counted.millis += MILLIS;
        counted.attempts += outcome.attempts();
        counted.operations += outcome.commits();
        counted.givenUp += outcome.givenUp();
        counted.allocated += outcome.allocated();
    }

    @TearDown
    public void close() {
        threads.close();
        all.check();
        all.close();
    }
}
