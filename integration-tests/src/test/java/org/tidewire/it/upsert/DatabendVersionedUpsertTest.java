package org.tidewire.it.upsert;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Generated;
import org.hibernate.generator.EventType;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

@DatabendTest
class DatabendVersionedUpsertTest extends VersionedUpsertSuite {
    private final TestDatabase database;

    DatabendVersionedUpsertTest(TestDatabase database) {
        this.database = database;
    }

    @Entity(name = "Gauge")
    static class Gauge {
        @Id
        long id;

        int level;

        @Generated(event = {EventType.INSERT, EventType.UPDATE})
        @ColumnDefault("7")
        Integer most;
    }

    /** Hibernate by itself writes the column, and leaves its parameter without a value. */
    @Test
    void aColumnThatTheServerComputesIsLeftToIt() {
        SessionFactory gauges = database.sessionFactory(Gauge.class);
        Gauge gauge = new Gauge();
        gauge.id = 1;
        for (int level = 1; level <= 2; level++) {
            gauge.level = level;
            gauges.inStatelessTransaction(session -> session.upsert(gauge));
            Gauge stored = gauges.fromSession(session -> session.find(Gauge.class, 1L));
            assertThat(stored.level).isEqualTo(level);
            assertThat(stored.most).isEqualTo(7);
        }
    }

    @Override
    SessionFactory sessionFactory(Class<?>... entities) {
        return database.sessionFactory(entities);
    }
}
