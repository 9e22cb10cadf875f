package org.tidewire.it.duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.testkit.junit.TestDatabase;

/** Computed durations meet stored ones: those are microseconds in the server, and these nanoseconds. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DurationSuite {
    private static final LocalDateTime FROM = LocalDateTime.of(2026, 1, 31, 22, 0, 0, 123_456_000);
    private static final LocalDateTime TO = LocalDateTime.of(2026, 3, 1, 1, 30, 0, 123_457_000);

    @Entity(name = "Trip")
    static class Trip {
        @Id
        int id;

        LocalDateTime departs;
        LocalDateTime arrives;
        Instant setOut;
        Instant came;
        OffsetDateTime sent;
        OffsetDateTime seen;
        LocalDate first;
        LocalDate last;
        LocalTime opens;
        LocalTime closes;
        Duration takes;
        Duration pause;
    }

    private SessionFactory factory;

    @BeforeAll
    void insertRows(TestDatabase database) {
        factory = database.sessionFactory(Map.of("hibernate.jdbc.time_zone", "UTC"), Trip.class);
        factory.inTransaction(session -> {
            Trip trip = new Trip();
            trip.id = 1;
            trip.departs = FROM;
            trip.arrives = TO;
            trip.setOut = FROM.toInstant(ZoneOffset.UTC);
            trip.came = TO.toInstant(ZoneOffset.UTC);
            trip.sent = FROM.atOffset(ZoneOffset.UTC);
            trip.seen = TO.atOffset(ZoneOffset.UTC);
            trip.first = FROM.toLocalDate();
            trip.last = TO.toLocalDate();
            trip.opens = LocalTime.of(9, 0);
            trip.closes = LocalTime.of(17, 30);
            trip.takes = Duration.between(FROM, TO);
            trip.pause = Duration.ofMinutes(90);
            session.persist(trip);
            Trip unknown = new Trip();
            unknown.id = 2;
            session.persist(unknown);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "t.departs + (t.arrives - t.departs) = t.arrives",
                "t.departs + ((t.arrives - t.departs) + t.pause) = t.arrives + t.pause",
                "t.departs + (t.pause + (t.arrives - t.departs)) = t.arrives + t.pause",
                "t.arrives - (t.arrives - t.departs) = t.departs",
                "t.departs + 2 * (t.arrives - t.departs) = t.arrives + t.takes",
                "t.departs + (1 day - (t.arrives - t.departs)) = t.departs + 1 day - t.takes",
                "t.departs + t.takes = t.arrives",
                "t.departs + (select u.takes from Trip u where u.id = 1) = t.arrives",
                "t.arrives - (select u.takes from Trip u where u.id = 1) = t.departs",
                "t.departs + 2 * t.takes = t.arrives + t.takes",
                "t.departs + (t.takes - t.pause) = t.arrives - t.pause",
                "t.first + 2 * t.pause = t.first + 3 hour",
                "coalesce(t.departs + t.pause, t.departs + 1 hour) = t.departs + 90 minute",
                "(t.departs + t.takes) - t.departs = t.takes",
                "(t.departs + 1 hour) - t.departs = 1 hour",
                "t.arrives - (t.departs + 1 hour) = t.takes - 1 hour",
                "(select u.arrives from Trip u where u.id = 1) - t.departs = t.takes",
                "coalesce(t.arrives, t.departs) - t.departs = t.takes",
                "case when t.id = 1 then t.departs + t.pause else null end = t.departs + 90 minute",
                "case when t.id = 2 then t.departs else t.departs + t.takes end = t.arrives",
                "t.arrives - t.takes = t.departs",
                "t.setOut + (t.came - t.setOut) = t.came",
                "t.setOut + t.takes = t.came",
                "t.sent + (t.seen - t.sent) = t.seen",
                "t.first + (t.last - t.first) = t.last",
                "t.opens + (t.closes - t.opens) = t.closes",
                "t.opens + (t.closes - t.opens) - t.pause = t.closes - t.pause",
                "t.arrives - t.departs = t.takes",
                "t.came - t.setOut = t.takes",
                "(t.arrives - t.departs) - t.takes = 0 second",
                "(t.arrives - t.departs) > t.pause",
                "(t.arrives - t.departs) > :pause",
                "(t.arrives - t.departs) between t.pause and t.takes",
                "t.takes in (t.arrives - t.departs, t.pause)",
                "coalesce(t.arrives - t.departs, t.pause) = t.takes",
                "case when t.id = 1 then t.arrives - t.departs else t.pause end = t.takes",
                "nullif(t.arrives - t.departs, t.takes) is null",
                "(select u.arrives - u.departs from Trip u where u.id = 1) = t.takes",
                "t.opens + 1 hour = time 10:00:00",
                "t.opens + 20 hour < t.closes",
                "t.closes - t.opens = 510 minute",
                "(t.closes - t.opens) by minute = 510",
                "t.pause + 30 minute = 2 hour",
                "t.pause = 1.5 hour",
                "-(t.departs - t.arrives) = t.takes",
                "(t.arrives - t.departs) by nanosecond = t.takes by nanosecond",
                "timestampdiff(nanosecond, t.departs, t.arrives) = t.takes by nanosecond"
            })
    void aComputedDurationIsTheStoredOne(String condition) {
        String hql = "select t.id from Trip t where t.id = 1 and " + condition;
        assertThat(factory.<Integer>fromTransaction(session -> {
                    var query = session.createSelectionQuery(hql, Integer.class);
                    if (hql.contains(":pause")) {
                        query.setParameter("pause", Duration.ofMinutes(90));
                    }
                    return query.getSingleResultOrNull();
                }))
                .isEqualTo(1);
    }

    @Test
    void whatIsSelectedIsExact() {
        assertThat(select("t.departs + (t.arrives - t.departs)", LocalDateTime.class))
                .isEqualTo(TO);
        assertThat(select("t.arrives - t.departs", Duration.class)).isEqualTo(Duration.between(FROM, TO));
        assertThat(select("datetime 2526-01-01 00:00:00.000001 - datetime 2026-01-01 00:00:00", Duration.class))
                .isEqualTo(Duration.between(
                        LocalDateTime.of(2026, 1, 1, 0, 0), LocalDateTime.of(2526, 1, 1, 0, 0, 0, 1_000)));
        assertThat(select("datetime 2226-01-01 00:00:00.000001 - datetime 2026-01-01 00:00:00", Duration.class)
                        .toNanos())
                .isEqualTo(select(
                        "(datetime 2226-01-01 00:00:00.000001 - datetime 2026-01-01 00:00:00) by nanosecond",
                        Long.class));
    }

    /** Hibernate moves the addition into the expression, and adds to one part of it, or takes the moment for a duration. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "t.departs + coalesce(t.pause, :pause) = t.arrives",
                "t.departs - coalesce(t.arrives - t.departs, t.pause) = t.arrives",
                "t.departs + case when t.id = 1 then t.pause else :pause end = t.arrives",
                "t.departs + case t.id when 1 then t.pause else :pause end = t.arrives",
                "t.departs + nullif(t.pause, :pause) = t.arrives",
                "t.departs + -t.pause = t.arrives",
                "t.departs + (:pause + t.pause) = t.pause",
                "t.first + coalesce(t.pause, :pause) = t.last",
                "t.opens + coalesce(t.pause, :pause) = t.closes"
            })
    void anAdditionThatHibernateMovesIsRefused(String condition) {
        assertThatThrownBy(() -> aComputedDurationIsTheStoredOne(condition))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("add in each branch");
    }

    @Test
    void nothingPlusADurationIsNothing() {
        assertThat(factory.<Object>fromTransaction(session -> session.createSelectionQuery(
                                "select t.departs + (t.arrives - t.departs) from Trip t where t.id = 2", Object.class)
                        .getSingleResultOrNull()))
                .isNull();
    }

    @Test
    void aDifferenceIsStored() {
        factory.inTransaction(session -> {
            session.createMutationQuery("update Trip t set t.pause = t.arrives - t.departs, t.arrives = t.departs"
                            + " + (t.arrives - t.departs) where t.id = 1")
                    .executeUpdate();
            Trip trip = session.find(Trip.class, 1);
            assertThat(trip.pause).isEqualTo(Duration.between(FROM, TO));
            assertThat(trip.arrives).isEqualTo(TO);
            session.getTransaction().markRollbackOnly();
        });
    }

    private <T> T select(String expression, Class<T> type) {
        return factory.fromTransaction(
                session -> session.createSelectionQuery("select " + expression + " from Trip t where t.id = 1", type)
                        .getSingleResult());
    }
}
