package org.tidewire.retry;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;

/**
 * Runs units of work in transactions, and runs one again from its beginning when the database says that the whole
 * transaction may be repeated: after a conflict, a deadlock, or a connection that was lost before COMMIT.
 *
 * <pre>{@code
 * TransactionRetry transactions = TransactionRetry.of(entityManagerFactory);
 *
 * transactions.runInTransaction(entityManager -> {
 *     Account account = entityManager.find(Account.class, id);
 *     account.withdraw(amount);
 * });
 * }</pre>
 *
 * <p>Each attempt has an {@link EntityManager}, a transaction and, with it, a connection of its own. So the unit of work
 * has to make or load its entities itself: those from outside are detached, or still carry what a failed attempt has left
 * in them, such as ids and versions. And what it does beside the database (a mail, a message, a counter) is done once for
 * each attempt.
 *
 * <p>What cannot help is not repeated, and the exception says why: {@link UnknownOutcomeException} where the connection
 * was lost during COMMIT, or where the database keeps what a failed transaction has written,
 * {@link JoinedTransactionException} in a JTA transaction that was begun outside,
 * {@link RetryExhaustedException} when the {@link RetryPolicy} allows no more, {@link RetryInterruptedException} when the
 * thread is interrupted. Any other failure reaches the caller as it was thrown.
 *
 * <p>Immutable, and safe for any number of threads.
 */
public final class TransactionRetry {
    private final SessionFactory factory;
    private final FailureClassifier classifier;
    private final RetryPolicy policy;
    private final List<RetryListener> listeners;
    private final boolean readOnly;
    private final Timekeeper time;
    private final Supplier<? extends RandomGenerator> random;

    private TransactionRetry(
            SessionFactory factory,
            FailureClassifier classifier,
            RetryPolicy policy,
            List<RetryListener> listeners,
            boolean readOnly,
            Timekeeper time,
            Supplier<? extends RandomGenerator> random) {
        this.factory = factory;
        this.classifier = classifier;
        this.policy = policy;
        this.listeners = listeners;
        this.readOnly = readOnly;
        this.time = time;
        this.random = random;
    }

    /**
     * For the database of a factory, with the {@linkplain RetryPolicy#defaults() default policy}. The dialect says which
     * failures may be repeated.
     *
     * @param factory Hibernate's, or a proxy that can be unwrapped to it
     * @return runs units of work
     */
    public static TransactionRetry of(EntityManagerFactory factory) {
        return new TransactionRetry(
                factory.unwrap(SessionFactory.class),
                FailureClassifier.of(factory),
                RetryPolicy.defaults(),
                List.of(),
                false,
                Timekeeper.SYSTEM,
                ThreadLocalRandom::current);
    }

    /**
     * The same with another policy.
     *
     * @param other how often and how fast to repeat, and after which failures
     * @return runs units of work
     */
    public TransactionRetry withPolicy(RetryPolicy other) {
        return new TransactionRetry(factory, classifier, other, listeners, readOnly, time, random);
    }

    /**
     * The same with one more listener.
     *
     * @param listener is told after those that were there before
     * @return runs units of work
     */
    public TransactionRetry withListener(RetryListener listener) {
        List<RetryListener> more = new ArrayList<>(listeners);
        more.add(listener);
        return new TransactionRetry(factory, classifier, policy, List.copyOf(more), readOnly, time, random);
    }

    /**
     * The same for units of work that only read: entities are not written, as with Spring's
     * {@code @Transactional(readOnly = true)}. Such a unit is also repeated where transactions are
     * {@linkplain FailureClassifier#transactionsAreAtomic() not atomic}, so it must not write by queries either.
     *
     * @return runs units of work
     */
    public TransactionRetry readOnly() {
        return new TransactionRetry(factory, classifier, policy, listeners, true, time, random);
    }

    /**
     * How often, how fast and after which failures this repeats.
     *
     * @return the policy
     */
    public RetryPolicy policy() {
        return policy;
    }

    TransactionRetry withTime(Timekeeper otherTime, RandomGenerator otherRandom) {
        return new TransactionRetry(factory, classifier, policy, listeners, readOnly, otherTime, () -> otherRandom);
    }

    TransactionRetry withClassifier(FailureClassifier other) {
        return new TransactionRetry(factory, other, policy, listeners, readOnly, time, random);
    }

    /**
     * Runs a unit of work in a transaction of its own, as
     * {@link EntityManagerFactory#runInTransaction(Consumer)} does, and repeats it where the database allows.
     *
     * @param work makes or loads its entities itself; may be called several times, each time with a new entity manager
     * @throws TransactionRetryException where the failure is one to repeat, and it is not repeated
     * @throws IllegalStateException inside of another unit of work for the same factory, which would commit by itself and
     *     be repeated with the outer one, or where {@code work} has ended its transaction itself
     */
    public void runInTransaction(Consumer<? super EntityManager> work) {
        this.<@Nullable Void>callInTransaction(entityManager -> {
            work.accept(entityManager);
            return null;
        });
    }

    /**
     * Calls a unit of work in a transaction of its own, as
     * {@link EntityManagerFactory#callInTransaction(Function)} does, and repeats it where the database allows.
     *
     * @param work makes or loads its entities itself; may be called several times, each time with a new entity manager
     * @param <R> what comes out of it
     * @return what came out of the attempt that was committed
     * @throws TransactionRetryException where the failure is one to repeat, and it is not repeated
     * @throws IllegalStateException inside of another unit of work for the same factory, which would commit by itself and
     *     be repeated with the outer one, or where {@code work} has ended its transaction itself
     */
    public <R extends @Nullable Object> R callInTransaction(Function<? super EntityManager, ? extends R> work) {
        return repeat(new UnitOfWork<>(factory, work, readOnly));
    }

    /**
     * Repeats a call that begins and ends its transaction by other means, such as Spring's {@code @Transactional}. The call
     * reports its transactions to the {@link TransactionAttempt}.
     *
     * @param call may be called several times
     * @param <R> what comes out of it
     * @param <X> what it may throw
     * @return what came out of the attempt that was committed
     * @throws X as it was thrown, where nothing is to be repeated
     * @throws TransactionRetryException where the failure is one to repeat, and it is not repeated
     * @throws IllegalStateException inside of another unit of work for the same factory, which would not undo what this
     *     one commits
     */
    public <R extends @Nullable Object, X extends Throwable> R repeat(Call<R, X> call) throws X {
        if (isRunning()) {
            throw new IllegalStateException("This thread is already in a unit of work for this database, which may be"
                    + " repeated and would not undo what another one has committed: join its transaction, or say that this"
                    + " one is independent (TransactionRetry.repeatIndependently, REQUIRES_NEW)");
        }
        return repeatIndependently(call);
    }

    /**
     * As {@link #repeat}, and allowed inside of another unit of work, which does it again when it is repeated itself: for
     * calls that say so, such as Spring's {@code REQUIRES_NEW}.
     *
     * @param call may be called several times
     * @param <R> what comes out of it
     * @param <X> what it may throw
     * @return what came out of the attempt that was committed
     * @throws X as it was thrown, where nothing is to be repeated
     * @throws TransactionRetryException where the failure is one to repeat, and it is not repeated
     */
    public <R extends @Nullable Object, X extends Throwable> R repeatIndependently(Call<R, X> call) throws X {
        long begin = time.nanoTime();
        for (int number = 1; ; number++) {
            for (RetryListener listener : listeners) {
                listener.attemptStarted(number);
            }
            TransactionAttempt attempt = new TransactionAttempt(factory);
            try {
                return attempt.run(call);
            } catch (Throwable e) {
                TransactionFailure failure = failureToRepeat(number, attempt, e);
                if (failure == null) {
                    throw e;
                }
                pause(number, failure, begin);
            }
        }
    }

    /** {@code null} where what was thrown reaches the caller as it is, such as every {@link Error}. */
    private @Nullable TransactionFailure failureToRepeat(int number, TransactionAttempt attempt, Throwable thrown) {
        if (thrown instanceof Error) {
            return null;
        }
        TransactionFailure failure = attempt.failure(thrown, classifier);
        if (failure.kind() == FailureKind.OUTCOME_UNKNOWN) {
            throw UnknownOutcomeException.ofCommit(number, failure);
        }
        if (!policy.repeats(failure.kind())) {
            return null;
        }
        if (!classifier.transactionsAreAtomic() && attempt.mayHaveWritten()) {
            throw UnknownOutcomeException.ofWrites(number, failure);
        }
        if (attempt.isJoined()) {
            throw new JoinedTransactionException(number, failure);
        }
        return failure;
    }

    /**
     * Whether this thread is in a unit of work for the same database, which repeats all that fails inside of it.
     *
     * @return {@code false} where {@link #repeat} is allowed
     */
    public boolean isRunning() {
        return TransactionAttempt.isRunningFor(factory);
    }

    private void pause(int attempt, TransactionFailure failure, long begin) {
        if (attempt > policy.maxRetries()) {
            throw exhausted("no retry is left", attempt, failure);
        }
        Duration pause = policy.pauseBefore(attempt, random.get());
        if (policy.isTooLate(Duration.ofNanos(time.nanoTime() - begin).plus(pause))) {
            throw exhausted("a retry would come after the deadline", attempt, failure);
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new RetryInterruptedException(attempt, failure);
        }
        for (RetryListener listener : listeners) {
            listener.retrying(attempt, failure, pause);
        }
        try {
            time.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RetryInterruptedException(attempt, failure);
        }
    }

    private RetryExhaustedException exhausted(String limit, int attempts, TransactionFailure failure) {
        for (RetryListener listener : listeners) {
            listener.exhausted(attempts, failure);
        }
        return new RetryExhaustedException(limit, attempts, failure);
    }

    /**
     * One call is one attempt.
     *
     * @param <R> what comes out of it
     * @param <X> what it may throw
     */
    @FunctionalInterface
    public interface Call<R extends @Nullable Object, X extends Throwable> {
        /**
         * Begins a transaction, does the work, and ends the transaction.
         *
         * @param attempt is told of each transaction that begins
         * @return what came out of it
         * @throws X if it fails
         */
        R call(TransactionAttempt attempt) throws X;
    }
}
