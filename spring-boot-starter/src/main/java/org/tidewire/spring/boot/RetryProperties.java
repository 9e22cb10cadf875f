package org.tidewire.spring.boot;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.tidewire.retry.FailureKind;
import org.tidewire.retry.RetryPolicy;

/**
 * How transactions are repeated.
 *
 * @param enabled false takes the bean TransactionRetry and the effect of the annotation RetryTransaction away
 * @param maxRetries how many attempts there may be after the first
 * @param initialDelay the longest pause before the first retry; it doubles with each
 * @param maxDelay the longest pause before any retry
 * @param deadline no retry begins later than this after the first attempt has begun
 * @param alsoOn kinds of failures that are repeated beside conflicts and lost connections: LOCK_TIMEOUT, STALE_ENTITY
 * @param notOn kinds of failures that are not repeated
 */
@ConfigurationProperties("tidewire.retry")
public record RetryProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("10") int maxRetries,
        @DefaultValue("20ms") Duration initialDelay,
        @DefaultValue("1s") Duration maxDelay,
        @DefaultValue("30s") Duration deadline,
        @DefaultValue Set<FailureKind> alsoOn,
        @DefaultValue Set<FailureKind> notOn) {

    /** Ends the start with a sentence where a value makes no sense. */
    RetryPolicy toPolicy() {
        try {
            return policy();
        } catch (IllegalArgumentException e) {
            throw new MisconfigurationException(
                    "A property that begins with tidewire.retry. has a value that it cannot have: " + e.getMessage()
                            + ".",
                    "Correct it; docs/transactions.md and the metadata of the properties say what they mean.");
        }
    }

    private RetryPolicy policy() {
        RetryPolicy policy = RetryPolicy.defaults()
                .withMaxRetries(maxRetries)
                .withInitialDelay(initialDelay)
                .withMaxDelay(maxDelay)
                .withDeadline(deadline);
        for (FailureKind kind : alsoOn) {
            policy = policy.alsoOn(kind);
        }
        for (FailureKind kind : notOn) {
            policy = policy.notOn(kind);
        }
        return policy;
    }
}
