package org.tidewire.benchmarks.retry;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hibernate.SessionFactory;
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
import org.tidewire.benchmarks.engine.ComparedDialect;
import org.tidewire.benchmarks.engine.Factories;
import org.tidewire.benchmarks.engine.Nowhere;
import org.tidewire.retry.TransactionRetry;

/**
 * An empty transaction without a server. The difference is what it costs to be ready to repeat one: on a server, whose
 * answers take a thousand times as long, it is less than what they vary.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // JMH fills the parameters
public class OverheadBenchmark {
    @Param
    TransactionRunner runner;

    private SessionFactory factory;
    private TransactionRetry retry;

    @Setup
    public void open() {
        factory = Factories.boot(Nowhere.settings(ComparedDialect.TIDEWIRE), List.of());
        retry = TransactionRetry.of(factory);
    }

    @Benchmark
    public void transaction() {
        switch (runner) {
            case HIBERNATE -> factory.runInTransaction(entityManager -> {});
            case TIDEWIRE -> retry.runInTransaction(entityManager -> {});
        }
    }

    @TearDown
    public void close() {
        factory.close();
    }
}
