package org.tidewire.it.databend.type;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import jakarta.persistence.Entity;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.hibernate.Session;
import org.junit.jupiter.params.provider.Arguments;
import org.tidewire.it.type.TimeZoneSuite;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

/** The ways in which Hibernate keeps offsets. */
@DatabendTest
class TimeZoneTest extends TimeZoneSuite<TimeZoneTest.Moment> {
    @Entity(name = "Moment")
    static class Moment extends TimeZoneSuite.Moments {
        OffsetTime offsetTime = OffsetTime.of(3, 4, 5, 0, ZoneOffset.ofHours(2));
    }

    TimeZoneTest(TestDatabase database) {
        super(database);
    }

    @Override
    protected Moment newMoment() {
        return new Moment();
    }

    static Stream<Arguments> zones() {
        return Stream.of(
                arguments("UTC", null, "DEFAULT"),
                arguments("UTC", "Europe/Berlin", "DEFAULT"),
                arguments("Europe/Berlin", null, "DEFAULT"),
                arguments("Europe/Berlin", "UTC", "DEFAULT"),
                arguments("Asia/Kolkata", null, "NORMALIZE"),
                arguments("America/New_York", null, "NORMALIZE_UTC"),
                arguments("America/New_York", "Europe/Berlin", "NORMALIZE_UTC"),
                arguments("Europe/Berlin", null, "NORMALIZE_UTC"),
                arguments("Europe/Berlin", null, "COLUMN"),
                arguments("America/New_York", null, "AUTO"));
    }

    @Override
    protected Map<String, Object> settings(String own) {
        return Map.of("hibernate.timezone.default_storage", own);
    }

    @Override
    protected void check(SoftAssertions softly, Session session, Moment read, Moment sent) {
        softly.assertThat(session.createSelectionQuery(
                                "select count(*) from Moment m where array_contains(m.dateTimes, m.dateTime)"
                                        + " and m.dateTime = local datetime 2026-03-29 02:30:01.123456",
                                Long.class)
                        .getSingleResult())
                .isEqualTo(1);
    }
}
