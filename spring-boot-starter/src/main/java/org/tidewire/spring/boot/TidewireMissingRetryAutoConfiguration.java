package org.tidewire.spring.boot;

import java.util.function.Supplier;
import org.springframework.aop.Advisor;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Role;
import org.tidewire.retry.TransactionRetry;
import org.tidewire.spring.retry.RetryTransaction;

/** Where nothing can be repeated, {@link RetryTransaction} says so, and is not silently without effect. */
@AutoConfiguration(after = TidewireRetryAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "tidewire.retry.enabled", matchIfMissing = true)
public final class TidewireMissingRetryAutoConfiguration {
    /** Made by Spring. */
    public TidewireMissingRetryAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean(name = TidewireRetryAutoConfiguration.ADVISOR)
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor tidewireMissingRetryAdvisor(BeanFactory beans) {
        Supplier<TransactionRetry> none = () -> {
            throw new IllegalStateException("@RetryTransaction needs one EntityManagerFactory, or a primary one among"
                    + " several; or set tidewire.retry.enabled=false");
        };
        return TidewireRetryAutoConfiguration.outermost(none, beans);
    }
}
