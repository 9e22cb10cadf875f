package org.tidewire.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.tidewire.retry.TransactionRetry;
import org.tidewire.spring.boot.NotesApplication.Note;
import org.tidewire.spring.boot.NotesApplication.NoteCheck;
import org.tidewire.spring.retry.RetryTransaction;

/** An application with a second factory, whose transactions the retries of the first one must not judge. */
class OtherFactoryTest {
    @Configuration(proxyBeanMethods = false)
    static class TwoManagers {
        @Bean
        @Primary
        JpaTransactionManager transactionManager(EntityManagerFactory factory) {
            return new JpaTransactionManager(factory);
        }

        @Bean
        JpaTransactionManager other() {
            PersistenceConfiguration other = new HibernatePersistenceConfiguration("other")
                    .jdbcUrl("jdbc:h2:mem:other")
                    .property("hibernate.hbm2ddl.auto", "create-drop")
                    .managedClass(Note.class);
            return new JpaTransactionManager(other.createEntityManagerFactory());
        }

        @Bean
        Both both(EntityManager entityManager, JpaTransactionManager other) {
            return new Both(entityManager, new TransactionTemplate(other));
        }
    }

    static class Both {
        private final EntityManager entityManager;
        private final TransactionTemplate other;
        private int attempts;

        Both(EntityManager entityManager, TransactionTemplate other) {
            this.entityManager = entityManager;
            this.other = other;
            other.setPropagationBehaviorName("PROPAGATION_REQUIRES_NEW");
        }

        @RetryTransaction(outcomeCheck = NoteCheck.class)
        @Transactional("other")
        public void inTheOther() {
            attempts++;
        }

        @RetryTransaction
        @Transactional(transactionManager = "other", propagation = Propagation.REQUIRES_NEW)
        public void alwaysInTheOther() {
            attempts++;
        }

        /** What an independent transaction of the other factory commits stays. */
        @RetryTransaction
        @Transactional
        public int inBoth(int conflicts) {
            entityManager.persist(new Note(1));
            other.executeWithoutResult(status -> {});
            if (++attempts <= conflicts) {
                throw new PersistenceException(new SQLException("conflict", "40001"));
            }
            return attempts;
        }
    }

    private final ApplicationContextRunner runner = NotesApplication.runner(TwoManagers.class);

    @Test
    void itsTransactionsAreRefused() {
        runner.run(context -> {
            Both both = context.getBean(Both.class);
            assertThatThrownBy(both::inTheOther)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Both.inTheOther is one of another EntityManagerFactory than the"
                            + " TransactionRetry that would repeat it")
                    .hasMessageEndingWith("call TransactionRetry.of(thatFactory).repeat(..)");
            assertThatThrownBy(both::alwaysInTheOther).isInstanceOf(IllegalStateException.class);
            assertThat(both.inBoth(0)).as("of no method that was refused").isEqualTo(1);
        });
    }

    @Test
    void oneInsideOfARepeatedOneIsAllowed() {
        runner.run(context -> assertThat(context.getBean(Both.class).inBoth(2)).isEqualTo(3));
    }

    /** As the refusal says. */
    @Test
    void itsOwnRetryRepeatsIt() {
        runner.run(context -> {
            JpaTransactionManager other = context.getBean("other", JpaTransactionManager.class);
            TransactionRetry retry = TransactionRetry.of(other.getEntityManagerFactory());
            int[] attempts = {0};
            Integer returned = retry.repeat(attempt -> new TransactionTemplate(other).execute(status -> {
                if (++attempts[0] < 3) {
                    throw new PersistenceException(new SQLException("conflict", "40001"));
                }
                return attempts[0];
            }));
            assertThat(returned).isEqualTo(3);
        });
    }
}
