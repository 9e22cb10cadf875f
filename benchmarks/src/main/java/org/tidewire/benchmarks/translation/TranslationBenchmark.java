package org.tidewire.benchmarks.translation;

import java.util.List;
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

/** HQL to SQL, without a server. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 4, time = 1)
@SuppressWarnings("NullAway.Init") // JMH fills the parameters
public class TranslationBenchmark {
    @Param
    ComparedDialect dialect;

    @Param
    ComparedQuery query;

    private Translation translation;

    @Setup
    public void open() {
        translation = new Translation(dialect);
    }

    @Benchmark
    public List<Object[]> translate() {
        return translation.run(query);
    }

    @TearDown
    public void close() {
        translation.close();
    }
}
