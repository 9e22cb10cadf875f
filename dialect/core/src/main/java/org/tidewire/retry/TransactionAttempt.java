package org.tidewire.retry;

import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.SessionFactory;
import org.hibernate.Transaction;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of what a {@link TransactionRetry} repeats. It records how far the attempt's transactions have come, which
 * decides what a failure means.
 *
 * <p>Code that begins transactions by other means reports each one here: see {@link TransactionRetry#repeat}. It is used by
 * one thread.
 */
public final class TransactionAttempt {
    private static final ThreadLocal<@Nullable TransactionAttempt> CURRENT = new ThreadLocal<>();

    private final SessionFactory factory;
    private final @Nullable TransactionAttempt outer = CURRENT.get();
    /** The attempt's own transaction is the first; the others were begun inside of it, on connections of their own. */
    private final List<CommitTracker> transactions = new ArrayList<>(1);

    private boolean joined;
    private boolean rollbackFailed;
    private @Nullable Object returned;

    TransactionAttempt(SessionFactory factory) {
        this.factory = factory;
    }

    /**
     * The attempt that this thread is in.
     *
     * @return the innermost one, or {@code null} outside of all
     */
    public static @Nullable TransactionAttempt current() {
        return CURRENT.get();
    }

    /** Whether this thread is in an attempt for a database. */
    static boolean isRunningFor(SessionFactory factory) {
        TransactionAttempt attempt = CURRENT.get();
        while (attempt != null && !attempt.factory.equals(factory)) {
            attempt = attempt.outer;
        }
        return attempt != null;
    }

    <R extends @Nullable Object, X extends Throwable> R run(TransactionRetry.Call<R, X> call) throws X {
        CURRENT.set(this);
        try {
            return call.call(this);
        } finally {
            if (outer == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(outer);
            }
        }
    }

    /**
     * Whether a transaction may begin. What fails in the attempt's own one is judged for the attempt's database, so it has to be one of
     * that database's factory.
     *
     * @param of the factory whose transaction it would be
     * @return {@code false} for the attempt's own one where it is of another factory
     */
    public boolean mayBegin(EntityManagerFactory of) {
        return !transactions.isEmpty() || joined || implementor(of).equals(implementor(factory));
    }

    /** Frameworks put proxies before it. */
    private static SessionFactoryImplementor implementor(EntityManagerFactory factory) {
        return factory.unwrap(SessionFactoryImplementor.class);
    }

    /**
     * A transaction has begun: the attempt's own, or one inside of it on a connection of its own, of which another attempt
     * would do again what it has committed.
     *
     * @param transaction in which nothing is done yet
     * @param readOnly whether it was declared to write nothing
     */
    public void begun(Transaction transaction, boolean readOnly) {
        workGoesOn();
        CommitTracker tracker = new CommitTracker(readOnly, this::workGoesOn);
        transaction.registerSynchronization(tracker);
        transactions.add(tracker);
    }

    /**
     * A transaction has begun that Hibernate does not know: a connection that is lost from now on leaves its outcome
     * unknown.
     *
     * @param readOnly whether it was declared to write nothing
     */
    public void begunUnobserved(boolean readOnly) {
        CommitTracker tracker = new CommitTracker(readOnly, this::workGoesOn);
        tracker.beforeCompletion();
        transactions.add(tracker);
    }

    /** What has failed inside was caught, since another transaction begins, or is to be committed. */
    private void workGoesOn() {
        transactions.stream().skip(1).forEach(CommitTracker::workGoesOn);
    }

    /** The attempt runs in a transaction that was begun outside of it, so it cannot be repeated by itself. */
    public void joined() {
        joined = true;
    }

    /**
     * A rollback has failed, so the connection is gone. What the unit of work threw may come of that without saying so: after a
     * lost connection Hibernate's {@code find} returns null where the dialect says that the error has rolled back.
     */
    public void rollbackFailed() {
        rollbackFailed = true;
    }

    boolean isJoined() {
        return joined;
    }

    boolean isCommitted() {
        return !transactions.isEmpty() && transactions.get(0).isCommitted();
    }

    /**
     * The work is done, and COMMIT follows. Where its answer is lost, and a check finds that it was committed, the result is
     * what {@link TransactionRetry#repeat} returns.
     *
     * @param result what the call returns
     */
    public void returning(@Nullable Object result) {
        returned = result;
    }

    /** What the unit of work has returned. */
    @Nullable
    Object returned() {
        return returned;
    }

    /** Whether it is the attempt's own transaction, and none inside, of which it is unknown whether it was committed. */
    boolean isOwnOutcomeUnknown() {
        return !joined
                && !transactions.isEmpty()
                && transactions.get(0).isInCommit()
                && transactions.stream().skip(1).noneMatch(CommitTracker::isInCommit);
    }

    /** A transaction that is not declared read-only may write; what JDBC sends in it, Hibernate does not see. */
    boolean mayHaveWritten() {
        return transactions.stream().anyMatch(transaction -> !transaction.isReadOnly());
    }

    /**
     * Why the attempt failed. A connection lost during COMMIT, of its own transaction or of one inside, is an unknown
     * outcome; what fails after the own COMMIT is {@link FailureKind#OTHER}.
     * Where a rollback fails before COMMIT, the connection was lost whatever was thrown.
     */
    TransactionFailure failure(Throwable thrown, FailureClassifier classifier) {
        TransactionFailure failure = TransactionFailure.of(thrown, classifier);
        if (isCommitted()) {
            return failure.as(FailureKind.OTHER);
        }
        if (failure.kind() == FailureKind.OUTCOME_UNKNOWN && !transactions.isEmpty() && !mayHaveWritten()) {
            // Some drivers say so of any COMMIT that is not answered.
            return failure.as(FailureKind.CONNECTION_LOST);
        }
        boolean inCommit = transactions.stream().anyMatch(CommitTracker::isInCommit);
        if (failure.kind() == FailureKind.CONNECTION_LOST && inCommit) {
            return failure.as(FailureKind.OUTCOME_UNKNOWN);
        }
        return failure.kind() == FailureKind.OTHER && rollbackFailed && !inCommit && !failure.isGivenUp()
                ? failure.as(FailureKind.CONNECTION_LOST)
                : failure;
    }
}
