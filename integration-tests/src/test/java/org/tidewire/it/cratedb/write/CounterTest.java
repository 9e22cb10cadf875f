package org.tidewire.it.cratedb.write;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.CrateDBTest;
import org.tidewire.testkit.junit.TestDatabase;

/** Ids of a sequence, which is a table with one row. */
@CrateDBTest
class CounterTest {
    private static final int WRITERS = 16;
    private static final int BLOCKS = 25;

    @Entity(name = "Event")
    static class Event {
        @Id
        @GeneratedValue
        Long id;
    }

    private final TestDatabase database;

    CounterTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void idsBeginAtOne() {
        SessionFactory factory = database.sessionFactory(Event.class);
        Event event = new Event();
        factory.inTransaction(session -> session.persist(event));
        assertThat(event.id).isEqualTo(1);
    }

    @Test
    void noBlockIsGivenTwice() throws Exception {
        database.sessionFactory(Event.class);
        Set<Long> values = ConcurrentHashMap.newKeySet();
        List<Callable<Void>> writers = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            writers.add(() -> {
                try (var connection = database.connection();
                        var statement = connection.prepareStatement(
                                "update Event_SEQ set sequence_value = sequence_value + sequence_step where id = 1"
                                        + " returning sequence_value")) {
                    for (int i = 0; i < BLOCKS; i++) {
                        try (var row = statement.executeQuery()) {
                            row.next();
                            values.add(row.getLong(1));
                        }
                    }
                }
                return null;
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            for (Future<Void> writer : threads.invokeAll(writers)) {
                writer.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(values).hasSize(WRITERS * BLOCKS);
    }
}
