package org.tidewire.tidb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.testkit.rendering.Library;
import org.tidewire.testkit.rendering.Rendering;

class WriteRenderingTest extends TiDBRenderingTest {
    @Test
    void identityIsLeftToTheServer() {
        assertThat(rendering().statement(session -> {
                    Reader reader = new Reader();
                    reader.name = "x";
                    session.persist(reader);
                }))
                .isEqualTo("insert into readers (name) values (?)");
    }

    @Test
    void sequence() {
        assertThat(rendering().statement(session -> session.persist(new Library.Book())))
                .isEqualTo("select nextval(books_seq)");
    }

    @Test
    void insert() {
        assertThat(rendering().statement(session -> {
                    Library.Tag tag = new Library.Tag();
                    tag.name = "x";
                    session.persist(tag);
                }))
                .isEqualTo("insert into tags (meaning,name) values (?,?)");
    }

    @Test
    void upsert() {
        assertThat(rendering().statelessStatement(session -> {
                    Library.Tag tag = new Library.Tag();
                    tag.name = "x";
                    session.upsert(tag);
                }))
                .isEqualTo(
                        "insert into tags (name,meaning) values (?,?) on duplicate key update meaning=values(meaning)");
    }

    /** {@code on duplicate key update} would change the author who has that name already. */
    @Test
    void upsertByTwoStatementsWhereAnotherKeyMayConflict() {
        assertThat(rendering().statelessStatement(session -> {
                    Library.Author author = new Library.Author();
                    author.id = 1L;
                    author.name = "x";
                    session.upsert(author);
                }))
                .isEqualTo("update authors set name=? where id=?");
    }

    @Test
    void conflictOfOneKeyOfSeveralIsRefused() {
        assertThatThrownBy(
                        () -> rendering()
                                .mutation(
                                        "insert into Author (id, name) values (1, 'x') on conflict (id) do update set name = 'x'"))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessage(
                        "TiDB does not support 'on conflict' with columns in a table that has other unique keys: leave"
                                + " the columns out where any key may conflict, or insert and catch the"
                                + " ConstraintViolationException");
    }

    /** The server makes a new id, which nothing conflicts with. */
    @Test
    void conflictOfTheOneKeyThatIsGiven() {
        assertThat(
                        rendering()
                                .mutation(
                                        "insert into Reader (name) values ('x') on conflict (name) do update set name = excluded.name"))
                .isEqualTo("insert into readers(name) values (_utf8mb4'x') on duplicate key update name=values(name)");
    }

    @Test
    void conflictOfWhatIsNoKeyIsRefused() {
        assertThatThrownBy(() -> rendering()
                        .mutation("insert into Tag (name, meaning) values ('x', 'y') on conflict (meaning) do nothing"))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessage(
                        "TiDB does not support 'on conflict' with columns that are no key of the mapping: name all columns"
                                + " of the id or of a unique key, and declare that key by @UniqueConstraint");
    }

    @Test
    void upsertByTwoStatementsWhereNotAllThatIsUpdatedIsInserted() {
        try (Rendering rendering = Rendering.of("MySQL", TIDB_8_5, Map.of(), Draft.class)) {
            assertThat(rendering.statelessStatement(session -> session.upsert(new Draft())))
                    .isEqualTo("update Draft set reviewed=?,text=? where id=?");
        }
    }

    @Entity(name = "Draft")
    static class Draft {
        @Id
        long id;

        String text;

        @Column(insertable = false)
        String reviewed;
    }

    @Test
    void upsertInHql() {
        assertThat(rendering().mutation("""
                insert into Tag (name, meaning) values ('x', 'y')
                on conflict (name) do update set meaning = excluded.meaning"""))
                .isEqualTo(
                        "insert into tags(name,meaning) values (_utf8mb4'x',_utf8mb4'y') on duplicate key update meaning=values(meaning)");
        assertThat(rendering().mutation("insert into Tag (name, meaning) values ('x', 'y') on conflict do nothing"))
                .isEqualTo(
                        "insert into tags(name,meaning) values (_utf8mb4'x',_utf8mb4'y') on duplicate key update name=tags.name");
    }

    @Test
    void updateOverAJoin() {
        assertThat(rendering().mutation("update Book b set b.price = b.price * 2 where b.author.name = 'x'"))
                .isEqualTo(
                        "update books b1_0 join authors a1_0 on a1_0.id=b1_0.author_id set b1_0.price=(b1_0.price*2) where a1_0.name='x'");
    }

    /** Both tables have the columns: without the alias each is ambiguous. */
    @Test
    void updateOverAJoinToTheSameTable() {
        try (Rendering rendering = Rendering.of("MySQL", TIDB_8_5, Map.of(), Clerk.class)) {
            assertThat(rendering.mutation("update Clerk c set c.level = 'b' where c.boss.level = 'gold'"))
                    .isEqualTo(
                            "update Clerk c1_0 join Clerk b1_0 on b1_0.id=c1_0.boss_id set c1_0.level=_utf8mb4'b' where b1_0.level='gold'");
            assertThat(rendering.mutation("update versioned Clerk c set c.desk = c.boss.desk where c.boss.version > 1"))
                    .isEqualTo("update Clerk c1_0 join Clerk b1_0 on b1_0.id=c1_0.boss_id"
                            + " set c1_0.floor=b1_0.floor,c1_0.room=b1_0.room,c1_0.version=(c1_0.version+1)"
                            + " where b1_0.version>1");
            assertThat(rendering.mutation("update Clerk c left join Clerk d on d.id = c.id + 1 set c.level = d.level"))
                    .isEqualTo(
                            "update Clerk c1_0 left join Clerk c2_0 on c2_0.id=(c1_0.id+1) set c1_0.level=c2_0.level");
            assertThat(rendering.mutation("update Clerk c set c.desk = null, c.level = 'b' where c.id = 1"))
                    .isEqualTo("update Clerk c1_0 set floor=null,room=null,level=_utf8mb4'b' where c1_0.id=1");
        }
    }

    @Entity(name = "Clerk")
    static class Clerk {
        @Id
        int id;

        String level;

        @Embedded
        Desk desk;

        @ManyToOne
        Clerk boss;

        @Version
        int version;
    }

    @Embeddable
    record Desk(int floor, int room) {}

    @Test
    void updateThatReadsAnotherTableOfTheEntityIsRefused() {
        assertThatThrownBy(() -> rendering().mutation("update Thesis t set t.university = t.title"))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessage(
                        "TiDB does not support an HQL update of an entity in several tables that assigns a value read"
                                + " from another table: assign a subquery over that table, or change the entities");
    }

    @Test
    void updateThatAssignsAnAssociationWhichItJoinsIsRefused() {
        for (String hql : List.of(
                "update Copy c join c.book b set c.book = null where b.price > 1",
                "update Copy c left join c.book b set c.shelf = 1, c.book = null where b.price > 1")) {
            assertThatThrownBy(() -> rendering().mutation(hql))
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessage("TiDB does not support an HQL update that assigns an association which it joins:"
                            + " join the entity, as in 'join Employee e on e = d.employee', or leave the join out");
        }
        assertThat(rendering().mutation("update Copy c join Book b on b = c.book set c.book = null where b.price > 1"))
                .isEqualTo(
                        "update copies c1_0 join books b1_0 on b1_0.id=c1_0.book_id set c1_0.book_id=null where b1_0.price>1");
    }

    @Test
    void deleteWithASubquery() {
        assertThat(
                        rendering()
                                .mutation(
                                        "delete from Book b where b.author.id in (select a.id from Author a where a.name = b.title)"))
                .isEqualTo(
                        "delete b1_0 from books b1_0 where b1_0.author_id in (select * from (select a2_0.id from authors a2_0 where a2_0.name=b1_0.title) _sub_)");
    }

    @Test
    void versionedUpdate() {
        assertThat(rendering().statelessStatement(session -> {
                    Library.Book book = new Library.Book();
                    book.id = 1L;
                    session.update(book);
                }))
                .isEqualTo(
                        "update books set author_id=?,price=?,published=?,title=?,version=? where id=? and version=?");
    }
}
