package org.tidewire.spring.retry;

import jakarta.persistence.EntityManager;
import java.util.Optional;

/**
 * Finds out whether a call of a method was committed, after the answer to its COMMIT was lost: see
 * {@link org.tidewire.retry.TransactionRetry#checkingOutcomeBy}. A bean; {@link RetryTransaction#outcomeCheck()} names its
 * type.
 *
 * <pre>{@code
 * @Component
 * class TransferCheck implements OutcomeCheck {
 *     public Optional<?> find(EntityManager entityManager, Object... arguments) {
 *         return Optional.ofNullable(entityManager.find(Transfer.class, arguments[0]));
 *     }
 * }
 * }</pre>
 */
@FunctionalInterface
public interface OutcomeCheck {
    /**
     * Looks for what the call has written, in a transaction of its own that is no transaction of Spring's; may be called
     * several times.
     *
     * @param entityManager for this transaction
     * @param arguments those of the method
     * @return what the method returns, or, where it returns nothing, anything; empty if the call was not committed. For a method
     *     that returns an {@link Optional} its value will do
     */
    Optional<?> find(EntityManager entityManager, Object... arguments);
}
