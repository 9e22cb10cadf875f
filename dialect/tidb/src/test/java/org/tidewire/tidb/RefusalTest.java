package org.tidewire.tidb;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hibernate.LockMode;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.testkit.rendering.Library;

/** Each refusal names the database, the feature and the alternative, and comes before anything is sent. */
class RefusalTest extends TiDBRenderingTest {
    @ParameterizedTest
    @MethodSource("refusals")
    void isRefusedByName(String hql, String message) {
        assertThatThrownBy(() -> rendering().query(hql))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @MethodSource("refusedLocks")
    void isRefusedByNameWhereItLocks(String hql, String message) {
        assertThatThrownBy(() -> rendering()
                        .query(session -> session.createSelectionQuery(hql, Library.Book.class)
                                .setHibernateLockMode(LockMode.PESSIMISTIC_WRITE)))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessage(message);
    }

    @Test
    void storedProcedures() {
        for (Consumer<Session> call : List.<Consumer<Session>>of(
                session -> session.createStoredProcedureQuery("count_books").execute(),
                session -> session.createStoredProcedureCall("count_books").getOutputs(),
                session -> session.createStoredProcedureCall("count_books", Library.Tag.class)
                        .getResultList(),
                session -> session.createStoredProcedureCall("f")
                        .markAsFunctionCall(Integer.class)
                        .getSingleResult())) {
            assertThatThrownBy(() -> rendering().statement(call))
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessage("TiDB does not support stored procedures and functions: run the statements from the"
                            + " application");
        }
    }

    static Stream<Arguments> refusedLocks() {
        return Stream.of(
                arguments(
                        "select b from Book b full join Author a on b.author = a",
                        "TiDB does not support full joins together with a pessimistic lock: read the ids first, and lock the"
                                + " entities by a second query"),
                arguments(
                        "select b from Book b where b.id = 1 union select b from Book b where b.id = 2",
                        "TiDB does not support set operations together with a pessimistic lock: lock by one query for each"
                                + " part"));
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments(
                        "select sum(b.version) over (order by b.title, b.id desc) from Book b",
                        "TiDB does not support a window frame by 'range', which is the default, over rows that are sorted in both"
                                + " directions: say 'rows between unbounded preceding and current row', or sort in one direction"),
                arguments(
                        "select b.id, (select max(b.id) from Copy c where c.book = b) from Book b",
                        "TiDB does not support an aggregate function in a subquery that has columns of the outer query only: aggregate in"
                                + " the outer query, or let the subquery select the column of its own table"),
                arguments(
                        "select b.id from Book b order by coalesce((select max(c.shelf) from Copy c where c.book.title = b.title), '')",
                        "TiDB does not support a subquery in an expression of 'order by', or in a window function, that refers"
                                + " to a column that the query does not select: select the column too, or select the expression and sort by its alias"),
                arguments(
                        "select b.id from Book b order by (select max(c.shelf) from Copy c where c.book.title = b.title) nulls last",
                        "TiDB does not support a subquery in an expression of 'order by', or in a window function, that refers"
                                + " to a column that the query does not select: select the column too, or select the expression and sort by its alias"),
                arguments(
                        "select b.id from Book b order by (select max(c.shelf) from Copy c where c.book.title = b.title and 1 = 0)",
                        "TiDB does not support a subquery in an expression of 'order by', or in a window function, that refers"
                                + " to a column that the query does not select: select the column too, or select the expression and sort by its alias"),
                arguments(
                        "select max(b.id) over (partition by (select max(c.shelf) from Copy c where c.book.title = b.title)) from Book b",
                        "TiDB does not support a subquery in an expression of 'order by', or in a window function, that refers"
                                + " to a column that the query does not select: select the column too, or select the expression and sort by its alias"),
                arguments(
                        "select b.id, count(*) over (order by 1 + (select max(c.shelf) from Copy c where c.book.title = b.title)) from Book b",
                        "TiDB does not support a subquery in an expression of 'order by', or in a window function, that refers"
                                + " to a column that the query does not select: select the column too, or select the expression and sort by its alias"),
                arguments(
                        "select lag((select max(c.shelf) from Copy c where c.book.title = b.title)) over (order by b.id) from Book b",
                        "TiDB does not support a subquery in an expression of 'order by', or in a window function, that refers"
                                + " to a column that the query does not select: select the column too, or select the expression and sort by its alias"),
                arguments(
                        "select b.id from Book b order by (select max(c.shelf) from Copy c where c.book.title = b.title and 0 between 1 and c.shelf)",
                        "TiDB does not support a subquery in an expression of 'order by', or in a window function, that refers"
                                + " to a column that the query does not select: select the column too, or select the expression and sort by its alias"),
                arguments(
                        "select b.id, (select max(c.shelf) from Copy c where c.book.title = b.title) from Book b order by 2 nulls last",
                        "TiDB does not support a subquery in an expression of 'order by', or in a window function, that refers"
                                + " to a column that the query does not select: select the column too, or select the expression and sort by its alias"),
                arguments(
                        "select b.id from Book b join Copy c on c.id in (select d.id from Copy d) where b.title in (select t.name from Tag t union select a.name from Author a)",
                        "TiDB does not support a subquery with in, any or all, or one that refers to an outer query, in the 'on' condition"
                                + " of a join, together with a subquery that is a set operation: write the set operation as two"
                                + " conditions"),
                arguments(
                        "select b.title from Book b group by b.title, b.version having (select max(c.id) from Copy c where c.shelf >= b.version) in (select d.id + length(b.title) from Copy d)",
                        "TiDB does not support a subquery in 'having' that uses a column which is not selected, or an expression of 'group by', elsewhere than in its own 'where': group in a subquery in from, and compare outside of it"),
                arguments(
                        "select count(*) from Book b group by upper(b.title) having exists (select 1 from Copy c where upper(b.title) in (select 'x' from Tag t where t.name <> c.book.title))",
                        "TiDB does not support a subquery in 'having' that uses a column which is not selected, or an expression of 'group by', elsewhere than in its own 'where': group in a subquery in from, and compare outside of it"),
                arguments(
                        "select b.title from Book b except all select a.name from Author a",
                        "TiDB does not support except all: use 'except', which removes duplicates, or 'not exists' with a correlated subquery"),
                arguments(
                        "(select b.title from Book b union select a.name from Author a) order by 1 nulls last",
                        "TiDB does not support a set operation that is sorted with nulls last, or with nulls first in descending order: sort the rows of the set operation as a subquery in the from clause"),
                arguments(
                        "select b.title from Book b group by b.title having max(b.id) in (select c.id from Copy c where b.title = 'x' union select max(d.id) + length(b.title) from Copy d)",
                        "TiDB does not support an aggregate function that is compared by 'in', 'any' or 'all' with a subquery that selects columns of an outer query: select the aggregate in a subquery in from, and compare it outside of that"),
                arguments(
                        "select count(*) from Book b group by b.title having exists (select b.title from Author a)",
                        "TiDB does not support a subquery in 'having' that uses a column which is not selected, or an expression of 'group by', elsewhere than in its own 'where': group in a subquery in from, and compare outside of it"),
                arguments(
                        "select year(b.published) from Book b group by year(b.published) having (select max(c.shelf + year(b.published)) from Copy c) > 1",
                        "TiDB does not support a subquery in 'having' that uses a column which is not selected, or an expression of 'group by', elsewhere than in its own 'where': group in a subquery in from, and compare outside of it"),
                arguments(
                        "select b.title from Book b intersect all select a.name from Author a",
                        "TiDB does not support intersect all: use 'intersect', which removes duplicates, or 'exists' with a correlated subquery"),
                arguments(
                        "select b.title from Book b join lateral (select c.shelf as s from Copy c where c.book = b) x",
                        "TiDB does not support lateral joins: use a correlated subquery in the select list, or a plain subquery with a window function such as row_number() over (partition by ...)"),
                arguments(
                        "select b.title from Book b left join lateral (select c.shelf as s from Copy c where c.book = b) x",
                        "TiDB does not support lateral joins: use a correlated subquery in the select list, or a plain subquery with a window function such as row_number() over (partition by ...)"),
                arguments(
                        "select w from Mark m join lateral unnest(m.words) w",
                        "TiDB does not support the function unnest: read the array as a whole, or map it as an @ElementCollection and join that"),
                arguments(
                        "select t.v from Tag g join lateral json_table(g.meaning, '$[*]' columns(v Integer path '$')) t",
                        "TiDB does not support the function json_table: read the document with json_value or json_query, or expand it in Java"),
                arguments(
                        "select json_value(t.meaning, '$.a' default 1 on empty) from Tag t",
                        "TiDB does not support json_value with 'on error' or 'on empty': leave it out, and use coalesce for a default value"),
                arguments(
                        "select json_value(t.meaning, '$.a' error on error) from Tag t",
                        "TiDB does not support json_value with 'on error' or 'on empty': leave it out, and use coalesce for a default value"),
                arguments(
                        "select json_value(t.meaning, '$.a' returning Integer default 3 on error) from Tag t",
                        "TiDB does not support json_value with 'on error' or 'on empty': leave it out, and use coalesce for a default value"),
                arguments(
                        "select b.title from Book b left join Author a on exists (select 1 from Copy c where c.book = b)",
                        "TiDB does not support a subquery with in, any or all, or one that refers to an outer query, in the 'on' condition of an outer join or of a join after one: select the joined rows in a subquery in the from clause, or compute the condition in the select list"),
                arguments(
                        "select b.title from Book b left join Copy c on c.book = b and c.id in (select max(d.id) from Copy d)",
                        "TiDB does not support a subquery with in, any or all, or one that refers to an outer query, in the 'on' condition of an outer join or of a join after one: select the joined rows in a subquery in the from clause, or compute the condition in the select list"),
                arguments(
                        "select count(*) from Book b full join Author a on b.author = a",
                        "TiDB does not support full joins together with aggregation, window functions, 'group by', 'having' or 'distinct': select the plain rows of the full join in a subquery in the from clause, and aggregate outside of it; count so, too, in place of getResultCount()"),
                arguments(
                        "select distinct b.title from Book b full join Author a on b.author = a",
                        "TiDB does not support full joins together with aggregation, window functions, 'group by', 'having' or 'distinct': select the plain rows of the full join in a subquery in the from clause, and aggregate outside of it; count so, too, in place of getResultCount()"),
                arguments(
                        "select b.title from Book b full join Author a on b.author = a group by b.title",
                        "TiDB does not support full joins together with aggregation, window functions, 'group by', 'having' or 'distinct': select the plain rows of the full join in a subquery in the from clause, and aggregate outside of it; count so, too, in place of getResultCount()"),
                arguments(
                        "select b.title, rank() over (order by b.id) from Book b full join Author a on b.author = a",
                        "TiDB does not support full joins together with aggregation, window functions, 'group by', 'having' or 'distinct': select the plain rows of the full join in a subquery in the from clause, and aggregate outside of it; count so, too, in place of getResultCount()"),
                arguments(
                        "select b.title from Book b full join Author a on b.author = a order by count(*) over ()",
                        "TiDB does not support full joins together with aggregation, window functions, 'group by', 'having' or 'distinct': select the plain rows of the full join in a subquery in the from clause, and aggregate outside of it; count so, too, in place of getResultCount()"),
                arguments(
                        "select 1 from Book b left join Copy c on c.book = b full join Author a on b.author = a",
                        "TiDB does not support a full join after an outer join, before a right join, or beside another full join: write the full join first, or select its rows in a subquery in the from clause"),
                arguments(
                        "select 1 from Book b full join Author a on b.author = a right join Copy c on c.book = b",
                        "TiDB does not support a full join after an outer join, before a right join, or beside another full join: write the full join first, or select its rows in a subquery in the from clause"),
                arguments(
                        "select 1 from Book b full join Author a on b.author = a full join Copy c on c.book = b",
                        "TiDB does not support a full join after an outer join, before a right join, or beside another full join: write the full join first, or select its rows in a subquery in the from clause"),
                arguments(
                        "select 1 from (select b.id as id from Book b) x full join Author a on a.id = x.id",
                        "TiDB does not support this kind of full join: join entities without inheritance, soft delete, restrictions and filters, select what the query orders by, and sort the outermost query; or write a left join and a union with the missing rows"),
                arguments(
                        "select 1 from Thesis t full join Author a on a.id = t.id",
                        "TiDB does not support this kind of full join: join entities without inheritance, soft delete, restrictions and filters, select what the query orders by, and sort the outermost query; or write a left join and a union with the missing rows"),
                arguments(
                        "select 1 from Author a full join Paper p on a.id = p.id",
                        "TiDB does not support this kind of full join: join entities without inheritance, soft delete, restrictions and filters, select what the query orders by, and sort the outermost query; or write a left join and a union with the missing rows"),
                arguments(
                        "select 1 from Tag t where t.name in (select b.title from Book b full join Author a on b.author = a order by a.name limit 3)",
                        "TiDB does not support this kind of full join: join entities without inheritance, soft delete, restrictions and filters, select what the query orders by, and sort the outermost query; or write a left join and a union with the missing rows"),
                arguments(
                        "select b.title from Book b full join Author a on b.author = a order by b.title fetch first 2 rows with ties",
                        "TiDB does not support this kind of full join: join entities without inheritance, soft delete, restrictions and filters, select what the query orders by, and sort the outermost query; or write a left join and a union with the missing rows"));
    }
}
