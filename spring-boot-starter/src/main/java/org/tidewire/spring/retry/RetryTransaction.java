package org.tidewire.spring.retry;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.tidewire.retry.FailureKind;

/**
 * Repeats the method, which is {@code @Transactional} too, in a new transaction when the database says that the whole
 * transaction may be repeated.
 *
 * <pre>{@code
 * @RetryTransaction
 * @Transactional
 * public void transfer(long from, long to, int amount) { ... }
 * }</pre>
 *
 * <p>On a class it goes for all its methods that are {@code @Transactional}. The retry is around the transaction, so a
 * failure of the COMMIT is repeated too. In a transaction that the caller has begun nothing is repeated: it throws
 * {@link org.tidewire.retry.JoinedTransactionException}, or leaves it to an outer method with this annotation.
 *
 * <p>Entities have to be loaded or made inside of the method, and what it does beside the database is done once for each
 * attempt. What is not repeated, and why, is as in {@link org.tidewire.retry.TransactionRetry}. It goes for transactions of the
 * factory that the bean of this type is for; another factory's, as by {@code @Transactional("other")}, are refused.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface RetryTransaction {
    /**
     * How many attempts there may be after the first.
     *
     * @return a number, or -1 for the property {@code tidewire.retry.max-retries}
     */
    int maxRetries() default -1;

    /**
     * Kinds of failures that are repeated beside those of the property {@code tidewire.retry.also-on}.
     *
     * @return for example {@link FailureKind#STALE_ENTITY}
     */
    FailureKind[] alsoOn() default {};

    /**
     * The bean that finds out whether a call was committed whose COMMIT was not answered. The call is then done, or repeated.
     * Where it ends in a transaction that was begun outside it is not asked. On a class it is refused: a check is told arguments, and
     * not of which method they are.
     *
     * @return the type of one bean; {@code OutcomeCheck} itself for none, where an unknown outcome is an
     *     {@link org.tidewire.retry.UnknownOutcomeException}
     */
    Class<? extends OutcomeCheck> outcomeCheck() default OutcomeCheck.class;
}
