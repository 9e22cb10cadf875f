package org.tidewire.it.cockroachdb.boot;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.SessionFactory;
import org.hibernate.dialect.CockroachDialect;
import org.hibernate.dialect.PostgreSQLDialect;
import org.junit.jupiter.api.Test;
import org.tidewire.cockroachdb.CockroachDBDialect;
import org.tidewire.testkit.junit.CockroachDBTest;
import org.tidewire.testkit.junit.PostgreSQLDatabase;
import org.tidewire.testkit.junit.TestDatabase;

/** The dialect is found by what the server says of itself. */
@CockroachDBTest
class DetectionTest {
    @Entity(name = "Thing")
    static class Thing {
        @Id
        int id;

        String text;
        byte[] bytes;
    }

    @Test
    void theDialectIsFoundByItself(TestDatabase database) {
        SessionFactory factory = database.sessionFactory(Thing.class);

        assertThat(TestDatabase.dialect(factory)).isExactlyInstanceOf(CockroachDBDialect.class);
        factory.inTransaction(session -> session.persist(new Thing()));
    }

    /** A query that Hibernate sends too, and nothing else; SerializationFailureTest runs transactions. */
    @org.tidewire.testkit.junit.PostgreSQLTest
    static class OnPostgreSQL {
        @Test
        void hibernatesOwnDialectStays(PostgreSQLDatabase database) {
            try (SessionFactory factory = PostgreSQLDatabase.sessionFactory(database.url(), Thing.class)) {
                assertThat(TestDatabase.dialect(factory))
                        .isExactlyInstanceOf(PostgreSQLDialect.class)
                        .isNotInstanceOf(CockroachDialect.class);
            }
        }
    }
}
