package org.tidewire.tidb;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidewire.feature.UnsupportedFeatureException;

/** Each refusal names the database, the feature and the alternative, and comes before anything is sent. */
class RefusalTest extends TiDBRenderingTest {
    @ParameterizedTest
    @MethodSource("refusals")
    void isRefusedByName(String hql, String message) {
        assertThatThrownBy(() -> rendering().query(hql))
                .satisfiesAnyOf(
                        thrown -> org.assertj.core.api.Assertions.assertThat(thrown)
                                .isInstanceOf(UnsupportedFeatureException.class),
                        thrown -> org.assertj.core.api.Assertions.assertThat(thrown)
                                .hasCauseInstanceOf(UnsupportedFeatureException.class))
                .hasMessageContaining(message);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments(
                        "select b.title from Book b except all select a.name from Author a",
                        "TiDB does not support except all: use 'except', which removes duplicates"),
                arguments(
                        "select b.title from Book b intersect all select a.name from Author a",
                        "TiDB does not support intersect all: use 'intersect', which removes duplicates"),
                arguments(
                        "select b.title from Book b join lateral (select c.shelf as s from Copy c where c.book = b) x",
                        "TiDB does not support lateral joins: use a correlated subquery in the select list"),
                arguments(
                        "select b.title from Book b left join lateral (select c.shelf as s from Copy c where c.book = b) x",
                        "TiDB does not support lateral joins: use a correlated subquery in the select list"),
                arguments(
                        "select t from unnest(array(1, 2)) t",
                        "TiDB does not support the function unnest: read the array as a whole"),
                arguments(
                        "select t.v from Tag g join json_table(g.meaning, '$[*]' columns(v Integer path '$')) t",
                        "TiDB does not support the function json_table: read the document with json_value"),
                arguments(
                        "select json_value(t.meaning, '$.a' default 1 on empty) from Tag t",
                        "TiDB does not support json_value with 'on error' or 'on empty': leave it out"),
                arguments(
                        "select b.title from Book b left join Author a on exists (select 1 from Copy c where c.book = b)",
                        "TiDB does not support a subquery in the 'on' condition of an outer join: select the joined rows"),
                arguments(
                        "select count(*) from Book b full join Author a on b.author = a",
                        "TiDB does not support full joins together with aggregation, 'group by', 'having' or 'distinct':"),
                arguments(
                        "select distinct b.title from Book b full join Author a on b.author = a",
                        "TiDB does not support full joins together with aggregation, 'group by', 'having' or 'distinct':"),
                arguments(
                        "select b.title from Book b full join Author a on b.author = a group by b.title",
                        "TiDB does not support full joins together with aggregation, 'group by', 'having' or 'distinct':"),
                arguments(
                        "select 1 from Book b left join Copy c on c.book = b full join Author a on b.author = a",
                        "TiDB does not support a full join after an outer join, before a right join, or beside another"),
                arguments(
                        "select 1 from Book b full join Author a on b.author = a right join Copy c on c.book = b",
                        "TiDB does not support a full join after an outer join, before a right join, or beside another"),
                arguments(
                        "select 1 from Book b full join Author a on b.author = a full join Copy c on c.book = b",
                        "TiDB does not support a full join after an outer join, before a right join, or beside another"),
                arguments(
                        "select 1 from (select b.id as id from Book b) x full join Author a on a.id = x.id",
                        "TiDB does not support this kind of full join: join entities"));
    }
}
