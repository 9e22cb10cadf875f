package org.tidewire.retry;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
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
 * <p>What another session commits inside of a unit of work stays when that fails, and is done again by a repeat. A lost answer to such
 * a COMMIT by Hibernate or JTA is seen and not repeated while its exception is among the causes; one by plain JDBC is not seen.
 *
 * <p>What cannot help is not repeated, and the exception says why: {@link UnknownOutcomeException} where the connection
 * was lost during COMMIT and no {@linkplain #checkingOutcomeBy check} resolves it, or where the database keeps what a failed
 * transaction has written,
 * {@link JoinedTransactionException} in a JTA transaction that was begun outside,
 * {@link RetryExhaustedException} when the {@link RetryPolicy} allows no more, {@link RetryInterruptedException} when the
 * thread is interrupted. Any other failure reaches the caller as it was thrown.
 *
 * <p>Immutable, and safe for any number of threads.
 */
public final class TransactionRetry {
    private final RetryParts parts;

    private TransactionRetry(RetryParts parts) {
        this.parts = parts;
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
                new RetryParts(factory.unwrap(SessionFactory.class), FailureClassifier.of(factory)));
    }

    /**
     * The same with another policy.
     *
     * @param other how often and how fast to repeat, and after which failures
     * @return runs units of work
     */
    public TransactionRetry withPolicy(RetryPolicy other) {
        return with(changed -> changed.policy = other);
    }

    /**
     * The same with one more listener.
     *
     * @param listener is told after those that were there before
     * @return runs units of work
     */
    public TransactionRetry withListener(RetryListener listener) {
        return with(changed -> changed.listeners = parts.listeners.and(listener));
    }

    /**
     * The same for units of work that only read: entities are not written, as with Spring's
     * {@code @Transactional(readOnly = true)}. Such a unit is also repeated where transactions are
     * {@linkplain FailureClassifier#transactionsAreAtomic() not atomic}, and where the answer to its COMMIT was lost, so it
     * must not write by queries either.
     *
     * @return runs units of work
     */
    public TransactionRetry readOnly() {
        return with(changed -> changed.readOnly = true);
    }

    /**
     * The same for units of work of which {@code check} finds out whether they were committed. An
     * {@linkplain UnknownOutcomeException unknown outcome} of COMMIT is then no end:
     *
     * <pre>{@code
     * transactions.checkingOutcomeBy(entityManager -> entityManager.find(Transfer.class, id) != null)
     *         .runInTransaction(entityManager -> {
     *             entityManager.persist(new Transfer(id, from, to, amount));
     *             entityManager.flush(); // holds the id before anything else is done
     *             ...
     *         });
     * }</pre>
     *
     * <p>The check runs in a transaction of its own, which is committed before its answer counts. While the server is away
     * the check is asked again, within the deadline of the policy; the number of retries limits it only where there is no deadline.
     * Where it answers {@code true} the unit of work is done, and the call returns what the unit of work returned in the attempt
     * whose COMMIT was not answered. Where it answers {@code false} the unit of work is repeated, as a retry of the policy. A
     * failure of that repeat that is not to be repeated, for example a violated constraint, reaches the caller only
     * after the check has answered {@code false} again. Where no answer is got, or no retry is left, it is an
     * {@link UnknownOutcomeException}.
     *
     * <p>A session whose connection was lost may live on in the server, and its COMMIT may still arrive after the check. Two
     * ways keep that from being done twice; take one that the database has:
     *
     * <ul>
     *   <li>The unit of work first inserts a row with a unique key that no other unit of work has, and flushes, as above. Of
     *       two transactions with this key one is committed. Where an insert waits for another uncommitted one of the same
     *       key, a repeat goes on only when the lost session has ended, and its refusals hold too.
     *   <li>The check first changes a row that the unit of work changes too, and then looks. It waits for the lost session, or
     *       makes its late COMMIT fail by a conflict. Take this way where unique keys are not enforced, or where conflicts
     *       show at COMMIT only: a lock is not enough there.
     * </ul>
     *
     * <p>The outcome of another transaction inside of the attempt is not resolved by this check.
     *
     * @param check whether the unit of work was committed; may be called several times, and has to look at the rows
     *     that it has written for this one call
     * @return runs such units of work
     * @throws RuntimeException the {@linkplain FailureClassifier#outcomeCheckRefusal() refusal of the database} where its
     *     transactions are {@linkplain FailureClassifier#transactionsAreAtomic() not atomic}: what is found does not tell that
     *     all of it is there. Tidewire's dialects throw an {@code UnsupportedFeatureException}
     */
    public TransactionRetry checkingOutcomeBy(Predicate<? super EntityManager> check) {
        if (!parts.classifier.transactionsAreAtomic()) {
            throw parts.classifier.outcomeCheckRefusal();
        }
        Predicate<? super EntityManager> given = Objects.requireNonNull(check, "check");
        return with(changed -> changed.check = given);
    }

    /**
     * How often, how fast and after which failures this repeats.
     *
     * @return the policy
     */
    public RetryPolicy policy() {
        return parts.policy;
    }

    TransactionRetry withTime(Timekeeper otherTime, RandomGenerator otherRandom) {
        return with(changed -> {
            changed.time = otherTime;
            changed.random = () -> otherRandom;
        });
    }

    TransactionRetry withClassifier(FailureClassifier other) {
        return with(changed -> changed.classifier = other);
    }

    private TransactionRetry with(Consumer<RetryParts> change) {
        RetryParts changed = parts.copy();
        change.accept(changed);
        return new TransactionRetry(changed);
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
        return repeat(new UnitOfWork<>(parts.factory, work, parts.readOnly, true));
    }

    /**
     * Repeats a call that begins and ends its transaction by other means, such as Spring's {@code @Transactional}. The call
     * reports its transactions to the {@link TransactionAttempt}. The first that may write is the attempt's own: what fails after its COMMIT
     * reaches the caller as it was thrown. Of one by Hibernate or JTA that was not reported, a COMMIT that is not answered is an unknown
     * outcome, which no check resolves.
     *
     * @param call may be called several times
     * @param <R> what comes out of it
     * @param <X> what it may throw
     * @return what came out of the attempt that was committed; where a check has found it, what the call has
     *     {@linkplain TransactionAttempt#returning told}, or else {@code null}
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
        return new RetryLoop<>(parts, call).run();
    }

    /**
     * Whether this thread is in a unit of work for the same database, which repeats all that fails inside of it.
     *
     * @return {@code false} where {@link #repeat} is allowed
     */
    public boolean isRunning() {
        return TransactionAttempt.isRunningFor(parts.factory);
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
