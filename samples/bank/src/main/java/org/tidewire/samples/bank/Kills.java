package org.tidewire.samples.bank;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Kills and restarts the server, at even distances in a number of transfers, while the clients go on. */
final class Kills implements AutoCloseable {
    private final int kills;
    private final int transfers;
    private final BooleanSupplier restart;
    private final AtomicInteger done = new AtomicInteger();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final List<Future<?>> restarts = new ArrayList<>();
    private final AtomicInteger inCommit = new AtomicInteger();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
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
        restarts.add(thread.submit(this::restartOnce));
    }

    private void restartOnce() {
        try {
            if (restart.getAsBoolean()) {
                inCommit.incrementAndGet();
            }
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
            failed.run();
        }
    }

    /** Waits for the restarts, and fails where one did. */
    synchronized void await() throws InterruptedException {
        for (Future<?> each : restarts) {
            try {
                each.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
        requireRestarts();
    }

    /** Fails where a restart has failed: without the server the transfers tell no more than that. */
    void requireRestarts() {
        RuntimeException first = failure.get();
        if (first != null) {
            throw new IllegalStateException("The server was not restarted: " + first.getMessage(), first);
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
