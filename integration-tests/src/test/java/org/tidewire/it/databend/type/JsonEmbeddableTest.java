package org.tidewire.it.databend.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

/** An embeddable in a VARIANT: as a whole, and attribute by attribute. */
@DatabendTest
class JsonEmbeddableTest {
    enum Tide {
        EBB,
        FLOOD
    }

    @Embeddable
    static class Point {
        Double x;
        Double y;
    }

    @Embeddable
    static class Berth {
        String name;
        Integer number;
        Long big;
        Double depth;
        BigDecimal price;
        Boolean free;
        Tide tide;
        UUID code;
        LocalDate since;
        LocalDateTime at;
        Instant seen;
        LocalTime opens;
        byte[] hash;
        String[] tags;

        @JdbcTypeCode(SqlTypes.JSON)
        Point place;
    }

    @Entity(name = "Ship")
    static class Ship {
        @Id
        Integer id;

        @JdbcTypeCode(SqlTypes.JSON)
        Berth berth;

        @JdbcTypeCode(SqlTypes.JSON_ARRAY)
        List<Point> course;
    }

    @Embeddable
    static class Note {
        String text;
    }

    @Entity(name = "Noted")
    static class Noted {
        @Id
        Integer id;

        @JdbcTypeCode(SqlTypes.SQLXML)
        Note note;
    }

    private final TestDatabase database;
    private SessionFactory factory;

    JsonEmbeddableTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void insertShips() {
        factory = database.sessionFactory(Ship.class);
        factory.inTransaction(session -> {
            Ship ship = new Ship();
            ship.id = 1;
            ship.berth = berth();
            ship.course = List.of(ship.berth.place, new Point());
            session.persist(ship);
            Ship without = new Ship();
            without.id = 2;
            session.persist(without);
        });
    }

    private static Berth berth() {
        Berth berth = new Berth();
        berth.name = "it's \"deep\" \\ \uD83C\uDF0A";
        berth.number = 7;
        berth.big = Long.MAX_VALUE;
        berth.depth = 0.1 + 0.2;
        berth.price = new BigDecimal("12345678901234567890.25");
        berth.free = true;
        berth.tide = Tide.FLOOD;
        berth.code = UUID.fromString("0190f3c4-5a6b-7c8d-9e0f-112233445566");
        berth.since = LocalDate.of(2026, 2, 28);
        berth.at = LocalDateTime.of(2026, 2, 28, 23, 59, 58, 123_456_000);
        berth.seen = Instant.parse("2026-03-29T01:30:00.654321Z");
        berth.opens = LocalTime.of(6, 30);
        berth.hash = new byte[] {0, -1, 39};
        berth.tags = new String[] {"a", "b\"c"};
        berth.place = new Point();
        berth.place.x = 1.5;
        return berth;
    }

    @Test
    void comesBackAsAWhole() {
        factory.inTransaction(session -> {
            Ship ship = session.find(Ship.class, 1);
            assertThat(ship.berth).usingRecursiveComparison().isEqualTo(berth());
            assertThat(ship.course).hasSize(2);
            assertThat(ship.course.get(0).x).isEqualTo(1.5);
            assertThat(session.find(Ship.class, 2).berth).isNull();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"name", "number", "big", "depth", "price", "free", "tide", "code", "since", "at", "seen", "opens"
            })
    void anAttributeIsFoundAndAssigned(String attribute) throws ReflectiveOperationException {
        Object value = Berth.class.getDeclaredField(attribute).get(berth());

        assertThat(ids(attribute, value)).containsExactly(1);
        factory.inTransaction(session -> session.createMutationQuery(
                        "update Ship s set s.berth.%s = null where s.id = 1".formatted(attribute))
                .executeUpdate());
        assertThat(ids(attribute, value)).isEmpty();
        factory.inTransaction(session -> session.createMutationQuery(
                        "update Ship s set s.berth.%s = :value, s.berth.place.y = 2.5".formatted(attribute))
                .setParameter("value", value)
                .executeUpdate());
        assertThat(ids(attribute, value))
                .as("in a document that was there, and in a new one")
                .containsExactly(1, 2);
        factory.inTransaction(session -> {
            Berth expected = berth();
            expected.place.y = 2.5;
            assertThat(session.find(Ship.class, 1).berth)
                    .usingRecursiveComparison()
                    .isEqualTo(expected);
            assertThat(session.find(Ship.class, 2).berth.place.y).isEqualTo(2.5);
        });
    }

    @Test
    void attributesAreSelectedAndSorted() {
        assertThat(factory.<List<Object[]>>fromTransaction(session -> session.createSelectionQuery(
                                "select s.berth.name, s.berth.number + 1, s.berth.place.x, s.berth.hash, s.berth.tags,"
                                        + " s.berth.place.y from Ship s order by s.berth.number nulls last",
                                Object[].class)
                        .getResultList()))
                .satisfiesExactly(
                        row -> assertThat(row)
                                .containsExactly(
                                        berth().name, 8, 1.5, new byte[] {0, -1, 39}, new String[] {"a", "b\"c"}, null),
                        row -> assertThat(row).containsOnlyNulls());
    }

    @Test
    void refusesXml() {
        assertThatThrownBy(() -> database.sessionFactory(Noted.class))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessage(
                        "Databend does not support embeddables in columns of the types STRUCT and XML: use @JdbcTypeCode(SqlTypes.JSON) on the attribute");
    }

    private List<Integer> ids(String attribute, Object value) {
        return factory.fromTransaction(session -> session.createSelectionQuery(
                        "select s.id from Ship s where s.berth.%s = :value order by s.id".formatted(attribute),
                        Integer.class)
                .setParameter("value", value)
                .getResultList());
    }
}
