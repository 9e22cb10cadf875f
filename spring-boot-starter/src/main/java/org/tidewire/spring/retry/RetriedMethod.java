package org.tidewire.spring.retry;

import java.lang.reflect.Method;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.objenesis.SpringObjenesis;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.interceptor.NoRollbackRuleAttribute;
import org.springframework.transaction.interceptor.RuleBasedTransactionAttribute;
import org.springframework.transaction.interceptor.TransactionAttribute;
import org.tidewire.retry.FailureKind;
import org.tidewire.retry.RetryPolicy;
import org.tidewire.retry.TransactionRetry;

/**
 * What the annotations of a method ask for.
 *
 * @param annotation its own, or that of its class
 * @param alwaysNew whether it never joins the caller's transaction
 */
record RetriedMethod(RetryTransaction annotation, boolean alwaysNew) {
    /** Makes exceptions to ask about, without their constructors. */
    private static final SpringObjenesis OBJENESIS = new SpringObjenesis();

    /**
     * Reads the annotations.
     *
     * @return null where nothing is repeated
     * @throws IllegalStateException where they contradict each other
     */
    static @Nullable RetriedMethod of(Method method, Class<?> type, @Nullable TransactionAttribute transaction) {
        RetryTransaction onMethod = AnnotatedElementUtils.findMergedAnnotation(method, RetryTransaction.class);
        RetryTransaction annotation =
                onMethod == null ? AnnotatedElementUtils.findMergedAnnotation(type, RetryTransaction.class) : onMethod;
        if (annotation == null || (transaction == null && onMethod == null)) {
            return null;
        }
        TransactionAttribute required = requireTransaction(transaction, method);
        RetriedMethod retried = new RetriedMethod(
                annotation, required.getPropagationBehavior() == TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        if (retried.hasCheck()) {
            requireOwnCheck(onMethod, method);
            refuseToCommitExceptions(required, method);
        }
        return retried;
    }

    private static TransactionAttribute requireTransaction(@Nullable TransactionAttribute transaction, Method method) {
        if (transaction != null) {
            switch (transaction.getPropagationBehavior()) {
                case TransactionDefinition.PROPAGATION_REQUIRED,
                        TransactionDefinition.PROPAGATION_REQUIRES_NEW,
                        TransactionDefinition.PROPAGATION_NESTED -> {
                    return transaction;
                }
                default -> {}
            }
        }
        throw new IllegalStateException("@RetryTransaction on " + method + " needs a transaction to repeat: add"
                + " @Transactional, with propagation REQUIRED, REQUIRES_NEW or NESTED");
    }

    /** A check is told arguments, and not of which method they are. */
    private static void requireOwnCheck(@Nullable RetryTransaction onMethod, Method method) {
        if (onMethod == null) {
            throw new IllegalStateException("@RetryTransaction on " + method.getDeclaringClass()
                    + " has an outcomeCheck, which cannot tell the calls of one method from those of another: name it on"
                    + " each method, as on " + method);
        }
    }

    /** The check would tell such a call as done, and nothing of the exception. */
    private static void refuseToCommitExceptions(TransactionAttribute transaction, Method method) {
        boolean commits = Stream.of(method.getExceptionTypes())
                        .anyMatch(type -> !transaction.rollbackOn((Throwable) OBJENESIS.newInstance(type)))
                || (transaction instanceof RuleBasedTransactionAttribute rules
                        && rules.getRollbackRules().stream().anyMatch(NoRollbackRuleAttribute.class::isInstance));
        if (commits) {
            throw new IllegalStateException("@RetryTransaction with an outcomeCheck on " + method
                    + ", which may throw an exception and be committed: add rollbackFor = Exception.class to"
                    + " @Transactional, and take noRollbackFor away");
        }
    }

    boolean hasCheck() {
        return annotation.outcomeCheck() != OutcomeCheck.class;
    }

    /** With the policy that the annotation asks for. */
    TransactionRetry by(TransactionRetry configured) {
        RetryPolicy policy = configured.policy();
        if (annotation.maxRetries() != -1) {
            policy = policy.withMaxRetries(annotation.maxRetries());
        }
        for (FailureKind kind : annotation.alsoOn()) {
            policy = policy.alsoOn(kind);
        }
        return configured.withPolicy(policy);
    }
}
