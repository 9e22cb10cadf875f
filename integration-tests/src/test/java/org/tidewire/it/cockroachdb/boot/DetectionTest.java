package org.tidewire.it.cockroachdb.boot;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.JdbcSettings;
import org.junit.jupiter.api.Test;
import org.tidewire.cockroachdb.CockroachDBDialect;
import org.tidewire.testkit.junit.CockroachDBTest;
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

    @Test
    void theDialectIsFoundByItsName(TestDatabase database) {
        SessionFactory factory = database.sessionFactory(Map.of(JdbcSettings.DIALECT, "CockroachDB"), Thing.class);

        assertThat(TestDatabase.dialect(factory)).isExactlyInstanceOf(CockroachDBDialect.class);
    }
}
