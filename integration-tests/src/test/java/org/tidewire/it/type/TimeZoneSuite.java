package org.tidewire.it.type;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.TimeZone;
import org.assertj.core.api.SoftAssertions;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidewire.testkit.junit.TestDatabase;

/**
 * On the night when summer time begins in Berlin, 02:30 stays 02:30, whatever the zones of the JVM, the driver and
 * Hibernate. A database has a method {@code zones} with the combinations that it is asked in.
 *
 * @param <M> the entity, which is called {@code Moment} in HQL
 */
public abstract class TimeZoneSuite<M extends TimeZoneSuite.Moments> {
    @Embeddable
    public static class Page {
        LocalDateTime written = LocalDateTime.of(2026, 3, 29, 2, 30, 1, 123_456_000);
    }

    /** What every database stores. */
    @MappedSuperclass
    public static class Moments {
        @Id
        public Integer id = 1;

        public LocalDate date = LocalDate.of(2026, 3, 29);

        @Column(secondPrecision = 6)
        public LocalTime time = LocalTime.of(2, 30, 1, 123_456_000);

        public LocalDateTime dateTime = LocalDateTime.of(2026, 3, 29, 2, 30, 1, 123_456_000);
        public Instant instant = Instant.parse("2026-03-29T01:30:00.654321Z");
        public OffsetDateTime atOffset = OffsetDateTime.of(dateTime, ZoneOffset.ofHours(9));
        public ZonedDateTime zoned = ZonedDateTime.of(dateTime, ZoneId.of("America/New_York"));
        public LocalDateTime[] dateTimes = {dateTime, null};

        @JdbcTypeCode(SqlTypes.JSON)
        public Page page = new Page();

        public LocalDateTime nothing;
    }

    private final TimeZone usual = TimeZone.getDefault();
    protected final TestDatabase database;

    protected TimeZoneSuite(TestDatabase database) {
        this.database = database;
    }

    /** An entity with the values above, and those of its own attributes. */
    protected abstract M newMoment();

    /** Settings for one combination, in addition to Hibernate's zone. */
    protected abstract Map<String, Object> settings(String own);

    /** What else has to be so on this database, once the entity was read again. */
    protected abstract void check(SoftAssertions softly, Session session, M read, M sent);

    @AfterEach
    protected void restoreZone() {
        TimeZone.setDefault(usual);
    }

    @ParameterizedTest
    @MethodSource("zones")
    protected void momentsStay(String jvm, @Nullable String hibernate, String own) {
        TimeZone.setDefault(TimeZone.getTimeZone(jvm));
        M sent = newMoment();
        SessionFactory factory = open(hibernate, own, sent.getClass());
        factory.inTransaction(session -> session.persist(sent));
        SoftAssertions softly = new SoftAssertions();
        factory.inTransaction(session -> {
            @SuppressWarnings("unchecked")
            M read = (M) session.find(sent.getClass(), 1);
            softly.assertThat(read.date).isEqualTo(sent.date);
            softly.assertThat(read.time).isEqualTo(sent.time);
            softly.assertThat(read.dateTime).isEqualTo(sent.dateTime);
            softly.assertThat(read.instant).isEqualTo(sent.instant);
            softly.assertThat(read.atOffset.toInstant()).isEqualTo(sent.atOffset.toInstant());
            softly.assertThat(read.zoned.toInstant()).isEqualTo(sent.zoned.toInstant());
            softly.assertThat(read.dateTimes).isEqualTo(sent.dateTimes);
            softly.assertThat(read.nothing).isNull();
            softly.assertThat(read.page.written).isEqualTo(sent.page.written);
            assertPageIsReadAndWritten(session, sent.page.written);
            assertFound(softly, session, "date", sent.date);
            assertFound(softly, session, "time", sent.time);
            assertFound(softly, session, "dateTime", sent.dateTime);
            assertFound(softly, session, "instant", sent.instant);
            assertFound(softly, session, "atOffset", sent.atOffset);
            assertFound(softly, session, "zoned", sent.zoned);
            check(softly, session, read, sent);
        });
        softly.assertAll();
    }

    protected static void assertFound(SoftAssertions softly, Session session, String attribute, Object value) {
        softly.assertThat(session.createSelectionQuery(
                                "select count(*) from Moment m where m.%s = :value".formatted(attribute), Long.class)
                        .setParameter("value", value)
                        .getSingleResult())
                .as(attribute)
                .isEqualTo(1);
    }

    private static void assertPageIsReadAndWritten(Session session, LocalDateTime written) {
        assertPageIs(session, written);
        session.createMutationQuery("update Moment m set m.page.written = m.dateTime")
                .executeUpdate();
        assertPageIs(session, written);
        session.createMutationQuery("update Moment m set m.page.written = :value")
                .setParameter("value", written)
                .executeUpdate();
        assertPageIs(session, written);
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

    protected SessionFactory open(@Nullable String hibernate, String own, Class<?> entity) {
        Map<String, Object> settings = new HashMap<>(settings(own));
        if (hibernate != null) {
            settings.put(JdbcSettings.JDBC_TIME_ZONE, hibernate);
        }
        return database.sessionFactory(settings, entity);
    }
}
