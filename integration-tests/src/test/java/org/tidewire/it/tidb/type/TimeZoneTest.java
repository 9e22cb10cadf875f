package org.tidewire.it.tidb.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.JdbcSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewire.it.type.TimeZoneSuite;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

/** The zones of Connector/J, with statements that it or the server prepares. */
@TiDBTest
@RealTiDB("MariaDB has no JSON type for the arrays")
class TimeZoneTest extends TimeZoneSuite<TimeZoneTest.Moment> {
    private static final String PREPARED = "prepared";
    private static final String UTC = "UTC";

    @Entity(name = "Moment")
    static class Moment extends TimeZoneSuite.Moments {
        @ElementCollection
        Set<LocalDateTime> elements = new HashSet<>(Set.of(dateTime));
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
                arguments("UTC", null, ""),
                arguments("UTC", "Europe/Berlin", ""),
                arguments("Europe/Berlin", null, ""),
                arguments("Europe/Berlin", null, PREPARED),
                arguments("Europe/Berlin", "UTC", ""),
                arguments("Europe/Berlin", "Europe/Berlin", PREPARED),
                arguments("Europe/Berlin", null, UTC + PREPARED),
                arguments("Europe/Berlin", "UTC", UTC + PREPARED),
                arguments("America/New_York", "Europe/Berlin", UTC));
    }

    /** The driver's zone, and whether the server prepares the statements. */
    @Override
    protected Map<String, Object> settings(String own) {
        return Map.of(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, database.dataSource(options -> {
            options.addDataSourceProperty("socketTimeout", "5000");
            options.addDataSourceProperty("useServerPrepStmts", own.endsWith(PREPARED));
            if (own.startsWith(UTC)) {
                options.addDataSourceProperty("connectionTimeZone", UTC);
                options.addDataSourceProperty("forceConnectionTimeZoneToSession", true);
            }
        }));
    }

    @Override
    protected void check(SoftAssertions softly, Session session, Moment read, Moment sent) {
        softly.assertThat(read.elements).isEqualTo(sent.elements);
        assertFound(softly, session, "dateTimes", sent.dateTimes);
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
        SessionFactory factory = open(hibernate, "", Dated.class);
        factory.inTransaction(session -> session.createNativeMutationQuery(
                        "insert into Dated (id, changed, text) values (1, '2026-03-29 02:30:00', 'old')")
                .executeUpdate());

        factory.inTransaction(session -> {
            Dated dated = session.find(Dated.class, 1);
            assertThat(dated.changed).isEqualTo(LocalDateTime.of(2026, 3, 29, 2, 30));
            dated.text = "new";
        });
    }
}
