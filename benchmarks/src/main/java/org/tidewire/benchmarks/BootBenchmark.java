package org.tidewire.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.SchemaToolingSettings;
import org.openjdk.jmh.annotations.*;

/** Builds a session factory and closes it, with an open pool and an existing schema. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 6)
@Measurement(iterations = 5)
@SuppressWarnings("NullAway.Init") // JMH fills the parameters
public class BootBenchmark {
    @Param({"5", "200"})
    int entities;

    @Param({"none", "validate"})
    String action;

    @Param
    ComparedDialect dialect;

    private Engine engine;
    private HikariDataSource pool;
    private Class<?>[] classes;

    @Setup
    public void open() {
        open(Engine.tidb());
    }

    void open(Engine where) {
        engine = where;
        pool = engine.open(2);
        classes = GeneratedEntities.of(entities);
        boot("drop-and-create").close();
    }

    @Benchmark
    public void boot() {
        boot(action).close();
    }

    private SessionFactory boot(String schemaAction) {
        Map<String, Object> settings = engine.settings(dialect);
        settings.put(SchemaToolingSettings.JAKARTA_HBM2DDL_DATABASE_ACTION, schemaAction);
        return Engine.boot(settings, pool, classes);
    }

    @TearDown
    public void close() {
        boot("drop").close();
        pool.close();
    }
}
