package org.tidewire.it.tidb.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hibernate.LockMode;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.exception.LockTimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.it.model.Department;
import org.tidewire.it.model.Employee;
import org.tidewire.it.support.Background;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;
import org.tidewire.testkit.support.LogCapture;
import org.tidewire.tidb.TiDBSettings;

/** Which rows are locked, and what becomes of a request to skip them. */
@TiDBTest
class LockTest {
    private final TestDatabase database;
    private SessionFactory factory;

    LockTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void insertRows() {
        factory = database.sessionFactory(Department.class, Employee.class);
        factory.inTransaction(session -> {
            Department department = new Department(1, "research");
            session.persist(department);
            session.persist(new Employee(1, "Ada", 1, department));
        });
    }

    @Test
    void aReadLockExcludesToo() {
        whileLocked(session -> session.find(Department.class, 1, LockModeType.PESSIMISTIC_READ), () -> {
            assertThat(isLocked("departments")).isTrue();
        });
    }

    @Test
    @RealTiDB("MariaDB has no 'for update of'")
    void theRowsOfJoinedTablesStayFree() {
        whileLocked(session -> session.find(Employee.class, 1, LockModeType.PESSIMISTIC_WRITE), () -> {
            assertThat(isLocked("employees")).isTrue();
            assertThat(isLocked("departments")).isFalse();
        });
    }

    @Test
    @RealTiDB("MariaDB has no 'for update of'")
    void aQueryLocksWhatItSelects() {
        whileLocked(
                session -> session.createSelectionQuery(
                                "select e from Employee e join e.department d where d.name = 'research'",
                                Employee.class)
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                        .getSingleResult(),
                () -> {
                    assertThat(isLocked("employees")).isTrue();
                    assertThat(isLocked("departments")).isFalse();
                });
    }

    @Test
    void skipLockedWaitsAndSaysSoOnce() throws Exception {
        try (LogCapture log = LogCapture.of("org.tidewire")) {
            for (Consumer<Session> request : skipLockedRequests()) {
                try (Session holder = factory.openSession()) {
                    holder.beginTransaction();
                    holder.find(Department.class, 1, LockModeType.PESSIMISTIC_WRITE);
                    try (Background<Object> waiter = Background.inTransaction(factory, session -> {
                        request.accept(session);
                        return null;
                    })) {
                        database.statements().awaitUnanswered("for update");
                        holder.getTransaction().commit();
                        waiter.get();
                    }
                }
            }
            assertThat(log.atLeast(Level.WARN))
                    .filteredOn(message -> message.contains("skip locked"))
                    .hasSize(1);
        }
    }

    @Test
    void skipLockedIsRefusedWhereItShallBe() {
        SessionFactory refusing = database.sessionFactory(
                Map.of(TiDBSettings.SKIP_LOCKED, "refuse", "hibernate.hbm2ddl.auto", "none"), Department.class);
        assertThat(skipLockedRequests())
                .allSatisfy(request -> assertThatThrownBy(() -> refusing.inTransaction(request))
                        .isInstanceOf(UnsupportedFeatureException.class)
                        .hasMessageStartingWith("TiDB does not support skip locked:"));
    }

    private static List<Consumer<Session>> skipLockedRequests() {
        return List.of(
                session -> session.createSelectionQuery("from Department where id = 1", Department.class)
                        .setHibernateLockMode(LockMode.UPGRADE_SKIPLOCKED)
                        .getResultList(),
                session -> session.find(
                        Department.class,
                        1,
                        LockModeType.PESSIMISTIC_WRITE,
                        Map.of("jakarta.persistence.lock.timeout", -2)),
                session -> session.createNativeQuery(
                                "select * from departments where id = 1 for update skip locked", Department.class)
                        .getResultList());
    }

    private void whileLocked(Consumer<Session> lock, Runnable check) {
        factory.inTransaction(session -> {
            lock.accept(session);
            check.run();
        });
    }

    private boolean isLocked(String table) {
        return factory.fromTransaction(session -> {
            try {
                session.createNativeQuery("select id from " + table + " where id = 1 for update nowait", Integer.class)
                        .getSingleResult();
                return false;
            } catch (LockTimeoutException | jakarta.persistence.LockTimeoutException e) {
                return true;
            }
        });
    }
}
