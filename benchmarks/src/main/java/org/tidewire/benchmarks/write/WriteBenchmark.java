package org.tidewire.benchmarks.write;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
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
import org.tidewire.benchmarks.wire.Cost;

/**
 * Rows written and read in one transaction. An iteration is as many as two seconds hold with what comes between two, which is
 * not part of the time; or one that takes longer.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 4, time = 2)
@SuppressWarnings("NullAway.Init") // JMH fills the parameters
public class WriteBenchmark {
    @Param
    WriteVariant variant;

    @Param
    WriteOperation operation;

    @Param("10000")
    int rows;

    @Param("1000")
    int batchSize;

    private Workload workload;

    @Setup
    public void open() {
        workload = variant.open(Engine.ofThisProcess(), rows, batchSize);
        operation.prepare(workload);
    }

    @TearDown(Level.Invocation)
    public void prepareAgain() {
        operation.prepareAgain(workload);
    }

    /** What this thread allocates; JMH would count what comes between two operations, too. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Counted {
        public long operations;
        public long allocated;
    }

    @Benchmark
    public long rows(Counted counted) {
        long before = Cost.allocatedByThisThread();
        long result = operation.run(workload);
        counted.allocated += Cost.allocatedByThisThread() - before;
        counted.operations++;
        return result;
    }

    @TearDown
    public void close() {
        workload.close();
    }
}
