package org.tidewire.it.tidb.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tidewire.it.model.Employee;
import org.tidewire.it.write.WriteSuite;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

/** What the golden tests of writes render, executed. */
@TiDBTest
class WriteTest extends WriteSuite {
    WriteTest(TestDatabase database) {
        super(database);
    }

    @Override
    protected List<Integer> rowsOfUpserts() {
        return List.of(2, 1, 2, 1);
    }

    @Override
    @Test
    @RealTiDB("MariaDB resolves no outer name in a derived table")
    protected void deleteWithACorrelatedSubquery() {
        super.deleteWithACorrelatedSubquery();
    }

    @Override
    @Test
    @RealTiDB("MariaDB resolves no outer name in a derived table")
    protected void updateOfSeveralColumnsFromSubqueries() {
        super.updateOfSeveralColumnsFromSubqueries();
    }

    @Test
    void upsertLeavesTheRowOfAnotherIdAlone() {
        factory.inTransaction(session -> session.find(Employee.class, 1).badge = "a");
        Employee impostor = new Employee(9, "Eve", 99, null);
        impostor.badge = "a";

        assertThatThrownBy(() -> factory.inStatelessTransaction(session -> session.upsert(impostor)))
                .hasStackTraceContaining("ConstraintViolationException");
        assertThat(salary(1)).isEqualTo(10);
        factory.inStatelessTransaction(session -> session.upsert(new Employee(9, "Eve", 99, null)));
        factory.inStatelessTransaction(session -> session.upsert(new Employee(9, "Eve", 100, null)));
        assertThat(salary(9)).isEqualTo(100);
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
    void upsertOfWhatIsOnlyUpdated() {
        factory = database.sessionFactory(Draft.class);
        Draft draft = new Draft();
        draft.reviewed = "by Ada";
        for (int i = 0; i < 2; i++) {
            factory.inStatelessTransaction(session -> session.upsert(draft));
        }
        assertThat(factory.<Draft>fromTransaction(session -> session.find(Draft.class, 0L)).reviewed)
                .isEqualTo("by Ada");
    }

    @Entity(name = "Counter")
    static class Counter {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        @Column(unique = true)
        String name;

        int hits;
    }

    @Test
    void upsertByANameWhereTheServerMakesTheId() {
        factory = database.sessionFactory(Counter.class);
        for (int i = 0; i < 3; i++) {
            mutate("insert into Counter (name, hits) values ('a', 1) on conflict (name)"
                    + " do update set hits = hits + excluded.hits");
        }
        assertThat(factory.<Counter>fromTransaction(
                                session -> session.createSelectionQuery("from Counter", Counter.class)
                                        .getSingleResult())
                        .hits)
                .isEqualTo(3);
    }

    @Test
    void aRowIsNotEqualToASubqueryWithoutRows() {
        persistMarks();
        String delete = "delete from Mark m where m.place = (select n.place from Mark n where n.text = '%s')";

        assertThat(mutate(delete.formatted("nowhere"))).isZero();
        assertThat(mutate(delete.formatted("b"))).isEqualTo(1);
    }
}
