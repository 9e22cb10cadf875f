package org.tidewire.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import org.hibernate.dialect.H2Dialect;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.annotation.Transactional;
import org.tidewire.retry.FailureClassifier;
import org.tidewire.retry.FailureKind;
import org.tidewire.retry.JoinedTransactionException;
import org.tidewire.retry.RetryExhaustedException;
import org.tidewire.retry.RetryInterruptedException;
import org.tidewire.retry.RetryPolicy;
import org.tidewire.retry.TransactionRetry;
import org.tidewire.retry.UnknownOutcomeException;
import org.tidewire.spring.boot.NotesApplication.Desk;
import org.tidewire.spring.boot.NotesApplication.Notes;
import org.tidewire.spring.boot.NotesApplication.Outside;
import org.tidewire.spring.retry.RetryTransaction;

/** On H2, with errors made on purpose; real conflicts and cut connections are in the integration tests. */
class RetryTransactionTest {
    private final ApplicationContextRunner runner =
            NotesApplication.runner().withPropertyValues("tidewire.retry.max-retries=3");

    @Test
    void aConflictIsRepeatedInANewTransaction() {
        runner.run(context -> {
            assertThat(context.getBean(Notes.class).insert(1, 2)).isEqualTo(3);
            assertThat(count(context)).isEqualTo(1);
            assertThat(counter(context, "attempts")).isEqualTo(3);
            assertThat(context.getBean(MeterRegistry.class)
                            .counter("tidewire.transaction.retries", "code", "40001")
                            .count())
                    .isEqualTo(2);
        });
    }

    @Test
    void aConflictInCommitIsRepeated() {
        runner.run(context -> {
            context.getBean(Notes.class).insertAndFailInCommit(1, 2);
            assertThat(count(context)).isEqualTo(1);
            assertThat(counter(context, "attempts")).isEqualTo(3);
        });
    }

    @Test
    void whatFailsAfterCommitIsNotRepeated() {
        runner.run(context -> {
            Notes notes = context.getBean(Notes.class);
            assertThatThrownBy(() -> notes.insertAndFailAfterCommit(1)).isInstanceOf(PersistenceException.class);
            assertThat(count(context)).isEqualTo(1);
            assertThat(counter(context, "attempts")).isEqualTo(1);
        });
    }

    @Test
    void retriesEnd() {
        runner.run(context -> {
            Notes notes = context.getBean(Notes.class);
            assertThatThrownBy(() -> notes.insert(1, 9))
                    .isInstanceOf(RetryExhaustedException.class)
                    .hasMessageStartingWith("The transaction was rolled back 4 times, and no retry is left");
            assertThat(count(context)).isZero();
            assertThat(context.getBean(MeterRegistry.class)
                            .counter("tidewire.transaction.exhausted", "code", "40001")
                            .count())
                    .isEqualTo(1);
        });
    }

    @Test
    void theAnnotationGoesBeforeTheProperties() {
        runner.run(context -> context.getBean(Notes.class).stale(1));
        runner.run(
                context -> assertThatThrownBy(() -> context.getBean(Notes.class).stale(2))
                        .isInstanceOf(RetryExhaustedException.class)
                        .hasMessageContaining("2 times"));
    }

    @Test
    void anErrorOfTheUserReachesTheCallerAsItIs() {
        runner.run(context -> {
            Notes notes = context.getBean(Notes.class);
            notes.insert(1, 0);
            assertThatThrownBy(() -> notes.insert(1, 0)).isInstanceOf(ConstraintViolationException.class);
            assertThat(counter(context, "attempts")).isEqualTo(2);
        });
    }

    @Test
    void anOuterCallWithTheAnnotationRepeatsItAll() {
        runner.run(context -> {
            Desk desk = context.getBean(Desk.class);
            desk.insertTwo(2);
            assertThat(count(context)).isEqualTo(2);
            assertThat(counter(context, "attempts")).isEqualTo(2);
            assertThat(desk.name()).as("a method without a transaction").isEqualTo("desk");
        });
    }

    @Test
    void aTransactionThatWasBegunOutsideIsNotRepeated() {
        runner.run(context -> {
            Outside outside = context.getBean(Outside.class);
            assertThatThrownBy(() -> outside.insert(1)).isInstanceOf(JoinedTransactionException.class);
            assertThat(count(context)).isZero();
            assertThat(counter(context, "attempts")).isEqualTo(1);
        });
    }

    @Test
    void withoutATransactionItIsRefused() {
        runner.run(context -> {
            Notes notes = context.getBean(Notes.class);
            assertThatThrownBy(notes::withoutTransaction)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("needs a transaction to repeat: add @Transactional");
        });
    }

    @Test
    void anInterruptedThreadDoesNotRepeat() {
        runner.withPropertyValues("tidewire.retry.initial-delay=10s").run(context -> {
            Thread.currentThread().interrupt();
            Notes notes = context.getBean(Notes.class);
            assertThatThrownBy(() -> notes.insert(1, 1)).isInstanceOf(RetryInterruptedException.class);
            assertThat(Thread.interrupted()).isTrue();
        });
    }

    /** As in {@code TransactionRetry}: no retry would be made in any case. */
    @Test
    void whereNoRetryIsLeftAnInterruptedThreadIsToldSo() {
        runner.withPropertyValues("tidewire.retry.max-retries=0").run(context -> {
            Thread.currentThread().interrupt();
            Notes notes = context.getBean(Notes.class);
            assertThatThrownBy(() -> notes.insert(1, 1)).isInstanceOf(RetryExhaustedException.class);
            assertThat(Thread.interrupted()).isTrue();
        });
    }

    @Test
    void aDeadlineOfNothingAllowsNoRetry() {
        runner.withPropertyValues("tidewire.retry.deadline=0ms").run(context -> {
            Notes notes = context.getBean(Notes.class);
            assertThatThrownBy(() -> notes.insert(1, 1))
                    .isInstanceOf(RetryExhaustedException.class)
                    .hasMessageContaining("a retry would come after the deadline");
        });
    }

    @Test
    void aUnitOfWorkInAnotherIsRefused() {
        runner.run(context -> {
            TransactionRetry retry = context.getBean(TransactionRetry.class);
            Notes notes = context.getBean(Notes.class);
            assertThatThrownBy(() -> retry.runInTransaction(outer -> notes.insert(1, 0)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("This thread is already in a unit of work for this database");
            assertThat(count(context)).isZero();
        });
    }

    /** H2, as if each statement took effect at once. */
    public static final class NotAtomicDialect extends H2Dialect implements FailureClassifier {
        public NotAtomicDialect(DialectResolutionInfo info) {
            super(info);
        }

        @Override
        public FailureKind classify(SQLException exception) {
            return FailureClassifier.bySqlState().classify(exception);
        }

        @Override
        public boolean transactionsAreAtomic() {
            return false;
        }
    }

    @Test
    void whatMayHaveWrittenIsNotRepeatedWhereTransactionsAreNotAtomic() {
        runner.withPropertyValues("spring.jpa.database-platform=" + NotAtomicDialect.class.getName())
                .run(context -> {
                    Notes notes = context.getBean(Notes.class);
                    assertThatThrownBy(() -> notes.insert(1, 1)).isInstanceOf(UnknownOutcomeException.class);
                    assertThat(counter(context, "attempts")).isEqualTo(1);
                });
    }

    @Test
    void aReadOnlyTransactionIsRepeatedWhereTransactionsAreNotAtomic() {
        runner.withPropertyValues("spring.jpa.database-platform=" + NotAtomicDialect.class.getName())
                .run(context -> {
                    context.getBean(Notes.class).read(1);
                    assertThat(counter(context, "attempts")).isEqualTo(2);
                });
    }

    @Test
    void thePropertiesMakeThePolicy() {
        runner.withPropertyValues(
                        "tidewire.retry.max-delay=2s",
                        "tidewire.retry.deadline=5s",
                        "tidewire.retry.also-on=lock-timeout,stale-entity",
                        "tidewire.retry.not-on=connection-lost")
                .run(context -> assertThat(context.getBean(RetryPolicy.class))
                        .hasToString("RetryPolicy[maxRetries=3, initialDelay=PT0S, maxDelay=PT2S, deadline=PT5S,"
                                + " on [CONFLICT, LOCK_TIMEOUT, STALE_ENTITY]]"));
    }

    @Test
    void aValueThatMakesNoSenseEndsTheStart() {
        for (String wrong : new String[] {"max-retries=-1", "initial-delay=-5ms", "also-on=other"}) {
            runner.withPropertyValues("tidewire.retry." + wrong)
                    .run(context -> assertThat(context)
                            .getFailure()
                            .rootCause()
                            .isInstanceOf(MisconfigurationException.class)
                            .hasMessageStartingWith(
                                    "A property that begins with tidewire.retry. has a value that it cannot have"));
        }
    }

    static class Plain {
        @RetryTransaction
        @Transactional
        public String name() {
            return "plain";
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            exclude = {HibernateJpaAutoConfiguration.class, DataJpaRepositoriesAutoConfiguration.class})
    static class WithoutJpa {
        @Bean
        Plain plain() {
            return new Plain();
        }
    }

    /** As with several of which none is primary. */
    @Test
    void withoutAFactoryTheAnnotationIsRefused() {
        ApplicationContextRunner withoutJpa = new ApplicationContextRunner()
                .withUserConfiguration(WithoutJpa.class)
                .withPropertyValues("spring.datasource.generate-unique-name=true");
        withoutJpa.run(
                context -> assertThatThrownBy(() -> context.getBean(Plain.class).name())
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageStartingWith("@RetryTransaction needs one EntityManagerFactory"));
        withoutJpa
                .withPropertyValues("tidewire.retry.enabled=false")
                .run(context -> assertThat(context.getBean(Plain.class).name()).isEqualTo("plain"));
    }

    @Test
    void itCanBeSwitchedOff() {
        runner.withPropertyValues("tidewire.retry.enabled=false").run(context -> {
            assertThat(context).doesNotHaveBean(TransactionRetry.class);
            Notes notes = context.getBean(Notes.class);
            assertThatThrownBy(() -> notes.insert(1, 1)).isInstanceOf(PersistenceException.class);
        });
    }

    private static long count(ApplicationContext context) {
        return context.getBean(EntityManagerFactory.class)
                .callInTransaction(entityManager -> entityManager
                        .createQuery("select count(*) from Note", Long.class)
                        .getSingleResult());
    }

    private static double counter(ApplicationContext context, String name) {
        return context.getBean(MeterRegistry.class)
                .counter("tidewire.transaction." + name)
                .count();
    }
}
