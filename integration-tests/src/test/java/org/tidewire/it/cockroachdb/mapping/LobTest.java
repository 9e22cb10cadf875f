package org.tidewire.it.cockroachdb.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.hibernate.Hibernate;
import org.hibernate.LobHelper;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.Nationalized;
import org.hibernate.cfg.SchemaToolingSettings;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.CockroachDBTest;
import org.tidewire.testkit.junit.TestDatabase;

/** Large objects are bytes and text. */
@CockroachDBTest
class LobTest {
    private final TestDatabase database;

    LobTest(TestDatabase database) {
        this.database = database;
    }

    @Entity(name = "Letter")
    static class Letter {
        @Id
        int id;

        @Lob
        byte[] scan;

        @Lob
        String text;

        @Lob
        @Nationalized
        String note;

        Blob picture;
        Clob draft;

        Letter() {}

        Letter(int id) {
            this.id = id;
        }

        void fill(LobHelper lobs) {
            scan = new byte[] {1, 2};
            text = "text";
            note = "note";
            picture = lobs.createBlob(new byte[] {3});
            draft = lobs.createClob("draft");
        }
    }

    @Test
    void nullsAreStoredAndCompared() throws SQLException {
        SessionFactory factory = database.sessionFactory(Letter.class);
        factory.inTransaction(session -> {
            session.persist(new Letter(1));
            Letter filled = new Letter(2);
            filled.fill(Hibernate.getLobHelper());
            session.persist(filled);
        });
        assertThat(values()).containsExactly("1 - - - - -", "2 0102 text note 03 draft");

        factory.inTransaction(session -> {
            session.find(Letter.class, 1).fill(Hibernate.getLobHelper());
            Letter emptied = session.find(Letter.class, 2);
            emptied.scan = null;
            emptied.text = null;
            emptied.note = null;
            emptied.picture = null;
            emptied.draft = null;
        });
        assertThat(values()).containsExactly("1 0102 text note 03 draft", "2 - - - - -");

        factory.inTransaction(session -> {
            session.createMutationQuery("update Letter set scan = :scan, text = :text, note = :note")
                    .setParameter("scan", (byte[]) null)
                    .setParameter("text", (String) null)
                    .setParameter("note", (String) null)
                    .executeUpdate();
            assertThat(session.createSelectionQuery(
                                    "select id from Letter where scan is not distinct from :scan and text is not distinct from :text"
                                            + " order by id",
                                    Integer.class)
                            .setParameter("scan", (byte[]) null)
                            .setParameter("text", (String) null)
                            .getResultList())
                    .containsExactly(1, 2);
        });
        assertThat(values()).containsExactly("1 - - - 03 draft", "2 - - - - -");
    }

    private List<String> values() throws SQLException {
        return database.strings(
                "select concat(id, ' ', coalesce(encode(scan, 'hex'), '-'), ' ', coalesce(text, '-'), ' ',"
                        + " coalesce(note, '-'), ' ', coalesce(encode(picture, 'hex'), '-'), ' ', coalesce(draft, '-')) from Letter order by id");
    }

    @Test
    void theSchemaIsThatOfTheMapping() throws SQLException {
        database.sessionFactory(Letter.class);
        database.sessionFactory(Map.of(SchemaToolingSettings.HBM2DDL_AUTO, "validate"), Letter.class);
        assertThat(database.strings("select concat(column_name, ' ', udt_name) from information_schema.columns"
                        + " where table_name = 'letter' order by column_name"))
                .containsExactly("draft text", "id int4", "note text", "picture bytea", "scan bytea", "text text");
    }
}
