package org.tidewire.it.cratedb.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.cratedb.CrateDBDialect;
import org.tidewire.testkit.junit.CrateDBTest;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.support.LogCapture;

/** A URL is enough, with a pool or without one. */
@CrateDBTest
class BootTest {
    @Entity(name = "Thing")
    static class Thing {
        @Id
        int id;

        String name;
    }

    private final TestDatabase database;

    BootTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void byADataSource() {
        try (HikariDataSource pool = pool("")) {
            requireBoot(Map.of(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, pool));
        }
    }

    @Test
    void byHibernatesOwnPool() {
        requireBoot(byUrl());
    }

    @Test
    void byADialectThatIsNamed() {
        Map<String, Object> settings = byUrl();
        settings.put(JdbcSettings.DIALECT, "CrateDB");
        requireBoot(settings);
    }

    @Test
    void withoutMetadata() {
        Map<String, Object> settings = byUrl();
        settings.put(JdbcSettings.DIALECT, "CrateDB");
        settings.put(JdbcSettings.ALLOW_METADATA_ON_BOOT, false);
        requireBoot(settings);
    }

    private Map<String, Object> byUrl() {
        return new HashMap<>(Map.of(
                JdbcSettings.JAKARTA_JDBC_URL,
                database.url(),
                JdbcSettings.JAKARTA_JDBC_USER,
                database.user(),
                JdbcSettings.JAKARTA_JDBC_PASSWORD,
                database.password()));
    }

    /** Its sources know no settings yet, when they are made. */
    @Test
    void byAConfiguration() {
        Configuration configuration = new Configuration().addAnnotatedClass(Thing.class);
        configuration.getProperties().putAll(byUrl());
        requireBoot(configuration::buildSessionFactory);
    }

    /** Databend's module, on this class path too, asks for the JDBC environment as well. */
    @Test
    void byAConfigurationWithADataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser(database.user());
        Configuration configuration = new Configuration().addAnnotatedClass(Thing.class);
        configuration.getProperties().put(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, source);
        requireBoot(configuration::buildSessionFactory);
    }

    private static void requireBoot(Map<String, Object> settings) {
        requireBoot(() -> boot(settings));
    }

    private static void requireBoot(Supplier<SessionFactory> boot) {
        try (LogCapture hibernate = LogCapture.of("org.hibernate.orm.jdbc");
                SessionFactory factory = boot.get()) {
            assertThat(TestDatabase.dialect(factory)).isInstanceOf(CrateDBDialect.class);
            assertThat(TestDatabase.dialect(factory).getVersion().isSameOrAfter(6, 4))
                    .isTrue();
            factory.inSession(session -> {
                var transaction = session.beginTransaction();
                session.createNativeQuery("select 1", Integer.class).getSingleResult();
                transaction.rollback();
                session.beginTransaction();
                session.createNativeQuery("select 1", Integer.class).getSingleResult();
                session.getTransaction().commit();
            });
            assertThat(hibernate.atLeast(Level.WARN)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reWriteBatchedInserts=true",
                "autosave=always",
                "autosave=conservative",
                "preferQueryMode=simple",
                "binaryTransfer=false",
                "currentSchema=other"
            })
    void aPropertyOfTheDriverThatDoesHarmIsRefused(String property) {
        try (HikariDataSource pool = pool(property)) {
            assertThatThrownBy(() -> boot(Map.of(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, pool)))
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessageContaining("the driver property (" + property);
        }
    }

    @Test
    void aServerThatIsToBeThePrimaryOneIsRefused() {
        Map<String, Object> settings = byUrl();
        settings.put(
                JdbcSettings.JAKARTA_JDBC_URL,
                config("targetServerType=primary").getJdbcUrl());
        assertThatThrownBy(() -> boot(settings))
                .hasStackTraceContaining(
                        "the driver property (targetServerType=primary, since the driver finds no server then)");
    }

    /** They are not in the URL. */
    @ParameterizedTest
    @CsvSource({
        "autosave, conservative, autosave=conservative",
        "preferQueryMode, simple, preferQueryMode=simple",
        "binaryTransfer, false, binaryTransfer=false",
        "binaryTransferDisable, VARCHAR_ARRAY, binaryTransfer=false"
    })
    void aPropertyOfThePoolThatDoesHarmIsRefused(String name, String value, String told) {
        HikariConfig config = config("");
        config.addDataSourceProperty(name, value);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            assertThatThrownBy(() -> boot(Map.of(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, pool)))
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessageContaining("the driver property (" + told);
        }
    }

    private HikariDataSource pool(String properties) {
        return new HikariDataSource(config(properties));
    }

    private HikariConfig config(String properties) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url() + (database.url().contains("?") ? "&" : "?") + properties);
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(2);
        return config;
    }

    private static SessionFactory boot(Map<String, Object> settings) {
        return new HibernatePersistenceConfiguration("cratedb")
                .managedClass(Thing.class)
                .properties(settings)
                .createEntityManagerFactory();
    }
}
