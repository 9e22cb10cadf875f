package org.tidewire.samples.bank;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Kills and restarts the server, at even distances in a number of transfers, while the clients go on. */
final class Kills implements AutoCloseable {
    private final int kills;
    private final int transfers;
    private final BooleanSupplier restart;
    private final AtomicInteger done = new AtomicInteger();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final List<Future<Boolean>> restarts = new ArrayList<>();
    private int inCommit;
    private volatile Runnable failed = () -> {};

    /**
     * Kills nothing yet.
     *
     * @param kills how many
     * @param transfers in how many transfers
     * @param restart kills the server, returns when it is there again, and says whether a COMMIT was under way
     */
    Kills(int kills, int transfers, BooleanSupplier restart) {
        this.kills = kills;
        this.transfers = transfers;
        this.restart = restart;
    }

    /** What to do where a restart has failed: the clients would wait for the server until their deadline. */
    void ifOneFails(Runnable action) {
        failed = action;
    }

    /** Called after each transfer. */
    void transferDone() {
        long now = done.incrementAndGet();
        long before = (now - 1) * (kills + 1) / transfers;
        long after = now * (kills + 1) / transfers;
        if (after > before && after <= kills) {
            restartSoon();
        }
    }

    private synchronized void restartSoon() {
        restarts.add(thread.submit(() -> {
            try {
                return restart.getAsBoolean();
            } catch (RuntimeException e) {
                failed.run();
                throw e;
            }
        }));
    }

    /** Waits for the restarts, and fails where one did. */
    synchronized void await() throws InterruptedException {
        inCommit = 0;
        for (Future<Boolean> each : restarts) {
            inCommit += requireRestart(each) ? 1 : 0;
        }
    }

    /** Fails where a restart has failed: without the server the transfers tell no more than that. */
    synchronized void requireRestarts() throws InterruptedException {
        for (Future<Boolean> each : restarts) {
            if (each.isDone()) {
                requireRestart(each);
            }
        }
    }

    private static boolean requireRestart(Future<Boolean> restart) throws InterruptedException {
        try {
            return restart.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw new IllegalStateException("The server was not restarted: " + cause.getMessage(), cause);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    /** When all have been waited for. */
    @Override
    public synchronized String toString() {
        return restarts.size() + " kills of the server, " + inCommit + " of them in a COMMIT";
    }
}
