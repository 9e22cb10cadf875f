package org.tidewire.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.QuerySettings;
import org.openjdk.jmh.annotations.*;

/** Translates HQL to SQL without a server and without Hibernate's cache of query plans. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 4, time = 1)
@SuppressWarnings("NullAway.Init") // JMH fills the parameters
public class TranslationBenchmark {
    @Param
    ComparedQuery query;

    @Param
    ComparedDialect dialect;

    private SessionFactory factory;

    @Setup
    public void open() {
        Map<String, Object> settings = StubDataSource.settings(dialect);
        settings.put(QuerySettings.QUERY_PLAN_CACHE_ENABLED, false);
        factory = Engine.boot(settings, Book.Author.class, Book.class);
    }

    @Benchmark
    public List<Object[]> translate() {
        return factory.fromSession(query::ask);
    }

    @TearDown
    public void close() {
        factory.close();
    }
}
