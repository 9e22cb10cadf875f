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
import org.tidewire.benchmarks.wire.WireMeter;

/**
 * Versioned entities on Databend, whose single statements take some tens of milliseconds. So the proxy that counts may stand
 * in between, and statement by statement the time is enough for one run; in batches for several, of which it is the average.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1, time = 5)
@SuppressWarnings("NullAway.Init") // JMH fills the parameters
public class DatabendBatchBenchmark {
    private static final int WARM_UPS = 3;

    /** Statement by statement. */
    private static final int ROWS_TO_WARM_UP = 20;

    /** Loading sends no batches. */
    @Param({"PERSIST", "UPDATE", "REMOVE"})
    WriteOperation operation;

    @Param("1000")
    int rows;

    /** Hibernate sends statement by statement with 1. */
    @Param({"1", "1000"})
    int batchSize;

    private WireMeter meter;
    private Workload workload;

    /**
     * Entities on Databend.
     *
     * @param engine a Databend
     * @param rows how many rows one operation writes
     * @param batchSize how many of them go into one JDBC batch
     * @return a workload, which drops its tables when it is closed
     */
    public static Workload open(Engine engine, int rows, int batchSize) {
        return new HibernateWorkload(
                engine, engine.settings(), VersionedItem.class, VersionedItem::new, false, rows, batchSize);
    }

    @Setup
    public void open() {
        Engine engine = Engine.ofThisProcess();
        try (Workload first = open(engine, batchSize == 1 ? ROWS_TO_WARM_UP : rows, batchSize)) {
            for (int i = 0; i < WARM_UPS; i++) {
                operation.prepare(first);
                operation.run(first);
            }
        }
        meter = WireMeter.before(engine.hostAndPort());
        workload = open(engine.behind(meter.hostAndPort()), rows, batchSize);
    }

    @Setup(Level.Invocation)
    public void prepare() {
        operation.prepare(workload);
    }

    /** What it cost besides time. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Counted {
        public long operations;
        public long commands;
        public long sent;
        public long received;
        public long allocated;

        void add(Cost cost) {
            operations++;
            commands += cost.wire().commands();
            sent += cost.wire().sent();
            received += cost.wire().received();
            allocated += cost.allocated();
        }
    }

    @Benchmark
    public void rows(Counted counted) {
        counted.add(Cost.once(meter, () -> operation.run(workload)));
    }

    @TearDown
    public void close() {
        workload.close();
        meter.close();
    }
}
