package org.tidewire.it.tidb.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Version;
import java.util.List;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.SoftDelete;
import org.hibernate.exception.SQLGrammarException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

/** HQL updates and deletes that join, above all a table to itself, where each column name comes twice. */
@TiDBTest
class JoinedWriteTest {
    @Embeddable
    record Room(Integer floor, Integer number) {}

    @Entity(name = "Clerk")
    static class Clerk {
        @Id
        int id;

        String level;
        int pay;

        @Embedded
        Room room;

        @ManyToOne
        Clerk boss;

        @OneToMany(mappedBy = "boss")
        List<Clerk> staff;

        @Version
        int version;
    }

    @Entity(name = "Note")
    @SoftDelete
    static class Note {
        @Id
        int id;

        String text;

        @ManyToOne
        Note answered;
    }

    @Entity(name = "Paper")
    @Inheritance(strategy = InheritanceType.JOINED)
    static class Paper {
        @Id
        int id;

        String title;
        int copies;

        @ManyToOne
        Clerk author;
    }

    @Entity(name = "Bill")
    static class Bill extends Paper {
        int total;
        String payer;
    }

    private final TestDatabase database;
    private SessionFactory factory;

    JoinedWriteTest(TestDatabase database) {
        this.database = database;
    }

    /** Clerk 1 is the boss of 2 and 3, 2 of 4; 1 and 4 are gold. */
    @BeforeEach
    void insertRows() {
        factory = database.sessionFactory(Clerk.class, Note.class, Paper.class, Bill.class);
        factory.inTransaction(session -> {
            Clerk[] clerks = new Clerk[5];
            for (int id = 1; id <= 4; id++) {
                clerks[id] = new Clerk();
                clerks[id].id = id;
                clerks[id].level = id % 3 == 1 ? "gold" : "l" + id;
                clerks[id].pay = 10 * id;
                clerks[id].room = new Room(id, 100 + id);
                clerks[id].boss = id == 1 ? null : clerks[id / 2];
                session.persist(clerks[id]);
            }
            for (int id = 1; id <= 3; id++) {
                Note note = new Note();
                note.id = id;
                note.text = "n" + id;
                note.answered = id == 1 ? null : session.getReference(Note.class, id - 1);
                session.persist(note);
                Bill bill = new Bill();
                bill.id = id;
                bill.title = "t" + id;
                bill.copies = id;
                bill.author = clerks[id];
                bill.total = 100 * id;
                session.persist(bill);
            }
        });
    }

    @Test
    void updateByTheSameTable() {
        assertThat(mutate("update Clerk c set c.level = 'b' where c.boss.level = 'gold'"))
                .isEqualTo(2);
        assertThat(levels()).isEqualTo(List.of("gold", "b", "b", "gold"));
    }

    @Test
    void updateFromTheSameTable() {
        assertThat(mutate("update Clerk c set c.level = c.boss.level, c.pay = c.boss.pay + c.pay where c.boss.id > 0"))
                .isEqualTo(3);
        assertThat(levels()).isEqualTo(List.of("gold", "gold", "gold", "l2"));
        assertThat(pay()).isEqualTo(List.of(10, 30, 40, 60));
    }

    @Test
    void updateWithALeftJoin() {
        assertThat(
                        mutate(
                                "update Clerk c left join c.boss b set c.level = b.level where b.id is null or b.level <> 'gold'"))
                .isEqualTo(2);
        assertThat(factory.<List<String>>fromSession(session -> session.createSelectionQuery(
                                "select coalesce(c.level, '-') from Clerk c order by c.id", String.class)
                        .getResultList()))
                .isEqualTo(List.of("-", "l2", "l3", "l2"));
    }

    @Test
    void anEmbeddableColumnByColumn() {
        assertThat(mutate("update Clerk c set c.room = c.boss.room where c.boss.level = 'gold'"))
                .isEqualTo(2);
        assertThat(factory.<List<Integer>>fromSession(session -> session.createSelectionQuery(
                                "select c.room.floor * 1000 + c.room.number from Clerk c order by c.id", Integer.class)
                        .getResultList()))
                .isEqualTo(List.of(1101, 1101, 1101, 4104));
    }

    @Test
    void aVersionIsCounted() {
        assertThat(mutate("update versioned Clerk c set c.pay = c.boss.pay where c.boss.level = 'gold'"))
                .isEqualTo(2);
        assertThat(factory.<List<Integer>>fromSession(session -> session.createSelectionQuery(
                                "select c.version from Clerk c order by c.id", Integer.class)
                        .getResultList()))
                .isEqualTo(List.of(0, 1, 1, 0));
    }

    @Test
    @RealTiDB("MariaDB does not find the outer alias in a derived table")
    void updateWithASubquery() {
        assertThat(mutate("update Clerk c set c.pay = (select count(*) from c.staff) where size(c.boss.staff) > 0"))
                .isEqualTo(3);
        assertThat(pay()).isEqualTo(List.of(10, 1, 0, 0));
    }

    /** A clerk of two is updated once. */
    @Test
    void updateOverACollection() {
        assertThat(mutate("update Clerk c join c.staff s set c.pay = c.pay + 1 where s.pay > 10"))
                .isEqualTo(2);
        assertThat(pay()).isEqualTo(List.of(11, 21, 30, 40));
    }

    @Test
    void deleteByTheSameTable() {
        assertThat(mutate("delete from Clerk c where c.boss.level = 'l2'")).isEqualTo(1);
        assertThat(levels()).isEqualTo(List.of("gold", "l2", "l3"));
    }

    @Test
    void softDeleteByTheSameTable() {
        assertThat(mutate("delete from Note n where n.answered.text = 'n2'")).isEqualTo(1);
        assertThat(factory.<List<String>>fromSession(
                        session -> session.createSelectionQuery("select n.text from Note n order by n.id", String.class)
                                .getResultList()))
                .isEqualTo(List.of("n1", "n2"));
    }

    @Test
    void anEntityInSeveralTables() {
        assertThat(mutate("update Bill b set b.title = 'q', b.total = b.total + 1 where b.author.boss.level = 'gold'"))
                .isEqualTo(2);
        assertThat(factory.<List<String>>fromSession(session -> session.createSelectionQuery(
                                "select concat(b.title, ' ', cast(b.total as string)) from Bill b order by b.id",
                                String.class)
                        .getResultList()))
                .isEqualTo(List.of("t1 100", "q 201", "q 301"));
    }

    @Test
    @RealTiDB("MariaDB does not find the outer alias in a derived table")
    void anEntityInSeveralTablesBySubqueries() {
        assertThat(mutate("update Bill b set b.payer = (select p.title from Paper p where p.id = b.id),"
                        + " b.copies = (select count(*) from Clerk c where c.id = b.author.id)"))
                .isEqualTo(3);
        assertThat(factory.<List<String>>fromSession(session -> session.createSelectionQuery(
                                "select concat(b.payer, ' ', cast(b.copies as string)) from Bill b order by b.id",
                                String.class)
                        .getResultList()))
                .isEqualTo(List.of("t1 1", "t2 1", "t3 1"));
    }

    @Test
    void aValueFromAnotherTableIsRefusedBeforeAnythingIsSent() {
        for (String hql : List.of(
                "update Bill b set b.payer = b.title",
                "update Bill b set b.copies = b.total",
                "update Bill b set b.payer = b.author.level, b.title = 'x'",
                "update Paper p set p.title = p.author.level",
                "update Bill b set b.copies = (select max(c.pay) from Clerk c where c.id < b.total)")) {
            assertThat(database.statements()
                            .sqlDuring(() -> assertThatThrownBy(() -> mutate(hql))
                                    .as(hql)
                                    .isInstanceOf(UnsupportedFeatureException.class)
                                    .hasMessageContaining("assigns a value read from another table")))
                    .isEmpty();
        }
    }

    @Test
    void anAmbiguousColumnIsNoViolatedConstraint() {
        database.withoutGrammar(() -> assertThatThrownBy(() -> factory.inTransaction(
                        session -> session.createNativeQuery("select id from Clerk a, Clerk b", Integer.class)
                                .getResultList()))
                .isInstanceOf(SQLGrammarException.class)
                .hasStackTraceContaining("ambiguous"));
    }

    private int mutate(String hql) {
        return factory.fromTransaction(
                session -> session.createMutationQuery(hql).executeUpdate());
    }

    private List<String> levels() {
        return factory.fromSession(
                session -> session.createSelectionQuery("select c.level from Clerk c order by c.id", String.class)
                        .getResultList());
    }

    private List<Integer> pay() {
        return factory.fromSession(
                session -> session.createSelectionQuery("select c.pay from Clerk c order by c.id", Integer.class)
                        .getResultList());
    }
}
