package org.tidewire.it.tidb.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;
import org.tidewire.it.function.JsonFunctionSuite;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

/** The JSON functions of HQL, each against what it has to give. */
@TiDBTest
@RealTiDB("MariaDB has no JSON type")
class JsonFunctionTest extends JsonFunctionSuite {
    /** {@code group_concat_max_len} is 1,024 bytes by default. */
    @Test
    void aLongGroupIsWhole(TestDatabase database) {
        int rows = 400;
        SessionFactory lines =
                database.sessionFactory(Map.of("hibernate.query.hql.json_functions_enabled", true), Line.class);
        lines.inTransaction(session -> {
            for (int i = 1; i <= rows; i++) {
                session.persist(new Line(i));
            }
        });
        assertThat(lengths(lines, "select json_length(json_arrayagg(l.id)) from Line l"))
                .containsExactly(rows);
        assertThat(lengths(lines, "select json_length(json_objectagg(cast(l.id as String) : l.id)) from Line l"))
                .containsExactly(rows);
        String text = "select length(listagg('12345', '') within group (order by l.id)) from Line l";
        assertThat(lengths(lines, text)).containsExactly(5 * rows);
        assertThat(lengths(lines, text + " union all " + text)).containsExactly(5 * rows, 5 * rows);
        assertThat(lengths(lines, "select 1 where exists (" + text + ") union all " + text))
                .containsExactlyInAnyOrder(1, 5 * rows);
    }

    private static List<Integer> lengths(SessionFactory factory, String hql) {
        return factory.fromTransaction(session -> session
                .createSelectionQuery(hql.replace("json_length(", "function('json_length', "), Object.class)
                .getResultList()
                .stream()
                .map(length -> ((Number) length).intValue())
                .toList());
    }

    @Entity(name = "Line")
    @Table(name = "lines_")
    static class Line {
        @Id
        int id;

        Line() {}

        Line(int id) {
            this.id = id;
        }
    }

    static Stream<Arguments> functions() {
        return Stream.concat(
                sharedFunctions(),
                Stream.of(
                        arguments("json_query(d.json, '$.list')", "[1, 2, 3]"),
                        arguments("json_object('a' : 1, 'b' : 'x')", "{\"a\": 1, \"b\": \"x\"}"),
                        arguments("json_array(1, 'x', null null on null)", "[1, \"x\", null]"),
                        arguments("json_arrayagg(d.id) filter (where d.id > 0)", "[1]"),
                        arguments("json_arrayagg(d.id null on null) filter (where d.id > 0)", "[1]"),
                        arguments("json_objectagg('k' : d.id) filter (where d.id > 0)", "{\"k\":1}"),
                        arguments("json_objectagg('k' : d.id absent on null) filter (where d.id > 1)", null),
                        arguments("json_value(d.json, '$.number' returning Short)", (short) 7),
                        arguments("json_value(d.json, '$.number' returning Byte)", (byte) 7),
                        arguments("json_value(d.json, '$.number' returning BigInteger)", BigInteger.valueOf(7)),
                        arguments("json_value(d.json, '$.real' returning Float)", 1.5f),
                        arguments("json_value(d.json, '$.real' returning BigDecimal)", new BigDecimal("1.50")),
                        arguments("json_value(d.json, '$.date' returning LocalDate)", LocalDate.of(2026, 2, 28)),
                        arguments(
                                "json_value(d.json, '$.time' returning LocalDateTime)",
                                LocalDateTime.of(2026, 2, 28, 23, 59, 58, 123_456_000)),
                        arguments("json_set('{\"a\": 1}', '$.b', 2)", "{\"a\": 1, \"b\": 2}"),
                        arguments("json_remove('{\"a\": 1, \"b\": 2}', '$.b')", "{\"a\": 1}"),
                        arguments("json_replace('{\"a\": 1}', '$.a', 2)", "{\"a\": 2}"),
                        arguments("json_insert('{\"a\": 1}', '$.b', 2)", "{\"a\": 1, \"b\": 2}"),
                        arguments("json_mergepatch('{\"a\": 1}', '{\"b\": 2}')", "{\"a\": 1, \"b\": 2}"),
                        arguments("json_array_append('[1]', '$', 2)", "[1, 2]"),
                        arguments("json_array_insert('[1]', '$[0]', 2)", "[2, 1]")));
    }
}
