package org.tidewire.it.databend.boot;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mysql.cj.jdbc.MysqlDataSource;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

/** A session factory over {@code jdbc:mysql:} to Databend. */
@DatabendTest
class PlainConnectionTest {
    @Entity(name = "Plain")
    static class Plain {
        @Id
        Long id;
    }

    private final TestDatabase database;

    PlainConnectionTest(TestDatabase database) {
        this.database = database;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Databend", "org.hibernate.dialect.MySQLDialect"})
    void isRefusedWithTheRightUrl(String dialect) {
        HibernatePersistenceConfiguration configuration = configuration(dialect)
                .jdbcUrl(database.plainUrl() + "?connectTimeout=20000")
                .jdbcCredentials(database.user(), database.password());

        assertRefused(configuration::createEntityManagerFactory);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Databend", "org.hibernate.dialect.MySQLDialect"})
    void ofADataSourceIsRefused(String dialect) {
        MysqlDataSource dataSource = new MysqlDataSource();
        dataSource.setUrl(database.plainUrl());
        dataSource.setUser(database.user());
        dataSource.setPassword(database.password());
        HibernatePersistenceConfiguration configuration = configuration(dialect);
        configuration.property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, dataSource);

        assertRefused(configuration::createEntityManagerFactory);
    }

    @Test
    void isRefusedWithoutAPersistenceUnit() {
        try (var services = new StandardServiceRegistryBuilder()
                .applySetting(JdbcSettings.JAKARTA_JDBC_URL, database.plainUrl())
                .applySetting(JdbcSettings.JAKARTA_JDBC_USER, database.user())
                .applySetting(JdbcSettings.JAKARTA_JDBC_PASSWORD, database.password())
                .build()) {
            MetadataSources sources = new MetadataSources(services).addAnnotatedClass(Plain.class);
            assertRefused(sources::buildMetadata);
        }
    }

    private static HibernatePersistenceConfiguration configuration(String dialect) {
        HibernatePersistenceConfiguration configuration = new HibernatePersistenceConfiguration("plain");
        configuration.managedClass(Plain.class);
        if (!dialect.isEmpty()) {
            configuration.property(JdbcSettings.DIALECT, dialect);
        }
        return configuration;
    }

    private void assertRefused(ThrowingCallable boot) {
        assertThatThrownBy(boot)
                .hasMessage(database.plainUrl() + " leads to Databend 1.2.895, on which Connector/J alone has neither"
                        + " transactions nor right update counts: use " + database.url() + " instead");
    }
}
