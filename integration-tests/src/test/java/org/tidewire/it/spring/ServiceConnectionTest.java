package org.tidewire.it.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.testcontainers.tidb.TiDBContainer;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;
import org.tidewire.testkit.server.TiDBContainerServer;
import org.tidewire.tidb.TiDBDialect;

/** Spring Boot's {@code @ServiceConnection} with a {@link TiDBContainer}: its address counts, and not the URL of a property. */
@TiDBTest
class ServiceConnectionTest {
    private static final String IMAGE = "pingcap/tidb:v8.5.4";
    private static final String NOWHERE = "jdbc:mysql://127.0.0.1:1/nowhere";
    private static TestDatabase addressed;

    private final TestDatabase database;

    ServiceConnectionTest(TestDatabase database) {
        this.database = database;
    }

    @Configuration(proxyBeanMethods = false)
    static class InAContainer {
        @Bean
        @ServiceConnection
        TiDBContainer tidb() {
            return new TiDBContainer(IMAGE);
        }
    }

    @Test
    void aContainer() {
        assumeTrue(TiDBContainerServer.isDockerAvailable(), "needs Docker");
        try (ConfigurableApplicationContext application = start(InAContainer.class)) {
            assertThat(application.getBean(HikariDataSource.class).getDataSourceProperties())
                    .as("the starter has asked the server")
                    .containsEntry("rewriteBatchedStatements", "true");
            opensAnAccount(application);
        }
    }

    /** As a container is, but for Docker: it has the address of the server that the tests run on. */
    static final class AddressOfTheTests extends TiDBContainer {
        AddressOfTheTests() {
            super(IMAGE);
        }

        @Override
        public void start() {}

        @Override
        public void stop() {}

        @Override
        public String getJdbcUrl() {
            return addressed.url();
        }

        @Override
        public String getUsername() {
            return addressed.user();
        }

        @Override
        public String getPassword() {
            return addressed.password();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class WithoutDocker {
        @Bean
        @ServiceConnection
        AddressOfTheTests tidb() {
            return new AddressOfTheTests();
        }
    }

    @Test
    void theAddressOfAContainer() {
        addressed = database;
        try (ConfigurableApplicationContext application = start(WithoutDocker.class)) {
            opensAnAccount(application);
        }
    }

    private ConfigurableApplicationContext start(Class<?> container) {
        return BootApplication.start(database, NOWHERE, Map.of(), container);
    }

    private static void opensAnAccount(ConfigurableApplicationContext application) {
        BankService bank = application.getBean(BankService.class);
        bank.open(1, 5);
        assertThat(bank.balance(1)).isEqualTo(5);
        assertThat(TestDatabase.dialect(
                        application.getBean(EntityManagerFactory.class).unwrap(SessionFactory.class)))
                .isInstanceOf(TiDBDialect.class);
    }
}
