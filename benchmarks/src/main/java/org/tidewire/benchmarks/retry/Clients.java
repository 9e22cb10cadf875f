package org.tidewire.benchmarks.retry;

import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.tidewire.benchmarks.wire.Cost;

/** Threads that transfer money between the same accounts at once. */
public final class Clients implements AutoCloseable {
    private final Accounts accounts;
    private final int clients;
    private final ExecutorService threads;

    /**
     * Makes the threads.
     *
     * @param accounts with a connection for each client
     * @param clients how many
     */
    public Clients(Accounts accounts, int clients) {
        this.accounts = accounts;
        this.clients = clients;
        threads = Executors.newFixedThreadPool(clients);
    }

    /**
     * What became of transfers.
     *
     * @param attempts how often one was tried
     * @param commits how many were committed
     * @param givenUp how many were not
     * @param allocated bytes
     */
    public record Outcome(long attempts, long commits, long givenUp, long allocated) {
        private static final Outcome NONE = new Outcome(0, 0, 0, 0);

        private Outcome plus(Outcome other) {
            return new Outcome(
                    attempts + other.attempts,
                    commits + other.commits,
                    givenUp + other.givenUp,
                    allocated + other.allocated);
        }
    }

    /** When a client ends. */
    private interface End {
        boolean isReached(long transfers);

        /** Whether what happens now does not count. */
        default boolean isTooLate() {
            return false;
        }
    }

    /**
     * Transfers for some time: what has begun by then is brought to its end. But a commit after that time does not count,
     * nor an attempt, since the clients that end first leave the others alone.
     *
     * @param nanos how long, in nanoseconds
     * @return attempts and commits of that time, and all that was given up, which takes longer than most commits
     */
    public Outcome transferFor(long nanos) {
        long begin = System.nanoTime();
        return all(new End() {
            @Override
            public boolean isReached(long transfers) {
                return isTooLate();
            }

            @Override
            public boolean isTooLate() {
                return System.nanoTime() - begin >= nanos;
            }
        });
    }

    /**
     * Transfers so many times.
     *
     * @param times for each client
     * @return what became of all of them
     */
    public Outcome transferEach(int times) {
        return all(transfers -> transfers == times);
    }

    private Outcome all(End end) {
        Callable<Outcome> client = () -> one(end);
        try {
            Outcome sum = Outcome.NONE;
            for (Future<Outcome> outcome : threads.invokeAll(Collections.nCopies(clients, client))) {
                sum = sum.plus(outcome.get());
            }
            return sum;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private Outcome one(End end) {
        Outcome sum = Outcome.NONE;
        for (long transfers = 0; !end.isReached(transfers); transfers++) {
            long before = Cost.allocatedByThisThread();
            long[] attempts = {0};
            boolean committed = accounts.transferBetweenAny(() -> attempts[0] += end.isTooLate() ? 0 : 1);
            sum = sum.plus(new Outcome(
                    attempts[0],
                    committed && !end.isTooLate() ? 1 : 0,
                    committed ? 0 : 1,
                    Cost.allocatedByThisThread() - before));
        }
        return sum;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
