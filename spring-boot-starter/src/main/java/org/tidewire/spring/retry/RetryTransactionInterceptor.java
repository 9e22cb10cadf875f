package org.tidewire.spring.retry;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.MethodClassKey;
import org.springframework.transaction.interceptor.TransactionAttributeSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.ClassUtils;
import org.tidewire.retry.TransactionRetry;

/** Around the transaction of a method: repeats the call by {@link TransactionRetry}. */
public final class RetryTransactionInterceptor implements MethodInterceptor {
    private final Supplier<TransactionRetry> retry;
    private final Function<? super Class<? extends OutcomeCheck>, ? extends OutcomeCheck> checks;
    private final Supplier<TransactionAttributeSource> transactions;
    private final Map<MethodClassKey, Optional<RetriedMethod>> methods = new ConcurrentHashMap<>();

    /**
     * Interceptors are made before other beans.
     *
     * @param retry with the policy for methods that say nothing else; asked for at the first call and not before
     * @param checks the bean of a type
     * @param transactions what {@code @Transactional} says of a method, with the application's own rules
     */
    public RetryTransactionInterceptor(
            Supplier<TransactionRetry> retry,
            Function<? super Class<? extends OutcomeCheck>, ? extends OutcomeCheck> checks,
            Supplier<TransactionAttributeSource> transactions) {
        this.retry = retry;
        this.checks = checks;
        this.transactions = transactions;
    }

    @Override
    public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
        Object target = invocation.getThis();
        Class<?> type = target == null ? invocation.getMethod().getDeclaringClass() : AopUtils.getTargetClass(target);
        RetriedMethod method = methods.computeIfAbsent(
                        new MethodClassKey(invocation.getMethod(), type),
                        key -> Optional.ofNullable(read(invocation.getMethod(), type)))
                .orElse(null);
        if (method == null) {
            return invocation.proceed();
        }
        TransactionRetry chosen = method.by(retry.get());
        if (method.alwaysNew() || !TransactionSynchronizationManager.isActualTransactionActive()) {
            return repeat(chosen, method, invocation);
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

    private @Nullable RetriedMethod read(Method method, Class<?> type) {
        return RetriedMethod.of(
                AopUtils.getMostSpecificMethod(method, type),
                type,
                transactions.get().getTransactionAttribute(method, type));
    }

    /** Where the check has found the call, nothing else has returned: its answer is what the method returns. */
    @SuppressWarnings("NullAway") // As below.
    private Object repeat(TransactionRetry chosen, RetriedMethod method, MethodInvocation invocation) throws Throwable {
        AtomicReference<Optional<?>> found = new AtomicReference<>(Optional.empty());
        TransactionRetry checking = chosen;
        Class<? extends OutcomeCheck> type = method.annotation().outcomeCheck();
        if (method.hasCheck()) {
            OutcomeCheck check = checks.apply(type);
            checking = chosen.checkingOutcomeBy(entityManager -> {
                found.set(check.find(entityManager, invocation.getArguments()));
                return found.get().isPresent();
            });
        }
        Object returned = method.alwaysNew()
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

    /** May return null: the analysis does not know type arguments that are nullable. */
    @SuppressWarnings("NullAway")
    private static Object proceed(MethodInvocation invocation) throws Throwable {
        // An invocation can proceed once: each attempt takes a clone.
        return invocation instanceof ProxyMethodInvocation proxied
                ? proxied.invocableClone().proceed()
                : invocation.proceed();
    }
}
