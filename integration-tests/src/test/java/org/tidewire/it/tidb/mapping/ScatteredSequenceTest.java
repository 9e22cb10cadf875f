package org.tidewire.it.tidb.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.BatchSettings;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.junit.jupiter.api.Test;
import org.tidewire.it.support.Wire;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;
import org.tidewire.tidb.annotation.ScatteredSequence;

/** Keys that the application scatters: unique over many clients, and batched. */
@TiDBTest
class ScatteredSequenceTest {
    private static final int ALLOCATION = 250;
    private static final int BATCH = 100;
    private static final int SHARDS = 32;
    private static final int COUNTER_BITS = 58;

    private final TestDatabase database;
    private final Schema schema;

    ScatteredSequenceTest(TestDatabase database) {
        this.database = database;
        this.schema = new Schema(database);
    }

    @Test
    void nEntitiesAreOneInsertForEachBatchAndOneCallForEachAllocation() {
        SessionFactory factory = factory("create");
        List<Event> events = events(1010);
        Wire.clear();
        factory.inTransaction(session -> events.forEach(session::persist));

        assertThat(Wire.count("insert into events")).isEqualTo(11);
        assertThat(Wire.count("select nextval(events_seq)")).isEqualTo(5);
    }

    @Test
    void consecutiveIdsLieInDifferentRanges() {
        List<Event> events = events(SHARDS);
        factory("create").inTransaction(session -> events.forEach(session::persist));

        assertThat(events).extracting(event -> event.id >> COUNTER_BITS).doesNotHaveDuplicates();
        assertThat(events).allSatisfy(event -> assertThat(event.id).isPositive());
    }

    @Test
    @RealTiDB("MariaDB does not list its sequences where the dialect asks for them")
    void noTwoClientsMakeTheSameId() {
        int clients = 4;
        int each = 600;
        factory("create");
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            Stream.generate(() -> factory("none"))
                    .limit(clients)
                    .map(client -> CompletableFuture.runAsync(
                            () -> client.inTransaction(session -> events(each).forEach(session::persist)), threads))
                    .toList()
                    .forEach(CompletableFuture::join);
        } finally {
            threads.shutdown();
        }

        assertThat(factory("none")
                        .<Long>fromSession(session -> session.createSelectionQuery(
                                        "select count(distinct id) from ScatteredEvent", Long.class)
                                .getSingleResult()))
                .isEqualTo((long) clients * each);
    }

    @Test
    void insertFromSelectScattersToo() {
        SessionFactory factory = factory("create");
        factory.inTransaction(session -> {
            events(3).forEach(session::persist);
            session.createMutationQuery(
                            "insert into ScatteredEvent (text) select e.text || ' again' from ScatteredEvent e")
                    .executeUpdate();
        });

        List<Long> ids =
                factory.fromSession(session -> session.createSelectionQuery("select id from ScatteredEvent", Long.class)
                        .getResultList());
        assertThat(ids).hasSize(6).extracting(id -> id >> COUNTER_BITS).doesNotHaveDuplicates();
    }

    @Test
    @RealTiDB("MariaDB does not list its sequences where the dialect asks for them")
    void isKnownAgain() {
        factory("create");
        schema.isKnownAgain(Event.class);
    }

    @Test
    @RealTiDB("the cache is TiDB's")
    void theSequenceHasTheCacheThatWasAskedFor() throws SQLException {
        factory("create");
        assertThat(schema.show("events_SEQ")).contains("increment by 250", "cache 20");
    }

    private SessionFactory factory(String action) {
        return database.sessionFactory(
                Map.of(
                        SchemaToolingSettings.HBM2DDL_AUTO,
                        action,
                        BatchSettings.STATEMENT_BATCH_SIZE,
                        BATCH,
                        JdbcSettings.JAKARTA_NON_JTA_DATASOURCE,
                        database.dataSource(options -> {
                            options.addDataSourceProperty("rewriteBatchedStatements", "true");
                            options.addDataSourceProperty(Wire.PROPERTY, Wire.class.getName());
                        })),
                Event.class);
    }

    private static List<Event> events(int count) {
        return IntStream.range(0, count).mapToObj(Event::new).toList();
    }

    @Entity(name = "ScatteredEvent")
    @Table(name = "events")
    static class Event {
        @Id
        @ScatteredSequence(sequenceName = "events_seq", allocationSize = ALLOCATION, cache = 20)
        Long id;

        String text;

        Event() {}

        Event(int number) {
            text = "event " + number;
        }
    }
}
