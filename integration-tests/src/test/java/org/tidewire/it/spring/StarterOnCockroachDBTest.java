package org.tidewire.it.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.tidewire.cockroachdb.CockroachDBDialect;
import org.tidewire.testkit.junit.CockroachDBTest;
import org.tidewire.testkit.junit.TestDatabase;

/** What the starter does when it finds CockroachDB behind a URL of PostgreSQL's driver. */
@CockroachDBTest
class StarterOnCockroachDBTest {
    private final TestDatabase database;

    StarterOnCockroachDBTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void thePoolGetsWhatNobodyHasSetAndTheDialectIsFound() {
        try (ConfigurableApplicationContext application = start(Map.of())) {
            assertThat(application.getBean(HikariDataSource.class).getDataSourceProperties())
                    .containsEntry("reWriteBatchedInserts", "true");
            assertThat(TestDatabase.dialect(
                            application.getBean(EntityManagerFactory.class).unwrap(SessionFactory.class)))
                    .isInstanceOf(CockroachDBDialect.class);

            BankService bank = application.getBean(BankService.class);
            bank.open(1, 5);
            assertThat(bank.balance(1)).as("in a read-only transaction").isEqualTo(5);
        }
    }

    @Test
    void whatTheUserHasSetStays() {
        String property = "spring.datasource.hikari.data-source-properties.reWriteBatchedInserts";
        try (ConfigurableApplicationContext application = start(Map.of(property, "false"))) {
            assertThat(application.getBean(HikariDataSource.class).getDataSourceProperties())
                    .containsEntry("reWriteBatchedInserts", "false");
        }
    }

    @Test
    void anotherDialectEndsTheStart() {
        assertThatThrownBy(
                        () -> start(Map.of("spring.jpa.database-platform", "org.hibernate.dialect.PostgreSQLDialect"))
                                .close())
                .hasStackTraceContaining(
                        "The database is CockroachDB, and Hibernate uses org.hibernate.dialect.PostgreSQLDialect for it");
    }

    private ConfigurableApplicationContext start(Map<String, String> properties) {
        return BootApplication.start(database, database.url(), properties);
    }
}
