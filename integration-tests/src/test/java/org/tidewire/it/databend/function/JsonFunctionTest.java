package org.tidewire.it.databend.function;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

/** The JSON functions of HQL, each against what it has to give. */
@DatabendTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JsonFunctionTest {
    @Entity(name = "Doc")
    @Table(name = "docs")
    static class Doc {
        @Id
        int id;

        @JdbcTypeCode(SqlTypes.JSON)
        Map<String, Object> json;
    }

    private SessionFactory factory;

    @BeforeAll
    void insertRows(TestDatabase database) {
        factory = database.sessionFactory(Map.of("hibernate.query.hql.json_functions_enabled", true), Doc.class);
        factory.inTransaction(session -> {
            Doc doc = new Doc();
            doc.id = 1;
            doc.json = Map.of(
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
    void givesWhatItHasTo(String expression, Object expected) {
        Object actual = factory.fromTransaction(
                session -> session.createSelectionQuery("select " + expression + " from Doc d", Object.class)
                        .getSingleResult());
        assertThat(actual).isEqualTo(expected);
    }

    static Stream<Arguments> functions() {
        return Stream.of(
                arguments("json_value(d.json, '$.text')", "it's"),
                arguments("json_value(d.json, '$.text' returning String)", "it's"),
                arguments("json_value(d.json, '$.number' returning Integer)", 7),
                arguments("json_value(d.json, '$.number' returning Long)", 7L),
                arguments("json_value(d.json, '$.real' returning Double)", 1.5),
                arguments("json_value(d.json, '$.flag' returning Boolean)", true),
                arguments("json_value(d.json, '$.missing')", null),
                arguments("json_value(d.json, '$.list[$i]' passing 1 as i returning Integer)", 2),
                arguments("json_value(d.json, '$.list')", null),
                arguments("json_value(d.json, '$.text' returning Integer)", null),
                arguments("json_query(d.json, '$.list')", "[1,2,3]"),
                arguments("json_query(d.json, '$.list[*]')", null),
                arguments("json_query(d.json, '$.list[*]' with wrapper)", "[1,2,3]"),
                arguments("json_query(d.json, '$.nothing' with wrapper)", null),
                arguments("json_exists(d.json, '$.number')", true),
                arguments("json_exists(d.json, '$.missing')", false),
                arguments("json_exists(d.json, '$.list[$i]' passing 7 as i)", false),
                arguments("json_object('a' : 1, 'b' : 'x', 'c' : null)", "{\"a\":1,\"b\":\"x\",\"c\":null}"),
                arguments("json_object('a' : 1, 'c' : null absent on null)", "{\"a\":1}"),
                arguments("json_array(1, 'x', null null on null)", "[1,\"x\",null]"),
                arguments("json_array(1, 'x', null)", "[1,\"x\"]"),
                arguments("json_arrayagg(d.id)", "[1]"),
                arguments("json_arrayagg(d.id order by d.id desc)", "[1]"),
                arguments("json_arrayagg(d.id) filter (where d.id > 1)", null),
                arguments("json_objectagg('k' : d.id)", "{\"k\":1}"),
                arguments("json_value('{\"a\": 1}', '$.a')", "1"));
    }

    @Test
    void aConditionHasAClauseForMissingValues() {
        String hql = "select d.id from Doc d where json_value(d.json, '$.text' null on empty null on error) = :text"
                + " and exists (select 1 from Doc e"
                + " where json_value(e.json, '$.text' null on empty) = json_value(d.json, '$.text'))";
        assertThat(factory.<List<Integer>>fromSession(session -> session.createSelectionQuery(hql, Integer.class)
                        .setParameter("text", "it's")
                        .getResultList()))
                .hasSize(1);
    }
}
