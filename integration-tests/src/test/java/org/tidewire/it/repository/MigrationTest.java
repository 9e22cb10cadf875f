package org.tidewire.it.repository;

import static org.assertj.core.api.Assertions.assertThat;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

/** Flyway makes the schema, and repositories work in it. */
@TiDBTest
class MigrationTest {
    /** Hibernate would compare the steps of sequences with information_schema.sequences, and MariaDB 11.4 has none. */
    private static final String NO_LOOK_AT_SEQUENCES =
            "--spring.jpa.properties.hibernate.id.sequence.increment_size_mismatch_strategy=none";

    private final TestDatabase database;

    MigrationTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void repositoriesWorkInWhatFlywayHasMade() {
        assertThat(flyway(database).target("1").load().migrate().migrationsExecuted)
                .isEqualTo(1);
        Flyway flyway = flyway(database).load();
        assertThat(flyway.migrate().migrationsExecuted).isEqualTo(1);
        assertThat(flyway.migrate().migrationsExecuted).as("a second time").isZero();
        flyway.validate();

        try (ConfigurableApplicationContext application =
                LibraryApplication.start(database, "none", NO_LOOK_AT_SEQUENCES)) {
            BookRepository books = application.getBean(BookRepository.class);
            Library.fill(application.getBean(AuthorRepository.class), books);
            assertThat(books.ofCountry("IT")).hasSize(2);
        }
    }

    /** With a connection of its own: what Flyway sends is not our dialect's. */
    static FluentConfiguration flyway(TestDatabase database) {
        return Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .locations("classpath:org/tidewire/it/repository/migration");
    }
}
