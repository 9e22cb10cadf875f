package org.tidewire.it.support;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.SessionFactory;

/**
 * Something that goes on in a thread of its own: the second of two transactions, where one has to wait for the other.
 *
 * @param <T> what comes out of it
 */
public final class Background<T> implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final FutureTask<T> task;
    private final Thread thread;

    private Background(Callable<T> action) {
        this.task = new FutureTask<>(action);
        this.thread = new Thread(task, "background");
        thread.setDaemon(true);
        thread.start();
    }

    public static <T> Background<T> run(Callable<T> action) {
        return new Background<>(action);
    }

    /** Work in a session and a transaction of its own. */
    public static <T> Background<T> inTransaction(SessionFactory factory, Function<Session, T> work) {
        return run(() -> factory.fromTransaction(work));
    }

    public boolean isDone() {
        return task.isDone();
    }

    /** What came out of it, once it is done; throws what it threw. */
    public T get() throws Exception {
        try {
            return task.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } catch (TimeoutException e) {
            throw new AssertionError("not done after " + PATIENCE, e);
        }
    }

    /** Waits for the end, however it ends, so that no test leaves a thread behind. */
    @Override
    public void close() throws InterruptedException {
        thread.join(PATIENCE.toMillis());
        if (thread.isAlive()) {
            thread.interrupt();
        }
    }
}
