package org.tidewire.it.retry;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.retry.RetryListener;
import org.tidewire.retry.RetryPolicy;
import org.tidewire.retry.TransactionFailure;
import org.tidewire.retry.TransactionRetry;
import org.tidewire.testkit.support.TcpProxy;
import org.tidewire.testkit.support.TcpProxy.Cut;

/**
 * Transfers of 1 from account 1 to account 2, each with a row, while a proxy cuts their connections: at COMMIT, and at each packet
 * from the login to the end of the connection. Each transfer has a connection of its own.
 */
abstract class ExactlyOnceSuite implements RetryListener {
    static final int FUNDS = 10_000;

    TcpProxy proxy;
    SessionFactory factory;
    private TransactionRetry transactions;

    /** What the checks have answered, as text. */
    final List<String> told = new CopyOnWriteArrayList<>();

    /** A proxy before the database. */
    abstract TcpProxy openProxy() throws IOException;

    /** A session factory without a pool. */
    abstract SessionFactory openFactory(TcpProxy through, Class<?>... entities);

    @BeforeEach
    void open() throws IOException {
        proxy = openProxy();
        factory = openFactory(proxy, Account.class, Transfer.class);
        factory.inTransaction(session -> {
            session.persist(new Account(1, FUNDS));
            session.persist(new Account(2, 0));
        });
        transactions = TransactionRetry.of(factory)
                .withPolicy(RetryPolicy.defaults()
                        .withInitialDelay(Duration.ofMillis(1))
                        .withDeadline(Duration.ofMinutes(10)))
                .withListener(this);
    }

    @AfterEach
    void close() {
        proxy.close();
    }

    @Override
    public void attemptStarted(int attempt) {
        told.add("attempt " + attempt);
    }

    @Override
    public void outcomeChecked(int attempt, TransactionFailure failure, boolean done) {
        told.add(done ? "found" : "not found");
    }

    void transfer(int id) {
        transfer(transactions, id);
    }

    private void transfer(TransactionRetry retry, int id) {
        retry.checkingOutcomeBy(entityManager -> isDone(entityManager, id)).runInTransaction(entityManager -> {
            entityManager.persist(new Transfer(id));
            // Holds the id before anything else is done.
            entityManager.flush();
            entityManager.find(Account.class, 1).balance--;
            entityManager.find(Account.class, 2).balance++;
        });
    }

    boolean isDone(EntityManager entityManager, int id) {
        return entityManager.find(Transfer.class, id) != null;
    }

    @Test
    void aLostAnswerToCommitIsFound() {
        proxy.cut("commit", Cut.BEFORE_ITS_ANSWER);
        transfer(1);
        assertThat(told).containsExactly("attempt 1", "found");
        assertThat(balance(2)).isEqualTo(1);
    }

    @Test
    void aCommitThatNeverArrivedIsRepeated() {
        proxy.cut("commit", Cut.BEFORE_IT_ARRIVES);
        transfer(1);
        assertThat(told).containsExactly("attempt 1", "not found", "attempt 2");
        assertThat(balance(2)).isEqualTo(1);
    }

    /** The session lives on in the server, and its COMMIT is answered between the check and the repeat. */
    @Test
    void aCommitThatArrivesAfterTheCheckIsNotDoneTwice() {
        proxy.cut("commit", Cut.BEFORE_IT_IS_DELIVERED);
        transfer(transactions.withListener(delivery()), 1);

        assertThat(proxy.cuts()).isEqualTo(1);
        assertThat(told).containsExactlyElementsOf(toldOfALateCommit());
        assertThat(ids()).containsExactly(1);
        assertThat(balance(1)).isEqualTo(FUNDS - 1);
        assertThat(balance(2)).isEqualTo(1);
    }

    /** The repeat meets the key. */
    List<String> toldOfALateCommit() {
        return List.of("attempt 1", "not found", "attempt 2", "found");
    }

    @Test
    void eachTransferIsDoneOnceWhereverItsConnectionIsCut() {
        int packets = packetsOfATransfer();
        int transfers = Math.max(leastTransfers(), packets);
        for (int id = 1; id <= transfers; id++) {
            proxy.cutAtPackets((id - 1) % packets);
            transfer(id);
        }
        requireEachOnce(transfers);
        assertThat(proxy.cuts()).as("one for each transfer").isEqualTo(transfers);
    }

    /** The second cut meets the check, the repeat, or the check of the repeat. */
    @Test
    void eachTransferIsDoneOnceWhereItsConnectionsAreCutTwice() {
        int packets = packetsOfATransfer();
        for (int id = 1; id <= packets; id++) {
            int first = id - 1;
            // A number without a divisor in common with most others meets the packets in all pairs of places.
            proxy.cutAtPackets(first, id + 7 * id % packets);
            transfer(id);
        }
        requireEachOnce(packets);
        assertThat(proxy.cuts()).as("two for most transfers").isGreaterThan(packets * 3 / 2);
        assertThat(told).contains("attempt 3");
    }

    /** Those that are cut once: at least one for each packet. */
    int leastTransfers() {
        return 100;
    }

    private int packetsOfATransfer() {
        // The first may ask the server for more than those after it.
        transfer(-1);
        proxy.cutAtPackets();
        transfer(0);
        int packets = proxy.packets();
        assertThat(packets).as("packets of a transfer, with its connection's").isGreaterThan(20);
        return packets;
    }

    private void requireEachOnce(int transfers) {
        // Waits for the last connection: its client does not wait until its last packet is cut.
        proxy.cutAtPackets();
        assertThat(ids()).as("each id").hasSize(transfers + 2).doesNotHaveDuplicates();
        assertThat(balance(1)).isEqualTo(FUNDS - transfers - 2);
        assertThat(balance(2)).isEqualTo(transfers + 2);
        assertThat(told).contains("found", "not found");
    }

    private RetryListener delivery() {
        return new RetryListener() {
            @Override
            public void outcomeChecked(int attempt, TransactionFailure failure, boolean done) {
                if (!done) {
                    proxy.deliver();
                }
            }
        };
    }

    List<Integer> ids() {
        return factory.fromTransaction(
                session -> session.createSelectionQuery("select t.id from Transfer t order by t.id", Integer.class)
                        .getResultList());
    }

    long balance(int id) {
        return factory.fromTransaction(session -> session.find(Account.class, id).balance);
    }
}
