package org.tidewire.databend.connection;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.HibernateException;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;
import org.hibernate.engine.jdbc.env.JdbcMetadataOnBoot;
import org.hibernate.engine.jdbc.env.internal.JdbcEnvironmentInitiator;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
import org.hibernate.service.spi.ServiceContributor;
import org.hibernate.service.spi.ServiceException;
import org.hibernate.service.spi.ServiceRegistryImplementor;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a session factory that is connected to Databend by {@code jdbc:mysql:}, and says which URL is right. Found by
 * {@link java.util.ServiceLoader}.
 *
 * <p>Databend greets like a MySQL 8.0.90, and Connector/J alone works with it well enough to lose data: transactions are
 * none, and update counts are wrong. Hibernate cannot tell either: its look at the JDBC metadata fails, and it asks for a
 * dialect, or uses the one that is named. This looks at the greeting where that look has failed; on other databases nothing
 * changes.
 *
 * <p>With multi-tenancy, or without access to metadata ({@value AvailableSettings#ALLOW_METADATA_ON_BOOT}), there is no
 * connection to look at.
 */
public final class PlainConnections extends JdbcEnvironmentInitiator implements ServiceContributor {
    /** How the MySQL handler greets: {@code 8.0.90-v1.2.895-nightly-363a49c1dd(rust-1.94.0-nightly-2026-04-12T...)}. */
    private static final Pattern GREETING = Pattern.compile("8\\.0\\.\\d{1,3}-v?(\\d{1,4}\\.\\d[^-(]*).*\\(rust-.*");

    /** Made by {@link java.util.ServiceLoader}. */
    public PlainConnections() {}

    @Override
    public void contribute(StandardServiceRegistryBuilder serviceRegistryBuilder) {
        serviceRegistryBuilder.addInitiator(this);
    }

    @Override
    public JdbcEnvironment initiateService(
            Map<String, Object> configurationValues, ServiceRegistryImplementor registry) {
        JdbcEnvironment environment;
        try {
            environment = super.initiateService(configurationValues, registry);
        } catch (HibernateException e) {
            refuseDatabend(configurationValues, registry, e);
            throw e;
        }
        if (environment.getExtractedDatabaseMetaData().getDatabaseProductVersion() == null) {
            refuseDatabend(configurationValues, registry, null);
        }
        return environment;
    }

    private static void refuseDatabend(
            Map<String, Object> settings, ServiceRegistryImplementor registry, @Nullable HibernateException cause) {
        if (jdbcMetadataAccess(settings) == JdbcMetadataOnBoot.DISALLOW) {
            return;
        }
        ConnectionProvider provider = registry.getService(ConnectionProvider.class);
        if (provider != null) {
            String sentence = sentence(provider);
            if (!sentence.isEmpty()) {
                throw new ServiceException(sentence, cause); // the one kind that Hibernate does not wrap
            }
        }
    }

    /** Empty where this is not Databend, or does not answer. */
    private static String sentence(ConnectionProvider provider) {
        try {
            Connection connection = provider.getConnection();
            try {
                return sentence(connection.getMetaData());
            } finally {
                provider.closeConnection(connection);
            }
        } catch (SQLException | RuntimeException e) {
            return ""; // Hibernate has met it before, and has said so
        }
    }

    private static String sentence(DatabaseMetaData metadata) throws SQLException {
        Matcher greeting = GREETING.matcher(String.valueOf(metadata.getDatabaseProductVersion()));
        if (!greeting.matches()) {
            return "";
        }
        // Without parameters: there may be a password among them.
        String url = metadata.getURL().replaceFirst("\\?.*", "");
        return url + " leads to Databend " + greeting.group(1)
                + ", on which Connector/J alone has neither transactions nor"
                + " right update counts: use " + url.replaceFirst("^jdbc:mysql:(\\w+:)?", "jdbc:databend+mysql:")
                + " instead";
    }
}
