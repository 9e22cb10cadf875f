package org.tidewire.it.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

/** Hibernate validates the schema that Flyway has made. */
@TiDBTest
@RealTiDB("validate reads information_schema.sequences, and MariaDB 11.4 has none")
class MigratedSchemaTest {
    private final TestDatabase database;

    MigratedSchemaTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void theEntitiesFitAllMigrationsAndNotHalfOfThem() {
        MigrationTest.flyway(database).target("1").load().migrate();
        assertThatThrownBy(() -> LibraryApplication.start(database, "validate").close())
                .hasStackTraceContaining("Schema validation: missing column [born] in table [author]");

        MigrationTest.flyway(database).load().migrate();
        try (ConfigurableApplicationContext application = LibraryApplication.start(database, "validate")) {
            assertThat(application.getBean(BookRepository.class).count()).isZero();
        }
    }
}
