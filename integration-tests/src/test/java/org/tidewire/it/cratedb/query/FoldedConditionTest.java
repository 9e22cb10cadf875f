package org.tidewire.it.cratedb.query;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidewire.testkit.junit.CrateDBTest;
import org.tidewire.testkit.junit.TestDatabase;

/** Parameters beside conditions that the server decides while it reads the statement. */
@CrateDBTest
class FoldedConditionTest {
    @Entity(name = "Row")
    static class Row {
        @Id
        int id;

        String name;
        BigDecimal price;
        LocalDateTime moment;
        UUID mark;

        Row() {}

        Row(int id) {
            this.id = id;
            this.name = "a'" + id;
            this.price = new BigDecimal("1.50");
            this.moment = LocalDateTime.of(2026, 1, 2, 3, 4);
            this.mark = new UUID(1, id);
        }
    }

    private final SessionFactory factory;

    FoldedConditionTest(TestDatabase database) {
        factory = database.sessionFactory(Row.class);
        factory.inTransaction(session -> List.of(new Row(1), new Row(2)).forEach(session::persist));
    }

    static Stream<Arguments> conditions() {
        return Stream.of(
                Arguments.of("1 = 0 or r.id = :p", 2, 1),
                Arguments.of("1 = 1 or r.id = :p", -2, 2),
                Arguments.of("1 = 0 and r.name = :p", "a'1", 0),
                Arguments.of("r.name in () or r.name = :p", "a'1", 1),
                Arguments.of("1 = 0 or r.price = :p", new BigDecimal("1.50"), 2),
                Arguments.of("1 = 0 or r.moment < :p", LocalDateTime.of(2026, 1, 2, 3, 5), 2),
                Arguments.of("1 = 0 or r.mark = :p", new UUID(1, 2), 1),
                Arguments.of("cast(null as Integer) < :p", 3, 0),
                Arguments.of("1 not between :p and 0", 5, 2),
                Arguments.of("(7 + 1) not between :p and 5", 10, 2),
                Arguments.of("nullif(1, 1) = :p or r.id = 1", 1, 1),
                Arguments.of("case 1 when 2 then 3 end = :p or r.id = 1", 1, 1),
                Arguments.of("(r.id = :p and false is true) or r.id = 2", 1, 1),
                Arguments.of("not (:p in (select 1 from Row s) and false is true)", 1, 2),
                Arguments.of("(:p is null and false is true) or r.id = 2", LocalDateTime.of(2026, 1, 2, 3, 5), 1),
                Arguments.of("(:p is not null and true is true) or r.id = 2", null, 1),
                Arguments.of("(0, r.id) < (1, :p)", 0, 2),
                Arguments.of("(r.id, 0) is not distinct from (:p, 1)", 1, 0),
                Arguments.of("nullif(r.name, r.name) not in (select s.name from Row s where s.id > :p)", 9, 2),
                Arguments.of("not nullif(r.name, r.name) in (select s.name from Row s where s.id > :p)", 9, 2),
                Arguments.of("nullif(r.name, r.name) not in (select s.name from Row s where s.id < :p)", 9, 0),
                Arguments.of("r.id in (select s.id from Row s where 1 = 0 and s.id = :p)", 1, 0));
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void aParameterBesideOneHasItsValue(String condition, Object value, int rows) {
        List<Integer> found = factory.fromSession(
                session -> session.createSelectionQuery("select r.id from Row r where " + condition, Integer.class)
                        .setParameter("p", value)
                        .setMaxResults(10)
                        .getResultList());
        assertThat(found).hasSize(rows);
    }
}
