package org.tidewire.it.cockroachdb.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.Transaction;
import org.hibernate.TransactionException;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;
import org.hibernate.exception.JDBCConnectionException;
import org.hibernate.exception.TransactionSerializationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.retry.FailureKind;
import org.tidewire.retry.RetryExhaustedException;
import org.tidewire.retry.RetryPolicy;
import org.tidewire.retry.TransactionRetry;
import org.tidewire.retry.UnknownOutcomeException;
import org.tidewire.testkit.junit.CockroachDBTest;
import org.tidewire.testkit.junit.TestDatabase;

/**
 * Errors by their SQLState. The stand-in raises those that are CockroachDB's own, with CockroachDB's texts: in a statement by a
 * function, at COMMIT by a deferred trigger.
 */
@CockroachDBTest
class ErrorTest {
    private final TestDatabase database;
    private SessionFactory factory;

    ErrorTest(TestDatabase database) {
        this.database = database;
    }

    @Entity(name = "Ware")
    @Table(name = "wares", uniqueConstraints = @UniqueConstraint(name = "uk_name", columnNames = "name"))
    static class Ware {
        @Id
        int id;

        @Column(nullable = false)
        String name;

        @Column(check = @CheckConstraint(name = "ck_price", constraint = "price > 0"))
        int price;

        Ware() {}

        Ware(int id, String name, int price) {
            this.id = id;
            this.name = name;
            this.price = price;
        }
    }

    @BeforeEach
    void createTable() {
        factory = database.sessionFactory(Ware.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            restart transaction: TransactionRetryWithProtoRefreshError: WriteTooOldError: write for key /T at timestamp 1
            restart transaction: TransactionRetryWithProtoRefreshError: TransactionRetryError: retry txn (RETRY_SERIALIZABLE)
            restart transaction: TransactionRetryWithProtoRefreshError: ReadWithinUncertaintyIntervalError
            restart transaction: TransactionRetryWithProtoRefreshError: TransactionAbortedError(ABORT_REASON_CLIENT_REJECT)
            could not serialize access due to concurrent update
            """)
    void aConflictHasOneTypeWhateverItsText(String text) {
        assertThat(typed(catchThrowable(() -> factory.inTransaction(session -> raise(session, "40001", text)))))
                .isExactlyInstanceOf(TransactionSerializationException.class);
        assertThat(typed(catchThrowable(() -> failAtCommit("40001", text))))
                .isExactlyInstanceOf(TransactionSerializationException.class);
    }

    @Test
    void aTransactionThatRanTooLongIsNamedAtStatementsAndAtCommit() {
        String text = "restart transaction: TransactionRetryWithProtoRefreshError: TransactionRetryError: retry txn"
                + " (RETRY_COMMIT_DEADLINE_EXCEEDED - txn timestamp pushed too much)";
        assertThat(typed(catchThrowable(() -> failAtCommit("40001", text))))
                .isExactlyInstanceOf(TransactionSerializationException.class)
                .hasMessageStartingWith("RETRY_COMMIT_DEADLINE_EXCEEDED: the transaction ran too long to be committed;"
                        + " make it shorter.");
        assertThat(typed(catchThrowable(() -> factory.inTransaction(session -> raise(session, "40001", text)))))
                .hasMessageContaining("make it shorter");
    }

    /** The typed exception, in what Jakarta Persistence makes of it. */
    private static Throwable typed(Throwable thrown) {
        Throwable cause = thrown;
        while (cause != null && !(cause instanceof TransactionSerializationException)) {
            cause = cause.getCause();
        }
        return cause == null ? thrown : cause;
    }

    @ParameterizedTest
    @CsvSource({
        "40003, result is ambiguous: error=rpc error",
        "XXA00, transaction committed but schema change aborted with error",
    })
    void anUnknownOutcomeIsNeverRepeated(String state, String text) {
        List<Integer> attempts = new ArrayList<>();
        assertThatThrownBy(() -> TransactionRetry.of(factory).runInTransaction(entityManager -> {
                    attempts.add(attempts.size() + 1);
                    deferError(entityManager.unwrap(Session.class), state, text);
                }))
                .isInstanceOf(UnknownOutcomeException.class)
                .hasMessageContaining("SQLState " + state);
        assertThat(attempts).containsExactly(1);
    }

    @ParameterizedTest
    @CsvSource({
        "40001, CONFLICT",
        "40P01, CONFLICT",
        "55P03, LOCK_TIMEOUT",
        "08006, CONNECTION_LOST",
        "57P01, CONNECTION_LOST",
        "57P02, CONNECTION_LOST",
        "57P03, CONNECTION_LOST",
        "53300, CONNECTION_LOST",
        "57P05, CONNECTION_LOST"
    })
    void otherErrorsMayBeRepeated(String state, FailureKind kind) {
        TransactionRetry retry =
                TransactionRetry.of(factory).withPolicy(RetryPolicy.noRetries().alsoOn(kind));
        assertThatThrownBy(() -> retry.runInTransaction(
                        entityManager -> raise(entityManager.unwrap(Session.class), state, "raised")))
                .isInstanceOfSatisfying(
                        RetryExhaustedException.class,
                        exhausted -> assertThat(exhausted.getFailure().kind()).isEqualTo(kind));
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P01", "57P02", "57P03", "57P05", "53300", "25P03", "25P04"})
    void aLostConnectionHasItsType(String state) {
        assertThatThrownBy(() -> factory.inTransaction(session -> raise(session, state, "raised")))
                .isInstanceOf(JDBCConnectionException.class);
    }

    /** An application that goes on after an error: the server answers COMMIT with ROLLBACK, and the driver is silent. */
    @Test
    void aCommitThatTheServerAnswersWithRollbackIsAnException() throws SQLException {
        assertThatThrownBy(() -> factory.inTransaction(session -> {
                    session.persist(new Ware(1, "lost", 1));
                    session.flush();
                    session.doWork(connection -> {
                        try (Statement statement = connection.createStatement()) {
                            statement.execute("select 1 / 0");
                        } catch (SQLException swallowed) {
                            assertThat(swallowed.getSQLState()).isEqualTo("22012");
                        }
                    });
                }))
                .hasStackTraceContaining(TransactionException.class.getName())
                .hasStackTraceContaining("The transaction was rolled back: one of its statements had failed");
        assertThat(database.strings("select id from wares")).isEmpty();
        factory.inTransaction(session -> session.persist(new Ware(2, "kept", 1)));
        assertThat(database.strings("select id from wares")).containsExactly("2");
    }

    /** Hibernate marks the transaction after an error of its own statements, and its commit() would return. */
    @ParameterizedTest
    @EnumSource
    void anErrorThatTheApplicationCatchesIsToldAtCommit(Way way) throws SQLException {
        assertThatThrownBy(() -> way.run(factory, session -> {
                    session.persist(new Ware(1, "lost", 1));
                    session.flush();
                    fails(() -> session.createNativeQuery("select 1 / 0", Integer.class)
                            .getSingleResult());
                }))
                .hasStackTraceContaining("The transaction was rolled back: one of its statements had failed");
        assertThat(database.strings("select id from wares")).isEmpty();
        way.run(factory, session -> session.persist(new Ware(2, "kept", 1)));
        assertThat(database.strings("select id from wares")).containsExactly("2");
    }

    enum Way {
        SESSION {
            @Override
            void run(SessionFactory factory, Consumer<Session> work) {
                factory.inTransaction(work);
            }
        },
        TRANSACTION {
            @Override
            void run(SessionFactory factory, Consumer<Session> work) {
                try (Session session = factory.openSession()) {
                    Transaction transaction = session.beginTransaction();
                    work.accept(session);
                    transaction.commit();
                }
            }
        },
        ENTITY_MANAGER {
            @Override
            void run(SessionFactory factory, Consumer<Session> work) {
                try (EntityManager entityManager = factory.createEntityManager()) {
                    entityManager.getTransaction().begin();
                    work.accept(entityManager.unwrap(Session.class));
                    entityManager.getTransaction().commit();
                }
            }
        },
        FACTORY {
            @Override
            void run(SessionFactory factory, Consumer<Session> work) {
                ((EntityManagerFactory) factory)
                        .runInTransaction(entityManager -> work.accept(entityManager.unwrap(Session.class)));
            }
        },
        RETRY {
            @Override
            void run(SessionFactory factory, Consumer<Session> work) {
                TransactionRetry.of(factory)
                        .runInTransaction(entityManager -> work.accept(entityManager.unwrap(Session.class)));
            }
        };

        abstract void run(SessionFactory factory, Consumer<Session> work);
    }

    @Test
    void anErrorThatTheApplicationCatchesInAStatelessSession() {
        assertThatThrownBy(() -> factory.inStatelessTransaction(session -> {
                    session.insert(new Ware(1, "lost", 1));
                    fails(() -> session.insert(new Ware(1, "twice", 1)));
                }))
                .hasStackTraceContaining("one of its statements had failed");
    }

    /** The savepoint has saved the connection, and the mark stays. */
    @Test
    void anErrorOfHibernatesBeforeASavepointIsToldToo() throws SQLException {
        assertThatThrownBy(() -> factory.inTransaction(session -> {
                    session.persist(new Ware(1, "lost", 1));
                    session.flush();
                    Savepoint savepoint = session.doReturningWork(Connection::setSavepoint);
                    fails(() -> session.createNativeQuery("select 1 / 0", Integer.class)
                            .getSingleResult());
                    session.doWork(connection -> connection.rollback(savepoint));
                }))
                .hasStackTraceContaining("one of its statements had failed");
        assertThat(database.strings("select id from wares")).isEmpty();
    }

    @Test
    void aTransactionThatTheApplicationMarksIsRolledBackAsEver() throws SQLException {
        try (Session session = factory.openSession()) {
            Transaction transaction = session.beginTransaction();
            session.persist(new Ware(1, "given up", 1));
            session.flush();
            transaction.setRollbackOnly();
            transaction.commit();
            session.beginTransaction();
            fails(() -> session.createNativeQuery("select 1 / 0", Integer.class).getSingleResult());
            session.getTransaction().rollback();
            session.beginTransaction();
            session.persist(new Ware(2, "kept", 1));
            session.getTransaction().commit();
        }
        assertThat(database.strings("select id from wares")).containsExactly("2");
    }

    @Test
    void aTransactionThatGoesBackToASavepointIsCommitted() throws SQLException {
        factory.inTransaction(session -> {
            session.persist(new Ware(1, "kept", 1));
            session.flush();
            session.doWork(connection -> {
                var savepoint = connection.setSavepoint();
                try (Statement statement = connection.createStatement()) {
                    statement.execute("select 1 / 0");
                } catch (SQLException swallowed) {
                    connection.rollback(savepoint);
                }
            });
        });
        assertThat(database.strings("select id from wares")).containsExactly("1");
    }

    @Test
    void violatedConstraintsHaveTheirNames() {
        factory.inTransaction(session -> session.persist(new Ware(1, "ware", 1)));
        assertViolation(new Ware(2, "ware", 1), ConstraintKind.UNIQUE, "uk_name");
        assertViolation(new Ware(2, "cheap", 0), ConstraintKind.CHECK, "ck_price");
        assertThat(catchThrowable(() -> factory.inTransaction(
                        session -> session.createNativeMutationQuery("insert into wares (id, price) values (3, 1)")
                                .executeUpdate())))
                .isInstanceOfSatisfying(ConstraintViolationException.class, violation -> {
                    assertThat(violation.getKind()).isEqualTo(ConstraintKind.NOT_NULL);
                    assertThat(violation.getConstraintName()).isEqualTo("name");
                });
    }

    private void assertViolation(Ware ware, ConstraintKind kind, String name) {
        assertThat(catchThrowable(() -> factory.inTransaction(session -> {
                    session.persist(ware);
                    session.flush();
                })))
                .isInstanceOfSatisfying(ConstraintViolationException.class, violation -> {
                    assertThat(violation.getKind()).isEqualTo(kind);
                    assertThat(violation.getConstraintName()).isEqualTo(name);
                });
    }

    /** CockroachDB's text has the condition; the name is in a field of the message. */
    @Test
    void theNameOfACheckIsNotInItsText() {
        assertThat(catchThrowable(() -> factory.inTransaction(
                        session -> session.createNativeMutationQuery("""
                        do $$ begin raise exception 'failed to satisfy CHECK constraint (price > 0)'
                        using errcode = '23514', constraint = 'ck_price'; end $$""").executeUpdate())))
                .isInstanceOfSatisfying(
                        ConstraintViolationException.class,
                        violation -> assertThat(violation.getConstraintName()).isEqualTo("ck_price"));
    }

    /** The application goes on. */
    private static void fails(ThrowingCallable statement) {
        assertThatThrownBy(statement).isInstanceOf(RuntimeException.class);
    }

    private static void raise(Session session, String state, String text) {
        session.createNativeMutationQuery(
                        "do $$ begin raise exception '" + text + "' using errcode = '" + state + "'; end $$")
                .executeUpdate();
    }

    private void failAtCommit(String state, String text) {
        factory.inTransaction(session -> deferError(session, state, text));
    }

    /** A trigger that is called when all else is done. */
    private static void deferError(Session session, String state, String text) {
        session.createNativeMutationQuery("""
                        create or replace function fail() returns trigger language plpgsql as
                        $$ begin raise exception '%s' using errcode = '%s'; end $$""".formatted(text, state)).executeUpdate();
        session.createNativeMutationQuery("create constraint trigger fails after insert on wares"
                        + " deferrable initially deferred for each row execute function fail()")
                .executeUpdate();
        session.createNativeMutationQuery("insert into wares values (9, 1, 'ware')")
                .executeUpdate();
    }
}
