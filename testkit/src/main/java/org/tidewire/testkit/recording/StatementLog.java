package org.tidewire.testkit.recording;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.awaitility.Awaitility;

/**
 * Everything that went through JDBC to a test's database, schema and native SQL included: in order, from all threads.
 *
 * <p>What the driver or the pool sends by itself is not in it, and neither are commit and rollback.
 */
public final class StatementLog {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<SentStatement> finished = new ArrayList<>();
    private final List<String> running = new ArrayList<>();

    /** An empty log. */
    public StatementLog() {}

    synchronized void begin(List<String> sql) {
        running.addAll(sql);
    }

    synchronized void end(List<SentStatement> statements) {
        statements.forEach(statement -> running.remove(statement.sql()));
        finished.addAll(statements);
    }

    /** Everything so far. */
    public synchronized List<SentStatement> all() {
        return List.copyOf(finished);
    }

    /** How many so far. */
    public synchronized int count() {
        return finished.size();
    }

    /** What {@code action} sends: one element is one round trip, as far as JDBC can see. */
    public <E extends Exception> List<SentStatement> during(Action<E> action) throws E {
        int before = all().size();
        action.run();
        List<SentStatement> now = all();
        return now.subList(before, now.size());
    }

    /** The texts of what {@code action} sends. */
    public <E extends Exception> List<String> sqlDuring(Action<E> action) throws E {
        return during(action).stream().map(SentStatement::sql).toList();
    }

    /** Waits until a statement that contains {@code part}, in any case, was sent and has not been answered. */
    public void awaitUnanswered(String part) {
        Awaitility.await("an unanswered statement with '" + part + "'")
                .pollInterval(Duration.ofMillis(5))
                .atMost(PATIENCE)
                .until(() -> isUnanswered(part.toLowerCase(Locale.ROOT)));
    }

    private synchronized boolean isUnanswered(String part) {
        return running.stream().anyMatch(sql -> sql.toLowerCase(Locale.ROOT).contains(part));
    }

    /** What is done while statements are counted. */
    @FunctionalInterface
    public interface Action<E extends Exception> {
        void run() throws E;
    }
}
