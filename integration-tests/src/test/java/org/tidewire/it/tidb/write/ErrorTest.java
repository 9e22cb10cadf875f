package org.tidewire.it.tidb.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.persistence.LockModeType;
import jakarta.persistence.PessimisticLockException;
import jakarta.persistence.RollbackException;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;
import org.hibernate.exception.DataException;
import org.hibernate.exception.LockTimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.it.model.Department;
import org.tidewire.it.model.Employee;
import org.tidewire.it.support.Background;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

/** What the application sees of an error: the exception, the constraint's name, and whether the transaction goes on. */
@TiDBTest
class ErrorTest {
    private final TestDatabase database;
    private SessionFactory factory;

    ErrorTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void insertRows() {
        factory = database.sessionFactory(Department.class, Employee.class);
        factory.inTransaction(session -> {
            Department department = new Department(1, "research");
            session.persist(department);
            session.persist(new Department(2, "sales"));
            Employee ada = new Employee(1, "Ada", 1, department);
            ada.badge = "x for key 'y'";
            session.persist(ada);
            session.persist(new Employee(2, "Bob", 2, department));
        });
    }

    @Test
    void duplicateKey() {
        Employee eve = new Employee(3, "Eve", 3, null);
        eve.badge = "x for key 'y'";
        assertThatViolationOf(session -> session.persist(eve), ConstraintKind.UNIQUE, "uk_badge");
    }

    @Test
    void duplicatePrimaryKey() {
        assertThatViolationOf(
                session -> session.persist(new Employee(1, "Eve", 3, null)), ConstraintKind.UNIQUE, "PRIMARY");
    }

    @Test
    void foreignKey() {
        String name = foreignKeyName();
        assertThatViolationOf(
                session -> session.persist(new Employee(3, "Eve", 3, session.getReference(Department.class, 99))),
                ConstraintKind.FOREIGN_KEY,
                name);
        assertThatViolationOf(
                session -> session.remove(session.find(Department.class, 1)), ConstraintKind.FOREIGN_KEY, name);
    }

    @Test
    void notNull() {
        assertThatViolationOf(
                session -> session.createMutationQuery("update Employee set name = null")
                        .executeUpdate(),
                ConstraintKind.NOT_NULL,
                "name");
        assertThatViolationOf(
                session -> session.createNativeMutationQuery("insert into employees (id, salary) values (7, 7)")
                        .executeUpdate(),
                ConstraintKind.NOT_NULL,
                "name");
    }

    @Test
    void dataTooLongOrOutOfRange() {
        assertThatThrownBy(() ->
                        factory.inTransaction(session -> session.createMutationQuery("update Employee set name = :name")
                                .setParameter("name", "x".repeat(21))
                                .executeUpdate()))
                .isInstanceOf(DataException.class);
        assertThatThrownBy(() -> factory.inTransaction(
                        session -> session.createNativeMutationQuery("update employees set salary = 3000000000")
                                .executeUpdate()))
                .isInstanceOf(DataException.class);
    }

    @Test
    @RealTiDB("another server has other words and another default for check constraints")
    void checksAreEnforcedWhereTheServerIsToldTo() {
        factory.inTransaction(session -> session.createNativeMutationQuery(
                        "alter table departments add constraint ck_id check (id < 10)")
                .executeUpdate());
        boolean enforced = factory.fromTransaction(
                session -> session.createNativeQuery("select @@tidb_enable_check_constraint", Integer.class)
                                .getSingleResult()
                        == 1);
        if (enforced) {
            assertThatViolationOf(
                    session -> session.persist(new Department(10, "late")), ConstraintKind.CHECK, "ck_id");
        } else {
            factory.inTransaction(session -> session.persist(new Department(10, "late")));
        }
    }

    @Test
    void aLockThatIsNotGotInTimeLeavesTheTransaction() {
        factory.inTransaction(holder -> {
            holder.find(Department.class, 1, LockModeType.PESSIMISTIC_WRITE);

            factory.inTransaction(waiter -> {
                waiter.persist(new Department(3, "support"));
                waiter.flush();
                for (int milliseconds : new int[] {0, 1000}) {
                    assertThatThrownBy(() -> waiter.find(
                                    Department.class,
                                    1,
                                    LockModeType.PESSIMISTIC_WRITE,
                                    Map.of("jakarta.persistence.lock.timeout", milliseconds)))
                            .isInstanceOf(jakarta.persistence.LockTimeoutException.class)
                            .hasRootCauseInstanceOf(SQLException.class)
                            .cause()
                            .isInstanceOf(LockTimeoutException.class);
                }
                assertThat(waiter.getTransaction().getRollbackOnly()).isFalse();
            });
        });
        assertThat(factory.<Department>fromTransaction(session -> session.find(Department.class, 3)))
                .isNotNull();
    }

    @Test
    void aDeadlockEndsOneOfTheTransactions() throws Exception {
        CountDownLatch bothHoldOne = new CountDownLatch(2);
        try (Background<Throwable> first = Background.run(() -> lockInTurn(1, 2, bothHoldOne));
                Background<Throwable> second = Background.run(() -> lockInTurn(2, 1, bothHoldOne))) {
            Throwable[] outcomes = {first.get(), second.get()};

            assertThat(Stream.of(outcomes).filter(outcome -> outcome == null)).hasSize(1);
            Throwable victim = outcomes[0] == null ? outcomes[1] : outcomes[0];
            assertThat(victim).isInstanceOf(PessimisticLockException.class);
            assertThat(vendorCode(victim)).isEqualTo(1213);
        }
    }

    private Throwable lockInTurn(int one, int other, CountDownLatch bothHoldOne) {
        return catchThrowable(() -> factory.inTransaction(session -> {
            session.find(Department.class, one, LockModeType.PESSIMISTIC_WRITE);
            bothHoldOne.countDown();
            awaitQuietly(bothHoldOne);
            try {
                session.find(Department.class, other, LockModeType.PESSIMISTIC_WRITE);
            } catch (PessimisticLockException e) {
                assertThat(session.getTransaction().getRollbackOnly()).isTrue();
                throw e;
            }
        }));
    }

    @Test
    @RealTiDB("optimistic transactions are TiDB's own")
    void aWriteConflictAtCommit() {
        Throwable thrown = catchThrowable(() -> factory.inTransaction(first -> {
            first.doWork(connection -> {
                try (var statement = connection.createStatement()) {
                    statement.execute("begin optimistic");
                }
            });
            first.find(Employee.class, 1).salary = 10;
            first.flush();
            factory.inTransaction(second -> second.find(Employee.class, 1).salary = 20);
        }));

        assertThat(thrown).isInstanceOf(RollbackException.class);
        assertThat(vendorCode(thrown)).isEqualTo(9007);
        assertThat(factory.<Employee>fromTransaction(session -> session.find(Employee.class, 1)).salary)
                .isEqualTo(20);
    }

    private void assertThatViolationOf(Consumer<Session> work, ConstraintKind kind, String name) {
        assertThatThrownBy(() -> factory.inTransaction(session -> {
                    work.accept(session);
                    session.flush();
                }))
                .isInstanceOfSatisfying(ConstraintViolationException.class, violation -> {
                    assertThat(violation.getKind()).isEqualTo(kind);
                    assertThat(violation.getConstraintName()).isEqualToIgnoringCase(name);
                });
    }

    private String foreignKeyName() {
        return factory.fromTransaction(
                session -> session.createNativeQuery("""
                        select constraint_name from information_schema.referential_constraints
                        where constraint_schema = database() and table_name = 'employees'""", String.class).getSingleResult());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int vendorCode(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql.getErrorCode();
            }
        }
        throw new AssertionError("no SQLException behind it", thrown);
    }
}
