package org.tidewire.it.databend.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;
import org.tidewire.it.function.JsonFunctionSuite;
import org.tidewire.testkit.junit.DatabendTest;

/** The JSON functions of HQL, each against what it has to give. */
@DatabendTest
class JsonFunctionTest extends JsonFunctionSuite {
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

    static Stream<Arguments> functions() {
        return Stream.concat(
                sharedFunctions(),
                Stream.of(
                        arguments("json_value(d.json, '$.list')", null),
                        arguments("json_value(d.json, '$.text' returning Integer)", null),
                        arguments("json_query(d.json, '$.list')", "[1,2,3]"),
                        arguments("json_query(d.json, '$.list[*]')", null),
                        arguments("json_query(d.json, '$.list[*]' with wrapper)", "[1,2,3]"),
                        arguments("json_query(d.json, '$.nothing' with wrapper)", null),
                        arguments("json_exists(d.json, '$.list[$i]' passing 7 as i)", false),
                        arguments("json_object('a' : 1, 'b' : 'x', 'c' : null)", "{\"a\":1,\"b\":\"x\",\"c\":null}"),
                        arguments("json_object('a' : 1, 'c' : null absent on null)", "{\"a\":1}"),
                        arguments("json_array(1, 'x', null null on null)", "[1,\"x\",null]"),
                        arguments("json_array(1, 'x', null)", "[1,\"x\"]"),
                        arguments("json_arrayagg(d.id order by d.id desc)", "[1]"),
                        arguments("json_value('{\"a\": 1}', '$.a')", "1")));
    }
}
