package org.tidewire.benchmarks.translation;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.BatchSettings;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.tidewire.benchmarks.engine.ComparedDialect;
import org.tidewire.benchmarks.engine.Engine;
import org.tidewire.benchmarks.engine.Factories;

/** A thousand books on a server, with Hibernate's cache of plans as it is by default. */
public final class Bookshelf implements AutoCloseable {
    private static final int BOOKS = 1000;
    private static final int AUTHORS = 40;

    private final HikariDataSource pool;
    private final SessionFactory factory;

    /**
     * Creates tables and fills them.
     *
     * @param engine where
     * @param dialect by which dialect
     */
    public Bookshelf(Engine engine, ComparedDialect dialect) {
        pool = engine.open();
        Map<String, Object> settings = dialect.settings(!engine.standIn());
        settings.put(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, pool);
        settings.put(JdbcSettings.CONNECTION_PROVIDER_DISABLES_AUTOCOMMIT, true);
        settings.put(BatchSettings.STATEMENT_BATCH_SIZE, BOOKS);
        settings.put(SchemaToolingSettings.JAKARTA_HBM2DDL_DATABASE_ACTION, "drop-and-create");
        factory = Factories.boot(settings, List.of(Author.class, Book.class), pool);
        factory.inStatelessTransaction(session -> {
            List<Author> authors =
                    LongStream.range(0, AUTHORS).mapToObj(Author::new).toList();
            session.insertMultiple(authors);
            session.insertMultiple(LongStream.range(0, BOOKS)
                    .mapToObj(id -> new Book(id, authors.get((int) (id % AUTHORS))))
                    .toList());
        });
    }

    /**
     * Asks in a transaction of its own.
     *
     * @param query what
     * @return its rows
     */
    public List<Object[]> ask(ComparedQuery query) {
        return factory.fromTransaction(query::ask);
    }

    @Override
    public void close() {
        factory.getSchemaManager().dropMappedObjects(false);
        factory.close();
        pool.close();
    }
}
