package org.tidewire.samples.bank;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Kills and restarts the server, at even distances in a number of transfers, while the clients go on. */
final class Kills implements AutoCloseable {
    private final int kills;
    private final int transfers;
    private final Runnable restart;
    private final AtomicInteger done = new AtomicInteger();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final List<Future<?>> restarts = new ArrayList<>();

    /**
     * Kills nothing yet.
     *
     * @param kills how many
     * @param transfers in how many transfers
     * @param restart kills the server, and returns when it is there again
     */
    Kills(int kills, int transfers, Runnable restart) {
        this.kills = kills;
        this.transfers = transfers;
        this.restart = restart;
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
        restarts.add(thread.submit(restart));
    }

    /** Waits for the restarts, and fails where one did. */
    synchronized void await() throws InterruptedException {
        for (Future<?> each : restarts) {
            requireRestart(each);
        }
    }

    /** Fails where a restart has failed: without the server the transfers tell no more than that. */
    synchronized void requireRestarts() throws InterruptedException {
        for (Future<?> each : restarts) {
            if (each.isDone()) {
                requireRestart(each);
            }
        }
    }

    private static void requireRestart(Future<?> restart) throws InterruptedException {
        try {
            restart.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The server was not restarted", e.getCause());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    @Override
    public synchronized String toString() {
        return restarts.size() + " kills of the server";
    }
}
