package org.tidewire.it.tidb.type;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.function.Function;
import org.assertj.core.api.SoftAssertions;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

/** On the night when summer time begins in Berlin, 02:30 stays 02:30, whatever the zones of JVM, driver and Hibernate. */
@TiDBTest
@RealTiDB("MariaDB has no JSON type for the arrays")
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

        @Column(secondPrecision = 6)
        LocalTime time = LocalTime.of(2, 30, 1, 123_456_000);

        LocalDateTime dateTime = LocalDateTime.of(2026, 3, 29, 2, 30, 1, 123_456_000);
        Instant instant = Instant.parse("2026-03-29T01:30:00.654321Z");
        OffsetDateTime atOffset = OffsetDateTime.of(dateTime, ZoneOffset.ofHours(9));
        ZonedDateTime zoned = ZonedDateTime.of(dateTime, ZoneId.of("America/New_York"));
        LocalDateTime[] dateTimes = {dateTime, null};

        @JdbcTypeCode(SqlTypes.JSON)
        Page page = new Page();

        LocalDateTime nothing;

        @ElementCollection
        Set<LocalDateTime> elements = new HashSet<>(Set.of(dateTime));
    }

    private static final Map<String, Function<Moment, Object>> ATTRIBUTES = Map.of(
            "date", moment -> moment.date,
            "time", moment -> moment.time,
            "dateTime", moment -> moment.dateTime,
            "instant", moment -> moment.instant,
            "atOffset", moment -> moment.atOffset,
            "zoned", moment -> moment.zoned,
            "dateTimes", moment -> moment.dateTimes);

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
        "UTC, , , false",
        "UTC, Europe/Berlin, , false",
        "Europe/Berlin, , , false",
        "Europe/Berlin, , , true",
        "Europe/Berlin, UTC, , false",
        "Europe/Berlin, Europe/Berlin, , true",
        "Europe/Berlin, , UTC, true",
        "Europe/Berlin, UTC, UTC, true",
        "America/New_York, Europe/Berlin, UTC, false",
    })
    void momentsStay(String jvm, String hibernate, String driver, boolean serverPrepared) {
        TimeZone.setDefault(TimeZone.getTimeZone(jvm));
        Moment sent = new Moment();
        sent.id = 1;
        SessionFactory factory = open(hibernate, driver, serverPrepared, Moment.class);
        factory.inTransaction(session -> session.persist(sent));
        SoftAssertions softly = new SoftAssertions();
        factory.inTransaction(session -> {
            Moment read = session.find(Moment.class, 1);
            softly.assertThat(read.date).isEqualTo(sent.date);
            softly.assertThat(read.time).isEqualTo(sent.time);
            softly.assertThat(read.dateTime).isEqualTo(sent.dateTime);
            softly.assertThat(read.instant).isEqualTo(sent.instant);
            softly.assertThat(read.atOffset.toInstant()).isEqualTo(sent.atOffset.toInstant());
            softly.assertThat(read.zoned.toInstant()).isEqualTo(sent.zoned.toInstant());
            softly.assertThat(read.dateTimes).isEqualTo(sent.dateTimes);
            softly.assertThat(read.elements).isEqualTo(sent.elements);
            softly.assertThat(read.nothing).isNull();
            softly.assertThat(read.page.written).isEqualTo(sent.page.written);
            assertPageIs(session, sent.page.written);
            session.createMutationQuery("update Moment m set m.page.written = m.dateTime")
                    .executeUpdate();
            assertPageIs(session, sent.page.written);
            session.createMutationQuery("update Moment m set m.page.written = :value")
                    .setParameter("value", sent.page.written)
                    .executeUpdate();
            assertPageIs(session, sent.page.written);
            ATTRIBUTES.forEach((name, value) -> softly.assertThat(session.createSelectionQuery(
                                    "select count(*) from Moment m where m.%s = :value".formatted(name), Long.class)
                            .setParameter("value", value.apply(sent))
                            .getSingleResult())
                    .as(name)
                    .isEqualTo(1));
            softly.assertThat(session.createSelectionQuery(
                                    "select m.dateTime from Moment m where m.dateTime = local datetime 2026-03-29 02:30:01.123456 and :value in elements(m.elements)",
                                    LocalDateTime.class)
                            .setParameter("value", sent.dateTime)
                            .getResultList())
                    .containsExactly(sent.dateTime);
            softly.assertThat(session.createNativeQuery(
                                    "select concat(date, ' ', time, ' ', dateTime) from Moment", String.class)
                            .getResultList())
                    .containsExactly("2026-03-29 02:30:01.123456 2026-03-29 02:30:01.123456");
        });
        softly.assertAll();
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

    @Entity(name = "Dated")
    static class Dated {
        @Id
        Integer id;

        @Version
        LocalDateTime changed;

        String text;
    }

    @ParameterizedTest
    @CsvSource({"Europe/Berlin, ", "Europe/Berlin, UTC"})
    void aVersionStays(String jvm, String hibernate) {
        TimeZone.setDefault(TimeZone.getTimeZone(jvm));
        SessionFactory factory = open(hibernate, "", false, Dated.class);
        factory.inTransaction(session -> session.createNativeMutationQuery(
                        "insert into Dated (id, changed, text) values (1, '2026-03-29 02:30:00', 'old')")
                .executeUpdate());

        factory.inTransaction(session -> {
            Dated dated = session.find(Dated.class, 1);
            assertThat(dated.changed).isEqualTo(LocalDateTime.of(2026, 3, 29, 2, 30));
            dated.text = "new";
        });
    }

    private SessionFactory open(String hibernate, String driver, boolean serverPrepared, Class<?> entity) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, database.dataSource(options -> {
            options.addDataSourceProperty("socketTimeout", "5000");
            options.addDataSourceProperty("useServerPrepStmts", serverPrepared);
            if (driver != null && !driver.isEmpty()) {
                options.addDataSourceProperty("connectionTimeZone", driver);
                options.addDataSourceProperty("forceConnectionTimeZoneToSession", true);
            }
        }));
        if (hibernate != null) {
            settings.put(JdbcSettings.JDBC_TIME_ZONE, hibernate);
        }
        return database.sessionFactory(settings, entity);
    }
}
