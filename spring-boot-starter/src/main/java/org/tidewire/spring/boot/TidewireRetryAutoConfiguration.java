package org.tidewire.spring.boot;

import jakarta.persistence.EntityManagerFactory;
import java.util.function.Supplier;
import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.ComposablePointcut;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionAttributeSource;
import org.tidewire.retry.RetryListener;
import org.tidewire.retry.RetryPolicy;
import org.tidewire.retry.TransactionRetry;
import org.tidewire.spring.retry.RetryTransaction;
import org.tidewire.spring.retry.RetryTransactionInterceptor;
import org.tidewire.spring.retry.RetryTransactionListener;

/**
 * Retries by {@link RetryTransaction}, and a {@link TransactionRetry} for use in code. Beans of the types
 * {@link RetryPolicy} and {@link RetryListener} are used.
 */
@AutoConfiguration(
        after = {
            HibernateJpaAutoConfiguration.class,
            TransactionAutoConfiguration.class,
            TidewireMetricsAutoConfiguration.class
        })
@ConditionalOnSingleCandidate(EntityManagerFactory.class)
@ConditionalOnBooleanProperty(name = "tidewire.retry.enabled", matchIfMissing = true)
@EnableConfigurationProperties(RetryProperties.class)
public final class TidewireRetryAutoConfiguration {
    static final String ADVISOR = "tidewireRetryAdvisor";

    /** Made by Spring. */
    public TidewireRetryAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    RetryPolicy tidewireRetryPolicy(RetryProperties properties) {
        return properties.toPolicy();
    }

    @Bean
    @ConditionalOnMissingBean
    TransactionRetry tidewireTransactionRetry(
            EntityManagerFactory factory, RetryPolicy policy, ObjectProvider<RetryListener> listeners) {
        TransactionRetry retry = TransactionRetry.of(factory).withPolicy(policy);
        for (RetryListener listener : listeners.orderedStream().toList()) {
            retry = retry.withListener(listener);
        }
        return retry;
    }

    /** Before the advisor of {@code @Transactional}, whose order is the lowest: around the transaction. */
    @Bean(ADVISOR)
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor tidewireRetryAdvisor(ObjectProvider<TransactionRetry> retry, BeanFactory beans) {
        return outermost(retry::getObject, beans);
    }

    static Advisor outermost(Supplier<TransactionRetry> retry, BeanFactory beans) {
        MethodInterceptor interceptor = new RetryTransactionInterceptor(
                retry,
                beans::getBean,
                () -> beans.getBeanProvider(TransactionAttributeSource.class)
                        .getIfUnique(() -> new AnnotationTransactionAttributeSource(false)));
        DefaultPointcutAdvisor advisor = new DefaultPointcutAdvisor(
                new ComposablePointcut(new AnnotationMatchingPointcut(RetryTransaction.class, true))
                        .union(new AnnotationMatchingPointcut(null, RetryTransaction.class, true)),
                interceptor);
        advisor.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return advisor;
    }

    /** Transaction managers of the application too. */
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static BeanPostProcessor tidewireTransactionManagers() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof ConfigurableTransactionManager manager) {
                    manager.addListener(new RetryTransactionListener(manager));
                }
                return bean;
            }
        };
    }
}
