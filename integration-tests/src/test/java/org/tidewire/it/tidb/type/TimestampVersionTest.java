package org.tidewire.it.tidb.type;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Version;
import java.time.LocalDateTime;
import java.util.Objects;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.CurrentTimestamp;
import org.hibernate.annotations.SourceType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

/** A version that is the database's time. */
@TiDBTest
class TimestampVersionTest {
    @Entity(name = "Gauge")
    static class Gauge {
        @Id
        int id;

        @Version
        @CurrentTimestamp(source = SourceType.DB)
        @Nullable
        LocalDateTime version;
    }

    @Test
    void forcedToIncreaseTwiceInASecond(TestDatabase database) {
        SessionFactory factory = database.sessionFactory(Gauge.class);
        Gauge gauge = new Gauge();
        gauge.id = 1;
        factory.inTransaction(session -> session.persist(gauge));
        LocalDateTime last = version(factory);
        for (int i = 0; i < 3; i++) {
            assertThat(database.statements().sqlDuring(() -> forceIncrement(factory)))
                    .contains("select now(6)");
            assertThat(version(factory)).isAfter(last);
            last = version(factory);
        }
    }

    private static void forceIncrement(SessionFactory factory) {
        factory.inTransaction(session -> session.find(Gauge.class, 1, LockModeType.PESSIMISTIC_FORCE_INCREMENT));
    }

    private static LocalDateTime version(SessionFactory factory) {
        return Objects.requireNonNull(factory.fromTransaction(session -> session.find(Gauge.class, 1).version));
    }
}
