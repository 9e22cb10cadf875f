package org.tidewire.benchmarks.write;

import java.util.concurrent.TimeUnit;
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

/** Rows written and read in one transaction. It is warmed up by time and by number, as some of it
 * takes ten times as long as other. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 4)
@SuppressWarnings("NullAway.Init") // JMH fills the parameters
public class WriteBenchmark {
    private static final long WARM_UP_NANOS = TimeUnit.SECONDS.toNanos(4);
    private static final int WARM_UPS = 4;

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
        long begin = System.nanoTime();
        for (int i = 0; i < WARM_UPS || System.nanoTime() - begin < WARM_UP_NANOS; i++) {
            prepare();
            rows();
        }
    }

    @Setup(Level.Invocation)
    public void prepare() {
        operation.prepare(workload);
    }

    @Benchmark
    public long rows() {
        return operation.run(workload);
    }

    @TearDown
    public void close() {
        workload.close();
    }
}
