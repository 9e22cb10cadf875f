package org.tidewire.benchmarks.translation;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.BatchSettings;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.SchemaToolingSettings;
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
import org.tidewire.benchmarks.engine.Factories;

/** The same queries end to end, on a server with 1,000 books, with Hibernate's cache of plans as it is by default. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@SuppressWarnings("NullAway.Init") // JMH fills the parameters
public class QueryBenchmark {
    private static final int BOOKS = 1000;
    private static final int AUTHORS = 40;

    @Param
    ComparedDialect dialect;

    @Param
    ComparedQuery query;

    private HikariDataSource pool;
    private SessionFactory factory;

    @Setup
    public void open() {
        Engine engine = Engine.ofThisProcess();
        pool = engine.open();
        Map<String, Object> settings = dialect.settings(!engine.standIn());
        settings.put(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, pool);
        settings.put(JdbcSettings.CONNECTION_PROVIDER_DISABLES_AUTOCOMMIT, true);
        settings.put(BatchSettings.STATEMENT_BATCH_SIZE, BOOKS);
        settings.put(SchemaToolingSettings.JAKARTA_HBM2DDL_DATABASE_ACTION, "drop-and-create");
        factory = Factories.boot(settings, List.of(Author.class, Book.class));
        factory.inStatelessTransaction(session -> {
            List<Author> authors =
                    LongStream.range(0, AUTHORS).mapToObj(Author::new).toList();
            session.insertMultiple(authors);
            session.insertMultiple(LongStream.range(0, BOOKS)
                    .mapToObj(id -> new Book(id, authors.get((int) (id % AUTHORS))))
                    .toList());
        });
    }

    @Benchmark
    public List<Object[]> ask() {
        return factory.fromTransaction(query::ask);
    }

    @TearDown
    public void close() {
        factory.getSchemaManager().dropMappedObjects(false);
        factory.close();
        pool.close();
    }
}
