package org.tidewire.benchmarks.retry;

import java.util.concurrent.TimeUnit;
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

/** A transaction of one client, which meets nobody: what it costs to be ready to repeat it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 20, time = 1)
@Measurement(iterations = 8, time = 1)
@SuppressWarnings("NullAway.Init") // JMH fills the parameters
public class RetryBenchmark {
    @Param
    TransactionRunner runner;

    private Accounts accounts;

    @Setup
    public void open() {
        Engine engine = Engine.ofThisProcess();
        accounts = new Accounts(engine, 2, 1, Locking.firstOf(engine));
    }

    @Benchmark
    public void transfer() {
        accounts.transfer(runner, 0, 1, () -> {});
    }

    @TearDown
    public void close() {
        accounts.check();
        accounts.close();
    }
}
