package org.tidewire.databend;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidewire.UnsupportedFeatureException;

/** Each refusal names the database and the feature, and comes before anything is sent. */
class QueryRefusalTest extends DatabendRenderingTest {
    @ParameterizedTest
    @MethodSource("statements")
    void isRefusedByName(String hql, String feature) {
        assertThatThrownBy(() -> run(hql))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageStartingWith("Databend does not support " + feature + ": ");
    }

    private void run(String hql) {
        if (hql.startsWith("insert")) {
            rendering().mutation(hql);
        } else {
            rendering().query(hql);
        }
    }

    static Stream<Arguments> statements() {
        return Stream.of(
                arguments("select b.title from Book b except all select a.name from Author a", "except all"),
                arguments(
                        "select (select max(c.shelf) from Copy c where c.id < b.id order by 1 limit 1 offset 1) from Book b",
                        "an offset, or a limit that is no literal, in a subquery that aggregates without 'group by'"),
                arguments(
                        "select (select count(*) from Copy c where c.shelf + coalesce(length(b.title), 0) > coalesce(b.author.id, 1)"
                                + " and exists (select 1 from Tag t where t.name > 'a')) from Book b",
                        "a subquery that reads more than three columns of the outer query that may be null, or more than one and another subquery in it"),
                arguments(
                        "select (select count(*) from Copy c where c.book = b and array_to_string(array(c.id), ',') = '1') from Book b",
                        "array_to_string, array_remove, array_replace and other functions that look at each element, in a subquery that reads its outer query"),
                arguments(
                        "select b.id from Book b where b.id in (select c.id from Copy c where c.book = b and array_remove(array(c.id), 1L) is null)",
                        "array_to_string, array_remove, array_replace and other functions that look at each element, in a subquery that reads its outer query"),
                arguments(
                        "select b.id from Book b where not exists (select 1 from Copy c where c.book = b and array_replace(array(c.id), 1L, 2L) is null)",
                        "array_to_string, array_remove, array_replace and other functions that look at each element, in a subquery that reads its outer query"),
                arguments(
                        "select count(*) from Book b group by (select max(t.name) from Tag t)",
                        "a subquery in 'group by'"),
                arguments("select b.title from Book b intersect all select a.name from Author a", "intersect all"),
                arguments(
                        "with n as (select 1 as v from Tag t union select m.v + 1 as v from n m) select n.v from n n",
                        "a recursive query with 'union'"),
                arguments(
                        "select sum(b.price) over (order by b.id groups 1 preceding) from Book b",
                        "window frames in 'groups'"),
                arguments(
                        "select sum(b.price) over (order by b.id rows 1 preceding exclude ties) from Book b",
                        "'exclude' in a window frame"),
                arguments(
                        "select array_agg(b.title) over (order by b.id) from Book b",
                        "array_agg with 'over (order by ...)'"),
                arguments("select var_pop(b.price) over (order by b.id) from Book b", "var_pop with 'over'"),
                arguments("select json_arrayagg(b.title) over () from Book b", "json_arrayagg with 'over'"),
                arguments(
                        "select rank(5) within group (order by b.price) from Book b",
                        "rank, dense_rank, percent_rank and cume_dist 'within group'"),
                arguments(
                        "select index(w) from Mark m join lateral unnest(m.words) w",
                        "the index of what a function returns as a table"),
                arguments(
                        "select 1 from Mark m where m.place = (select n.place from Mark n)",
                        "a comparison of a row with the row of a subquery"),
                arguments(
                        "select 1 from Mark m where m.place > any (select n.place from Mark n)",
                        "a comparison of a row with the row of a subquery"),
                arguments(
                        "select cast(b.version as LocalDate) from Book b",
                        "a cast between numbers, binaries, and dates or times"),
                arguments(
                        "select cast(b.published as Binary) from Book b",
                        "a cast between numbers, binaries, and dates or times"),
                arguments(
                        "select b.published + 1.5 month from Book b",
                        "adding a fraction of a month, a quarter or a year"),
                arguments(
                        "select b.id in (select c.id from Book c where c.version < b.version order by c.id limit 2) from Book b",
                        "a limit in a subquery that reads an outer query otherwise than by '=' between a column of each"),
                arguments(
                        "select b.id from Book b left join Copy c on c.book = b and exists (select 1 from Tag t where t.name = b.title)",
                        "a subquery in the 'on' of an outer join that reads another table than the joined one"),
                arguments(
                        "select b.id from Book b left join Copy c on b.id in (select d.id from Copy d)",
                        "a subquery in the 'on' of an outer join that reads another table than the joined one"),
                arguments(
                        "select (select count(*) from Copy c left join Book d on d.id = c.id and d.version = b.version) from Book b",
                        "a column of an outer query in the 'on' of a join, where the subquery has an outer join"),
                arguments(
                        "select b.id from Book b where exists (select 1 from Copy c where exists (select 1 from Tag t where t.name = b.title))",
                        "a subquery in a subquery that reads the outermost query otherwise than by a column that the one around it compares by '='"),
                arguments(
                        "select (select max(1) from Tag t where treat(p as Thesis).university <> t.name) from Paper p group by treat(p as Thesis).university",
                        "a subquery that reads a column of its outer query which that does not group by, as one with treat() reads the id"),
                arguments(
                        "select (select max(0) from Author a where nullif('x', 'y') in (select b.title from Tag t)) from Book b",
                        "a subquery in a subquery that reads the outermost query otherwise than by a column that the one around it compares by '='"),
                arguments(
                        "select cast(b.version as Long) in (select (select count(*) from Copy d where d.id < c.id) from Copy c where c.book = b) from Book b",
                        "a correlated subquery in another one, but in a condition of its 'where' that reads the outer query nowhere"),
                arguments(
                        "select sum((select count(*) from Copy c where c.id < b.id)), max((select count(*) from Copy c where c.id > b.id)), min((select count(*) from Copy c where c.id <> b.id)) from Book b",
                        "several subqueries in the arguments or filters of aggregates, or one and several elsewhere, that read the outer query otherwise than by '=' between a column of each, or one with a limit"),
                arguments(
                        "select sum((select count(*) from Copy c where c.id < b.id)) from Book b where (select count(*) from Copy c where c.id > b.id) < (select count(*) from Copy c where c.id <> b.id) and (select count(*) from Copy c where c.id <= b.id) > 0",
                        "several subqueries in the arguments or filters of aggregates, or one and several elsewhere, that read the outer query otherwise than by '=' between a column of each, or one with a limit"),
                arguments(
                        "select b.id from Book b left join Copy c on c.book = b and b.version > (select count(*) from Tag t)",
                        "a subquery in the 'on' of an outer join that reads another table than the joined one"),
                arguments(
                        "select count(*) filter (where exists (select 1 from Book c where c.version = b.version order by c.id limit 2 offset 1)) from Book b",
                        "several subqueries in the arguments or filters of aggregates, or one and several elsewhere, that read the outer query otherwise than by '=' between a column of each, or one with a limit"),
                arguments(
                        "select b.id from Book b join lateral (select c.id as i from Copy c where c.book = b order by c.id limit 2) x"
                                + " join lateral (select c.id as i from Copy c where c.book = b order by c.id desc limit 2) y",
                        "more than one lateral join with a limit, as maxelement, minelement, maxindex and minindex are"),
                arguments(
                        "select least(3, (select count(*) from Copy c where c.id > b.id)) from Book b",
                        "a subquery in least(), greatest() or overlay() that reads the outer query"),
                arguments(
                        "select b.id from Book b where greatest(0, (select max(c.id) from Copy c where c.book = b)) is null",
                        "a subquery in least(), greatest() or overlay() that reads the outer query"),
                arguments(
                        "select greatest('a', (select a.name from Author a where a.id = b.author.id)) from Book b",
                        "a subquery in least(), greatest() or overlay() that reads the outer query"),
                arguments(
                        "select overlay(b.title placing 'x' from (select count(*) from Copy c where c.id < b.id)) from Book b",
                        "a subquery in least(), greatest() or overlay() that reads the outer query"),
                arguments(
                        "select round(1.5bd, b.version) from Book b",
                        "round() of a decimal, or of a whole number of more than 53 bits, to places that differ by row"),
                arguments(
                        "with w as (select b.id as i from Book b) select (select count(*) from Copy c where c.id > x.i) from w x join w y on x.i = y.i",
                        "a subquery that reads its outer query otherwise than by '=' between a column of each, where that query reads a 'with' clause that is read twice"),
                arguments(
                        "select b.version in (select b.version from Copy c union select t.version from Book t) from Book b",
                        "a union in a subquery that selects columns of an outer query"),
                arguments(
                        "select b.title, (select count(*) from Copy c where c.id < max(b.id)) from Book b group by upper(b.title), b.title",
                        "a subquery that reads its outer query otherwise than by '=' between a column of each, where that query, or one that it reads, groups by an expression, or one that it reads has a window function"),
                arguments(
                        "select d.x, exists (select 1 from Author a where a.name < d.x) from (select b.title as x, row_number() over (order by b.id) as y from Book b) d",
                        "a subquery that reads its outer query otherwise than by '=' between a column of each, where that query, or one that it reads, groups by an expression, or one that it reads has a window function"),
                arguments(
                        "select b.id from Book b where 7 not in (select c.shelf from Copy c where c.book = b order by c.id limit 3)",
                        "a limit of several rows in a subquery that reads the outer query, beside another such limit or a subquery that reads the outer query otherwise than by '=', as one compared by 'not in', 'any' or 'all' is read several times"),
                arguments(
                        "select d.x, exists (select 1 from Author a where a.name < d.x) from (select upper(b.title) as x from Book b group by upper(b.title)) d",
                        "a subquery that reads its outer query otherwise than by '=' between a column of each, where that query, or one that it reads, groups by an expression, or one that it reads has a window function"),
                arguments(
                        "select row_number() over (order by b.id), (select count(*) from Copy c where c.id < b.id) from Book b",
                        "a subquery beside a window function that reads the outer query otherwise than by '=' between a column of each"),
                arguments(
                        "select b.version from Book b group by b.version having max(b.id) in (select c.id from Copy c)",
                        "an aggregate compared with a subquery by 'in', 'not in', 'any' or 'all'"),
                arguments(
                        "select b.version from Book b group by b.version having max(b.id) > all (select c.id from Copy c)",
                        "an aggregate compared with a subquery by 'in', 'not in', 'any' or 'all'"),
                arguments(
                        "select (select count(*) from Copy c where c.id < b.id), (select count(*) from Copy c where c.id <= b.id),"
                                + " (select count(*) from Copy c where c.id > b.id), (select count(*) from Copy c where c.id >= b.id),"
                                + " (select count(*) from Copy c where c.id <> b.id), (select count(*) from Copy c where c.id + 1 = b.id),"
                                + " (select count(*) from Copy c where c.id + 2 = b.id), (select count(*) from Copy c where c.id + 3 = b.id),"
                                + " (select count(*) from Copy c where c.id + 4 = b.id) from Book b",
                        "a query with many subqueries that read the outer query otherwise than by '=' between a column of each"),
                arguments(
                        "select b.title, x.n from Book b join lateral (select count(c) as n from Copy c where c.book = b) x",
                        "an aggregate without 'group by' in a union, in a lateral or other query of the 'from' clause that reads an outer query"),
                arguments(
                        "select 1 from Book b where b.id in (select c.id from Copy c where c.book = b intersect select c.id from Copy c)",
                        "'intersect' in a subquery that reads an outer query"),
                arguments(
                        "select 1 from Book b where regexp_like(b.title, 'a', b.title)",
                        "regexp_like with flags that are not a literal of 'i', 'c', 'n' and 'm'"),
                arguments("select format(b.published as 'G') from Book b", "the field 'G' in format()"),
                arguments(
                        "select json_value(t.meaning, '$.a' error on error) from Tag t",
                        "json_value with 'on error' or 'on empty' other than null"),
                arguments(
                        "select json_query(t.meaning, '$.a' empty array on empty) from Tag t",
                        "json_query with 'on error' or 'on empty' other than null"),
                arguments(
                        "select json_query(t.meaning, '$.a' with conditional wrapper) from Tag t",
                        "json_query with conditional wrapper"),
                arguments(
                        "select json_exists(t.meaning, '$.a' error on error) from Tag t",
                        "json_exists with 'on error'"),
                arguments(
                        "select json_arrayagg(t.name null on null) from Tag t",
                        "null on null in json_arrayagg and json_objectagg"),
                arguments("select json_set(t.meaning, '$.a', 1) from Tag t", "the function json_set"),
                arguments("select array_set(m.words, 1, 2) from Mark m", "the function array_set"),
                arguments(
                        "select percentile_disc(0.5) within group (order by b.price) from Book b",
                        "the function percentile_disc"),
                arguments("select corr(b.price, b.price) from Book b", "the function corr"),
                arguments(
                        "select listagg(distinct b.title, ',') within group (order by b.title) from Book b",
                        "'distinct' in an aggregate 'within group (order by ..)'"),
                arguments(
                        "select array_agg(distinct b.title) within group (order by b.title) from Book b",
                        "'distinct' in an aggregate 'within group (order by ..)'"),
                arguments(
                        "select (select max(b.id) from Copy c where c.book = b) from Book b",
                        "an aggregate function in a subquery that has columns of the outer query only"),
                arguments(
                        "select b.version, (select count(distinct b.title) + 1 from Copy c) from Book b group by b.version",
                        "an aggregate function in a subquery that has columns of the outer query only"),
                arguments("select collate(b.title as utf8) from Book b", "the function collate"),
                arguments(
                        "select t.v from json_table('[]', '$[*]' columns (v Integer path '$')) t",
                        "the function json_table"),
                arguments(
                        "insert into Tag (name, meaning) values ('a', 'b') on conflict do nothing",
                        "'on conflict' without columns, or with the name of a constraint"),
                arguments(
                        "insert into Thesis (title, university) select b.title, b.title from Book b",
                        "'insert ... select' and 'insert ... values' in HQL for an entity in several tables, and 'insert ... select' where a generator other than a sequence makes the ids"),
                arguments(
                        "insert into Thesis (title, university) values ('a', 'b')",
                        "'insert ... select' and 'insert ... values' in HQL for an entity in several tables, and 'insert ... select' where a generator other than a sequence makes the ids"),
                arguments(
                        "insert into Author (name) select distinct b.title from Book b",
                        "'insert ... select' of 'distinct' rows, a union or its like in HQL, where a sequence makes the ids"),
                arguments(
                        "insert into Author (name) select b.title from Book b union all select t.name from Tag t",
                        "'insert ... select' of 'distinct' rows, a union or its like in HQL, where a sequence makes the ids"));
    }
}
