package org.tidewire.it.tidb.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.Table;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.junit.jupiter.api.Test;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;
import org.tidewire.tidb.annotation.AutoRandom;

/** Keys that the server makes and Hibernate reads back. */
@TiDBTest
class AutoRandomTest {
    /** Of 54 bits in all, one for the sign and five for the shard. */
    private static final int COUNTER_BITS = 48;

    private final TestDatabase database;
    private final Schema schema;
    private final SessionFactory factory;

    AutoRandomTest(TestDatabase database) {
        this.schema = new Schema(database);
        this.database = database;
        this.factory = database.sessionFactory(Note.class, Paper.class, Print.class);
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
        schema.isKnownAgain(Note.class, Paper.class, Print.class);
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

    @Test
    void hqlInsertsIntoAJoinedHierarchy() {
        int inserted = factory.fromTransaction(session -> session.createMutationQuery(
                        "insert into Print(title, pages) values ('Emma', 474), ('Persuasion', 249)")
                .executeUpdate());

        assertThat(inserted).isEqualTo(2);
        assertThat(factory.<List<String>>fromSession(session -> session.createSelectionQuery(
                                "select p.title || ' ' || cast(p.pages as String) from Print p order by p.title",
                                String.class)
                        .getResultList()))
                .containsExactly("Emma 474", "Persuasion 249");
    }

    @Test
    void hqlInsertsWithoutTheId() {
        factory.inTransaction(session -> {
            session.createMutationQuery("delete from Note").executeUpdate();
            session.createMutationQuery("insert into Note(text) values ('one'), ('two')")
                    .executeUpdate();
            session.createMutationQuery("insert into Note(text) select text from Note")
                    .executeUpdate();
        });
        assertThat(factory.<Long>fromSession(
                        session -> session.createSelectionQuery("select count(*) from Note", Long.class)
                                .getSingleResult()))
                .isEqualTo(4);
    }

    @Test
    void anIdThatIsGivenIsRefusedBeforeAnythingIsSent() {
        Note note = new Note(7);
        note.id = 7L;
        assertThat(database.statements().sqlDuring(() -> {
                    assertThatThrownBy(() -> factory.inStatelessTransaction(session -> session.upsert(note)))
                            .isInstanceOf(UnsupportedFeatureException.class)
                            .hasMessageStartingWith(
                                    "TiDB does not support an upsert, or an insert that gives the id, of an"
                                            + " entity with @AutoRandom: ");
                    assertThatThrownBy(() -> factory.inTransaction(session -> session.createMutationQuery(
                                            "insert into Note(id, text) values (7, 'seven')")
                                    .executeUpdate()))
                            .hasStackTraceContaining("an insert that gives the id, of an entity with @AutoRandom");
                }))
                .isEmpty();
    }

    @Test
    @RealTiDB("MariaDB has no such setting")
    void whereTheServerTakesAnIdItIsGiven() {
        DataSource allowing = database.dataSource(
                pool -> pool.addDataSourceProperty("sessionVariables", "allow_auto_random_explicit_insert=1"));
        SessionFactory other = database.sessionFactory(
                Map.of(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, allowing, SchemaToolingSettings.HBM2DDL_AUTO, "none"),
                Note.class);
        Note note = new Note(7);
        note.id = 7L;
        other.inStatelessTransaction(session -> session.upsert(note));
        note.text = "changed";
        other.inStatelessTransaction(session -> session.upsert(note));
        assertThat(textOf(7L)).isEqualTo("changed");
    }

    private String textOf(Long id) {
        return factory.fromSession(session -> session.find(Note.class, id)).text;
    }

    private static List<Note> notes(int count) {
        return IntStream.range(0, count).mapToObj(Note::new).toList();
    }

    @Entity(name = "Note")
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

    @Entity(name = "Paper")
    @Table(name = "papers")
    @Inheritance(strategy = InheritanceType.JOINED)
    static class Paper {
        @Id
        @AutoRandom
        Long id;

        String title;
    }

    @Entity(name = "Print")
    @Table(name = "prints")
    static class Print extends Paper {
        int pages;
    }
}
