package org.tidewire.it.cockroachdb.boot;

import static org.assertj.core.api.Assertions.assertThat;

import org.hibernate.SessionFactory;
import org.hibernate.dialect.PostgreSQLDialect;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.PostgreSQLDatabase;
import org.tidewire.testkit.junit.PostgreSQLTest;
import org.tidewire.testkit.junit.TestDatabase;

/** PostgreSQL that stands in for nothing keeps Hibernate's own dialect. */
@PostgreSQLTest
class PostgreSQLDialectTest {
    @Test
    void hibernatesOwnDialectStays(PostgreSQLDatabase database) {
        try (SessionFactory factory = PostgreSQLDatabase.sessionFactory(database.url(), DetectionTest.Thing.class)) {
            assertThat(TestDatabase.dialect(factory)).isExactlyInstanceOf(PostgreSQLDialect.class);
        }
    }
}
