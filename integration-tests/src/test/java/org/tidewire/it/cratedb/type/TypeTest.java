package org.tidewire.it.cratedb.type;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.Array;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Nationalized;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.testkit.junit.CrateDBTest;
import org.tidewire.testkit.junit.TestDatabase;

@CrateDBTest
class TypeTest {
    enum Color {
        RED,
        GREEN
    }

    @Entity(name = "Sample")
    static class Sample {
        @Id
        UUID id;

        boolean flag;
        byte tiny;
        short small;
        long large;
        float single;
        double twice;

        @Column(precision = 20, scale = 4)
        BigDecimal amount;

        LocalDate day;
        LocalDateTime moment;
        Instant instant;
        LocalTime time;
        Duration duration;
        Timestamp date;
        byte[] bytes;

        @Lob
        String text;

        @Column(length = 40_000)
        String page;

        @Lob
        byte[] picture;

        @Nationalized
        String national;

        @JdbcTypeCode(SqlTypes.NAMED_ENUM)
        Color named;

        OffsetTime offsetTime;

        @JdbcTypeCode(SqlTypes.TIME_WITH_TIMEZONE)
        OffsetTime zonedTime;

        @Enumerated(EnumType.STRING)
        Color color;

        String[] words;
        int[] numbers;

        @JdbcTypeCode(SqlTypes.JSON)
        Map<String, Object> document;

        @JdbcTypeCode(SqlTypes.VECTOR)
        @Array(length = 3)
        float[] vector;
    }

    private final TestDatabase database;

    TypeTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void valuesComeBackAsTheyWere() {
        SessionFactory factory = database.sessionFactory(Sample.class);
        Sample sample = sample();
        factory.inTransaction(session -> session.persist(sample));

        Sample read = factory.fromSession(session -> session.find(Sample.class, sample.id));
        assertThat(read).usingRecursiveComparison().isEqualTo(sample);
        Sample found = factory.fromSession(session -> session.createSelectionQuery(
                        "from Sample s where s.day = :day and s.moment = :moment and s.instant = :instant and s.time = :time"
                                + " and s.amount = :amount and s.bytes = :bytes and s.color = :color and s.flag",
                        Sample.class)
                .setParameter("day", sample.day)
                .setParameter("moment", sample.moment)
                .setParameter("instant", sample.instant)
                .setParameter("time", sample.time)
                .setParameter("amount", sample.amount)
                .setParameter("bytes", sample.bytes)
                .setParameter("color", sample.color)
                .getSingleResult());
        assertThat(found.id).isEqualTo(sample.id);
    }

    /** It is kept as that of UTC. */
    @Test
    void aTimeWithAnOffsetIsFound() {
        SessionFactory factory = database.sessionFactory(Sample.class);
        factory.inTransaction(session -> session.persist(sample()));
        OffsetTime later = OffsetTime.of(3, 2, 3, 0, ZoneOffset.ofHours(2));
        for (String other : List.of("", " and (1 = 0 or s.large = s.large)")) {
            List<Sample> found = factory.fromSession(session -> session.createSelectionQuery(
                            "from Sample s where s.offsetTime = :time and s.zonedTime = :time" + other, Sample.class)
                    .setParameter("time", later)
                    .getResultList());
            assertThat(found).hasSize(1);
        }
        long length = factory.fromSession(
                session -> session.createSelectionQuery("select length(s.text) from Sample s", Integer.class)
                        .getSingleResult());
        assertThat(length).isEqualTo(100_000);
    }

    /** A dynamic object would give all values of a key the type of the first one. */
    @Test
    void aKeyOfADocumentHasValuesOfAllTypes() {
        SessionFactory factory = database.sessionFactory(Sample.class);
        List<Object> values = List.of(1, 1.5, true, "x", List.of(1, "x", 2.5), Map.of("b", 2));
        factory.inTransaction(session -> {
            for (Object value : values) {
                Sample sample = new Sample();
                sample.id = new UUID(5, values.indexOf(value));
                sample.document = Map.of("a", value, "k.x", 1);
                session.persist(sample);
            }
        });
        factory.inSession(session -> {
            for (Object value : values) {
                assertThat(session.find(Sample.class, new UUID(5, values.indexOf(value))).document)
                        .isEqualTo(Map.of("a", value, "k.x", 1));
            }
        });
    }

    /** The driver and the server spell years before the first and after the ninth thousand otherwise. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-0044-03-15T01:02:03.004",
                "0000-01-01T00:00",
                "0001-01-01T00:00",
                "0999-12-31T23:59:59.999",
                "1582-10-10T01:02:03",
                "+10000-01-01T00:00"
            })
    void aMomentLongAgoOrFarAwayIsThatOfItsCalendar(String text) {
        LocalDateTime moment = LocalDateTime.parse(text);
        Sample sample = new Sample();
        sample.id = new UUID(6, 1);
        sample.day = moment.toLocalDate();
        sample.moment = moment;
        sample.instant = moment.toInstant(ZoneOffset.UTC);
        SessionFactory factory = database.sessionFactory(Sample.class);
        factory.inTransaction(session -> session.persist(sample));

        factory.inSession(session -> {
            assertThat(session.find(Sample.class, sample.id))
                    .usingRecursiveComparison()
                    .isEqualTo(sample);
            assertThat(session.createNativeQuery(
                                    "select cast(moment as bigint), cast(instant as bigint) from Sample",
                                    Object[].class)
                            .getSingleResult())
                    .containsOnly(sample.instant.toEpochMilli());
            for (String other : List.of("", " and (1 = 0 or s.tiny = :tiny)")) {
                var query = session.createSelectionQuery(
                        "from Sample s where s.day = :day and s.moment = :moment and s.instant = :instant" + other,
                        Sample.class);
                query.setParameter("day", sample.day)
                        .setParameter("moment", sample.moment)
                        .setParameter("instant", sample.instant);
                if (!other.isEmpty()) {
                    query.setParameter("tiny", sample.tiny);
                }
                assertThat(query.getResultList()).hasSize(1);
            }
        });
    }

    /** The server takes it for another number than zero. */
    @Test
    void aNegativeZeroIsZero() {
        SessionFactory factory = database.sessionFactory(Sample.class);
        Sample sample = new Sample();
        sample.id = new UUID(7, 1);
        sample.single = -0.0f;
        sample.twice = -0.0;
        factory.inTransaction(session -> session.persist(sample));
        long found = factory.fromSession(session -> session.createSelectionQuery(
                        "select count(*) from Sample s where s.single = 0 and s.twice = 0 and not s.twice < :zero",
                        Long.class)
                .setParameter("zero", -0.0)
                .getSingleResult());
        assertThat(found).isEqualTo(1);
    }

    @Test
    void nullsComeBackAsNulls() {
        SessionFactory factory = database.sessionFactory(Sample.class);
        Sample empty = new Sample();
        empty.id = new UUID(3, 4);
        factory.inTransaction(session -> session.persist(empty));

        Sample read = factory.fromSession(session -> session.find(Sample.class, empty.id));
        assertThat(read).usingRecursiveComparison().isEqualTo(empty);
    }

    @Test
    void theSchemaIsValidAndNeedsNoUpdate() {
        database.sessionFactory(Sample.class);
        database.sessionFactory(Map.of(SchemaToolingSettings.HBM2DDL_AUTO, "validate"), Sample.class);
        assertThat(database.statements()
                        .sqlDuring(() -> database.sessionFactory(
                                Map.of(SchemaToolingSettings.HBM2DDL_AUTO, "update"), Sample.class)))
                .noneMatch(sql -> sql.startsWith("alter") || sql.startsWith("create"));
    }

    private static Sample sample() {
        Sample sample = new Sample();
        sample.id = new UUID(1, 2);
        sample.flag = true;
        sample.tiny = -7;
        sample.small = 300;
        sample.large = 1L << 40;
        sample.single = 1.5f;
        sample.twice = 0.1;
        sample.amount = new BigDecimal("1234567890123.4567");
        sample.day = LocalDate.of(2024, 2, 29);
        sample.moment = LocalDateTime.of(1969, 12, 31, 23, 59, 59, 999_000_000);
        sample.instant = Instant.parse("2024-07-01T12:00:00.123Z");
        sample.time = LocalTime.of(23, 1, 2, 345_678_000);
        sample.duration = Duration.ofDays(3).plusNanos(5);
        sample.date = Timestamp.valueOf("2024-10-04 01:02:03.456");
        sample.bytes = new byte[] {0, -1, 127};
        sample.text = "x".repeat(100_000);
        sample.page = "y".repeat(40_000);
        sample.picture = new byte[100_000];
        sample.color = Color.GREEN;
        sample.national = "ä";
        sample.named = Color.GREEN;
        sample.offsetTime = OffsetTime.of(1, 2, 3, 0, ZoneOffset.UTC);
        sample.zonedTime = sample.offsetTime;
        sample.words = new String[] {"p\"q", "b\\c", "x,y", null};
        sample.numbers = new int[] {1, -2};
        sample.document = Map.of("a", 1, "b", "x");
        sample.vector = new float[] {0.5f, -1f, 2f};
        return sample;
    }
}
