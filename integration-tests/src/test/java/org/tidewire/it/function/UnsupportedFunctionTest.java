package org.tidewire.it.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.criteria.CriteriaQuery;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hibernate.Session;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.query.criteria.HibernateCriteriaBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.internal.function.UnsupportedFunction;
import org.tidewire.testkit.rendering.Rendering;

/** The refusal comes first, whatever Hibernate expects of the function's type. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnsupportedFunctionTest {
    private static final Map<String, Object> SETTINGS =
            Map.of(AvailableSettings.JSON_FUNCTIONS_ENABLED, true, AvailableSettings.XML_FUNCTIONS_ENABLED, true);

    private static final List<String> OF_TIDB = List.of(
            "median(m.page)",
            "percentile_cont(0.5) within group (order by m.page)",
            "mode() within group (order by m.text)",
            "corr(m.page, m.page) filter (where m.page > 1)",
            "regr_count(m.page, m.page)",
            "soundex(m.text)",
            "xmlelement(name a, m.text)",
            "xmlforest(m.text as x)",
            "xmlpi(name a)",
            "xmlquery('x' passing m.text)",
            "xmlagg(xmlelement(name a, m.text) order by m.text)",
            "subvector(m.words, 1, 2)",
            "l2_normalize(m.words)");

    private static final List<String> OF_DATABEND = List.of(
            "percentile_disc(0.5) within group (order by m.page)",
            "corr(m.page, m.page)",
            "regr_syy(m.page, m.page) filter (where m.page > 1)",
            "collate(m.text as utf8)",
            "json_set(m.text, '$.a', 1)",
            "array_set(m.words, 1, 2)",
            "array_positions(m.words, 1)",
            "hamming_distance(m.words, m.words)",
            "xmlelement(name a, m.text)",
            "xmlforest(m.text as x)",
            "xmlpi(name a)",
            "xmlagg(xmlelement(name a, m.text) order by m.text)");

    private Rendering tidb;
    private Rendering databend;

    @Entity(name = "Mark")
    static class Mark {
        @Id
        int id;

        int page;
        String text;
        int[] words;
    }

    @BeforeAll
    void open() {
        tidb = Rendering.of("MySQL", "8.0.11-TiDB-v8.5.4", SETTINGS, Mark.class);
        databend = Rendering.of("Databend", "v1.2.895", SETTINGS, Mark.class);
    }

    @AfterAll
    void close() {
        tidb.close();
        databend.close();
    }

    /** By Criteria, which takes any function with any arguments. */
    @ParameterizedTest
    @CsvSource({"MySQL, 8.0.11-TiDB-v8.5.4", "Databend, v1.2.895", "CrateDB, 6.4.4"})
    void eachIsRefused(String product, String version) {
        try (Rendering rendering = Rendering.of(product, version, SETTINGS, Mark.class)) {
            List<String> functions = rendering
                    .sessionFactory()
                    .unwrap(SessionFactoryImplementor.class)
                    .getQueryEngine()
                    .getSqmFunctionRegistry()
                    .getFunctionsByName()
                    .filter(function -> function.getValue() instanceof UnsupportedFunction)
                    .map(Map.Entry::getKey)
                    .toList();
            assertThat(functions)
                    .hasSizeGreaterThan(30)
                    .allSatisfy(function -> assertRefused(
                            () -> rendering.query(session -> session.createSelectionQuery(called(session, function)))));
        }
    }

    private static CriteriaQuery<Object> called(Session session, String function) {
        HibernateCriteriaBuilder criteria = session.getCriteriaBuilder();
        CriteriaQuery<Object> query = criteria.createQuery(Object.class);
        return query.select(
                criteria.function(function, Object.class, query.from(Mark.class).get("page")));
    }

    static Stream<Class<?>> results() {
        return Stream.of(
                Object.class,
                Object[].class,
                String.class,
                String[].class,
                Integer.class,
                Integer[].class,
                int[].class,
                Double.class,
                Boolean.class,
                byte[].class,
                List.class,
                Map.class);
    }

    @ParameterizedTest
    @MethodSource("results")
    void fitsAnyResult(Class<?> result) {
        for (String function : OF_TIDB) {
            assertRefused(() ->
                    tidb.query(session -> session.createSelectionQuery("select " + function + " from Mark m", result)));
        }
        for (String function : OF_DATABEND) {
            assertRefused(() -> databend.query(
                    session -> session.createSelectionQuery("select " + function + " from Mark m", result)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1 from Mark m where F = 1",
                "select 1 from Mark m where F = 'a'",
                "select 1 from Mark m where F in ('a', 'b')",
                "select 1 from Mark m where F is null",
                "select 1 from Mark m where F like 'a%'",
                "select 1 from Mark m where F between 1 and 2",
                "select 1 from Mark m where m.words = F",
                "select F + 1, -F, abs(F), F * F from Mark m",
                "select F || 'a', upper(F), length(F) from Mark m",
                "select cast(F as Integer), coalesce(F, 1), coalesce(F, 'a') from Mark m",
                "select max(F), sum(F) from Mark m",
                "select case when m.page = 1 then F else F end from Mark m",
                "select 1 from Mark m order by F",
                "select x.f from (select F as f from Mark m) x",
                "select (select F from Mark m where m.page = n.page) from Mark n",
                "select F from Mark m union select F from Mark m",
                "update Mark m set m.text = F, m.words = F",
                "delete from Mark m where F is not null"
            })
    void fitsAnywhere(String hql) {
        for (String function : OF_TIDB) {
            assertRefused(() -> run(tidb, hql.replace("F", function)));
        }
        for (String function : OF_DATABEND) {
            assertRefused(() -> run(databend, hql.replace("F", function)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1 from Mark m where not F",
                "select case when F then 1 else 2 end from Mark m",
                "select F from Mark m"
            })
    void isACondition(String hql) {
        assertRefused(() -> run(tidb, hql.replace("F", "xmlexists('x' passing m.text)")));
        assertRefused(() -> run(databend, hql.replace("F", "xmlexists('x' passing m.text)")));
        assertRefused(() -> run(databend, hql.replace("F", "array_includes_nullable(m.words, m.words)")));
    }

    private static void run(Rendering rendering, String hql) {
        if (hql.startsWith("select")) {
            rendering.query(hql);
        } else {
            rendering.mutation(hql);
        }
    }

    private static void assertRefused(ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining(" does not support the function ");
    }
}
