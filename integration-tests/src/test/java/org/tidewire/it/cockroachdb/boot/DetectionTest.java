package org.tidewire.it.cockroachdb.boot;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.JdbcSettings;
import org.junit.jupiter.api.Test;
import org.tidewire.cockroachdb.CockroachDBDialect;
import org.tidewire.testkit.junit.CockroachDBTest;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.support.LogCapture;

/** The dialect is found by what the server says of itself. */
@CockroachDBTest
class DetectionTest {
    private static final String SEARCH_PATH = "public,standin,pg_catalog";

    @Entity(name = "Thing")
    static class Thing {
        @Id
        int id;

        String text;
        byte[] bytes;
    }

    @Test
    void theDialectIsFoundByItself(TestDatabase database) {
        SessionFactory factory = database.sessionFactory(Thing.class);

        assertThat(TestDatabase.dialect(factory)).isExactlyInstanceOf(CockroachDBDialect.class);
        factory.inTransaction(session -> session.persist(new Thing()));
    }

    @Test
    void theDialectIsFoundByItsName(TestDatabase database) {
        SessionFactory factory = database.sessionFactory(Map.of(JdbcSettings.DIALECT, "CockroachDB"), Thing.class);

        assertThat(TestDatabase.dialect(factory)).isExactlyInstanceOf(CockroachDBDialect.class);
    }

    /** The URL does not tell which {@code version()} is found, and a pool before the server may have taken its parameter. */
    @Test
    void theDialectIsFoundWhereTheSearchPathIsNotInTheUrl(TestDatabase database) throws Exception {
        String url = database.url().replaceFirst("options=[^&]*&?", "");
        DataSource byTheDriver = database.dataSource(options -> {
            options.setJdbcUrl(url);
            options.addDataSourceProperty("currentSchema", SEARCH_PATH);
        });
        assertFound(database, byTheDriver);

        database.execute("alter database \"" + database.name() + "\" set search_path = " + SEARCH_PATH);
        assertFound(database, database.dataSource(options -> options.setJdbcUrl(url)));
    }

    /** The driver heals the transaction before Hibernate marks it, so that {@code commit()} has nothing to tell. */
    @Test
    void autosaveThatHidesErrorsIsWarnedOf(TestDatabase database) {
        for (String autosave : List.of("never", "conservative", "always")) {
            try (LogCapture log =
                    LogCapture.of("org.tidewire.cockroachdb.internal.transaction.DriverState", Level.WARN)) {
                assertFound(
                        database, database.dataSource(options -> options.addDataSourceProperty("autosave", autosave)));
                assertThat(log.messages())
                        .hasSize(autosave.equals("always") ? 1 : 0)
                        .allSatisfy(
                                line -> assertThat(line)
                                        .startsWith(
                                                "The driver's autosave=always hides from Hibernate's commit() that a statement"));
            }
        }
    }

    private static void assertFound(TestDatabase database, DataSource connections) {
        SessionFactory factory =
                database.sessionFactory(Map.of(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, connections), Thing.class);
        assertThat(TestDatabase.dialect(factory)).isExactlyInstanceOf(CockroachDBDialect.class);
    }
}
