package org.tidewire.it.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.tidewire.cratedb.CrateDBDialect;
import org.tidewire.testkit.junit.CrateDBTest;
import org.tidewire.testkit.junit.TestDatabase;

/** What the starter does when it finds CrateDB behind a URL of PostgreSQL's driver. */
@CrateDBTest
class StarterOnCrateDBTest {
    private final TestDatabase database;

    StarterOnCrateDBTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void aUrlIsEnough() {
        try (ConfigurableApplicationContext application = start(Map.of())) {
            assertThat(application.getBean(HikariDataSource.class).getDataSourceProperties())
                    .as("what another database behind such a URL would get")
                    .isEmpty();
            assertThat(TestDatabase.dialect(
                            application.getBean(EntityManagerFactory.class).unwrap(SessionFactory.class)))
                    .isInstanceOf(CrateDBDialect.class);

            BankService bank = application.getBean(BankService.class);
            bank.open(1, 5);
            bank.withdraw(1, 2);
            assertThat(bank.balance(1)).as("in a read-only transaction").isEqualTo(3);
        }
    }

    @Test
    void whatFailsAfterAWriteSaysThatTheRowStays() {
        try (ConfigurableApplicationContext application = start(Map.of())) {
            BankService bank = application.getBean(BankService.class);
            bank.open(1, 5);
            assertThatThrownBy(() -> bank.open(1, 7))
                    .hasStackTraceContaining("with the same primary key exists already");
            assertThat(bank.balance(1)).isEqualTo(5);
        }
    }

    @Test
    void aPropertyOfTheDriverThatDoesHarmEndsTheStart() {
        String property = "spring.datasource.hikari.data-source-properties.reWriteBatchedInserts";
        assertThatThrownBy(() -> start(Map.of(property, "true")).close())
                .hasStackTraceContaining(
                        "The driver has reWriteBatchedInserts=true, and on CrateDB a batch has no counts");
    }

    @Test
    void anotherDialectEndsTheStart() {
        assertThatThrownBy(
                        () -> start(Map.of("spring.jpa.database-platform", "org.hibernate.dialect.PostgreSQLDialect"))
                                .close())
                .hasStackTraceContaining(
                        "The database is CrateDB, and Hibernate uses org.hibernate.dialect.PostgreSQLDialect for it");
    }

    private ConfigurableApplicationContext start(Map<String, String> properties) {
        return BootApplication.start(database, database.url(), properties);
    }
}
