package org.tidewire.spring.boot;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.tidewire.retry.FailureKind;
import org.tidewire.spring.retry.OutcomeCheck;
import org.tidewire.spring.retry.RetryTransaction;
import org.tidewire.testkit.support.CommitErrors;

/** An application that writes notes, in transactions that are repeated. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@AutoConfigurationPackage
class NotesApplication {
    /** Starts it on a database of its own, with retries that do not wait. */
    static ApplicationContextRunner runner(Class<?>... more) {
        return new ApplicationContextRunner()
                .withUserConfiguration(NotesApplication.class)
                .withUserConfiguration(more)
                .withPropertyValues(
                        "spring.datasource.generate-unique-name=true",
                        "spring.jpa.open-in-view=false",
                        "tidewire.retry.initial-delay=0ms");
    }

    /** The same, with commits that fail. */
    static ApplicationContextRunner runner(CommitErrors errors, Class<?>... more) {
        return runner(more).withBean("failingCommits", BeanPostProcessor.class, () -> new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource dataSource ? errors.around(dataSource) : bean;
            }
        });
    }

    @Entity(name = "Note")
    static class Note {
        @Id
        Integer id;

        Note() {}

        Note(int id) {
            this.id = id;
        }
    }

    static class Notes {
        private final EntityManager entityManager;
        private int attempts;

        Notes(EntityManager entityManager) {
            this.entityManager = entityManager;
        }

        @RetryTransaction
        @Transactional
        public int insert(int id, int conflicts) {
            entityManager.persist(new Note(id));
            entityManager.flush();
            failUpTo(conflicts, new PersistenceException(new SQLException("conflict", "40001")));
            return attempts;
        }

        @RetryTransaction
        @Transactional
        public void insertAndFailInCommit(int id, int conflicts) {
            entityManager.persist(new Note(id));
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void beforeCommit(boolean readOnly) {
                    failUpTo(conflicts, new PersistenceException(new SQLException("conflict", "40001")));
                }
            });
        }

        @RetryTransaction
        @Transactional
        public void insertAndFailAfterCommit(int id) {
            entityManager.persist(new Note(id));
            attempts++;
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    throw new PersistenceException(new SQLException("conflict", "40001"));
                }
            });
        }

        @RetryTransaction
        @Transactional(readOnly = true)
        public void read(int conflicts) {
            entityManager.find(Note.class, 1);
            failUpTo(conflicts, new PersistenceException(new SQLException("conflict", "40001")));
        }

        @RetryTransaction(maxRetries = 1, alsoOn = FailureKind.STALE_ENTITY)
        @Transactional
        public void stale(int failures) {
            failUpTo(failures, new OptimisticLockException("stale"));
        }

        @RetryTransaction(outcomeCheck = NoteCheck.class)
        @Transactional
        public String insertChecked(int id) {
            entityManager.persist(new Note(id));
            return "inserted in attempt " + ++attempts;
        }

        @RetryTransaction(outcomeCheck = NoteCheck.class)
        @Transactional
        public void insertCheckedSilently(int id) {
            entityManager.persist(new Note(id));
        }

        @RetryTransaction(outcomeCheck = NoteCheck.class)
        @Transactional
        public Optional<String> insertCheckedOptionally(int id) {
            entityManager.persist(new Note(id));
            return Optional.of("inserted");
        }

        @RetryTransaction(outcomeCheck = NoteCheck.class)
        @Transactional
        public int insertCheckedAsNumber(int id) {
            entityManager.persist(new Note(id));
            return id;
        }

        @RetryTransaction(outcomeCheck = NoteCheck.class)
        @Transactional
        public void insertCheckedAndCommitExceptions(int id) throws IOException {
            entityManager.persist(new Note(id));
            throw new IOException("after the work");
        }

        @RetryTransaction(outcomeCheck = NoteCheck.class)
        @Transactional(rollbackFor = IOException.class)
        public void insertCheckedAndRollBack(int id) throws IOException {
            entityManager.persist(new Note(id));
            throw new IOException("after the work");
        }

        @RetryTransaction
        @Transactional(propagation = Propagation.SUPPORTS)
        public void withoutTransaction() {}

        private void failUpTo(int failures, RuntimeException failure) {
            attempts++;
            if (attempts <= failures) {
                throw failure;
            }
        }
    }

    @RetryTransaction
    static class Desk {
        private final Notes notes;

        Desk(Notes notes) {
            this.notes = notes;
        }

        @Transactional
        public void insertTwo(int conflicts) {
            notes.insert(10, 0);
            notes.insert(11, conflicts);
        }

        public String name() {
            return "desk";
        }
    }

    static class Outside {
        private final Notes notes;

        Outside(Notes notes) {
            this.notes = notes;
        }

        @Transactional
        public void insert(int conflicts) {
            notes.insert(20, conflicts);
        }
    }

    static class NoteCheck implements OutcomeCheck {
        @Override
        public Optional<?> find(EntityManager entityManager, Object... arguments) {
            return Optional.ofNullable(entityManager.find(Note.class, arguments[0]))
                    .map(note -> "found " + note.id);
        }
    }

    @Bean
    NoteCheck noteCheck() {
        return new NoteCheck();
    }

    @Bean
    Notes notes(EntityManager entityManager) {
        return new Notes(entityManager);
    }

    @Bean
    Desk desk(Notes notes) {
        return new Desk(notes);
    }

    @Bean
    Outside outside(Notes notes) {
        return new Outside(notes);
    }

    @Bean
    MeterRegistry meters() {
        return new SimpleMeterRegistry();
    }
}
