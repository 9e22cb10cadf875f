package org.tidewire.it.databend.type;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

/** Every basic type comes back as it went, found by its value where it can be compared. */
@DatabendTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TypeTest {
    enum Tide {
        EBB,
        FLOOD
    }

    @Entity(name = "Everything")
    @Table(name = "everything")
    static class Everything {
        @Id
        int id;

        boolean aBoolean;
        byte aByte;
        short aShort;
        int anInt;
        long aLong;
        float aFloat;
        double aDouble;
        char aCharacter;

        @Column(precision = 38, scale = 10)
        BigDecimal aDecimal;

        @Column(precision = 38, scale = 0)
        BigInteger aBigInteger;

        String aString;

        @Column(length = 100_000)
        String aLongString;

        @Lob
        String aClob;

        byte[] bytes;

        @Lob
        byte[] aBlob;

        LocalDate aDate;
        LocalTime aTime;
        LocalDateTime aDateTime;
        Instant anInstant;
        OffsetDateTime anOffsetDateTime;
        ZonedDateTime aZonedDateTime;
        OffsetTime anOffsetTime;
        Duration aDuration;

        @JdbcTypeCode(SqlTypes.INTERVAL_SECOND)
        Duration anInterval;

        UUID aUuid;

        @JdbcTypeCode(SqlTypes.CHAR)
        UUID aReadableUuid;

        @Enumerated(EnumType.ORDINAL)
        Tide anOrdinal;

        @Enumerated(EnumType.STRING)
        Tide aNamed;

        @JdbcTypeCode(SqlTypes.JSON)
        Map<String, Object> aDocument;

        int[] numbers;
        List<String> words;
        LocalDateTime[] moments;
        Boolean[] answers;
        double[] doubles;
        List<BigDecimal> decimals;
    }

    private SessionFactory factory;

    private final Everything sent = everything();

    @BeforeAll
    void insertOne(TestDatabase database) {
        factory = database.sessionFactory(Map.of("hibernate.jdbc.time_zone", "UTC"), Everything.class);
        factory.inTransaction(session -> session.persist(sent));
    }

    @Test
    void everythingComesBack() {
        Everything read = factory.fromTransaction(session -> session.find(Everything.class, 1));

        assertThat(read)
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .ignoringFields("anOffsetDateTime", "aZonedDateTime")
                .isEqualTo(sent);
        assertThat(read.anOffsetDateTime.toInstant()).isEqualTo(sent.anOffsetDateTime.toInstant());
        assertThat(read.aZonedDateTime.toInstant()).isEqualTo(sent.aZonedDateTime.toInstant());
    }

    @Test
    void nothingComesBackAsNothing() {
        Everything nothing = new Everything();
        nothing.id = 2;
        nothing.aCharacter = 'x';
        factory.inTransaction(session -> session.persist(nothing));

        assertThat(factory.<Everything>fromTransaction(session -> session.find(Everything.class, 2)))
                .usingRecursiveComparison()
                .isEqualTo(nothing);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aBoolean",
                "aByte",
                "aShort",
                "anInt",
                "aLong",
                "aFloat",
                "aDouble",
                "aCharacter",
                "aDecimal",
                "aBigInteger",
                "aString",
                "aLongString",
                "aDate",
                "aTime",
                "aDateTime",
                "anInstant",
                "anOffsetDateTime",
                "aZonedDateTime",
                "aDuration",
                "anInterval",
                "anOffsetTime",
                "numbers",
                "words",
                "aUuid",
                "aReadableUuid",
                "anOrdinal",
                "aNamed"
            })
    void aValueIsFound(String attribute) throws ReflectiveOperationException {
        Object value = Everything.class.getDeclaredField(attribute).get(sent);

        assertThat(count("e.%s = :value".formatted(attribute), value)).isEqualTo(1);
    }

    private Long count(String predicate, Object value) {
        return factory.fromTransaction(session -> session.createSelectionQuery(
                        "select count(*) from Everything e where e.id = 1 and " + predicate, Long.class)
                .setParameter("value", value)
                .getSingleResult());
    }

    private static Everything everything() {
        Everything e = new Everything();
        e.id = 1;
        e.aBoolean = true;
        e.aByte = Byte.MIN_VALUE;
        e.aShort = Short.MAX_VALUE;
        e.anInt = Integer.MIN_VALUE;
        e.aLong = Long.MAX_VALUE;
        e.aFloat = 1.5f;
        e.aDouble = 0.1 + 0.2;
        e.aCharacter = 'é';
        e.aDecimal = new BigDecimal("1234567890123456789012345678.0123456789");
        e.aBigInteger = new BigInteger("12345678901234567890123456789012345678");
        e.aString = "it's a \\ \"tide\" \uD83C\uDF0A % _ \u0000 \n";
        e.aLongString = "wave ".repeat(15_000);
        e.aClob = "ocean ".repeat(20_000);
        e.bytes = new byte[] {0, 1, -1, 39, 92, 26};
        e.aBlob = new byte[100_000];
        e.aDate = LocalDate.of(2026, 2, 28);
        e.aTime = LocalTime.of(23, 59, 58, 7_000);
        e.anOffsetTime = OffsetTime.of(3, 4, 5, 0, ZoneOffset.UTC);
        e.aDateTime = LocalDateTime.of(2026, 2, 28, 23, 59, 58, 123_456_000);
        e.anInstant = Instant.parse("2026-03-29T01:30:00.654321Z");
        e.anOffsetDateTime = OffsetDateTime.of(e.aDateTime, ZoneOffset.ofHours(9));
        e.aZonedDateTime = ZonedDateTime.of(e.aDateTime, ZoneOffset.ofHours(-3));
        e.aDuration = Duration.ofSeconds(90_061, 5_000_000);
        e.anInterval = Duration.ofHours(-30).minusNanos(1_000);
        e.aUuid = UUID.fromString("0190f3c4-5a6b-7c8d-9e0f-112233445566");
        e.aReadableUuid = e.aUuid;
        e.anOrdinal = Tide.FLOOD;
        e.aNamed = Tide.FLOOD;
        e.aDocument = Map.of("name", "it's \"deep\"", "depth", 7, "nested", Map.of("list", List.of(1, 2)));
        e.numbers = new int[] {3, 1, 2};
        e.words = List.of("ebb", "it's", "", "a\\", "\"b\\\"", "NULL", "é\uD83C\uDF0A");
        e.moments = new LocalDateTime[] {e.aDateTime, null};
        e.answers = new Boolean[] {true, null, false};
        e.doubles = new double[] {1e300, 0.1, -0.0};
        e.decimals = List.of(new BigDecimal("1.50"));
        return e;
    }
}
