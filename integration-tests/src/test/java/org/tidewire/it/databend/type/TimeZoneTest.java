package org.tidewire.it.databend.type;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.TimeZone;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

/** On the night when summer time begins in Berlin: moments stay what they are, whatever the zone of the JVM and the way that Hibernate keeps offsets. */
@DatabendTest
class TimeZoneTest {
    @Embeddable
    static class Page {
        LocalDateTime written = LocalDateTime.of(2026, 3, 29, 2, 30, 1, 123_456_000);
    }

    @Entity(name = "Moment")
    static class Moment {
        @Id
        Integer id;

        LocalDate date = LocalDate.of(2026, 3, 29);
        LocalTime time = LocalTime.of(2, 30, 1, 123_456_000);
        LocalDateTime dateTime = LocalDateTime.of(2026, 3, 29, 2, 30, 1, 123_456_000);
        Instant instant = Instant.parse("2026-03-29T01:30:00.654321Z");
        OffsetDateTime atOffset = OffsetDateTime.of(dateTime, ZoneOffset.ofHours(9));
        ZonedDateTime zoned = ZonedDateTime.of(dateTime, ZoneId.of("America/New_York"));
        LocalDateTime[] dateTimes = {dateTime, dateTime.plusDays(1)};

        @JdbcTypeCode(SqlTypes.JSON)
        Page page = new Page();

        OffsetTime offsetTime = OffsetTime.of(3, 4, 5, 0, ZoneOffset.ofHours(2));
    }

    private final TimeZone usual = TimeZone.getDefault();
    private final TestDatabase database;

    TimeZoneTest(TestDatabase database) {
        this.database = database;
    }

    @AfterEach
    void restoreZone() {
        TimeZone.setDefault(usual);
    }

    @ParameterizedTest
    @CsvSource({
        "UTC, , DEFAULT",
        "UTC, Europe/Berlin, DEFAULT",
        "Europe/Berlin, , DEFAULT",
        "Europe/Berlin, UTC, DEFAULT",
        "Asia/Kolkata, , NORMALIZE",
        "America/New_York, , NORMALIZE_UTC",
        "America/New_York, Europe/Berlin, NORMALIZE_UTC",
        "Europe/Berlin, , NORMALIZE_UTC",
        "Europe/Berlin, , COLUMN",
        "America/New_York, , AUTO",
    })
    void momentsStay(String zone, String hibernate, String storage) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        Map<String, Object> settings = new HashMap<>(Map.of("hibernate.timezone.default_storage", storage));
        if (hibernate != null) {
            settings.put("hibernate.jdbc.time_zone", hibernate);
        }
        Moment sent = new Moment();
        sent.id = 1;
        SessionFactory factory = database.sessionFactory(settings, Moment.class);
        factory.inTransaction(session -> session.persist(sent));
        factory.inTransaction(session -> {
            Moment read = session.find(Moment.class, 1);
            assertThat(read.date).isEqualTo(sent.date);
            assertThat(read.time).isEqualTo(sent.time);
            assertThat(read.dateTime).isEqualTo(sent.dateTime);
            assertThat(read.dateTimes).isEqualTo(sent.dateTimes);
            assertThat(read.page.written).isEqualTo(sent.page.written);
            assertPageIs(session, sent.page.written);
            session.createMutationQuery("update Moment m set m.page.written = m.dateTime")
                    .executeUpdate();
            assertPageIs(session, sent.page.written);
            session.createMutationQuery("update Moment m set m.page.written = :value")
                    .setParameter("value", sent.page.written)
                    .executeUpdate();
            assertPageIs(session, sent.page.written);
            assertThat(session.createSelectionQuery(
                                    "select count(*) from Moment m where array_contains(m.dateTimes, m.dateTime)"
                                            + " and m.dateTime = local datetime 2026-03-29 02:30:01.123456",
                                    Long.class)
                            .getSingleResult())
                    .isEqualTo(1);
            assertThat(read.instant).isEqualTo(sent.instant);
            assertThat(read.atOffset.toInstant()).isEqualTo(sent.atOffset.toInstant());
            assertThat(read.zoned.toInstant()).isEqualTo(sent.zoned.toInstant());
            for (String attribute : new String[] {"date", "time", "dateTime", "instant", "atOffset", "zoned"}) {
                assertThat(session.createSelectionQuery(
                                        "select count(*) from Moment m where m.%s = :value".formatted(attribute),
                                        Long.class)
                                .setParameter("value", value(sent, attribute))
                                .getSingleResult())
                        .as(attribute)
                        .isEqualTo(1);
            }
        });
    }

    private static void assertPageIs(Session session, LocalDateTime written) {
        assertThat(session.createSelectionQuery(
                                "select m.page.written from Moment m where m.page.written = :value"
                                        + " and m.page.written = m.dateTime"
                                        + " and m.page.written = local datetime 2026-03-29 02:30:01.123456",
                                LocalDateTime.class)
                        .setParameter("value", written)
                        .getResultList())
                .containsExactly(written);
    }

    private static Object value(Moment moment, String attribute) {
        try {
            return Moment.class.getDeclaredField(attribute).get(moment);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
