package org.tidewire.it.type;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.MappedSuperclass;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import org.tidewire.testkit.junit.TestDatabase;

/** Every basic type comes back as it went, found by its value where it can be compared. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class TypeSuite<E extends TypeSuite.Basics> {
    public enum Tide {
        EBB,
        FLOOD
    }

    /** What every database stores. The entity {@code Everything} of a database has attributes of its own besides. */
    @MappedSuperclass
    public static class Basics {
        @Id
        public int id;

        public boolean aBoolean;
        public byte aByte;
        public short aShort;
        public int anInt;
        public long aLong;
        public float aFloat;
        public double aDouble;
        public char aCharacter;

        @Column(precision = 38, scale = 10)
        public BigDecimal aDecimal;

        @Column(precision = 38, scale = 0)
        public BigInteger aBigInteger;

        public String aString;

        @Column(length = 100_000)
        public String aLongString;

        @Lob
        public String aClob;

        public byte[] bytes;

        @Lob
        public byte[] aBlob;

        public LocalDate aDate;
        public LocalTime aTime;
        public LocalDateTime aDateTime;
        public Instant anInstant;
        public OffsetDateTime anOffsetDateTime;
        public ZonedDateTime aZonedDateTime;
        public Duration aDuration;
        public UUID aUuid;

        @JdbcTypeCode(SqlTypes.CHAR)
        public UUID aReadableUuid;

        @Enumerated(EnumType.ORDINAL)
        public Tide anOrdinal;

        @Enumerated(EnumType.STRING)
        public Tide aNamed;

        @JdbcTypeCode(SqlTypes.JSON)
        public Map<String, Object> aDocument;

        public int[] numbers;
        public List<String> words;
    }

    private SessionFactory factory;

    private E sent;

    /** The entity, which is called {@code Everything} in HQL, without a value. */
    protected abstract E newEntity();

    /** Values for the attributes that only this database has, or has otherwise. */
    protected abstract void fillOwn(E entity);

    @BeforeAll
    protected void insertOne(TestDatabase database) {
        sent = newEntity();
        fill(sent);
        fillOwn(sent);
        factory = database.sessionFactory(Map.of("hibernate.jdbc.time_zone", "UTC"), sent.getClass());
        factory.inTransaction(session -> session.persist(sent));
    }

    @Test
    protected void everythingComesBack() {
        Basics read = read(1);

        assertThat(read)
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .ignoringFields("anOffsetDateTime", "aZonedDateTime")
                .isEqualTo(sent);
        assertThat(read.anOffsetDateTime.toInstant()).isEqualTo(sent.anOffsetDateTime.toInstant());
        assertThat(read.aZonedDateTime.toInstant()).isEqualTo(sent.aZonedDateTime.toInstant());
    }

    @Test
    protected void nothingComesBackAsNothing() {
        E nothing = newEntity();
        nothing.id = 2;
        nothing.aCharacter = 'x';
        factory.inTransaction(session -> session.persist(nothing));

        assertThat(read(2)).usingRecursiveComparison().isEqualTo(nothing);
    }

    private Basics read(int id) {
        return factory.fromTransaction(session -> session.find(sent.getClass(), id));
    }

    @ParameterizedTest
    @MethodSource("foundByValue")
    protected void aValueIsFound(String attribute) throws Exception {
        Field field = ReflectionSupport.findFields(
                        sent.getClass(), found -> found.getName().equals(attribute), HierarchyTraversalMode.TOP_DOWN)
                .get(0);

        assertThat(count(
                        "e.%s = :value".formatted(attribute),
                        ReflectionSupport.tryToReadFieldValue(field, sent).get()))
                .isEqualTo(1);
    }

    /** The attributes that every database finds by their values. */
    protected static Stream<String> sharedFoundByValue() {
        return Stream.of(
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
                "aUuid",
                "aReadableUuid",
                "anOrdinal",
                "aNamed");
    }

    protected Long count(String predicate, Object value) {
        return factory.fromTransaction(session -> session.createSelectionQuery(
                        "select count(*) from Everything e where e.id = 1 and " + predicate, Long.class)
                .setParameter("value", value)
                .getSingleResult());
    }

    private static void fill(Basics e) {
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
        e.aTime = LocalTime.of(23, 59, 58);
        e.aDateTime = LocalDateTime.of(2026, 2, 28, 23, 59, 58, 123_456_000);
        e.anInstant = Instant.parse("2026-03-29T01:30:00.654321Z");
        e.anOffsetDateTime = OffsetDateTime.of(e.aDateTime, ZoneOffset.ofHours(9));
        e.aZonedDateTime = ZonedDateTime.of(e.aDateTime, ZoneOffset.ofHours(-3));
        e.aDuration = Duration.ofSeconds(90_061, 5_000_000);
        e.aUuid = UUID.fromString("0190f3c4-5a6b-7c8d-9e0f-112233445566");
        e.aReadableUuid = e.aUuid;
        e.anOrdinal = Tide.FLOOD;
        e.aNamed = Tide.FLOOD;
        e.aDocument = Map.of("name", "it's \"deep\"", "depth", 7, "nested", Map.of("list", List.of(1, 2)));
        e.numbers = new int[] {3, 1, 2};
        e.words = List.of("ebb", "it's", "", "a\\", "\"b\\\"", "NULL", "é\uD83C\uDF0A");
    }
}
