package org.tidewire.it.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

/** Flyway does not know Databend; scripts that Spring Boot runs at the start do. */
@DatabendTest
class DatabendMigrationTest {
    private final TestDatabase database;

    DatabendMigrationTest(TestDatabase database) {
        this.database = database;
    }

    @AfterEach
    void dropSequences() throws SQLException {
        try (Connection connection = database.connection()) {
            // They belong to the tenant, and outlive the database.
            connection.createStatement().execute("drop sequence if exists author_seq");
            connection.createStatement().execute("drop sequence if exists book_seq");
        }
    }

    @Test
    void flywayRefusesTheDriver() {
        assertThatThrownBy(() -> migrate(database.url()))
                .isInstanceOf(FlywayException.class)
                .hasMessageStartingWith("No Flyway database plugin found to handle jdbc:databend+mysql://");
    }

    @Test
    void flywayRefusesADataSource() {
        assertThatThrownBy(() -> Flyway.configure()
                        .dataSource(database.dataSource())
                        .locations("classpath:org/tidewire/it/repository/migration")
                        .load()
                        .migrate())
                .isInstanceOf(FlywayException.class)
                .hasMessageContaining("Unsupported Database: Databend");
    }

    /** It takes the server for MySQL then, by Databend's version. */
    @Test
    void flywayFailsOverAPlainConnection() throws SQLException {
        assertThatThrownBy(() -> migrate(database.plainUrl()))
                .isInstanceOf(FlywayException.class)
                .hasMessageStartingWith("MySQL upgrade required: MySQL 1.2 is outdated");
        assertThat(tables()).isZero();
    }

    private void migrate(String url) {
        Flyway.configure()
                .dataSource(url, database.user(), database.password())
                .locations("classpath:org/tidewire/it/repository/migration")
                .load()
                .migrate();
    }

    private int tables() throws SQLException {
        try (Connection connection = database.connection();
                ResultSet tables =
                        connection.getMetaData().getTables(null, database.name(), "%", new String[] {"TABLE"})) {
            int count = 0;
            while (tables.next()) {
                count++;
            }
            return count;
        }
    }

    @Test
    void theEntitiesFitWhatAScriptHasMade() {
        for (int start = 1; start <= 2; start++) {
            try (ConfigurableApplicationContext application = LibraryApplication.start(
                    database,
                    "validate",
                    "--spring.sql.init.mode=always",
                    "--spring.sql.init.schema-locations=classpath:org/tidewire/it/repository/databend.sql")) {
                BookRepository books = application.getBean(BookRepository.class);
                Library.fill(application.getBean(AuthorRepository.class), books);
                assertThat(books.count()).isEqualTo(9L * start);
            }
        }
    }
}
