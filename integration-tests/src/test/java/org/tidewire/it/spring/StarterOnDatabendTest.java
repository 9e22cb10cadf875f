package org.tidewire.it.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.annotation.Transactional;
import org.tidewire.retry.RetryListener;
import org.tidewire.retry.TransactionFailure;
import org.tidewire.retry.UnknownOutcomeException;
import org.tidewire.spring.retry.OutcomeCheck;
import org.tidewire.spring.retry.RetryTransaction;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.support.TcpProxy;
import org.tidewire.testkit.support.TcpProxy.Cut;

/** {@code @RetryTransaction} where keys are not enforced: the check changes what the method has changed, and then looks. */
@DatabendTest
class StarterOnDatabendTest {
    private final TestDatabase database;
    private TcpProxy proxy;
    private ConfigurableApplicationContext application;
    private BankService bank;
    private Withdrawals withdrawals;
    private CountingListener attempts;
    private Answers answers;

    StarterOnDatabendTest(TestDatabase database) {
        this.database = database;
    }

    /** Takes money from account 1 and leaves a row, by which it is found again. */
    @RetryTransaction
    @Transactional
    static class Withdrawals {
        private final EntityManager entityManager;

        Withdrawals(EntityManager entityManager) {
            this.entityManager = entityManager;
        }

        @RetryTransaction(outcomeCheck = WithdrawalCheck.class)
        public long withdrawOnce(int id, long amount) {
            return withdraw(id, amount);
        }

        public long withdraw(int id, long amount) {
            entityManager.persist(new Account(id, amount));
            entityManager.find(Account.class, 1).balance -= amount;
            return amount;
        }
    }

    static class WithdrawalCheck implements OutcomeCheck {
        @Override
        public Optional<?> find(EntityManager entityManager, Object... arguments) {
            entityManager
                    .createQuery("update Account a set a.balance = a.balance where a.id = 1")
                    .executeUpdate();
            return Optional.ofNullable(entityManager.find(Account.class, arguments[0]))
                    .map(account -> account.balance);
        }
    }

    /** What the check has told, and what is done where it has found nothing. */
    static class Answers implements RetryListener {
        private final List<Boolean> told = new ArrayList<>();
        private Runnable afterNotFound = () -> {};

        @Override
        public void outcomeChecked(int attempt, TransactionFailure failure, boolean done) {
            told.add(done);
            if (!done) {
                afterNotFound.run();
            }
        }
    }

    @BeforeEach
    void start() throws IOException {
        proxy = TcpProxy.of(database.plainUrl());
        application = BootApplication.start(
                database,
                proxy.through(database.url()),
                Map.of("spring.datasource.hikari.data-source-properties.sslMode", "DISABLED"),
                Withdrawals.class,
                WithdrawalCheck.class,
                Answers.class);
        bank = application.getBean(BankService.class);
        bank.open(1, 1000);
        withdrawals = application.getBean(Withdrawals.class);
        answers = application.getBean(Answers.class);
        attempts = application.getBean(CountingListener.class);
        attempts.forget();
    }

    @AfterEach
    void stop() {
        application.close();
        proxy.close();
    }

    @Test
    void aLostAnswerToCommitIsFoundByTheCheck() {
        withdrawOnce(Cut.BEFORE_ITS_ANSWER, 1);
        assertThat(answers.told).containsExactly(true);
    }

    @Test
    void aCommitThatNeverArrivedIsRepeatedAfterTheCheck() {
        withdrawOnce(Cut.BEFORE_IT_ARRIVES, 2);
        assertThat(answers.told).containsExactly(false);
    }

    /** The session lives on in the server, and its COMMIT comes too late for what the check has changed. */
    @Test
    void aCommitThatArrivesAfterTheCheckIsNotDoneTwice() {
        answers.afterNotFound = proxy::deliver;
        withdrawOnce(Cut.BEFORE_IT_IS_DELIVERED, 2);
        assertThat(answers.told).containsExactly(false);
    }

    private void withdrawOnce(Cut cut, int expectedAttempts) {
        proxy.cut("commit", cut);
        assertThat(withdrawals.withdrawOnce(2, 300)).isEqualTo(300);
        assertThat(proxy.cuts()).isEqualTo(1);
        assertThat(attempts.attempts()).isEqualTo(expectedAttempts);
        assertThat(bank.balance(1)).isEqualTo(700);
        assertThat(rows(2)).isEqualTo(1);
    }

    @Test
    void withoutACheckTheOutcomeIsUnknown() {
        proxy.cut("commit", Cut.BEFORE_ITS_ANSWER);
        assertThatThrownBy(() -> withdrawals.withdraw(2, 300)).isInstanceOf(UnknownOutcomeException.class);
        assertThat(attempts.attempts()).isEqualTo(1);
        assertThat(bank.balance(1)).isEqualTo(700);
        assertThat(rows(2)).isEqualTo(1);
    }

    /** Keys are not enforced: a row may be there twice. */
    private long rows(int id) {
        return application
                .getBean(EntityManager.class)
                .createQuery("select count(*) from Account a where a.id = :id", Long.class)
                .setParameter("id", id)
                .getSingleResult();
    }
}
