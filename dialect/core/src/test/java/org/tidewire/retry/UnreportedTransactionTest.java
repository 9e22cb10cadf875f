package org.tidewire.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.Properties;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.hibernate.cfg.JdbcSettings;
import org.junit.jupiter.api.Test;

/** Transactions of which the attempt is told nothing: what they commit, another attempt would do again. */
class UnreportedTransactionTest extends RetriesOnH2 {
    private int checks;

    private void inside(EntityManager outer) {
        assertThat(outer.getTransaction().isActive()).isTrue();
        insert();
    }

    private void insert() {
        factory.runInTransaction(inner -> inner.persist(new Note(1)));
    }

    private TransactionRetry checked() {
        return plain.checkingOutcomeBy(entityManager -> {
            checks++;
            return false;
        });
    }

    private void loseCommit() {
        errors.errors(1, () -> new SQLException("gone", "08S01"));
    }

    @Test
    void itsLostCommitIsNotRepeated() {
        loseCommit();
        assertThatThrownBy(() -> plain.runInTransaction(this::inside))
                .isInstanceOf(UnknownOutcomeException.class)
                .hasMessageContaining("the answer to its COMMIT did not arrive");
        assertThat(told).containsExactly("attempt 1", "UNRESOLVED after 1");
    }

    @Test
    void whatTheDatabaseSaysIsNotALostAnswer() {
        errors.errors(1, () -> new SQLException("result is ambiguous", "40003"));
        assertThatThrownBy(() -> plain.runInTransaction(this::inside))
                .isInstanceOf(UnknownOutcomeException.class)
                .hasMessageContaining(
                        "may have been committed or not, since the database says so, and is not repeated");
    }

    /** The check looks for what the unit of work's own transaction has written. */
    @Test
    void noCheckResolvesIt() {
        loseCommit();
        assertThatThrownBy(() -> checked().runInTransaction(this::inside))
                .isInstanceOf(UnknownOutcomeException.class)
                .hasMessageContaining("the check is asked for the COMMIT of the unit of work's own transaction alone");
        assertThat(checks).isZero();
    }

    @Test
    void itMayWriteWhereTheUnitOfWorkOnlyReads() {
        loseCommit();
        assertThatThrownBy(() -> plain.readOnly().runInTransaction(this::inside))
                .isInstanceOf(UnknownOutcomeException.class);
        errors.lostAnswer();
        assertThatThrownBy(() -> plain.readOnly().runInTransaction(this::inside))
                .isInstanceOf(UnknownOutcomeException.class);
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void aCallMayForgetToReportItsOwn() {
        loseCommit();
        assertThatThrownBy(() -> checked().repeat(attempt -> {
                    insert();
                    return null;
                }))
                .isInstanceOf(UnknownOutcomeException.class);
        assertThat(told).containsExactly("attempt 1", "UNRESOLVED after 1");
    }

    /** Its COMMIT has an answer: nothing of it is there. */
    @Test
    void aConflictOfItIsRepeated() {
        errors.conflicts(1);
        plain.runInTransaction(this::inside);
        assertThat(told).endsWith("attempt 2");
        assertThat(notes()).isEqualTo(1);
    }

    /** Without Jakarta Persistence's rules Hibernate does not wrap what a COMMIT throws. */
    @Test
    void theSameOfAFactoryByConfiguration() {
        try (SessionFactory other = new Configuration()
                .addAnnotatedClass(Note.class)
                .setProperties(factoryProperties())
                .buildSessionFactory()) {
            loseCommit();
            assertThatThrownBy(() -> TransactionRetry.of(other)
                            .withTime(time, FakeTime.LONGEST)
                            .withListener(new RecordedRetries(told))
                            .runInTransaction(
                                    entityManager -> other.inTransaction(inner -> inner.persist(new Note(1)))))
                    .isInstanceOf(UnknownOutcomeException.class);
        }
        assertThat(told).containsExactly("attempt 1", "UNRESOLVED after 1");
    }

    private Properties factoryProperties() {
        Properties properties = new Properties();
        properties.put(
                JdbcSettings.JAKARTA_NON_JTA_DATASOURCE,
                factory.getProperties().get(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE));
        return properties;
    }

    @Test
    void aUnitOfWorkThatBeginsAnotherTransactionIsRefused() {
        assertThatThrownBy(() -> plain.runInTransaction(entityManager -> {
                    entityManager.persist(new Note(1));
                    entityManager.getTransaction().rollback();
                    entityManager.getTransaction().begin();
                    entityManager.persist(new Note(2));
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("The unit of work has ended its transaction itself");
        assertThat(notes()).isZero();

        assertThatThrownBy(() -> plain.runInTransaction(entityManager -> {
                    entityManager.persist(new Note(3));
                    entityManager.getTransaction().commit();
                    entityManager.getTransaction().begin();
                    entityManager.persist(new Note(4));
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(notes()).as("what it has committed itself").isEqualTo(1);
        assertThat(told).containsExactly("attempt 1", "attempt 1");
    }

    /** What was thrown inside is caught, and the outer connection is lost with the server: another attempt would do the inner again. */
    @Test
    void anUnknownOutcomeOfAnInnerOneIsNotRepeatedFromOutside() {
        assertThatThrownBy(() -> plain.runInTransaction(outer -> {
                    loseCommit();
                    try {
                        plain.repeatIndependently(new UnitOfWork<>(factory, inner -> null, false, true));
                    } catch (UnknownOutcomeException e) {
                        throw new PersistenceException(new SQLException("gone", "08S01"));
                    }
                }))
                .isInstanceOf(UnknownOutcomeException.class);
        assertThat(told).containsExactly("attempt 1", "attempt 1", "UNRESOLVED after 1", "UNRESOLVED after 1");
    }

    /** The one in the middle throws something else. */
    @Test
    void norIsAnInnermostOne() {
        assertThatThrownBy(() -> plain.runInTransaction(outer -> {
                    try {
                        plain.repeatIndependently(attempt -> {
                            loseCommit();
                            try {
                                return plain.<Integer, RuntimeException>repeatIndependently(
                                        new UnitOfWork<>(factory, inner -> 1, false, true));
                            } catch (UnknownOutcomeException e) {
                                throw new IllegalStateException("says nothing of it");
                            }
                        });
                    } catch (IllegalStateException e) {
                        throw new PersistenceException(new SQLException("gone", "08S01"));
                    }
                }))
                .isInstanceOf(UnknownOutcomeException.class);
        assertThat(told).filteredOn("attempt 2"::equals).isEmpty();
    }

    @Test
    void aUnitOfWorkThatHasCommittedAnotherTransactionIsNotRepeated() {
        assertThatThrownBy(() -> plain.runInTransaction(entityManager -> {
                    entityManager.getTransaction().rollback();
                    entityManager.getTransaction().begin();
                    entityManager.persist(new Note(1));
                    entityManager.getTransaction().commit();
                    throw new PersistenceException(new SQLException("conflict", "40001"));
                }))
                .isInstanceOf(PersistenceException.class);
        assertThat(told).containsExactly("attempt 1");
        assertThat(notes()).isEqualTo(1);
    }

    /** As a read of a repository before a method that writes. */
    @Test
    void aCallMayReadFirst() {
        int[] attempts = {0};
        checked().repeat(attempt -> {
            report(attempt, true, 0);
            if (++attempts[0] == 1) {
                errors.conflicts(1);
            }
            report(attempt, false, 7);
            return null;
        });
        assertThat(told).endsWith("attempt 2");
        assertThat(notes()).isEqualTo(1);
    }

    private void report(TransactionAttempt attempt, boolean readOnly, int note) {
        factory.inTransaction(session -> {
            attempt.begun(session.getTransaction(), readOnly);
            if (note > 0) {
                session.persist(new Note(note));
            }
        });
    }
}
