package org.tidewire.it.cockroachdb.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
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

    @Entity(name = "Step")
    @Inheritance(strategy = InheritanceType.JOINED)
    static class Step {
        @Id
        @UniqueRowId
        Long id;

        String text;
    }

    @Entity(name = "Jump")
    static class Jump extends Step {
        int height;
    }

    /** Hibernate keeps the rows in a table of its own, and numbers them. */
    @Test
    void anHqlInsertIntoSeveralTables(TestDatabase database) throws SQLException {
        SessionFactory factory = database.sessionFactory(Step.class, Jump.class);
        factory.inTransaction(session -> {
            assertThat(session.createMutationQuery("insert into Jump (text, height) values ('a', 1), ('b', 2)")
                            .executeUpdate())
                    .isEqualTo(2);
            assertThat(session.createMutationQuery("insert into Jump (height) values (3)")
                            .executeUpdate())
                    .isEqualTo(1);
            assertThat(session.createMutationQuery("insert into Step (text) values ('root')")
                            .executeUpdate())
                    .isEqualTo(1);
            assertThat(session.createMutationQuery(
                                    "insert into Jump (text, height) select text, height + 10 from Jump where height < 3")
                            .executeUpdate())
                    .isEqualTo(2);
            assertThat(session.createMutationQuery("insert into Jump (id, text, height) values (7, 'given', 7)")
                            .executeUpdate())
                    .isEqualTo(1);
        });
        assertThat(database.strings("select coalesce(text, '-') || height from Step s join Jump j on j.id = s.id"
                        + " order by height"))
                .containsExactly("a1", "b2", "-3", "given7", "a11", "b12");
        assertThat(database.strings("select count(*) from Step where id > 4294967296"))
                .containsExactly("6");
        assertThat(database.strings("select column_default from information_schema.columns"
                        + " where table_name = 'step' and column_name = 'id'"))
                .containsExactly("unique_rowid()");
    }
}
