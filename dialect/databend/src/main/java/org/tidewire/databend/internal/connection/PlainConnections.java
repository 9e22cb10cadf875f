package org.tidewire.databend.internal.connection;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.hibernate.HibernateException;
import org.hibernate.boot.MetadataBuilder;
import org.hibernate.boot.ResourceStreamLocator;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.classloading.spi.ClassLoaderService;
import org.hibernate.boot.registry.classloading.spi.ClassLoadingException;
import org.hibernate.boot.spi.AdditionalMappingContributions;
import org.hibernate.boot.spi.AdditionalMappingContributor;
import org.hibernate.boot.spi.InFlightMetadataCollector;
import org.hibernate.boot.spi.MetadataBuilderInitializer;
import org.hibernate.boot.spi.MetadataBuildingContext;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.MySQLDialect;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
import org.hibernate.service.ServiceRegistry;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.DatabendDialect;
import org.tidewire.databend.internal.server.DatabendVersion;
import org.tidewire.databend.jdbc.DatabendDriver;
import org.tidewire.internal.boot.EarlyEnvironment;
import org.tidewire.internal.boot.FailedBoot;
import org.tidewire.internal.boot.HibernateVersion;
import org.tidewire.spi.JdbcUrl;

/**
 * Refuses a session factory that is connected to Databend by {@code jdbc:mysql:}, and says which URL is right. Found by
 * {@link java.util.ServiceLoader}.
 *
 * <p>Databend's greeting looks like MySQL 8.0.90, so Connector/J connects and data can be lost: transactions have no effect, and
 * update counts are wrong. Hibernate cannot read the JDBC metadata there ({@code getSQLKeywords} fails). Only after that failure
 * does this class read the greeting, and only where MySQL's or Databend's dialect is named, or no dialect is named for a {@code
 * jdbc:mysql:} URL or for a data source while Connector/J is on the class path. It replaces no service.
 *
 * <p>It does not work with multi-tenancy, or without access to metadata ({@value AvailableSettings#ALLOW_METADATA_ON_BOOT}): there
 * is no connection at boot.
 */
public final class PlainConnections implements MetadataBuilderInitializer, AdditionalMappingContributor, FailedBoot {
    private static final List<String> DATA_SOURCES = List.of(
            "hibernate.connection.datasource",
            AvailableSettings.JAKARTA_JTA_DATASOURCE,
            AvailableSettings.JAKARTA_NON_JTA_DATASOURCE);

    /** Made by {@link java.util.ServiceLoader}. */
    public PlainConnections() {}

    /**
     * No dialect is named, so Hibernate's boot would end when it first asks for the JDBC environment, which comes next: the
     * exception is Hibernate's own, unless this is Databend.
     */
    @Override
    public void contribute(MetadataBuilder metadataBuilder, StandardServiceRegistry serviceRegistry) {
        if (isUndecided(serviceRegistry) && !isAskedForByAnother(serviceRegistry)) {
            try {
                serviceRegistry.requireService(JdbcEnvironment.class);
            } catch (HibernateException e) {
                refuseDatabend(serviceRegistry, e);
                throw e;
            }
        }
    }

    private static boolean isAskedForByAnother(StandardServiceRegistry registry) {
        return registry
                .requireService(ClassLoaderService.class)
                .loadJavaServices(MetadataBuilderInitializer.class)
                .stream()
                .anyMatch(module -> module instanceof EarlyEnvironment early && early.asks(registry));
    }

    @Override
    public void explain(ServiceRegistry registry, HibernateException failure) {
        if (isUndecided(registry)) {
            refuseDatabend(registry, failure);
        }
    }

    private static boolean isUndecided(ServiceRegistry registry) {
        Map<String, Object> settings =
                registry.requireService(ConfigurationService.class).getSettings();
        return allowsMetadata(settings)
                && text(settings, AvailableSettings.DIALECT).isEmpty()
                && mayBeMySQL(settings, registry);
    }

    /** A dialect is named, and Hibernate goes on with it where it cannot read the metadata. */
    @Override
    public void contribute(
            AdditionalMappingContributions contributions,
            InFlightMetadataCollector metadata,
            ResourceStreamLocator resourceStreamLocator,
            MetadataBuildingContext context) {
        Dialect dialect = metadata.getDatabase().getDialect();
        if (HibernateVersion.isSupported() && (dialect instanceof MySQLDialect || dialect instanceof DatabendDialect)) {
            ServiceRegistry registry = context.getBootstrapContext().getServiceRegistry();
            JdbcEnvironment environment = registry.requireService(JdbcEnvironment.class);
            if (environment.getExtractedDatabaseMetaData().getDatabaseProductVersion() == null
                    && allowsMetadata(
                            registry.requireService(ConfigurationService.class).getSettings())) {
                refuseDatabend(registry, null);
            }
        }
    }

    /** The URL of a data source is not known before there is a connection. */
    private static boolean mayBeMySQL(Map<String, Object> settings, ServiceRegistry registry) {
        return new JdbcUrl(text(settings, "hibernate.connection.url")).isMySQL()
                || (DATA_SOURCES.stream().anyMatch(settings::containsKey) && hasConnectorJ(registry));
    }

    private static boolean hasConnectorJ(ServiceRegistry registry) {
        try {
            registry.requireService(ClassLoaderService.class).classForName("com.mysql.cj.jdbc.Driver");
            return true;
        } catch (ClassLoadingException e) {
            return false;
        }
    }

    private static boolean allowsMetadata(Map<String, Object> settings) {
        return Stream.of(AvailableSettings.ALLOW_METADATA_ON_BOOT, "hibernate.temp.use_jdbc_metadata_defaults")
                .noneMatch(setting -> text(settings, setting).matches("(?i)false|disallow"));
    }

    private static String text(Map<String, Object> settings, String name) {
        return Objects.toString(settings.get(name), "");
    }

    private static void refuseDatabend(ServiceRegistry registry, @Nullable HibernateException cause) {
        String sentence = sentence(registry);
        if (!sentence.isEmpty()) {
            throw new HibernateException(sentence, cause);
        }
    }

    /** Empty where this is not Databend, or does not answer. */
    private static String sentence(ServiceRegistry registry) {
        try {
            ConnectionProvider provider = registry.getService(ConnectionProvider.class);
            if (provider == null) {
                return "";
            }
            Connection connection = provider.getConnection();
            try {
                return sentence(connection.getMetaData());
            } finally {
                provider.closeConnection(connection);
            }
        } catch (SQLException | RuntimeException e) {
            return ""; // Hibernate has met it before, and has logged it
        }
    }

    private static String sentence(DatabaseMetaData metadata) throws SQLException {
        String version = DatabendVersion.ofGreeting(metadata.getDatabaseProductVersion());
        if (version == null) {
            return "";
        }
        JdbcUrl url = new JdbcUrl(metadata.getURL());
        // Without parameters: there may be a password among them.
        return url.withoutParameters() + " leads to Databend " + version
                + ", on which Connector/J alone has neither transactions nor"
                + " right update counts: use " + url.withPrefix(DatabendDriver.URL_PREFIX)
                + " instead";
    }
}
