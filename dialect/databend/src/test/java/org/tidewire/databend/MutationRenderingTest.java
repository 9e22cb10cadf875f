package org.tidewire.databend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Inserts, updates and deletes of HQL: a merge where Databend has nothing plainer, the ids first where there are several tables. */
class MutationRenderingTest extends DatabendRenderingTest {
    @ParameterizedTest
    @MethodSource("statements")
    void rendersAs(String hql, String sql) {
        assertThat(rendering().mutation(hql)).isEqualTo(sql);
    }

    static Stream<Arguments> statements() {
        return Stream.of(
                arguments(
                        "insert into Tag (name, meaning) values ('a', (select max(t.meaning) from Tag t)), ('b', 'c')",
                        "insert into tags(name,meaning) select 'a',(select max(t2_0.meaning) from tags t2_0) union all select 'b','c'"),
                arguments(
                        "insert into Tag (name, meaning) values ('a', 'b'), ('c', 'd')",
                        "insert into tags(name,meaning) values ('a','b'), ('c','d')"),
                arguments(
                        "insert into Tag (name, meaning) select b.title, b.title from Book b",
                        "insert into tags(name,meaning) select b1_0.title,b1_0.title from books b1_0"),
                arguments(
                        "insert into Author (name) values ('a'), ('b')",
                        "insert into authors(name,id) values ('a',?), ('b',?)"),
                arguments(
                        "insert into Author (name) select b.title from Book b where b.price > 1 order by b.title limit 2",
                        "insert into authors(name,id) select b1_0.title,nextval(authors_seq) from books b1_0 where b1_0.price>1 order by b1_0.title limit 2"),
                arguments(
                        "insert into Copy (shelf) select b.version from Book b",
                        "insert into copies(shelf,id) select b1_0.version,nextval(copies_seq) from books b1_0"),
                arguments("insert into Copy (shelf) values (1)", "insert into copies(shelf,id) values (1,?)"),
                arguments(
                        "insert into Tag (name, meaning) values ('a', 'b') on conflict (name) do nothing",
                        "merge into tags t1_0 using (values ('a','b')) excluded(name,meaning) on (t1_0.name=excluded.name) when not matched then insert (name,meaning) values (excluded.name,excluded.meaning)"),
                arguments(
                        "insert into Tag (name, meaning) values ('a', 'b') on conflict (name) do update set meaning = excluded.meaning where meaning is null",
                        "merge into tags t1_0 using (values ('a','b')) excluded(name,meaning) on (t1_0.name=excluded.name) when matched and t1_0.meaning is null then update set meaning=excluded.meaning when not matched then insert (name,meaning) values (excluded.name,excluded.meaning)"),
                arguments(
                        "update Book b set b.price = b.price * 2 where b.title = 'x'",
                        "update books b1_0 set price=(b1_0.price*2) where b1_0.title='x'"),
                arguments(
                        "update Book b set b.price = (select max(c.price) from Book c) where b.title = 'x'",
                        "merge into books as t using (select (select max(b2_0.price) from books b2_0),b1_0.id from books b1_0 where b1_0.title='x') s(c0,id) on t.id=s.id when matched then update set t.price=s.c0"),
                arguments(
                        "update Book b set b.price = b.price * 2 where b.author.name = 'x'",
                        "merge into books as t using (select (b1_0.price*2),b1_0.id from books b1_0 join authors a1_0 on a1_0.id=b1_0.author_id where a1_0.name='x') s(c0,id) on t.id=s.id when matched then update set t.price=s.c0"),
                arguments("delete from Book b where b.price > 2", "delete from books b1_0 where b1_0.price>2"),
                arguments(
                        "delete from Book b where b.author.name = 'x'",
                        "delete from books as dml_target_ where exists(select 1 from books b1_0 join authors a1_0 on a1_0.id=b1_0.author_id where a1_0.name='x' and dml_target_.id=b1_0.id)"),
                arguments(
                        "update Thesis t set t.title = 'x', t.university = 'y' where t.title = 'z'",
                        "select t1_0.id from theses t1_0 join papers t1_1 on t1_0.id=t1_1.id where t1_1.title='z'"),
                arguments(
                        "delete from Thesis t where t.title = 'z'",
                        "select t1_0.id from theses t1_0 join papers t1_1 on t1_0.id=t1_1.id where t1_1.title='z'"));
    }
}
