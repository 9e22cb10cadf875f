package org.tidewire.spring.boot;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.hibernate.cfg.JdbcSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;

/**
 * Tells Hibernate that the pool has switched auto-commit off, where it has: else Hibernate switches it off again at the begin of
 * each transaction, which is a round trip.
 */
final class AutoCommitSetting implements HibernatePropertiesCustomizer {
    private final PoolDefaults pools;
    private final ObjectProvider<DataSource> dataSources;

    AutoCommitSetting(PoolDefaults pools, ObjectProvider<DataSource> dataSources) {
        this.pools = pools;
        this.dataSources = dataSources;
    }

    /** With several data sources it is not known here which one Hibernate gets. */
    @Override
    public void customize(Map<String, Object> hibernateProperties) {
        List<DataSource> all = dataSources.stream().toList();
        if (all.size() == 1
                && all.get(0) instanceof HikariDataSource pool
                && !pool.isAutoCommit()
                && !pools.databases().isEmpty()) {
            hibernateProperties.putIfAbsent(JdbcSettings.CONNECTION_PROVIDER_DISABLES_AUTOCOMMIT, "true");
        }
    }
}
