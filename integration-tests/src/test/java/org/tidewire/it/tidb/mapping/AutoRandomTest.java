package org.tidewire.it.tidb.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.tidewire.it.engine.RealTiDB;
import org.tidewire.it.engine.TestDatabase;
import org.tidewire.it.engine.TiDBTest;
import org.tidewire.tidb.mapping.AutoRandom;

/** Keys that the server makes and Hibernate reads back. */
@TiDBTest
class AutoRandomTest {
    /** Of 54 bits in all, one for the sign and five for the shard. */
    private static final int COUNTER_BITS = 48;

    private final Schema schema;
    private final SessionFactory factory;

    AutoRandomTest(TestDatabase database) {
        this.schema = new Schema(database);
        this.factory = database.sessionFactory(Note.class);
    }

    @Test
    void keysComeBack() {
        List<Note> notes = notes(20);
        factory.inTransaction(session -> notes.forEach(session::persist));

        assertThat(notes).allSatisfy(note -> assertThat(textOf(note.id)).isEqualTo(note.text));
    }

    @Test
    @RealTiDB("MariaDB does not list its sequences where the dialect asks for them")
    void isKnownAgain() {
        schema.isKnownAgain(Note.class);
    }

    @Test
    @RealTiDB("MariaDB counts up instead")
    void concurrentTransactionsWriteFarApart() {
        Set<Long> shards = new HashSet<>();
        for (Note note : notes(20)) {
            factory.inTransaction(session -> session.persist(note));
            assertThat(note.id).isPositive().isLessThan(1L << 53);
            shards.add(note.id >> COUNTER_BITS);
        }
        assertThat(shards).hasSizeGreaterThan(5);
    }

    @Test
    @RealTiDB("MariaDB has no such option")
    void isWhatTheServerShows() throws SQLException {
        assertThat(schema.show("notes"))
                .contains(
                        "`id` bigint NOT NULL /*T![auto_rand] AUTO_RANDOM(5, 54) */",
                        "PRIMARY KEY (`id`) /*T![clustered_index] CLUSTERED */");
    }

    private String textOf(Long id) {
        return factory.fromSession(session -> session.find(Note.class, id)).text;
    }

    private static List<Note> notes(int count) {
        return IntStream.range(0, count).mapToObj(Note::new).toList();
    }

    @Entity
    @Table(name = "notes")
    static class Note {
        @Id
        @AutoRandom(rangeBits = 54)
        Long id;

        String text;

        Note() {}

        Note(int number) {
            text = "note " + number;
        }
    }
}
