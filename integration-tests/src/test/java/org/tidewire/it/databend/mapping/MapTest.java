package org.tidewire.it.databend.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

/** Maps are documents; a column of the type {@code map(K, V)} is reached by expressions that the mapping gives. */
@DatabendTest
class MapTest {
    @Entity(name = "Ship")
    static class Ship {
        @Id
        int id;

        @JdbcTypeCode(SqlTypes.JSON)
        Map<String, Integer> crew;

        @JdbcTypeCode(SqlTypes.JSON)
        Map<String, List<BigDecimal>> tides;

        @JdbcTypeCode(SqlTypes.JSON)
        @Column(columnDefinition = "map(varchar, int)")
        @ColumnTransformer(read = "cast(depths as variant)", write = "cast(parse_json(?) as map(varchar, int))")
        Map<String, Integer> depths;
    }

    private static final Map<String, Integer> NUMBERS = Map.of("it's", 1, "a \"b\\\"", -2, "", 3);

    private SessionFactory factory;

    @BeforeEach
    void insertRows(TestDatabase database) {
        factory = database.sessionFactory(Map.of("hibernate.query.hql.json_functions_enabled", true), Ship.class);
        Ship ship = new Ship();
        ship.id = 1;
        ship.crew = NUMBERS;
        ship.tides = Map.of("ebb", List.of(new BigDecimal("1.5"), new BigDecimal("2.25")));
        ship.depths = NUMBERS;
        Ship empty = new Ship();
        empty.id = 2;
        empty.depths = Map.of();
        factory.inTransaction(session -> {
            session.persist(ship);
            session.persist(empty);
        });
    }

    @Test
    void comeBackAsTheyWent() {
        factory.inTransaction(session -> {
            Ship ship = session.find(Ship.class, 1);
            assertThat(ship.crew).isEqualTo(NUMBERS);
            assertThat(ship.tides)
                    .containsExactly(Map.entry("ebb", List.of(new BigDecimal("1.5"), new BigDecimal("2.25"))));
            assertThat(ship.depths).isEqualTo(NUMBERS);
            Ship empty = session.find(Ship.class, 2);
            assertThat(empty.crew).isNull();
            assertThat(empty.depths).isEmpty();
            ship.crew = Map.of("one", 1);
            ship.depths = Map.of("two", 2);
        });
        factory.inTransaction(session -> {
            assertThat(session.find(Ship.class, 1).crew).isEqualTo(Map.of("one", 1));
            assertThat(session.find(Ship.class, 1).depths).isEqualTo(Map.of("two", 2));
        });
    }

    @Test
    void areReadByKey() {
        assertThat(factory.<List<?>>fromTransaction(session -> session.createSelectionQuery(
                                "select s.id from Ship s where json_value(s.crew, '$.\"it''s\"' returning Integer) = 1",
                                Integer.class)
                        .getResultList()))
                .isEqualTo(List.of(1));
    }
}
