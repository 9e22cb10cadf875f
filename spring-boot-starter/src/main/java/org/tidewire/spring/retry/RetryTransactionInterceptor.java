package org.tidewire.spring.retry;

import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.objenesis.SpringObjenesis;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.interceptor.NoRollbackRuleAttribute;
import org.springframework.transaction.interceptor.RuleBasedTransactionAttribute;
import org.springframework.transaction.interceptor.TransactionAttribute;
import org.springframework.transaction.interceptor.TransactionAttributeSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.ClassUtils;
import org.tidewire.retry.FailureKind;
import org.tidewire.retry.RetryPolicy;
import org.tidewire.retry.TransactionRetry;

/** Around the transaction of a method: repeats the call by {@link TransactionRetry}. */
public final class RetryTransactionInterceptor implements MethodInterceptor {
    /** Makes exceptions to ask about, without their constructors. */
    private static final SpringObjenesis OBJENESIS = new SpringObjenesis();

    private final Supplier<TransactionRetry> retry;
    private final Function<? super Class<? extends OutcomeCheck>, ? extends OutcomeCheck> checks;
    private final TransactionAttributeSource transactions = new AnnotationTransactionAttributeSource(false);

    /**
     * Interceptors are made before other beans.
     *
     * @param retry with the policy for methods that say nothing else; asked for at the first call and not before
     * @param checks the bean of a type
     */
    public RetryTransactionInterceptor(
            Supplier<TransactionRetry> retry,
            Function<? super Class<? extends OutcomeCheck>, ? extends OutcomeCheck> checks) {
        this.retry = retry;
        this.checks = checks;
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
        TransactionAttribute required = requireTransaction(transaction, method);
        if (annotation.outcomeCheck() != OutcomeCheck.class) {
            refuseToCommitExceptions(required, method);
        }
        boolean alwaysNew = required.getPropagationBehavior() == TransactionDefinition.PROPAGATION_REQUIRES_NEW;
        TransactionRetry chosen = withPolicyOf(annotation);
        if (alwaysNew || !TransactionSynchronizationManager.isActualTransactionActive()) {
            return repeat(chosen, annotation.outcomeCheck(), invocation, alwaysNew);
        }
        if (chosen.isRunning()) {
            // An outer call with the annotation repeats it all.
            return invocation.proceed();
        }
        return chosen.repeat(attempt -> {
            attempt.joined();
            return proceed(invocation);
        });
    }

    /** Where the check has found the call, nothing else has returned: its answer is what the method returns. */
    @SuppressWarnings("NullAway") // As below.
    private Object repeat(
            TransactionRetry chosen,
            Class<? extends OutcomeCheck> type,
            MethodInvocation invocation,
            boolean independently)
            throws Throwable {
        AtomicReference<Optional<?>> found = new AtomicReference<>(Optional.empty());
        TransactionRetry checking = chosen;
        if (type != OutcomeCheck.class) {
            OutcomeCheck check = checks.apply(type);
            checking = chosen.checkingOutcomeBy(entityManager -> {
                found.set(check.find(entityManager, invocation.getArguments()));
                return found.get().isPresent();
            });
        }
        Object returned = independently
                ? checking.repeatIndependently(attempt -> proceed(invocation))
                : checking.repeat(attempt -> proceed(invocation));
        return returned == null && found.get().isPresent()
                ? asReturned(found.get().get(), invocation.getMethod(), type)
                : returned;
    }

    private static @Nullable Object asReturned(Object found, Method method, Class<? extends OutcomeCheck> check) {
        Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(method.getReturnType());
        if (type == void.class) {
            return null;
        }
        if (type.isInstance(found)) {
            return found;
        }
        if (type == Optional.class) {
            return Optional.of(found);
        }
        throw new IllegalStateException(check.getName() + " has found that the call was committed, and gives a "
                + found.getClass().getName() + ", but " + method + " returns another type: let the check give what the"
                + " method returns");
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

    /** May return null: the analysis does not know type arguments that are nullable. */
    @SuppressWarnings("NullAway")
    private static Object proceed(MethodInvocation invocation) throws Throwable {
        // An invocation can proceed once: each attempt takes a clone.
        return invocation instanceof ProxyMethodInvocation proxied
                ? proxied.invocableClone().proceed()
                : invocation.proceed();
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

    private TransactionRetry withPolicyOf(RetryTransaction annotation) {
        TransactionRetry configured = retry.get();
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
