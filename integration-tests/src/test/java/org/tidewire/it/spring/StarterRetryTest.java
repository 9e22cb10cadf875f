package org.tidewire.it.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.tidewire.it.support.Background;
import org.tidewire.retry.UnknownOutcomeException;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;
import org.tidewire.testkit.support.TcpProxy;
import org.tidewire.testkit.support.TcpProxy.Cut;

/** Services with {@code @RetryTransaction}, in real conflicts and with connections that are cut. */
@TiDBTest
class StarterRetryTest {
    private final TestDatabase database;
    private TcpProxy proxy;
    private ConfigurableApplicationContext application;
    private BankService bank;
    private CountingListener attempts;

    StarterRetryTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void start() throws IOException {
        proxy = TcpProxy.of(database.url());
        application = BootApplication.start(
                database,
                proxy.through(database.url()),
                Map.of("spring.datasource.hikari.data-source-properties.sslMode", "DISABLED"));
        bank = application.getBean(BankService.class);
        bank.open(1, 1000);
        bank.open(2, 250);
        attempts = application.getBean(CountingListener.class);
        attempts.forget();
    }

    @AfterEach
    void stop() {
        application.close();
        proxy.close();
    }

    @Test
    void aDeadlockIsRepeated() throws Exception {
        CountDownLatch bothHoldOne = new CountDownLatch(2);
        Runnable meet = () -> {
            bothHoldOne.countDown();
            awaitQuietly(bothHoldOne);
        };
        try (Background<Object> there = Background.run(() -> transfer(1, 2, 100, meet));
                Background<Object> back = Background.run(() -> transfer(2, 1, 30, meet))) {
            there.get();
            back.get();
        }

        assertThat(attempts.codes()).containsExactly("1213");
        assertThat(attempts.attempts()).isEqualTo(3);
        assertThat(bank.balance(1)).isEqualTo(930);
        assertThat(bank.balance(2)).isEqualTo(320);
    }

    private Object transfer(int from, int to, long amount, Runnable inBetween) {
        bank.transfer(from, to, amount, inBetween);
        return "done";
    }

    @Test
    void aLostAnswerToCommitIsAnUnknownOutcomeAndNothingIsDoneTwice() {
        proxy.cut("commit", Cut.BEFORE_ITS_ANSWER);

        assertThatThrownBy(() -> bank.withdraw(1, 100)).isInstanceOf(UnknownOutcomeException.class);
        assertThat(proxy.cuts()).isEqualTo(1);
        assertThat(attempts.attempts()).isEqualTo(1);
        assertThat(bank.balance(1)).isEqualTo(900);
    }

    @Test
    void aLostAnswerToCommitIsFoundByTheCheck() {
        proxy.cut("commit", Cut.BEFORE_ITS_ANSWER);

        assertThat(bank.openOnce(3, 500)).isEqualTo(500);
        assertThat(proxy.cuts()).isEqualTo(1);
        assertThat(attempts.attempts()).isEqualTo(1);
        assertThat(bank.balance(3)).isEqualTo(500);
    }

    @Test
    void aCommitThatNeverArrivedIsRepeatedAfterTheCheck() {
        proxy.cut("commit", Cut.BEFORE_IT_ARRIVES);

        assertThat(bank.openOnce(3, 500)).isEqualTo(500);
        assertThat(proxy.cuts()).isEqualTo(1);
        assertThat(attempts.attempts()).isEqualTo(2);
        assertThat(bank.balance(3)).isEqualTo(500);
    }

    /** The outer transaction was rolled back and could be repeated by itself; what it did inside could then be done twice. */
    @Test
    void anUnknownOutcomeInsideIsNotRepeatedFromOutside() {
        bank.open(3, 1000);
        attempts.forget();
        proxy.cut("commit", Cut.BEFORE_ITS_ANSWER);

        assertThatThrownBy(() -> bank.transfer(1, 2, 100, () -> bank.withdrawAtOnce(3, 100)))
                .isInstanceOf(UnknownOutcomeException.class);
        assertThat(proxy.cuts()).isEqualTo(1);
        assertThat(attempts.attempts()).as("one outside, one inside").isEqualTo(2);
        assertThat(bank.balance(3)).isEqualTo(900);
        assertThat(bank.balance(1)).isEqualTo(1000);
    }

    @Test
    void norIsThatOfATransactionWithoutTheAnnotation() {
        bank.open(3, 1000);
        attempts.forget();
        TransactionTemplate separately = new TransactionTemplate(application.getBean(PlatformTransactionManager.class));
        separately.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        EntityManager entityManager = application.getBean(EntityManager.class);
        proxy.cut("commit", Cut.BEFORE_ITS_ANSWER);

        assertThatThrownBy(() -> bank.transfer(
                        1,
                        2,
                        100,
                        () -> separately.executeWithoutResult(
                                status -> entityManager.find(Account.class, 3).balance -= 100)))
                .isInstanceOf(UnknownOutcomeException.class);
        assertThat(attempts.attempts()).isEqualTo(1);
        assertThat(bank.balance(3)).isEqualTo(900);
        assertThat(bank.balance(1)).isEqualTo(1000);
    }

    @Test
    void aConnectionLostBeforeCommitIsRepeated() {
        proxy.cut("update", Cut.BEFORE_IT_ARRIVES);
        bank.withdraw(1, 100);

        assertThat(attempts.codes()).containsExactly("08S01");
        assertThat(bank.balance(1)).isEqualTo(900);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
