package org.tidewire.samples.bank;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tidewire.retry.FailureKind;
import org.tidewire.retry.RetryPolicy;

/**
 * Many clients at once, who transfer between few accounts in both directions, so that they meet in conflicts and deadlocks.
 * Money moves, and none comes or goes.
 */
final class ConcurrentTransfers {
    private static final int ACCOUNTS = 10;
    private static final int OPENING_BALANCE = 1000;
    private static final int LARGEST_TRANSFER = 200;
    /** Whoever is unlucky waits longer, and gives up only when something is wrong. On a busy machine locks are held for long. */
    private static final RetryPolicy PATIENT = RetryPolicy.defaults()
            .withMaxRetries(200)
            .withDeadline(Duration.ofMinutes(5))
            .alsoOn(FailureKind.LOCK_TIMEOUT);

    private final Bank bank;
    private final @Nullable Ledger ledger;
    private final RetryCount count = new RetryCount();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    /**
     * Transfers nothing yet.
     *
     * @param withLedger whether each transfer has an id and a row
     */
    ConcurrentTransfers(Bank bank, boolean withLedger) {
        this.bank = bank.with(PATIENT, count);
        this.ledger = withLedger ? new Ledger(this.bank) : null;
    }

    /**
     * Transfers, and looks at the accounts when all is done.
     *
     * @param clients how many transfer at once
     * @param transfers how many they do together
     * @param transferDone called after each, from any thread
     * @param kills of the server meanwhile
     * @param out for what there is to say of it
     * @throws IllegalStateException if money has come or gone
     */
    void run(int clients, int transfers, Runnable transferDone, @Nullable Kills kills, PrintStream out)
            throws InterruptedException {
        bank.openAccounts(IntStream.rangeClosed(1, ACCOUNTS)
                .mapToObj(id -> new Account(id, OPENING_BALANCE))
                .toList());
        if (kills == null) {
            transferAll(clients, transfers, transferDone, threads -> {});
        } else {
            Runnable done = () -> {
                transferDone.run();
                kills.transferDone();
            };
            try {
                transferAll(clients, transfers, done, threads -> kills.ifOneFails(threads::shutdownNow));
            } catch (RuntimeException e) {
                kills.requireRestarts();
                throw e;
            }
            kills.await();
            out.println(kills);
        }
        out.println(transfers + " transfers by " + clients + " clients between " + ACCOUNTS + " accounts, " + refused
                + " of them refused for insufficient funds");
        out.println(count);
        if (ledger != null) {
            out.println(ledger.done() + " transfers done; " + count.outcomes());
            if (ledger.done() + refused.get() != transfers) {
                throw new IllegalStateException("Of " + transfers + " transfers " + ledger.done() + " were done and "
                        + refused + " refused: the others were not tried");
            }
        }
        check(out);
        bank.deleteAccounts();
    }

    private void transferAll(int clients, int transfers, Runnable transferDone, Consumer<? super ExecutorService> begin)
            throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        begin.accept(threads);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                SplittableRandom random = new SplittableRandom(client);
                running.add(threads.submit(() -> {
                    for (int id = next.getAndIncrement();
                            id < transfers && !Thread.currentThread().isInterrupted();
                            id = next.getAndIncrement()) {
                        transferOnce(id, random);
                        transferDone.run();
                    }
                }));
            }
            for (Future<?> client : running) {
                await(client);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void transferOnce(int id, SplittableRandom random) {
        int from = random.nextInt(ACCOUNTS);
        int to = (from + 1 + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
        try {
            int amount = 1 + random.nextInt(LARGEST_TRANSFER);
            if (ledger == null) {
                bank.transfer(from + 1, to + 1, amount);
            } else {
                ledger.transfer(id, from + 1, to + 1, amount);
            }
        } catch (InsufficientFundsException e) {
            refused.incrementAndGet();
        }
    }

    private static void await(Future<?> client) throws InterruptedException {
        try {
            client.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    private void check(PrintStream out) {
        List<Account> accounts = bank.accounts();
        int before = ACCOUNTS * OPENING_BALANCE;
        int after = accounts.stream().mapToInt(Account::balance).sum();
        int lowest = accounts.stream().mapToInt(Account::balance).min().orElseThrow();
        out.println("sum " + before + " before, " + after + " after; lowest balance " + lowest);
        if (ledger != null) {
            // First, since it names the accounts.
            ledger.check(accounts, OPENING_BALANCE, out);
        }
        if (after != before || lowest < 0) {
            throw new IllegalStateException("The accounts are wrong: the sum should be " + before + " and is " + after
                    + ", the lowest balance is " + lowest);
        }
    }
}
