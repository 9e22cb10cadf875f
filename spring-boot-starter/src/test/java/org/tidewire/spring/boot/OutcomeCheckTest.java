package org.tidewire.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.RollbackOn;
import org.springframework.transaction.annotation.Transactional;
import org.tidewire.retry.UnknownOutcomeException;
import org.tidewire.spring.boot.NotesApplication.NoteCheck;
import org.tidewire.spring.boot.NotesApplication.Notes;
import org.tidewire.spring.retry.RetryTransaction;
import org.tidewire.testkit.support.CommitErrors;

/** A COMMIT that is not answered, with a bean that looks for what it wrote. */
class OutcomeCheckTest {
    private final CommitErrors errors = new CommitErrors();
    private final ApplicationContextRunner runner = NotesApplication.runner(errors);

    @Test
    void whatIsFoundIsReturned() {
        runner.run(context -> {
            errors.lostAnswer();
            assertThat(context.getBean(Notes.class).insertChecked(7)).isEqualTo("found 7");
            assertThat(count(context)).isEqualTo(1);
            assertThat(outcomes(context, "found")).isEqualTo(1);
        });
    }

    @Test
    void whatIsNotFoundIsRepeated() {
        runner.run(context -> {
            errors.errors(1, () -> new SQLException("gone", "08S01"));
            assertThat(context.getBean(Notes.class).insertChecked(7)).isEqualTo("inserted in attempt 2");
            assertThat(count(context)).isEqualTo(1);
            assertThat(outcomes(context, "repeated")).isEqualTo(1);
        });
    }

    @Test
    void aMethodMayReturnNothing() {
        runner.run(context -> {
            errors.lostAnswer();
            context.getBean(Notes.class).insertCheckedSilently(7);
            assertThat(count(context)).isEqualTo(1);
        });
    }

    @Test
    void whatIsFoundHasTheTypeOfTheMethod() {
        runner.run(context -> {
            errors.lostAnswer();
            assertThat(context.getBean(Notes.class).insertCheckedOptionally(7)).contains("found 7");
            errors.lostAnswer();
            assertThatThrownBy(() -> context.getBean(Notes.class).insertCheckedAsNumber(8))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(
                            "NoteCheck has found that the call was committed, and gives a java.lang.String")
                    .hasMessageEndingWith("returns another type: let the check give what the method returns");
            assertThat(outcomes(context, "found")).isEqualTo(2);
        });
    }

    /** Its exception would be lost with the answer to COMMIT, and the check would tell the call as done. */
    @Test
    void aMethodThatCommitsExceptionsIsRefused() {
        runner.run(context -> {
            assertThatThrownBy(() -> context.getBean(Notes.class).insertCheckedAndCommitExceptions(7))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("add rollbackFor = Exception.class to @Transactional");
            assertThatThrownBy(() -> context.getBean(Notes.class).insertCheckedAndRollBack(7))
                    .isInstanceOf(IOException.class);
            assertThat(count(context)).isZero();
        });
    }

    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement(rollbackOn = RollbackOn.ALL_EXCEPTIONS)
    static class RollsBackOnAll {}

    @Test
    void theApplicationsRulesOfRollbackCount() {
        runner.withUserConfiguration(RollsBackOnAll.class).run(context -> {
            assertThatThrownBy(() -> context.getBean(Notes.class).insertCheckedAndCommitExceptions(7))
                    .isInstanceOf(IOException.class);
            assertThat(count(context)).isZero();
        });
    }

    /** It is told arguments, and not of which method they are. */
    @Test
    void aCheckOnAClassIsRefused() {
        runner.withBean(ClassWithCheck.class)
                .run(context -> assertThatThrownBy(
                                () -> context.getBean(ClassWithCheck.class).insert())
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining(
                                "has an outcomeCheck, which cannot tell the calls of one method from those of"
                                        + " another: name it on each method"));
    }

    @RetryTransaction(outcomeCheck = NoteCheck.class)
    static class ClassWithCheck {
        @Transactional
        public void insert() {
            throw new AssertionError("refused before it is called");
        }
    }

    @Test
    void withoutACheckItIsUnknown() {
        runner.run(context -> {
            errors.lostAnswer();
            assertThatThrownBy(() -> context.getBean(Notes.class).insert(7, 0))
                    .isInstanceOf(UnknownOutcomeException.class);
            assertThat(count(context)).isEqualTo(1);
            assertThat(outcomes(context, "unresolved")).isEqualTo(1);
        });
    }

    private static double outcomes(ApplicationContext context, String resolution) {
        return context.getBean(MeterRegistry.class)
                .counter("tidewire.transaction.outcomes", "resolution", resolution)
                .count();
    }

    private static long count(ApplicationContext context) {
        return context.getBean(EntityManagerFactory.class)
                .callInTransaction(entityManager -> entityManager
                        .createQuery("select count(*) from Note", Long.class)
                        .getSingleResult());
    }
}
