package org.tidewire.it.cratedb.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.Generated;
import org.hibernate.cfg.SchemaToolingSettings;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.CrateDBTest;
import org.tidewire.testkit.junit.TestDatabase;

/** Ids of a sequence, which is a table with one row. */
@CrateDBTest
class CounterTest {
    private static final int WRITERS = 16;
    private static final int ROWS = 25;

    @Entity(name = "Event")
    static class Event {
        @Id
        @GeneratedValue
        Long id;
    }

    /** One statement for each id. */
    @Entity(name = "Single")
    static class Single {
        @Id
        @GeneratedValue
        @SequenceGenerator(name = "single_ids", allocationSize = 1)
        Long id;
    }

    /** One statement for a block of five. */
    @Entity(name = "Pooled")
    static class Pooled {
        @Id
        @GeneratedValue
        @SequenceGenerator(name = "pooled_ids", allocationSize = 5)
        Long id;
    }

    @Entity(name = "Message")
    static class Message {
        @Id
        @Generated(sql = "gen_random_text_uuid()")
        String id;

        String text;
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
        SessionFactory factory = database.sessionFactory(Single.class, Pooled.class);
        assertThat(ids(factory, Single::new, row -> row.id)).hasSize(WRITERS * ROWS);
        assertThat(ids(factory, Pooled::new, row -> row.id)).hasSize(WRITERS * ROWS);
        for (long id : new long[] {1, WRITERS * ROWS}) {
            Single row = factory.fromSession(session -> session.find(Single.class, id));
            assertThat(row).isNotNull();
        }
    }

    private static <E> Set<Long> ids(SessionFactory factory, Supplier<E> entity, Function<E, Long> id)
            throws Exception {
        Set<Long> ids = ConcurrentHashMap.newKeySet();
        Writers.run(WRITERS, () -> {
            for (int i = 0; i < ROWS; i++) {
                E row = entity.get();
                factory.inTransaction(session -> session.persist(row));
                ids.add(id.apply(row));
            }
            return null;
        });
        return ids;
    }

    @Entity(name = "Wider")
    static class Wider {
        @Id
        @GeneratedValue
        @SequenceGenerator(name = "pooled_ids", allocationSize = 10)
        Long id;
    }

    /** A block would reach into the next one. */
    @Test
    void anotherStepThanThatOfTheCounterIsRefused() {
        database.sessionFactory(Pooled.class);
        assertThatThrownBy(() ->
                        database.sessionFactory(Map.of(SchemaToolingSettings.HBM2DDL_AUTO, "update"), Wider.class))
                .hasStackTraceContaining("increment size of the [pooled_ids] sequence is set to [10]");
    }

    @Test
    void theServerGivesTextIds() {
        SessionFactory factory = database.sessionFactory(Message.class);
        List<Message> messages = List.of(new Message(), new Message());
        List<String> sent = database.statements()
                .sqlDuring(() -> factory.inTransaction(session -> messages.forEach(session::persist)));
        assertThat(sent).contains("insert into Message (text,id) values (?,gen_random_text_uuid()) returning id");
        assertThat(messages)
                .extracting(message -> message.id)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.length() == 20);
        Message found = factory.fromSession(session -> session.find(Message.class, messages.get(0).id));
        assertThat(found).isNotNull();
    }
}
