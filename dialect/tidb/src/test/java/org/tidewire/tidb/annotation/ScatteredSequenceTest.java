package org.tidewire.tidb.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.hibernate.id.IdentifierGenerationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidewire.testkit.rendering.Rendering;
import org.tidewire.tidb.internal.mapping.ShardedKey;

class ScatteredSequenceTest {
    @Test
    void createsTheSequenceWithItsCache() {
        assertThat(OnTiDB.createScript(Event.class, Dense.class)).isEqualTo("""
                create sequence if not exists dense_ids start with 1 increment by 1 nocache
                create sequence if not exists Event_SEQ start with 1 increment by 50 cache 1000
                create table Dense (id bigint not null, text varchar(255), primary key (id))
                create table Event (id bigint not null, text varchar(255), primary key (id))
                """);
    }

    @Test
    void asksTheSequenceFirst() {
        try (Rendering rendering = OnTiDB.rendering(Event.class)) {
            assertThat(rendering.statement(session -> session.persist(new Event())))
                    .isEqualTo("select nextval(Event_SEQ)");
        }
    }

    @Test
    void isATableOnMySQL() {
        assertThat(OtherDatabase.mysqlScript(Event.class)).isEqualTo("""
                create table Event (id bigint not null, text varchar(255), primary key (id)) engine=InnoDB
                create table Event_SEQ (next_val bigint) engine=InnoDB
                insert into Event_SEQ ( next_val ) values ( 1 )
                """);
    }

    @Test
    void scattersOnH2Too() {
        try (SessionFactory h2 = OtherDatabase.h2(Event.class)) {
            List<Event> events =
                    IntStream.range(0, 120).mapToObj(i -> new Event()).toList();
            h2.inTransaction(session -> events.forEach(session::persist));

            ShardedKey bits = new ShardedKey(5, 64);
            assertThat(events)
                    .extracting(event -> event.id)
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, 120)
                            .mapToObj(bits::scatter)
                            .toList());
        }
    }

    @Test
    void insertFromSelectScattersToo() {
        try (SessionFactory h2 = OtherDatabase.h2(Dense.class, Event.class)) {
            h2.inTransaction(session -> {
                session.persist(new Dense());
                session.persist(new Dense());
                session.createMutationQuery("insert into Event (text) select 'copied' from Dense d")
                        .executeUpdate();
                session.createMutationQuery("insert into Dense (text) select e.text from Event e")
                        .executeUpdate();
            });

            ShardedKey bits = new ShardedKey(5, 64);
            assertThat(ids(h2, "Event")).containsExactlyInAnyOrder(bits.scatter(1), bits.scatter(2));
            assertThat(ids(h2, "Dense"))
                    .containsExactlyInAnyOrder(bits.scatter(1), bits.scatter(2), bits.scatter(3), bits.scatter(4));
        }
    }

    private static List<Long> ids(SessionFactory factory, String entity) {
        return factory.fromSession(session -> session.createSelectionQuery("select id from " + entity, Long.class)
                .getResultList());
    }

    @Test
    void anExhaustedRangeIsSaid() {
        try (SessionFactory h2 = OtherDatabase.h2(Narrow.class)) {
            h2.inTransaction(
                    session -> session.createNativeMutationQuery("alter sequence narrow_ids restart with " + (1L << 27))
                            .executeUpdate());
            assertThatExceptionOfType(IdentifierGenerationException.class)
                    .isThrownBy(() -> h2.inTransaction(session -> session.persist(new Narrow())))
                    .withMessageContaining("gave 134217728, and @ScatteredSequence has room for 1 to 134217727");
        }
    }

    @ParameterizedTest
    @MethodSource("misuse")
    void misuseIsRefusedAtBoot(Class<?> entity, String message) {
        OnTiDB.assertRefused(message, entity);
    }

    static Stream<Arguments> misuse() {
        return Stream.of(
                arguments(Text.class, "@ScatteredSequence on Text.id needs a Long or long, not String"),
                arguments(
                        NoId.class, "@ScatteredSequence on NoId.other belongs on the entity's only @Id, of one column"),
                arguments(
                        Allocation.class,
                        "@ScatteredSequence on Allocation.id needs an allocationSize of at least 1, not 0"),
                arguments(Cache.class, "@ScatteredSequence on Cache.id needs a cache of at least 0, not -1"),
                arguments(Shards.class, "@ScatteredSequence on Shards.id needs shardBits between 1 and 15, not 0"));
    }

    @Entity(name = "Event")
    static class Event {
        @Id
        @ScatteredSequence
        Long id;

        String text;
    }

    @Entity(name = "Dense")
    static class Dense {
        @Id
        @ScatteredSequence(sequenceName = "dense_ids", allocationSize = 1, cache = 0)
        long id;

        String text;
    }

    @Entity(name = "Narrow")
    static class Narrow {
        @Id
        @ScatteredSequence(sequenceName = "narrow_ids", shardBits = 4, rangeBits = 32)
        Long id;
    }

    @Entity(name = "Text")
    static class Text {
        @Id
        @ScatteredSequence
        String id;
    }

    @Entity(name = "NoId")
    static class NoId {
        @Id
        Long id;

        @ScatteredSequence
        Long other;
    }

    @Entity(name = "Allocation")
    static class Allocation {
        @Id
        @ScatteredSequence(allocationSize = 0)
        Long id;
    }

    @Entity(name = "Cache")
    static class Cache {
        @Id
        @ScatteredSequence(cache = -1)
        Long id;
    }

    @Entity(name = "Shards")
    static class Shards {
        @Id
        @ScatteredSequence(shardBits = 0)
        Long id;
    }
}
