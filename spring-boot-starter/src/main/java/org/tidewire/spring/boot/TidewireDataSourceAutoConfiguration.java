package org.tidewire.spring.boot;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** JDBC defaults for HikariCP, what Hibernate has to know of the pool, and a look at the dialect. */
@AutoConfiguration(before = DataSourceAutoConfiguration.class)
@ConditionalOnClass(HikariDataSource.class)
@EnableConfigurationProperties(DataSourceProperties.class)
public final class TidewireDataSourceAutoConfiguration {
    /** Made by Spring. */
    public TidewireDataSourceAutoConfiguration() {}

    @Bean
    static PoolDefaults tidewirePoolDefaults(ObjectProvider<DataSourceProperties> properties) {
        return new PoolDefaults(properties::getObject);
    }

    @Bean
    static AutoCommitSetting tidewireAutoCommitSetting(PoolDefaults pools, ObjectProvider<DataSource> dataSources) {
        return new AutoCommitSetting(pools, dataSources);
    }

    @Bean
    @ConditionalOnBooleanProperty(name = "tidewire.datasource.check-dialect", matchIfMissing = true)
    static DialectCheck tidewireDialectCheck(PoolDefaults pools, ObjectProvider<EntityManagerFactory> factories) {
        return new DialectCheck(pools, factories);
    }
}
