package org.tidewire.it.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidewire.testkit.junit.TestDatabase;

/** The JSON functions of HQL, each with its value. A database has a method {@code functions} with those that it has. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class JsonFunctionSuite {
    @Entity(name = "Doc")
    @Table(name = "docs")
    public static class Doc {
        @Id
        int id;

        @JdbcTypeCode(SqlTypes.JSON)
        Map<String, Object> json;
    }

    protected SessionFactory factory;

    @BeforeAll
    protected void insertRows(TestDatabase database) {
        factory = database.sessionFactory(Map.of("hibernate.query.hql.json_functions_enabled", true), Doc.class);
        factory.inTransaction(session -> {
            Doc doc = new Doc();
            doc.id = 1;
            doc.json = Map.of(
                    "date",
                    "2026-02-28",
                    "time",
                    "2026-02-28T23:59:58.123456",
                    "text",
                    "it's",
                    "number",
                    7,
                    "real",
                    1.5,
                    "flag",
                    true,
                    "uuid",
                    "0190f3c4-5a6b-7c8d-9e0f-112233445566",
                    "list",
                    List.of(1, 2, 3));
            session.persist(doc);
        });
    }

    @ParameterizedTest
    @MethodSource("functions")
    protected void givesWhatItHasTo(String expression, Object expected) {
        Object actual = factory.fromTransaction(
                session -> session.createSelectionQuery("select " + expression + " from Doc d", Object.class)
                        .getSingleResult());
        assertThat(actual).isEqualTo(expected);
    }

    /** What every database gives; a database's own functions are these and what differs. */
    protected static Stream<Arguments> sharedFunctions() {
        return Stream.of(
                arguments("json_value(d.json, '$.text')", "it's"),
                arguments("json_value(d.json, '$.text' returning String)", "it's"),
                arguments("json_value(d.json, '$.number' returning Integer)", 7),
                arguments("json_value(d.json, '$.number' returning Long)", 7L),
                arguments("json_value(d.json, '$.real' returning Double)", 1.5),
                arguments("json_value(d.json, '$.flag' returning Boolean)", true),
                arguments("json_value(d.json, '$.missing')", null),
                arguments("json_value(d.json, '$.list[$i]' passing 1 as i returning Integer)", 2),
                arguments("json_exists(d.json, '$.number')", true),
                arguments("json_exists(d.json, '$.missing')", false),
                arguments("json_arrayagg(d.id)", "[1]"),
                arguments("json_arrayagg(d.id) filter (where d.id > 1)", null),
                arguments("json_objectagg('k' : d.id)", "{\"k\":1}"));
    }
}
