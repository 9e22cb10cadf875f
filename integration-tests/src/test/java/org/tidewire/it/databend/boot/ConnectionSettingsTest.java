package org.tidewire.it.databend.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

/** Settings that begin with {@code hibernate.connection}: Hibernate hands those that it does not know to the driver. */
@DatabendTest
class ConnectionSettingsTest {
    private final TestDatabase database;

    ConnectionSettingsTest(TestDatabase database) {
        this.database = database;
    }

    @Entity(name = "Setting")
    static class Setting {
        @Id
        Long id;
    }

    @Test
    void thoseOfHibernateItselfPass() {
        Map<String, String> settings = Map.of(
                "hibernate.connection.autocommit", "false",
                "hibernate.connection.handling_mode", "DELAYED_ACQUISITION_AND_HOLD",
                "hibernate.connection.init_sql", "set timezone = 'Asia/Tokyo'",
                "hibernate.connection.initial_pool_size", "1",
                "hibernate.connection.isolation", "READ_COMMITTED",
                "hibernate.connection.login_timeout", "20",
                "hibernate.connection.min_pool_size", "1",
                "hibernate.connection.pool_size", "2",
                "hibernate.connection.pool_validation_interval", "60",
                "hibernate.synonyms", "true");
        try (SessionFactory factory = configuration(settings).createEntityManagerFactory()) {
            assertThat(factory.<String>fromTransaction(
                            session -> session.createNativeQuery("select timezone()", String.class)
                                    .getSingleResult()))
                    .isEqualTo("Asia/Tokyo");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "useSSL, it is not known to be safe with Databend",
        "allowMultiQueries, Databend takes one statement at a time",
        "socketTimeOut, there is none of that name; socketTimeout may be meant",
    })
    void thoseOfConnectorJThatAreNotSafeAndThoseThatAreMisspeltAreRefused(String property, String reason) {
        HibernatePersistenceConfiguration configuration =
                configuration(Map.of("hibernate.connection." + property, "true"));
        assertThatThrownBy(configuration::createEntityManagerFactory)
                .hasStackTraceContaining("The connection property " + property + " is refused: " + reason);
    }

    private HibernatePersistenceConfiguration configuration(Map<String, String> settings) {
        HibernatePersistenceConfiguration configuration = new HibernatePersistenceConfiguration("settings");
        configuration
                .managedClasses(Setting.class)
                .properties(settings)
                .jdbcUrl(database.url())
                .jdbcCredentials(database.user(), database.password());
        return configuration;
    }
}
