package org.tidewire.it.databend.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.QuerySettings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

/** Casts, and values that go into a JSON document and come out of it: as H2 has them. */
@DatabendTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CastTest {
    enum Color {
        RED,
        GREEN
    }

    @Entity(name = "Specimen")
    static class Specimen {
        @Id
        int id;

        Boolean open;
        Byte tiny;
        Short small;
        Integer number;
        Long big;
        Float ratio;
        Double weight;
        BigDecimal price;
        Character letter;
        String name;
        LocalDate born;
        LocalTime wakes;
        LocalDateTime made;
        Instant seen;
        OffsetDateTime zoned;
        Duration span;
        UUID code;

        @Enumerated(EnumType.STRING)
        Color color;

        byte[] data;
    }

    private SessionFactory factory;

    @BeforeAll
    void insertSpecimens(TestDatabase database) {
        factory = database.sessionFactory(Map.of(QuerySettings.JSON_FUNCTIONS_ENABLED, true), Specimen.class);
        factory.inTransaction(session -> {
            session.persist(specimen());
            Specimen nothing = new Specimen();
            nothing.id = 2;
            session.persist(nothing);
        });
    }

    private static Specimen specimen() {
        Specimen sample = new Specimen();
        sample.id = 1;
        sample.open = true;
        sample.tiny = 5;
        sample.small = 300;
        sample.number = 70_000;
        sample.big = (1L << 53) + 1;
        sample.ratio = 1.5f;
        sample.weight = 2.25;
        sample.price = new BigDecimal("12.50");
        sample.letter = 'x';
        sample.name = "AbCd\u00e9'\"f";
        sample.born = LocalDate.of(2024, 2, 29);
        sample.wakes = LocalTime.of(6, 7, 8);
        sample.made = LocalDateTime.of(2024, 2, 29, 23, 59, 58, 123_456_000);
        sample.seen = Instant.parse("2024-02-29T23:59:58.123456Z");
        sample.zoned = sample.seen.atOffset(ZoneOffset.UTC);
        sample.span = Duration.ofSeconds(3661, 5000);
        sample.code = UUID.fromString("0190f3c4-5a6b-7c8d-9e0f-112233445566");
        sample.color = Color.GREEN;
        sample.data = new byte[] {1, -1, 0x41, 0x42};
        return sample;
    }

    private Object select(int id, String expression) {
        return factory.fromTransaction(session -> session.createSelectionQuery(
                        "select " + expression + " from Specimen s where s.id = " + id, Object.class)
                .getSingleResult());
    }

    @ParameterizedTest
    @MethodSource("casts")
    void castsTo(String cast, Object expected) {
        assertThat(select(1, cast)).isEqualTo(expected);
        if (cast.contains("s.")) {
            assertThat(select(2, cast)).as("of null").isNull();
        }
    }

    static Stream<Arguments> casts() {
        return Stream.of(
                arguments("cast(s.name as String(3))", "AbC"),
                arguments("cast(s.number as String(2))", "70"),
                arguments("cast(s.open as String(2))", "tr"),
                arguments("cast(s.color as String(2))", "GR"),
                arguments("cast(s.born as String(4))", "2024"),
                arguments("cast(s.code as String(4))", "0190"),
                arguments("cast(s.wakes as String)", "06:07:08"),
                arguments("cast(s.made as String)", "2024-02-29 23:59:58.123456"),
                arguments("cast(s.made - 0.123456 second as String)", "2024-02-29 23:59:58"),
                arguments("cast(s.name as Binary(2))", new byte[] {0x41, 0x62}),
                arguments("cast(s.data as Binary(2))", new byte[] {1, -1}),
                arguments("cast(s.data as Binary(9))", new byte[] {1, -1, 0x41, 0x42}),
                arguments("cast(s.code as Binary(2))", new byte[] {1, (byte) 0x90}),
                arguments("cast('ABCDEF' as Binary(2))", new byte[] {0x41, 0x42}),
                arguments("cast('ABCDEF' as Character)", 'A'),
                arguments("cast('' as Character)", ' '),
                arguments("cast(s.name as Character)", 'A'),
                arguments("cast(s.letter as Character)", 'x'),
                arguments("cast(s.number as Character)", '7'),
                arguments("cast(s.open as Character)", 't'),
                arguments("cast(s.made as Character)", '2'),
                arguments("cast(cast(s.name as Binary(3)) as String)", "AbC"),
                arguments("cast(' 12 ' as Integer)", 12),
                arguments("cast(' 1.5 ' as Double)", 1.5),
                arguments("cast('yes' as Boolean)", true),
                arguments("cast('no' as Boolean)", false),
                arguments("cast(s.number as Boolean)", true),
                arguments("cast(s.open as Integer)", 1),
                arguments("cast(s.made as LocalDate)", LocalDate.of(2024, 2, 29)),
                arguments("cast(s.made as LocalTime)", LocalTime.of(23, 59, 58, 123_456_000)),
                arguments("cast(s.seen as LocalTime)", LocalTime.of(23, 59, 58, 123_456_000)),
                arguments("cast(cast(s.wakes as LocalDateTime) as LocalTime)", LocalTime.of(6, 7, 8)));
    }

    /** The engine turns {@code 0 < cast(column as ...)} into {@code column < 0}. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 < cast(s.number as Long)",
                "0 <= cast(s.id as BigDecimal)",
                "9 >= cast(s.id as Long)",
                "not (0 > cast(s.id as BigDecimal))",
                "cast(0 as Short) < cast(s.big as BigDecimal)",
                ":zero < cast(s.id as Long)",
                "1 between cast(s.id as Long) and cast(s.number as Long)",
                "9 not between cast(s.id as Long) and cast(s.tiny as Long)",
                "exists (select 1 from Specimen x where 0 < cast(x.id as Long) and x.id = s.id)",
                "date 1999-01-01 < cast(s.made as LocalDate)"
            })
    void aConstantIsComparedWithACast(String where) {
        assertThat(factory.<Integer>fromTransaction(session -> {
                    var query = session.createSelectionQuery(
                            "select s.id from Specimen s where s.id = 1 and " + where, Integer.class);
                    if (where.contains(":zero")) {
                        query.setParameter("zero", 0L);
                    }
                    return query.getSingleResultOrNull();
                }))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cast(s.number as LocalDate)",
                "cast(s.big as LocalDateTime)",
                "cast(s.number as Binary)",
                "cast(s.open as Binary(1))",
                "cast(s.made as BigDecimal)",
                "cast(s.born as Integer)",
                "cast(s.data as Long)",
                "cast(s.seen as Boolean)",
                "cast(s.span as Instant)",
                "cast(s.wakes as LocalDate)"
            })
    void refusesCastsBetweenKinds(String cast) {
        assertThatThrownBy(() -> select(1, cast))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("a cast between numbers, binaries, and dates or times");
    }

    @ParameterizedTest
    @CsvSource({
        "open, Boolean",
        "tiny, Byte",
        "small, Short",
        "number, Integer",
        "big, Long",
        "ratio, Float",
        "weight, Double",
        "price, BigDecimal",
        "letter, Character",
        "name, String",
        "born, LocalDate",
        "wakes, LocalTime",
        "made, LocalDateTime",
        "seen, Instant",
        "zoned, OffsetDateTime",
        "span, Duration",
        "data, Binary"
    })
    void comesBackFromADocument(String attribute, String type) throws ReflectiveOperationException {
        Object expected = Specimen.class.getDeclaredField(attribute).get(specimen());
        for (String document :
                new String[] {"json_object('i': s.%s), '$.i'", "json_array(s.%s null on null), '$[0]'"}) {
            String value = "json_value(" + document.formatted(attribute) + " returning " + type + ")";
            Object actual = select(1, value);
            if (expected instanceof BigDecimal number) {
                assertThat((BigDecimal) actual).isEqualByComparingTo(number);
            } else {
                assertThat(actual).isEqualTo(expected);
            }
            assertThat(select(2, value)).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "json_value(json_object('i': s.seen), '$.i') | 2024-02-29T23:59:58.123456Z",
                "json_value(json_object('i': s.made), '$.i') | 2024-02-29T23:59:58.123456",
                "json_value(json_object('i': s.born), '$.i') | 2024-02-29",
                "json_value(json_object('i': s.data), '$.i') | 01ff4142",
                "json_value(json_object('i': s.name), '$.i' returning String(3)) | AbC",
                "json_object('i': s.seen, 'c': s.color) | {\"c\":\"GREEN\",\"i\":\"2024-02-29T23:59:58.123456Z\"}",
                "(select json_arrayagg(x.born) from Specimen x) | [\"2024-02-29\"]",
                "(select json_objectagg(x.id: x.made) from Specimen x where x.id = 1) | {\"1\":\"2024-02-29T23:59:58.123456\"}"
            })
    void isWrittenAsISO8601HasIt(String expression, String expected) {
        assertThat(select(1, expression)).isEqualTo(expected);
    }
}
