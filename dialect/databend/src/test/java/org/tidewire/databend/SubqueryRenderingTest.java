package org.tidewire.databend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Subqueries and comparisons, spelled so that Databend answers as SQL does where nulls are about. */
class SubqueryRenderingTest extends DatabendRenderingTest {
    @ParameterizedTest
    @MethodSource("statements")
    void rendersAs(String hql, String sql) {
        assertThat(rendering().query(hql)).isEqualTo(sql);
    }

    static Stream<Arguments> statements() {
        return Stream.of(
                arguments(
                        "select max((select max(d.id) from Copy d join d.book o)) from Copy c join c.book b",
                        "select /*+ set_var(disable_join_reorder=1) set_var(enable_cbo=0) */ max((select /*+ set_var(enable_cbo=0) */ max(c2_0.id) from copies c2_0 join books b2_0 on b2_0.id=c2_0.book_id)) from copies c1_0 join books b1_0 on b1_0.id=c1_0.book_id"),
                arguments(
                        "select t.name from Tag t where exists (select 1 from Tag u where json_value(u.meaning, '$.a' null on empty) = t.name)",
                        "select /*+ set_var(enable_join_runtime_filter=0) */ t1_0.name from tags t1_0 where coalesce(exists(select 1 from tags t2_0 where case when json_typeof(json_path_query_first(cast(t2_0.meaning as variant),'$.a')) not in ('OBJECT','ARRAY') then cast(json_path_query_first(cast(t2_0.meaning as variant),'$.a') as varchar) end=t1_0.name),false)"),
                arguments(
                        "select (select count(*) from Copy c where c.book = b) from Book b",
                        "select (select count(*) from copies c1_0 where c1_0.book_id=b1_0.id) from books b1_0"),
                arguments(
                        "select (select count(*) from Book c where c.title is not distinct from b.title) from Book b",
                        "select case when b1_0.title is null then (select count(*) from books b2_0 where b2_0.title is not distinct from null) else (select count(*) from books b2_0 where b2_0.title is not distinct from b1_0.title) end from books b1_0"),
                arguments(
                        "select (select count(c.title) + 1 from Book c where c.author = b.author) from Book b",
                        "select ((case when b1_0.author_id is not null then (select count(b2_0.title) from books b2_0 where b2_0.author_id=b1_0.author_id) else 0 end+1)) from books b1_0"),
                arguments(
                        "select (select coalesce(max(c.price), -1) from Book c where c.id < b.id) from Book b",
                        "select (coalesce((select max(b2_0.price) from books b2_0 where b2_0.id<b1_0.id),-1)) from books b1_0"),
                arguments(
                        "select b.id from Book b where (select a.name from Author a where a.id = b.version) is null",
                        "select b1_0.id from books b1_0 where (select if(if(count(*)>1,to_boolean(concat('more than one row in a subquery: ',count(*))),true),any_value(q_.c1),null) from (select a1_0.name from authors a1_0 where a1_0.id=b1_0.version) q_(c1)) is null"),
                arguments(
                        "select b.id from Book b where exists (select 1 from Book c where c.title = b.title)",
                        "select b1_0.id from books b1_0 where (b1_0.title is not null and exists(select 1 from books b2_0 where b2_0.title=b1_0.title))"),
                arguments(
                        "select b.id from Book b where exists (select 1 from Book c where c.title = upper(b.title))",
                        "select /*+ set_var(enable_join_runtime_filter=0) */ b1_0.id from books b1_0 where exists(select 1 from books b2_0 where b2_0.title=upper(b1_0.title) and upper(b1_0.title) is not null)"),
                arguments(
                        "select b.id from Book b where exists (select 1 from Copy k join Book c on c.title = b.title)",
                        "select b1_0.id from books b1_0 where exists(select 1 from copies c1_0 join books b2_0 on true=true where b2_0.title=b1_0.title and b1_0.title is not null)"),
                arguments(
                        "select b.id from Book b where exists (select 1 from Copy c where b.id = b.author.id)",
                        "select b1_0.id from books b1_0 where (b1_0.author_id is not null and exists(select 1 from copies c1_0 where not (b1_0.id<>b1_0.author_id)))"),
                arguments(
                        "select (select max(c.id) from Copy c where (b.version, c.id) = (b.id, 1)) from Book b",
                        "select (select max(c1_0.id) from copies c1_0 where (not (b1_0.version<>b1_0.id) and c1_0.id=1)) from books b1_0"),
                arguments(
                        "select b.id from Book b where coalesce(2, b.version) > cast(b.id as BigDecimal)",
                        "select b1_0.id from books b1_0 where cast(b1_0.id as decimal(38,2))<coalesce(2,b1_0.version)"),
                arguments(
                        "select exists (select 1 from Copy c where c.book = b), exists (select 1 from Copy k) from Book b where 1 = 0",
                        "select /*+ set_var(disable_join_reorder=1) */ exists(select 1 from copies c1_0 where c1_0.book_id=b1_0.id),exists(select 1 from copies c2_0) from books b1_0 where 1=0"),
                arguments(
                        "select (select b.title from Author a where a.id = 3) from Book b",
                        "select case when (select if(if(count(*)>1,to_boolean(concat('more than one row in a subquery: ',count(*))),true),any_value(q_.c1),null) from (select 1 from authors a1_0 where a1_0.id=3) q_(c1))=1 then b1_0.title end from books b1_0"),
                arguments(
                        "select b.id from Book b where least(0, b.version - 1) >= (select max(c.id) from Book c where c.author = b.author)",
                        "select /*+ set_var(optimizer_skip_list='PushDownFilterJoin') */ b1_0.id from books b1_0 where least(0,(b1_0.version-1))>=case when b1_0.author_id is not null then (select max(b2_0.id) from books b2_0 where b2_0.author_id=b1_0.author_id) end"),
                arguments(
                        "select b.id from Book b where greatest(0, (select max(c.id) from Copy c)) is null",
                        "select /*+ set_var(optimizer_skip_list='PushDownFilterJoin') */ b1_0.id from books b1_0 where greatest(0,(select max(c1_0.id) from copies c1_0 having to_string(count(*)) not like '%-%')) is null"),
                arguments(
                        "select (select min(c.id) from Copy c where b.published is not null) from Book b",
                        "select case when b1_0.published is null then (select min(c1_0.id) from copies c1_0 where ((cast(null as timestamp null) is not null) or coalesce(concat(uuid(),cast(c1_0.id as varchar null)),'-')='')) else (select min(c1_0.id) from copies c1_0 where b1_0.published is not null) end from books b1_0"),
                arguments(
                        "select b.id from Book b where 3 not in (select 4 from Copy c union select nullif(5, 6) from Copy d)",
                        "select b1_0.id from books b1_0 where not exists(select 1 from (select 4 from copies c1_0 union select if(uuid()='' and c2_0.id is null,cast(null as int),nullif(5,6)) from copies c2_0) q_(c1) where q_.c1=3) and not (exists(select 1 from (select 4 from copies c1_0 union select if(uuid()='' and c2_0.id is null,cast(null as int),nullif(5,6)) from copies c2_0) q_(c1) where q_.c1 is null))"),
                arguments(
                        "select b.id from Book b where 3 not in (select 4 from Copy c union select nullif(5, 6) from Copy d group by d.shelf)",
                        "select b1_0.id from books b1_0 where not exists(select 1 from (select 4 from copies c1_0 union select if(uuid()='' and count(*) is null,cast(null as int),nullif(5,6)) from copies c2_0 group by c2_0.shelf) q_(c1) where q_.c1=3) and not (exists(select 1 from (select 4 from copies c1_0 union select if(uuid()='' and count(*) is null,cast(null as int),nullif(5,6)) from copies c2_0 group by c2_0.shelf) q_(c1) where q_.c1 is null))"),
                arguments(
                        "select b.id from Book b where (select count(*) from Copy c where c.shelf > 1) >= 0 and (select count(*) from Copy d) > 0",
                        "select /*+ set_var(optimizer_skip_list='PushDownFilterJoin') */ b1_0.id from books b1_0 where (select count(*) from copies c1_0 where c1_0.shelf>1)>=0 and (select count(*) from copies c2_0)>0"),
                arguments(
                        "select b.id from Book b where b.version - 1 >= (select max(c.id) from Copy c where c.book = b)",
                        "select b1_0.id from books b1_0 where (b1_0.version-1)>=(select max(c1_0.id) from copies c1_0 where c1_0.book_id=b1_0.id)"),
                arguments(
                        "select b.id from Book b where exists (select count(*) from Copy c where c.book = b)",
                        "select b1_0.id from books b1_0 where true"),
                arguments(
                        "select b.id from Book b where b.title in (select a.name from Author a)",
                        "select b1_0.id from books b1_0 where (b1_0.title is not null and b1_0.title in (select a1_0.name from authors a1_0))"),
                arguments(
                        "select b.id from Book b where not exists (select 1 from Copy c where c.shelf = cast(null as Integer) and c.id > b.id)",
                        "select /*+ set_var(disable_join_reorder=1) */ b1_0.id from books b1_0 where not exists(select 1 from copies c1_0 where coalesce(c1_0.shelf=cast(null as int null),false) and c1_0.id>b1_0.id)"),
                arguments(
                        "select b.id from Book b where not exists (select 1 from Copy c where c.shelf = nullif(1, 1) and c.book = b)",
                        "select b1_0.id from books b1_0 where not exists(select 1 from copies c1_0 where c1_0.shelf=nullif(1,1) and c1_0.book_id=b1_0.id)"),
                arguments(
                        "select b.id from Book b where b.title not in (select a.name from Author a)",
                        "select b1_0.id from books b1_0 where (b1_0.title is null or not exists(select 1 from authors a1_0 where a1_0.name=b1_0.title)) and not (b1_0.title is null and exists(select a1_0.name from authors a1_0))"),
                arguments(
                        "select b.title in (select c.title from Book c where c.id < b.id) from Book b",
                        "select /*+ set_var(disable_join_reorder=1) */ case when (b1_0.title is not null and exists(select 1 from books b2_0 where b2_0.id<b1_0.id and b2_0.title=b1_0.title)) then true when exists(select 1 from books b2_0 where b2_0.id<b1_0.id and b2_0.title is null) then null when b1_0.title is null and exists(select b2_0.title from books b2_0 where b2_0.id<b1_0.id) then null else false end from books b1_0"),
                arguments(
                        "select b.id from Book b where b.id > all (select c.id from Book c where c.author = b.author)",
                        "select b1_0.id from books b1_0 where (b1_0.author_id is null or not exists(select 1 from books b2_0 where b2_0.author_id=b1_0.author_id and b2_0.id>=b1_0.id))"),
                arguments(
                        "select b.id from Book b where (b.id, b.version) in (select max(c.id), c.version from Book c group by c.version)",
                        "select b1_0.id from books b1_0 where exists(select 1 from (select max(b2_0.id),b2_0.version from books b2_0 group by b2_0.version) q_(c1,c2) where (q_.c1=b1_0.id and q_.c2=b1_0.version))"),
                arguments(
                        "select (select c.id from Book c where c.author = b.author order by c.price limit 1) from Book b",
                        "select case when b1_0.author_id is not null then (select (array_agg(tuple(b2_0.id)) within group (order by b2_0.price))[1].1 from books b2_0 where b2_0.author_id=b1_0.author_id) end from books b1_0"),
                arguments(
                        "select (select c.id from Book c where c.version < b.version order by c.id desc limit 1) from Book b",
                        "select (select (array_agg(tuple(b2_0.id)) within group (order by b2_0.id desc))[1].1 from books b2_0 where b2_0.version<b1_0.version) from books b1_0"),
                arguments(
                        "select (b.id, b.version) not in ((1, 2), (3, 4)) from Book b",
                        "select ((b1_0.id<>1 or b1_0.version<>2) and (b1_0.id<>3 or b1_0.version<>4)) from books b1_0"),
                arguments(
                        "select b.id from Book b where exists (select 1 from Book c where c.version + 1 = b.version)",
                        "select /*+ set_var(enable_join_runtime_filter=0) */ b1_0.id from books b1_0 where coalesce(exists(select 1 from books b2_0 where (b2_0.version+1)=b1_0.version),false)"),
                arguments(
                        "select b.id from Book b where b.id = (select max(c.id) from Book c)",
                        "select b1_0.id from books b1_0 where b1_0.id=(select max(b2_0.id) from books b2_0 having to_string(count(*)) not like '%-%')"),
                arguments(
                        "select b.id from Book b where (select max(c.id) from Book c) in (select c.id from Copy c)",
                        "select /*+ set_var(optimizer_skip_list='PushDownFilterJoin') */ b1_0.id from books b1_0 where exists(select 1 from copies c1_0 where coalesce(c1_0.id=(select max(b2_0.id) from books b2_0 having to_string(count(*)) not like '%-%'),false))"),
                arguments(
                        "select b.id from Book b where exists (select b.title from Copy c where c.book = b)",
                        "select b1_0.id from books b1_0 where exists(select 1 from copies c1_0 where c1_0.book_id=b1_0.id)"),
                arguments(
                        "select (select count(*) from Book c join Author a on a.id = c.author.id and a.name = b.title) from Book b",
                        "select case when b1_0.title is null then (select /*+ set_var(enable_cbo=0) */ count(*) from books b2_0 join authors a1_0 on a1_0.id=b2_0.author_id where a1_0.name=null) else (select /*+ set_var(enable_cbo=0) */ count(*) from books b2_0 join authors a1_0 on a1_0.id=b2_0.author_id where a1_0.name=b1_0.title) end from books b1_0"),
                arguments(
                        "select b.id from Book b where exists (select 1 from Book c where c.version = b.version and exists (select 1 from Book d where d.id = c.id and d.version < b.version))",
                        "select b1_0.id from books b1_0 where exists(select 1 from books b2_0 where b2_0.version=b1_0.version and exists(select 1 from books b3_0 where b3_0.id=b2_0.id and b3_0.version<b2_0.version))"),
                arguments(
                        "select b.id from Book b where b.title = b.title",
                        "select b1_0.id from books b1_0 where not (b1_0.title<>b1_0.title)"),
                arguments(
                        "select b.id from Book b join Copy c on c.book = b where b.title in (b.title, b.title) and b.title not in ('x', b.title) and b.title in ('x', 'y') and b.version + 0 = b.version + (1 - 1)",
                        "select /*+ set_var(enable_join_runtime_filter=0) */ b1_0.id from books b1_0 join copies c1_0 on c1_0.book_id=b1_0.id where (not (b1_0.title<>b1_0.title) or not (b1_0.title<>b1_0.title)) and (b1_0.title<>'x' and b1_0.title<>b1_0.title) and b1_0.title in ('x','y') and not ((b1_0.version+0)<>(b1_0.version+(1-1)))"),
                arguments(
                        "select b.id from Book b join Copy c on c.book = b where b.author.id > b.id and b.author.id <> b.version and b.author.id between b.id and 9",
                        "select b1_0.id from books b1_0 join copies c1_0 on c1_0.book_id=b1_0.id where not (b1_0.author_id<=b1_0.id) and not (b1_0.author_id=b1_0.version) and (not (b1_0.author_id<b1_0.id) and not (b1_0.author_id>9))"),
                arguments(
                        "select b.id from Book b join b.author a join Copy c on c.book = b where concat(b.title, a.name) = cast(c.shelf as String)",
                        "select /*+ set_var(disable_join_reorder=1) set_var(enable_join_runtime_filter=0) */ b1_0.id from books b1_0 join authors a1_0 on a1_0.id=b1_0.author_id join copies c1_0 on c1_0.book_id=b1_0.id where (b1_0.title||a1_0.name)=cast(c1_0.shelf as varchar)"),
                arguments(
                        "select b.id from Book b where exists (select 1 from Copy c where 1 = 0)",
                        "select /*+ set_var(disable_join_reorder=1) */ b1_0.id from books b1_0 where exists(select 1 from copies c1_0 where 1=0)"),
                arguments(
                        "select b.id from Book b, Book c where b.published > c.published and b.id < c.id",
                        "select b1_0.id from books b1_0,books b2_0 where not (b1_0.published<=b2_0.published) and b1_0.id<b2_0.id"),
                arguments(
                        "select b.price > 2, b.title like 'a%' and b.id = 1 from Book b",
                        "select b1_0.price>2,b1_0.title like 'a%' and b1_0.id=1 from books b1_0"),
                arguments(
                        "select b.id from Book b where b.title like regexp 'a' or b.title ilike regexp 'b' or regexp_like(b.title, b.author.name)",
                        "select b1_0.id from books b1_0 join authors a1_0 on a1_0.id=b1_0.author_id where regexp_like(b1_0.title,'(?-i)a') or regexp_like(b1_0.title,'(?i)b') or regexp_like(b1_0.title,concat('(?-i)',a1_0.name))"),
                arguments(
                        "select distinct min(b.id), b.title from Book b group by b.title order by min(b.id) desc, b.title",
                        "select distinct min(b1_0.id),b1_0.title from books b1_0 group by b1_0.title order by 1 desc,b1_0.title"),
                arguments(
                        "select b.id from Book b where (b.title, b.version) is distinct from ('a', 1)",
                        "select b1_0.id from books b1_0 where (b1_0.title is distinct from 'a' or b1_0.version is distinct from 1)"));
    }
}
