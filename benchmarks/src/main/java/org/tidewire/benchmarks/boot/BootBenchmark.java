package org.tidewire.benchmarks.boot;

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
import org.tidewire.benchmarks.engine.ComparedDialect;
import org.tidewire.benchmarks.engine.Engine;

/** From settings and classes to a session factory, and its end. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 6)
@Measurement(iterations = 5)
@SuppressWarnings("NullAway.Init") // JMH fills the parameters
public class BootBenchmark {
    @Param
    ComparedDialect dialect;

    @Param({"5", "200"})
    int entities;

    @Param({"false", "true"})
    boolean validate;

    private BootedApplication application;

    @Setup
    public void open() {
        application = new BootedApplication(Engine.ofThisProcess(), dialect, entities);
    }

    @Benchmark
    public void boot() {
        application.start(validate);
    }

    @TearDown
    public void close() {
        application.close();
    }
}
