package org.tidewire.it.cockroachdb.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.SQLException;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.tidewire.cockroachdb.annotation.UniqueRowId;
import org.tidewire.testkit.junit.CockroachDBTest;
import org.tidewire.testkit.junit.TestDatabase;

/** What both CockroachDB and its stand-in run. */
@CockroachDBTest
class IdAndCommentTest {
    @Entity(name = "Line")
    @Table(name = "lines", comment = "it's a table")
    static class Line {
        @Id
        @UniqueRowId
        Long id;

        @Column(comment = "the line's text")
        String text;
    }

    @Test
    void theServerMakesTheId(TestDatabase database) throws SQLException {
        SessionFactory factory = database.sessionFactory(Line.class);
        Line first = new Line();
        Line second = new Line();
        factory.inTransaction(session -> {
            session.persist(first);
            session.persist(second);
        });

        assertThat(first.id).isGreaterThan(1L << 53);
        assertThat(second.id).isGreaterThan(first.id);
        assertThat(database.strings("select id from lines order by id"))
                .containsExactly(first.id.toString(), second.id.toString());
        assertThat(database.strings("select obj_description('lines'::regclass, 'pg_class')"))
                .containsExactly("it's a table");
        assertThat(database.strings("select col_description('lines'::regclass, 2)"))
                .containsExactly("the line's text");
    }
}
