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
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 2, time = 3)
@SuppressWarnings("NullAway.Init") // JMH fills the parameters
public class ContentionBenchmark {
    @Param
    Locking locking;

    @Param("4")
    int accounts;

    /** As many as JMH has threads. */
    @Param("1")
    int clients;

    private Accounts all;

    @Setup
    public void open() {
        all = new Accounts(Engine.ofThisProcess(), accounts, clients, locking);
    }

    /** What became of the transfers. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Outcome {
        public long attempts;
        public long commits;
        public long givenUp;
    }

    @Benchmark
    public void transfer(Outcome outcome) {
        if (all.transferBetweenAny(() -> outcome.attempts++)) {
            outcome.commits++;
        } else {
            outcome.givenUp++;
        }
    }

    @TearDown
    public void close() {
        all.check();
        all.close();
    }
}
