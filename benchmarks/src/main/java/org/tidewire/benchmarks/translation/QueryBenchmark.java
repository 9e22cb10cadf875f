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
import org.tidewire.benchmarks.engine.Engine;

/** The same queries end to end, on a server with 1,000 books. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 4, time = 1)
@SuppressWarnings("NullAway.Init") // JMH fills the parameters
public class QueryBenchmark {
    @Param
    ComparedDialect dialect;

    @Param
    ComparedQuery query;

    private Bookshelf books;

    @Setup
    public void open() {
        books = new Bookshelf(Engine.ofThisProcess(), dialect);
    }

    @Benchmark
    public List<Object[]> ask() {
        return books.ask(query);
    }

    @TearDown
    public void close() {
        books.close();
    }
}
