package org.tidewire.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.*;

/** Writes and reads rows in one transaction. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 4, time = 2)
@SuppressWarnings("NullAway.Init") // JMH fills the parameters
public class WriteBenchmark {
    @Param
    Workload.Operation operation;

    @Param("10000")
    int rows;

    @Param("1000")
    int batchSize;

    @Param({
        "PLAIN_JDBC",
        "TIDEWIRE_SEQUENCE",
        "TIDEWIRE_STATELESS",
        "TIDEWIRE_SCATTERED",
        "TIDEWIRE_UUID7",
        "TIDEWIRE_AUTO_RANDOM",
        "TIDEWIRE_IDENTITY",
        "COMMUNITY_TIDB_SEQUENCE",
        "HIBERNATE_MYSQL_SEQUENCE",
        "HIBERNATE_MYSQL_IDENTITY"
    })
    WriteVariant variant;

    private Workload workload;

    @Setup
    public void open() {
        workload = variant.open(variant.engine(), rows, batchSize);
    }

    /** Not part of the time, but of what {@code -prof gc} counts. */
    @Setup(Level.Invocation)
    public void prepare() {
        workload.prepare(operation);
    }

    @Benchmark
    public long write() {
        return workload.run(operation);
    }

    @TearDown
    public void close() {
        workload.close();
    }
}
