package org.tidewire.it.retry;

import com.arjuna.ats.arjuna.common.ObjectStoreEnvironmentBean;
import com.arjuna.ats.internal.arjuna.objectstore.VolatileStore;
import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import com.arjuna.common.internal.util.propertyservice.BeanPopulator;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.agroal.narayana.NarayanaTransactionIntegration;
import jakarta.transaction.TransactionManager;
import java.sql.SQLException;
import java.util.Map;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.TransactionSettings;
import org.hibernate.engine.transaction.jta.platform.internal.NarayanaJtaPlatform;

/**
 * Connections of Agroal's that take part in the transactions of Narayana's, as on Quarkus and WildFly.
 *
 * @param pool of one database
 */
record JtaConnections(AgroalDataSource pool) implements AutoCloseable {
    static {
        // One connection takes part in each transaction, so there is nothing to recover from a file.
        for (String store : new String[] {"default", "communicationStore", "stateStore"}) {
            BeanPopulator.getNamedInstance(ObjectStoreEnvironmentBean.class, store.equals("default") ? null : store)
                    .setObjectStoreType(VolatileStore.class.getName());
        }
    }

    static JtaConnections open(String url, String user, String password) throws SQLException {
        NarayanaTransactionIntegration narayana =
                new NarayanaTransactionIntegration(transactions(), new TransactionSynchronizationRegistryImple());
        return new JtaConnections(AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(4)
                        // One that was lost is not given again.
                        .validateOnBorrow(true)
                        .connectionValidator(ConnectionValidator.defaultValidator())
                        .transactionIntegration(narayana)
                        .connectionFactoryConfiguration(connection -> connection
                                .jdbcUrl(url)
                                .principal(new NamePrincipal(user))
                                .credential(new SimplePassword(password))))));
    }

    static TransactionManager transactions() {
        return com.arjuna.ats.jta.TransactionManager.transactionManager();
    }

    /** What Hibernate is told. */
    Map<String, Object> settings() {
        return Map.of(
                TransactionSettings.TRANSACTION_COORDINATOR_STRATEGY,
                "jta",
                TransactionSettings.JTA_PLATFORM,
                NarayanaJtaPlatform.class.getName(),
                JdbcSettings.JAKARTA_JTA_DATASOURCE,
                pool);
    }

    @Override
    public void close() {
        pool.close();
    }
}
