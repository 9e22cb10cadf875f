package org.tidewire.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.annotation.Transactional;
import org.tidewire.retry.TransactionRetry;
import org.tidewire.retry.UnknownOutcomeException;
import org.tidewire.spring.boot.NotesApplication.Note;
import org.tidewire.spring.retry.RetryTransaction;
import org.tidewire.testkit.support.CommitErrors;

/** Transactions that are not what an attempt repeats, although they begin inside of it. */
class UnreportedTransactionTest {
    private final CommitErrors errors = new CommitErrors();
    private final ApplicationContextRunner runner = NotesApplication.runner(errors, Managers.class);

    /** Takes no listeners. */
    record Decorated(PlatformTransactionManager manager) implements PlatformTransactionManager {
        @Override
        public TransactionStatus getTransaction(TransactionDefinition definition) {
            return manager.getTransaction(definition);
        }

        @Override
        public void commit(TransactionStatus status) {
            manager.commit(status);
        }

        @Override
        public void rollback(TransactionStatus status) {
            manager.rollback(status);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Managers {
        @Bean
        @Primary
        JpaTransactionManager transactionManager(EntityManagerFactory factory) {
            return new JpaTransactionManager(factory);
        }

        @Bean
        Decorated decorated(EntityManagerFactory factory) {
            return new Decorated(new JpaTransactionManager(factory));
        }

        @Bean
        Service service(EntityManager entityManager) {
            return new Service(entityManager);
        }
    }

    static class Service {
        private final EntityManager entityManager;
        private int attempts;

        Service(EntityManager entityManager) {
            this.entityManager = entityManager;
        }

        @RetryTransaction
        @Transactional("decorated")
        public void insertDecorated() {
            entityManager.persist(new Note(++attempts));
        }

        @Transactional
        public void insert() {
            entityManager.persist(new Note(++attempts));
        }

        /** Of the object behind the proxy. */
        public int attempts() {
            return attempts;
        }

        @Transactional(readOnly = true)
        public Note find() {
            return entityManager.find(Note.class, 1);
        }
    }

    /** The attempt hears nothing of the transaction: its lost COMMIT was repeated. */
    @Test
    void ofAManagerWithoutListeners() {
        runner.run(context -> {
            Service service = context.getBean(Service.class);
            errors.errors(1, () -> new SQLException("gone", "08S01"));
            assertThatThrownBy(service::insertDecorated).isInstanceOf(UnknownOutcomeException.class);
            assertThat(service.attempts()).isEqualTo(1);
        });
    }

    /** The unit of work's own transaction is none of Spring's, so the method would not join it. */
    @Test
    void aMethodThatWritesInAUnitOfWorkIsRefused() {
        runner.run(context -> {
            TransactionRetry retry = context.getBean(TransactionRetry.class);
            Service service = context.getBean(Service.class);
            assertThatThrownBy(() -> retry.runInTransaction(entityManager -> service.insert()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Service.insert would be committed by itself, whatever becomes of the unit of"
                            + " work of TransactionRetry that it is in: call TransactionRetry.repeat(..)");
            assertThat(service.attempts()).isZero();

            retry.repeat(attempt -> {
                service.insert();
                return service.attempts();
            });
            retry.runInTransaction(entityManager -> {
                assertThat(service.find()).as("one that only reads").isNotNull();
                retry.<Integer, RuntimeException>repeatIndependently(attempt -> {
                    service.insert();
                    return service.attempts();
                });
            });
            assertThat(service.attempts()).isEqualTo(2);
        });
    }

    /** A check only looks, by whatever means. */
    @Test
    void aCheckMayCallAMethod() {
        runner.run(context -> {
            Service service = context.getBean(Service.class);
            errors.lostAnswer();
            context.getBean(TransactionRetry.class)
                    .checkingOutcomeBy(entityManager -> {
                        service.insert();
                        return service.find() != null;
                    })
                    .runInTransaction(entityManager -> entityManager.persist(new Note(7)));
            assertThat(service.attempts()).isEqualTo(1);
        });
    }
}
