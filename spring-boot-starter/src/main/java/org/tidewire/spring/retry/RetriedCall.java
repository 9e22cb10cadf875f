package org.tidewire.spring.retry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.aopalliance.intercept.MethodInvocation;
import org.hibernate.Transaction;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryListener;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryState;
import org.springframework.core.retry.Retryable;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.BackOffExecution;
import org.tidewire.retry.CommitTracker;
import org.tidewire.retry.FailureClassifier;
import org.tidewire.retry.FailureKind;
import org.tidewire.retry.RetryExhaustedException;
import org.tidewire.retry.RetryInterruptedException;
import org.tidewire.retry.TransactionFailure;
import org.tidewire.retry.UnknownOutcomeException;

/** One call of a method with all its attempts: what Spring's template repeats, and what it asks whether and when to. */
final class RetriedCall implements Retryable<@Nullable Object>, RetryPolicy, RetryListener {
    private static final ThreadLocal<@Nullable RetriedCall> CURRENT = new ThreadLocal<>();

    private final MethodInvocation invocation;
    private final org.tidewire.retry.RetryPolicy policy;
    private final FailureClassifier classifier;
    private final List<org.tidewire.retry.RetryListener> listeners;
    private CommitTracker watch = new CommitTracker();
    /** Of transactions inside, on connections of their own, that no call of this kind has begun. */
    private final List<CommitTracker> inner = new ArrayList<>();

    private boolean begun;
    private int attempts;
    private Duration pause = Duration.ZERO;
    private @Nullable TransactionFailure failure;

    RetriedCall(
            MethodInvocation invocation,
            org.tidewire.retry.RetryPolicy policy,
            FailureClassifier classifier,
            List<org.tidewire.retry.RetryListener> listeners) {
        this.invocation = invocation;
        this.policy = policy;
        this.classifier = classifier;
        this.listeners = listeners;
    }

    /** The call that this thread is in, if any. */
    static @Nullable RetriedCall current() {
        return CURRENT.get();
    }

    @Override
    @SuppressWarnings("NullAway") // the type argument is nullable
    public @Nullable Object execute() throws Throwable {
        attempts++;
        watch = new CommitTracker();
        inner.clear();
        begun = false;
        listeners.forEach(listener -> listener.attemptStarted(attempts));
        RetriedCall outer = CURRENT.get();
        CURRENT.set(this);
        try {
            return invocation instanceof ProxyMethodInvocation proxied
                    ? proxied.invocableClone().proceed()
                    : invocation.proceed();
        } finally {
            if (outer == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(outer);
            }
        }
    }

    /**
     * The transaction of this attempt has begun, or one inside of it ({@code REQUIRES_NEW}), of which a repeated attempt
     * would do again what it may have committed.
     *
     * @param transaction Hibernate's, or {@code null} where there is none
     */
    void begin(@Nullable Transaction transaction) {
        CommitTracker begins = begun ? new CommitTracker() : watch;
        if (begun) {
            inner.add(begins);
        }
        begun = true;
        if (transaction == null) {
            begins.mayCommit();
        } else {
            begins.begin(transaction);
        }
    }

    private TransactionFailure failure(Throwable thrown) {
        TransactionFailure own = watch.failure(thrown, classifier);
        return own.kind() != FailureKind.CONNECTION_LOST
                ? own
                : inner.stream()
                        .map(each -> each.failure(thrown, classifier))
                        .filter(each -> each.kind() == FailureKind.OUTCOME_UNKNOWN)
                        .findFirst()
                        .orElse(own);
    }

    @Override
    public boolean shouldRetry(Throwable thrown) {
        failure = failure(thrown);
        return thrown instanceof Exception && policy.repeats(failure.kind());
    }

    @Override
    public Duration getTimeout() {
        // Zero would be no timeout.
        return policy.deadline()
                .map(deadline -> deadline.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : deadline)
                .orElse(Duration.ZERO);
    }

    @Override
    public BackOff getBackOff() {
        return () -> () -> {
            if (attempts > policy.maxRetries()) {
                return BackOffExecution.STOP;
            }
            pause = policy.pauseBefore(attempts, ThreadLocalRandom.current());
            return pause.toMillis();
        };
    }

    @Override
    public void beforeRetry(RetryPolicy template, Retryable<?> retryable, RetryState state) {
        TransactionFailure before = failure;
        if (before != null) {
            listeners.forEach(listener -> listener.retrying(attempts, before, pause));
        }
    }

    /** What the caller gets in the end. */
    Throwable outcome(RetryException ended) {
        Throwable last = ended.getCause();
        TransactionFailure reason = failure == null ? failure(last) : failure;
        if (reason.kind() == FailureKind.OUTCOME_UNKNOWN) {
            return new UnknownOutcomeException(attempts, reason);
        }
        if (!(last instanceof Exception) || !policy.repeats(reason.kind())) {
            return last;
        }
        if (Thread.currentThread().isInterrupted()) {
            return new RetryInterruptedException(attempts, reason);
        }
        listeners.forEach(listener -> listener.exhausted(attempts, reason));
        return new RetryExhaustedException(
                attempts > policy.maxRetries() ? "no retry is left" : "a retry would come after the deadline",
                attempts,
                reason);
    }
}
