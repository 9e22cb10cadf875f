package org.tidewire.spring.retry;

import jakarta.persistence.EntityManagerFactory;
import java.lang.reflect.Method;
import java.util.List;
import java.util.function.Supplier;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionAttribute;
import org.springframework.transaction.interceptor.TransactionAttributeSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.tidewire.retry.FailureClassifier;
import org.tidewire.retry.FailureKind;
import org.tidewire.retry.JoinedTransactionException;
import org.tidewire.retry.RetryListener;
import org.tidewire.retry.RetryPolicy;
import org.tidewire.retry.TransactionFailure;

/** Around the transaction of a method: repeats the call by Spring's {@link RetryTemplate}. */
public final class RetryTransactionInterceptor implements MethodInterceptor {
    private final Supplier<EntityManagerFactory> factory;
    private final Supplier<RetryPolicy> policy;
    private final Supplier<List<RetryListener>> listeners;
    private final TransactionAttributeSource transactions = new AnnotationTransactionAttributeSource(false);

    /**
     * Everything is asked for at the first call and not before, as interceptors are made before other beans.
     *
     * @param factory whose dialect says which failures may be repeated
     * @param policy for methods that say nothing else
     * @param listeners are told how it goes
     */
    public RetryTransactionInterceptor(
            Supplier<EntityManagerFactory> factory,
            Supplier<RetryPolicy> policy,
            Supplier<List<RetryListener>> listeners) {
        this.factory = factory;
        this.policy = policy;
        this.listeners = listeners;
    }

    @Override
    public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
        Object target = invocation.getThis();
        Class<?> type = target == null ? invocation.getMethod().getDeclaringClass() : AopUtils.getTargetClass(target);
        Method method = AopUtils.getMostSpecificMethod(invocation.getMethod(), type);
        RetryTransaction onMethod = AnnotatedElementUtils.findMergedAnnotation(method, RetryTransaction.class);
        RetryTransaction annotation =
                onMethod == null ? AnnotatedElementUtils.findMergedAnnotation(type, RetryTransaction.class) : onMethod;
        TransactionAttribute transaction = transactions.getTransactionAttribute(invocation.getMethod(), type);
        if (annotation == null || (transaction == null && onMethod == null)) {
            return invocation.proceed();
        }
        boolean alwaysNew = requireTransaction(transaction, method).getPropagationBehavior()
                == TransactionDefinition.PROPAGATION_REQUIRES_NEW;
        RetryPolicy chosen = policyOf(annotation);
        FailureClassifier classifier = FailureClassifier.of(factory.get());
        if (TransactionSynchronizationManager.isActualTransactionActive() && !alwaysNew) {
            return joined(invocation, chosen, classifier);
        }
        RetriedCall call = new RetriedCall(invocation, chosen, classifier, listeners.get());
        RetryTemplate template = new RetryTemplate(call);
        template.setRetryListener(call);
        try {
            return template.execute(call);
        } catch (RetryException e) {
            throw call.outcome(e);
        }
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

    private RetryPolicy policyOf(RetryTransaction annotation) {
        RetryPolicy chosen = policy.get();
        if (annotation.maxRetries() != -1) {
            chosen = chosen.withMaxRetries(annotation.maxRetries());
        }
        for (FailureKind kind : annotation.alsoOn()) {
            chosen = chosen.alsoOn(kind);
        }
        return chosen;
    }

    /** An outer call with the annotation repeats it all; where there is none, the exception says who has to. */
    private static @Nullable Object joined(
            MethodInvocation invocation, RetryPolicy policy, FailureClassifier classifier) throws Throwable {
        try {
            return invocation.proceed();
        } catch (Exception e) {
            TransactionFailure failure = TransactionFailure.of(e, classifier);
            if (policy.repeats(failure.kind()) && RetriedCall.current() == null) {
                throw new JoinedTransactionException(1, failure);
            }
            throw e;
        }
    }
}
