package org.tidewire.it.cockroachdb.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.PessimisticLockScope;
import jakarta.persistence.Timeout;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.hibernate.Hibernate;
import org.hibernate.LockMode;
import org.hibernate.OrderingMode;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.Timeouts;
import org.hibernate.annotations.BatchSize;
import org.hibernate.query.SelectionQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.testkit.junit.CockroachDBTest;
import org.tidewire.testkit.junit.TestDatabase;

/** A lock that is asked for is taken on all that the query returns, or refused. Another transaction holds task 1 and its like. */
@CockroachDBTest
class RowLockTest {
    private static final String UNTAKEN = "a row lock on anything but a list of whole entities";

    private final TestDatabase database;
    private SessionFactory factory;

    RowLockTest(TestDatabase database) {
        this.database = database;
    }

    @Entity(name = "Desk")
    @BatchSize(size = 5)
    static class Desk {
        @Id
        int id;

        String name;

        @OneToMany(mappedBy = "desk")
        @BatchSize(size = 5)
        Set<Task> tasks;
    }

    @Entity(name = "Task")
    static class Task {
        @Id
        int id;

        int rank;

        @ManyToOne(fetch = FetchType.LAZY)
        Desk desk;

        @ElementCollection
        @BatchSize(size = 5)
        Set<String> tags;
    }

    @Entity(name = "Note")
    @Inheritance(strategy = InheritanceType.JOINED)
    static class Note {
        @Id
        int id;
    }

    @Entity(name = "Letter")
    static class Letter extends Note {
        String address;
    }

    @Entity(name = "Shape")
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    static class Shape {
        @Id
        int id;
    }

    @Entity(name = "Circle")
    static class Circle extends Shape {
        int radius;
    }

    @BeforeEach
    void insertRows() {
        factory = database.sessionFactory(Desk.class, Task.class, Note.class, Letter.class, Shape.class, Circle.class);
        factory.inTransaction(session -> {
            Desk desk = new Desk();
            desk.id = 1;
            session.persist(desk);
            for (int id = 1; id <= 3; id++) {
                Task task = new Task();
                task.id = id;
                task.rank = id;
                task.desk = desk;
                session.persist(task);
            }
            Letter letter = new Letter();
            letter.id = 1;
            session.persist(letter);
            Circle circle = new Circle();
            circle.id = 1;
            session.persist(circle);
        });
    }

    private void whileHeld(Consumer<Session> work) {
        factory.inTransaction(holder -> {
            for (String table : List.of("Task", "Note", "Letter", "Circle")) {
                holder.createNativeQuery("select id from " + table + " where id = 1 for update", Integer.class)
                        .getResultList();
            }
            factory.inTransaction(work);
        });
    }

    private void assertHeld(Consumer<Session> work) {
        assertThatThrownBy(() -> whileHeld(work)).hasStackTraceContaining("could not obtain lock on row");
    }

    private static <R> SelectionQuery<R> locking(Session session, String hql, Class<R> type, LockMode mode) {
        return session.createSelectionQuery(hql, type).setHibernateLockMode(mode);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from Task",
                "from Task t left join fetch t.desk",
                "select t, d from Task t left join t.desk d",
                "select distinct t from Task t",
                "select t, count(*) from Task t group by t",
                "select t.id from Task t join t.desk d",
                "select t.desk.id from Task t",
                "select d, upper(str(t.rank)) from Task t join t.desk d",
                "select d.name, t.rank + 1 from Task t join t.desk d",
                "select d, (select max(x.rank) + t.rank from Task x) from Task t join t.desk d",
                "select t, coalesce(t.rank, 0) from Task t left join t.desk d",
                "select t, t.desk.id from Task t left join Letter l on l.address = 'x'",
                "select d, k.rank from (select t.rank as rank from Task t) k join Desk d on d.id > 0",
                "select t, row_number() over (order by t.rank) from Task t",
                "from Task order by rank fetch first 1 rows with ties",
                "from Task order by rank fetch first 50 percent rows only",
                "select k.id from (select t.id as id from Task t) k",
                "from Note",
                "select n.id from Note n",
                "from Letter",
                "from Shape",
                "from Circle"
            })
    void aLockIsTaken(String hql) {
        assertHeld(session ->
                locking(session, hql, Object.class, LockMode.UPGRADE_NOWAIT).getResultList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select t.id, d.name from Task t left join t.desk d",
                "select d.name from Task t left join t.desk d",
                "select t.id, d from Task t left join t.desk d",
                "select t, d.name from Task t left join t.desk d",
                "select t, t.desk.name from Task t left join t.desk",
                "select upper(d.name), t from Task t left join t.desk d",
                "select d, treat(n as Letter).address from Note n join Desk d on d.id = n.id",
                "select d, g from Task t left join t.tags g join t.desk d",
                "select d, max(t.rank) from Task t join t.desk d group by d",
                "with k as (select t.id as id from Task t) select x.id, d from k x join Desk d on d.id > 0",
                "select new map(t as t) from Task t left join Desk d on d.id = t.id",
                "select distinct t.rank from Task t",
                "select t.rank, count(*) from Task t group by t.rank",
                "select max(t.rank) from Task t",
                "select t.id, row_number() over (order by t.rank) from Task t",
                "select t.id from Task t order by t.rank fetch first 1 rows with ties",
                "select t.id from Task t order by row_number() over (order by t.rank)",
                "select k.id from (select distinct t.id as id from Task t) k",
                "select k.id from (select t.id as id from Task t left join t.desk d on d.name = 'x') k",
                "with k as (select t.id as id from Task t) select x.id from k x",
                "select s.id from Shape s"
            })
    void whatWouldNotBeLockedIsRefused(String hql) {
        factory.inTransaction(session -> {
            for (LockMode mode :
                    List.of(LockMode.PESSIMISTIC_READ, LockMode.PESSIMISTIC_WRITE, LockMode.UPGRADE_NOWAIT)) {
                assertThatThrownBy(
                                () -> locking(session, hql, Object.class, mode).getResultList())
                        .isInstanceOf(UnsupportedFeatureException.class)
                        .hasMessageContaining(UNTAKEN);
            }
            assertThatThrownBy(() -> locking(session, hql, Object.class, LockMode.UPGRADE_SKIPLOCKED)
                            .getResultList())
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessageContaining("'skip locked' in a query with outer joins");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"from Task t left join fetch t.desk", "select distinct t from Task t", "from Shape"})
    void rowsThatAreScrolledThroughAreLockedByTheirOwnQueryOnly(String hql) {
        factory.inTransaction(session -> {
            SelectionQuery<Object> query = locking(session, hql, Object.class, LockMode.PESSIMISTIC_WRITE);
            assertThatThrownBy(query::scroll)
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessageContaining(UNTAKEN);
            assertThatThrownBy(query::getResultStream)
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessageContaining(UNTAKEN);
        });
        assertHeld(session -> assertThat(locking(session, "from Task", Task.class, LockMode.UPGRADE_NOWAIT)
                        .getResultStream())
                .hasSize(3));
    }

    @ParameterizedTest
    @EnumSource(names = {"PESSIMISTIC_READ", "PESSIMISTIC_WRITE", "UPGRADE_NOWAIT", "UPGRADE_SKIPLOCKED"})
    void setOperationsAreRefused(LockMode mode) {
        factory.inTransaction(session -> assertThatThrownBy(() -> locking(
                                session,
                                "from Task t where t.id = 1 union all from Task t where t.id = 2",
                                Task.class,
                                mode)
                        .getResultList())
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("a row lock in a set operation: lock by one query for each part"));
    }

    @Test
    void findHasTheTimeoutOfItsMode() {
        whileHeld(session -> {
            assertThat(session.find(Task.class, 1, LockMode.UPGRADE_SKIPLOCKED)).isNull();
            assertThat(session.find(Task.class, 2, LockMode.UPGRADE_SKIPLOCKED)).isNotNull();
        });
        whileHeld(session -> assertThat(session.findMultiple(Task.class, List.of(1, 2), LockMode.UPGRADE_SKIPLOCKED))
                .satisfiesExactly(
                        task -> assertThat(task).isNull(),
                        task -> assertThat(task.id).isEqualTo(2)));
        assertHeld(session -> session.find(Task.class, 1, LockMode.UPGRADE_NOWAIT));
        assertHeld(session -> session.findMultiple(Task.class, List.of(1, 2), LockMode.UPGRADE_NOWAIT));
        assertHeld(session -> session.find(Shape.class, 1, LockMode.UPGRADE_NOWAIT));
        assertHeld(session -> session.find(Note.class, 1, LockMode.UPGRADE_NOWAIT));
    }

    /** What is fetched in batches beside a locked entity is loaded by an array too, and without a lock. */
    @Test
    void whatIsFetchedLaterIsNotRefused() {
        factory.inTransaction(session -> {
            for (Task task : locking(session, "from Task", Task.class, LockMode.PESSIMISTIC_WRITE)
                    .getResultList()) {
                assertThat(Hibernate.unproxy(task.desk, Desk.class).tasks).hasSize(3);
                assertThat(task.tags).isEmpty();
            }
        });
    }

    /** Hibernate sends no lock for them, and has them for locked. */
    @Test
    void unorderedEntitiesAreNotLocked() {
        factory.inTransaction(session -> {
            for (LockMode mode :
                    List.of(LockMode.PESSIMISTIC_READ, LockMode.PESSIMISTIC_WRITE, LockMode.UPGRADE_SKIPLOCKED)) {
                assertThatThrownBy(() -> session.findMultiple(Task.class, List.of(1, 2), mode, OrderingMode.UNORDERED))
                        .isInstanceOf(UnsupportedFeatureException.class)
                        .hasMessageContaining(
                                "a row lock by findMultiple with OrderingMode.UNORDERED: leave the option out");
            }
            assertThat(session.findMultiple(Task.class, List.of(1, 2), OrderingMode.UNORDERED))
                    .hasSize(2);
        });
        assertHeld(session ->
                session.findMultiple(Task.class, List.of(2, 1), LockMode.UPGRADE_NOWAIT, OrderingMode.ORDERED));
    }

    @Test
    void entitiesOfTheSessionAreLocked() {
        for (Class<?> type : List.of(Task.class, Note.class, Shape.class)) {
            assertHeld(session -> session.lock(session.find(type, 1), LockMode.UPGRADE_NOWAIT));
            assertHeld(session -> session.lock(session.find(type, 1), LockModeType.PESSIMISTIC_READ, Timeouts.NO_WAIT));
            assertHeld(session -> session.refresh(session.find(type, 1), LockMode.UPGRADE_NOWAIT));
            assertThatThrownBy(() -> whileHeld(session -> session.lock(
                            session.find(type, 1), LockModeType.PESSIMISTIC_WRITE, Timeout.milliseconds(100))))
                    .hasStackTraceContaining("canceling statement due to lock timeout");
        }
        factory.inTransaction(session -> {
            session.lock(session.find(Shape.class, 1), LockModeType.PESSIMISTIC_WRITE, Timeout.seconds(9));
            assertThat(session.createNativeQuery("show lock_timeout", String.class)
                            .getSingleResult())
                    .isEqualTo("0");
        });
    }

    @Test
    @SuppressWarnings("deprecation") // the hint has no effect on a query
    void skipLockedWithTheScopeExtendedIsRefused() {
        factory.inTransaction(session -> {
            assertThatThrownBy(() -> locking(session, "from Task", Task.class, LockMode.UPGRADE_SKIPLOCKED)
                            .setLockScope(PessimisticLockScope.EXTENDED)
                            .getResultList())
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessageContaining("with the scope EXTENDED");
            assertThatThrownBy(() -> session.find(
                            Desk.class,
                            1,
                            LockModeType.PESSIMISTIC_WRITE,
                            PessimisticLockScope.EXTENDED,
                            Timeouts.SKIP_LOCKED))
                    .isInstanceOf(UnsupportedFeatureException.class);
        });
    }

    /** The page is a subquery in from, and what is locked has no name after 'of'. */
    @Test
    void aPageWithAFetchedCollection() {
        factory.inTransaction(session -> assertThatThrownBy(() -> locking(
                                session, "from Desk d join fetch d.tasks", Desk.class, LockMode.UPGRADE_SKIPLOCKED)
                        .setMaxResults(1)
                        .getResultList())
                .isInstanceOf(UnsupportedFeatureException.class));
        factory.inTransaction(session -> assertThatThrownBy(() -> locking(
                                session, "from Desk d left join fetch d.tasks", Desk.class, LockMode.UPGRADE_NOWAIT)
                        .setMaxResults(1)
                        .getResultList())
                .isInstanceOf(UnsupportedFeatureException.class));
    }

    /** CockroachDB's ROLLBACK would leave it on the connection, for the next borrower. */
    @Test
    void aTimeoutIsTheTransactions() throws Exception {
        assertThat(database.statements()
                        .sqlDuring(() -> assertThatThrownBy(() -> whileHeld(session -> session.find(
                                        Task.class,
                                        1,
                                        LockModeType.PESSIMISTIC_WRITE,
                                        Map.of("jakarta.persistence.lock.timeout", 100))))
                                .hasStackTraceContaining("canceling statement due to lock timeout")))
                .contains("set local lock_timeout = 100")
                .noneMatch(sql -> sql.startsWith("set lock_timeout"));
    }
}
