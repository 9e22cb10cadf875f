package org.tidewire.it.tidb.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Savepoint;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.it.model.Department;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

/** Savepoints, and the server's clock, within a transaction. */
@TiDBTest
class SavepointTest {
    private SessionFactory factory;

    @BeforeEach
    void createTables(TestDatabase database) {
        factory = database.sessionFactory(Department.class);
    }

    @Test
    void whatCameAfterASavepointIsTakenBack() {
        factory.inTransaction(session -> {
            session.persist(new Department(1, "stays"));
            session.flush();
            session.doWork(connection -> {
                Savepoint savepoint = connection.setSavepoint("here");
                try (var statement = connection.createStatement()) {
                    statement.execute("insert into departments (id, name) values (2, 'goes')");
                }
                connection.rollback(savepoint);
                Savepoint other = connection.setSavepoint();
                connection.releaseSavepoint(other);
            });
        });
        assertThat(factory.<Long>fromTransaction(
                        session -> session.createSelectionQuery("select count(*) from Department", Long.class)
                                .getSingleResult()))
                .isEqualTo(1);
    }

    @Test
    void theClockHasMicroseconds() {
        factory.inTransaction(session -> session.persist(new Department(1, "now")));
        boolean fraction = false;
        for (int i = 0; i < 20 && !fraction; i++) {
            Object[] now = factory.fromTransaction(session -> session.createSelectionQuery(
                            "select local datetime, instant from Department", Object[].class)
                    .getSingleResult());
            fraction = ((LocalDateTime) now[0]).get(ChronoField.MICRO_OF_SECOND) % 1_000 != 0;
            assertThat(Duration.between((Instant) now[1], Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
        }
        assertThat(fraction).as("microseconds in one of twenty readings").isTrue();
    }
}
