package org.tidewire.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hibernate.cfg.SchemaToolingSettings;
import org.openjdk.jmh.annotations.*;

/** Boots on an empty database with {@code hibernate.hbm2ddl.auto=create}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 0)
@Measurement(iterations = 2)
@SuppressWarnings("NullAway.Init") // JMH fills the parameters
public class SchemaBenchmark {
    @Param("200")
    int entities;

    @Param
    ComparedDialect dialect;

    private HikariDataSource pool;

    @Setup(Level.Iteration)
    public void open() {
        pool = Engine.tidb().open(2);
    }

    @Benchmark
    public void create() {
        Map<String, Object> settings = Engine.tidb().settings(dialect);
        settings.put(SchemaToolingSettings.HBM2DDL_AUTO, "create");
        Engine.boot(settings, pool, GeneratedEntities.withKeys(entities)).close();
    }

    @TearDown(Level.Iteration)
    public void drop() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop database " + connection.getCatalog());
        }
        pool.close();
    }
}
