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
    private boolean isUnitOfWork;
    private boolean hasCommittedAnother;
    private boolean innerIsUnknown;
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
     * Whether a framework may begin a transaction here. What fails in the attempt's own one is judged for the attempt's database, so it
     * has to be one of that database's factory. And in a unit of work that {@link TransactionRetry} has begun a transaction for, one of
     * the same factory that is meant to join it would be committed by itself.
     *
     * @param of the factory whose transaction it would be
     * @param readOnly whether it is declared to write nothing
     * @return why not, as a part of a sentence; {@code null} where it may
     */
    public @Nullable String refusal(EntityManagerFactory of, boolean readOnly) {
        boolean isSame = implementor(of).equals(implementor(factory));
        if (isUnitOfWork && isSame && !readOnly && !isCommitted()) {
            return "would be committed by itself, whatever becomes of the unit of work of TransactionRetry that it is in: call"
                    + " TransactionRetry.repeat(..) in place of runInTransaction around it, or repeatIndependently inside";
        }
        boolean isOwn = transactions.isEmpty() && !joined;
        return isOwn && !isSame
                ? "is one of another EntityManagerFactory than the TransactionRetry that would repeat it: call"
                        + " TransactionRetry.of(thatFactory).repeat(..)"
                : null;
    }

    boolean isInnerUnknown() {
        return innerIsUnknown;
    }

    /** What a {@link TransactionRetry} inside has done is not known. The exception that says so may be caught. */
    void innerIsUnknown() {
        innerIsUnknown = true;
    }

    /** The unit of work has committed a transaction that it has begun itself. */
    void hasCommittedAnother() {
        hasCommittedAnother = true;
    }

    /** The transaction of this attempt is one that frameworks do not know. */
    void isUnitOfWork() {
        isUnitOfWork = true;
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
        innerIsUnknown = false;
        transactions.stream().filter(transaction -> !transaction.equals(own())).forEach(CommitTracker::workGoesOn);
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
        return !transactions.isEmpty() && own().isCommitted();
    }

    /** The first that may write: one before it that only reads leaves nothing to repeat. */
    private CommitTracker own() {
        return transactions.stream()
                .filter(transaction -> !transaction.isReadOnly())
                .findFirst()
                .orElse(transactions.get(0));
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
                && !innerIsUnknown
                && !transactions.isEmpty()
                && own().isInCommit()
                && transactions.stream().filter(CommitTracker::isInCommit).count() == 1;
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
        if (isCommitted() || hasCommittedAnother) {
            return failure.as(FailureKind.OTHER);
        }
        // Of a transaction that nobody has reported, so it may have written.
        boolean unreported = failure.isOfCommit() && transactions.stream().noneMatch(CommitTracker::isAtCommit);
        if (failure.kind() == FailureKind.OUTCOME_UNKNOWN
                && !unreported
                && !transactions.isEmpty()
                && !mayHaveWritten()) {
            // Some drivers say so of any COMMIT that is not answered.
            return failure.as(FailureKind.CONNECTION_LOST);
        }
        boolean inCommit = unreported || innerIsUnknown || transactions.stream().anyMatch(CommitTracker::isInCommit);
        if (failure.kind() == FailureKind.CONNECTION_LOST && inCommit) {
            return failure.as(FailureKind.OUTCOME_UNKNOWN);
        }
        return failure.kind() == FailureKind.OTHER && rollbackFailed && !inCommit && !failure.isGivenUp()
                ? failure.as(FailureKind.CONNECTION_LOST)
                : failure;
    }
}
