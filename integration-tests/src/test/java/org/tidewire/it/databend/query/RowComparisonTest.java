package org.tidewire.it.databend.query;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

/**
 * Rows and casts that are compared by their order, with nulls in each column. The answers are those of H2. Each row is a block of its
 * own, since the engine takes a column for a constant where a block has one value.
 */
@DatabendTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RowComparisonTest {
    private static final List<String> ROWS = List.of(
            "(0L, p.c)",
            "(p.c, p.c)",
            "(p.c, cast(p.a as Long))",
            "(cast(p.a as Long), p.b)",
            "(coalesce(0L, p.b), cast(p.c as BigDecimal))",
            "(1L, 0L)");

    private SessionFactory databend;
    private SessionFactory h2;

    @BeforeAll
    void insertRows(TestDatabase database) {
        databend = database.sessionFactory(Part.class);
        h2 = new Configuration()
                .addAnnotatedClass(Part.class)
                .setProperty("hibernate.connection.url", "jdbc:h2:mem:row_comparison;DB_CLOSE_DELAY=-1")
                .setProperty("hibernate.hbm2ddl.auto", "create-drop")
                .buildSessionFactory();
        List<Integer> values = Arrays.asList(null, -1, 0, 1);
        for (SessionFactory factory : List.of(databend, h2)) {
            factory.inTransaction(session -> {
                int id = 0;
                for (Integer a : values) {
                    for (Integer b : values) {
                        for (Integer c : values) {
                            session.persist(new Part(id++, a, b == null ? null : b.longValue(), c));
                        }
                    }
                }
            });
        }
    }

    @AfterAll
    void close() {
        h2.close();
    }

    static Stream<String> rowsAreCompared() {
        return ROWS.stream();
    }

    @ParameterizedTest
    @MethodSource
    void rowsAreCompared(String left) {
        for (String right : ROWS) {
            for (String condition : List.of(
                    left + " < " + right,
                    left + " <= " + right,
                    left + " > " + right,
                    left + " >= " + right,
                    left + " between " + right + " and (1L, 1L)",
                    left + " not between (0L, 0L) and " + right)) {
                same(condition);
                same("not (" + condition + ")");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p.c = 0 and p.c < cast(p.a as Long)",
                "p.c = 0 and not (p.c >= cast(p.a as BigDecimal))",
                "p.c = 0 and cast(p.a as Long) > p.c",
                "p.a = 0 and cast(p.a as Long) < cast(p.c as Long)",
                "p.c between cast(p.a as Long) and cast(p.b as BigDecimal) and p.c = 0",
                "p.c = 0 and p.c not between cast(cast(p.a as Long) as BigDecimal) and 0",
                "0 < cast(p.a as Long)",
                "cast(coalesce(0, p.b) as Integer) < cast(p.a as Long)",
                "cast(p.a as Long) < cast(coalesce(0, p.b) as Integer)",
                "p.b = 0 and p.b <= p.a",
                "(p.a, p.b, p.c) < (cast(p.c as Long), 1L, 0)",
                "(p.a, p.b, p.c) between (0, cast(p.c as Long), p.a) and (1, 0L, cast(p.b as Integer))"
            })
    void columnsOfOneValueAreComparedWithCasts(String condition) {
        same(condition);
        same("not (" + condition + ")");
        assertSameRows("select p.c, count(*) from Part p where p.a = 1 group by p.c, p.a, p.b having " + condition
                + " order by p.c nulls first, p.b nulls first");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p.a in (p.a, p.a)",
                "p.a in (p.a, p.a, p.c)",
                "p.a in (p.a, 7)",
                "p.a in (p.c, p.a + 0, p.a)",
                "p.a + 0 in (p.a + 0, p.a + (1 - 1))",
                "p.a + 0 = p.a + (1 - 1)",
                "p.a + p.c = p.c + p.a",
                "coalesce(p.a, p.c) in (coalesce(p.a, p.c), coalesce(p.a, p.c))",
                "p.a in (p.a, p.a) or p.c = 9",
                "case when p.a in (p.a, p.a) then 1 else 2 end = 1",
                "(p.a, p.c) in ((p.a, p.c), (p.a, p.c))",
                "p.a between p.a and p.a",
                "nullif(p.a, 5) in (nullif(p.a, 5), nullif(p.a, 5))"
            })
    void whatIsComparedWithItselfIsNullWhereItIsNull(String condition) {
        for (String tested : List.of(condition, "not (" + condition + ")", condition.replace(" in (", " not in ("))) {
            assertSameRows(
                    "select p.id, q.id from Part p join Part q on q.id = p.id where " + tested + " order by p.id");
            assertSameRows(
                    "select p.id, q.id from Part p left join Part q on q.id = p.id and " + tested + " order by p.id");
            same(tested);
        }
    }

    private void same(String condition) {
        assertSameRows("select p.id, 0 from Part p where " + condition + " order by p.id");
    }

    private void assertSameRows(String query) {
        assertThat(rows(databend, query)).as(query).isEqualTo(rows(h2, query));
    }

    private static List<List<Object>> rows(SessionFactory factory, String hql) {
        return factory.fromSession(session -> session.createSelectionQuery(hql, Object[].class)
                .getResultStream()
                .map(Arrays::asList)
                .toList());
    }

    @Entity(name = "Part")
    static class Part {
        @Id
        Integer id;

        Integer a;
        Long b;
        Integer c;

        protected Part() {}

        Part(Integer id, Integer a, Long b, Integer c) {
            this.id = id;
            this.a = a;
            this.b = b;
            this.c = c;
        }
    }
}
