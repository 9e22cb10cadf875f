package org.tidewire.tidb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueryRenderingTest extends TiDBRenderingTest {
    @Test
    void literalsOfDoublesAreNoDecimals() {
        assertThat(rendering().query("select b.price + 0.5d from Book b where b.price < 1e3d"))
                .isEqualTo("select (b1_0.price+0.5e0) from books b1_0 where b1_0.price<1e3");
    }

    @Test
    void columnsInAListAreComparedOneByOne() {
        assertThat(
                        rendering()
                                .query(
                                        "select 1 from Tag t left join Tag u on u.name = t.name where t.name not in ('a', u.meaning)"))
                .isEqualTo(
                        "select 1 from tags t1_0 left join tags t2_0 on t2_0.name=t1_0.name where not(t1_0.name='a' or t1_0.name=t2_0.meaning)");
    }

    @Test
    void everyAndAnyPassOverNulls() {
        assertThat(rendering()
                        .query("select every(t.name > 'a'), any(t.name > 'a') filter (where t.name < 'x') from Tag t"))
                .isEqualTo(
                        "select (min((t1_0.name>'a')+0)=1),(max((case when t1_0.name<'x' then t1_0.name>'a' end)+0)=1) from tags t1_0");
    }

    @Test
    void aNegatedPredicateIsABoolean() {
        assertThat(rendering().query("select not (t.name > 'a') from Tag t"))
                .isEqualTo("select not(t1_0.name>'a') from tags t1_0");
    }

    @Test
    void binariesAreCutAndNotFilled() {
        assertThat(rendering().query("select cast(X'0102' as Binary(1)) from Tag t"))
                .isEqualTo("select left(cast(X'0102' as binary),1) from tags t1_0");
    }

    @Test
    void limit() {
        assertThat(rendering().query("select t.name from Tag t order by t.name limit 5 offset 2"))
                .isEqualTo("select t1_0.name from tags t1_0 order by t1_0.name limit 2,5");
    }

    @Test
    void limitOfAPage() {
        assertThat(rendering()
                        .query(session -> session.createSelectionQuery("select t.name from Tag t", String.class)
                                .setFirstResult(20)
                                .setMaxResults(10)))
                .isEqualTo("select t1_0.name from tags t1_0 limit ?,?");
    }

    @Test
    void limitWithTies() {
        assertThat(rendering().query("select t.name from Tag t order by t.meaning fetch first 3 rows with ties"))
                .isEqualTo(
                        "select * from (select t1_0.name c0,rank() over(order by t1_0.meaning) rnk from tags t1_0) r_0_ where r_0_.rnk<=3 order by r_0_.rnk");
    }

    @Test
    void likeTakesBackslashesAsTheyAre() {
        assertThat(rendering().query("select 1 from Tag t where t.name like :p".replace(":p", "'a\\%'")))
                .isEqualTo("select 1 from tags t1_0 where t1_0.name like 'a\\\\\\\\%'");
    }

    @Test
    void likeWithAnEscapeCharacter() {
        assertThat(rendering().query("select 1 from Tag t where t.name not like 'a!%' escape '!'"))
                .isEqualTo("select 1 from tags t1_0 where t1_0.name not like 'a!%' escape '!'");
    }

    @Test
    void likeWithoutCase() {
        assertThat(rendering().query("select 1 from Tag t where t.name ilike 'a%'"))
                .isEqualTo("select 1 from tags t1_0 where lower(t1_0.name) like lower('a%')");
    }

    @Test
    void fractionsOfASecond() {
        assertThat(rendering().query("select b.published + 1.5 second from Book b"))
                .isEqualTo("select date_add(b1_0.published,interval 1.5e0 second) from books b1_0");
    }

    /** A stored duration is nanoseconds, and a computed one microseconds until it is compared or selected. */
    @Test
    void differencesOfDates() {
        assertThat(rendering().query("select b.published + (c.published - b.published) from Book b, Book c"))
                .isEqualTo("select date_add(b1_0.published,interval timestampdiff(microsecond,b1_0.published,"
                        + "b2_0.published) microsecond) from books b1_0,books b2_0");
        assertThat(rendering().query("select c.published - b.published, 2 hour from Book b, Book c"))
                .isEqualTo("select timestampdiff(microsecond,b1_0.published,b2_0.published)*1000.0,2*3600000000000.0"
                        + " from books b1_0,books b2_0");
        assertThat(rendering().query("select (c.published - b.published) by nanosecond from Book b, Book c"))
                .isEqualTo("select timestampdiff(microsecond,b1_0.published,b2_0.published)*1000"
                        + " from books b1_0,books b2_0");
    }

    /** TiDB takes no parameter there. */
    @Test
    void anEscapeCharacterThatIsAParameterIsWrittenOut() {
        assertThat(rendering()
                        .query(session -> session.createSelectionQuery(
                                        "select 1 from Tag t where t.name like :p escape :c", Integer.class)
                                .setParameter("p", "a\\b!%")
                                .setParameter("c", '!')))
                .isEqualTo("select 1 from tags t1_0 where t1_0.name like ? escape '!'");
    }

    /** Beside a column its collation is used; elsewhere it would be the connection's, which ignores case. */
    @Test
    void textThatIsNoColumnSaysItsCharacterSet() {
        assertThat(rendering().query("select distinct case when t.name = 'x' then 'A' else 'a' end from Tag t"))
                .isEqualTo("select distinct case when t1_0.name='x' then _utf8mb4'A' else _utf8mb4'a' end"
                        + " from tags t1_0");
        assertThat(rendering().query("select cast(b.price as String), cast(b.id as String(2)) from Book b"))
                .isEqualTo("select cast(b1_0.price as char character set utf8mb4),"
                        + "left(cast(b1_0.id as char character set utf8mb4),2) from books b1_0");
        assertThat(rendering().query("select json_value(t.meaning, '$.a') from Tag t"))
                .isEqualTo("select cast(json_unquote(nullif(json_extract(t1_0.meaning,_utf8mb4'$.a'),"
                        + "cast('null' as json))) as char character set utf8mb4) from tags t1_0");
        assertThat(rendering()
                        .query(session -> session.createSelectionQuery(
                                        "select 1 from Tag t where :p = :q", Integer.class)
                                .setParameter("p", "a")
                                .setParameter("q", "A")))
                .isEqualTo("select 1 from tags t1_0 where cast(? as char character set utf8mb4)=?");
    }

    @Test
    void castsToDouble() {
        assertThat(rendering().query("select cast(t.name as Double), cast(t.name as Float) from Tag t"))
                .isEqualTo("select cast(t1_0.name as double),cast(t1_0.name as double) from tags t1_0");
    }

    @Test
    void aBooleanOutOfJson() {
        assertThat(rendering().query("select json_value(t.meaning, '$.a' returning Boolean) from Tag t"))
                .isEqualTo("select case json_unquote(json_extract(t1_0.meaning,_utf8mb4'$.a'))"
                        + " when 'true' then true when 'false' then false end from tags t1_0");
    }

    @Test
    void theClockHasMicroseconds() {
        assertThat(
                        rendering()
                                .query(
                                        "select local datetime, offset datetime, instant, current timestamp, local time from Tag"))
                .isEqualTo("select localtimestamp(6),current_timestamp(6),current_timestamp(6),current_timestamp(6),"
                        + "current_time from tags t1_0");
    }

    @Test
    void averagesAreDoubles() {
        assertThat(rendering().query("select avg(c.shelf), avg(b.price) from Copy c join c.book b"))
                .isEqualTo("select avg(cast(c1_0.shelf as double)),avg(b1_0.price) from copies c1_0 join books b1_0"
                        + " on b1_0.id=c1_0.book_id");
        assertThat(rendering().query("select avg(distinct b.id) filter (where b.price > 1) from Book b"))
                .isEqualTo(
                        "select cast(avg(distinct case when b1_0.price>1 then cast(b1_0.id as decimal(50,30)) else null end)"
                                + " as double) from books b1_0");
        assertThat(rendering().query("select avg(b.id) over (order by b.title), avg(count(*)) over () from Book b"))
                .isEqualTo("select cast(avg(cast(b1_0.id as decimal(50,30))) over(order by b1_0.title) as double),"
                        + "cast(avg(cast(count(*) as decimal(50,30))) over() as double) from books b1_0");
    }

    @Test
    void recursion() {
        assertThat(rendering().query("""
                with n as (select 1 as v from Tag t union all select m.v + 1 as v from n m where m.v < 5)
                select v from n"""))
                .isEqualTo(
                        "with recursive n (v) as (select 1 from tags t1_0 union all select (m1_0.v+1) from n m1_0 where m1_0.v<5) select n1_0.v from n n1_0");
    }

    @Test
    void windows() {
        assertThat(rendering()
                        .query("select b.title, rank() over (partition by b.author order by b.price) from Book b"))
                .isEqualTo(
                        "select b1_0.title,rank() over(partition by b1_0.author_id order by b1_0.price) from books b1_0");
    }

    @Test
    void exceptAndIntersect() {
        assertThat(rendering().query("select b.title from Book b except select a.name from Author a"))
                .isEqualTo("select b1_0.title from books b1_0 except select a1_0.name from authors a1_0");
        assertThat(rendering().query("select b.title from Book b intersect select a.name from Author a"))
                .isEqualTo("select b1_0.title from books b1_0 intersect select a1_0.name from authors a1_0");
    }

    @Test
    void rowValues() {
        assertThat(rendering().query("select 1 from Book b where (b.title, b.price) in (('a', 1), ('b', 2))"))
                .isEqualTo(
                        "select 1 from books b1_0 where (b1_0.title,b1_0.price) in ((_utf8mb4'a',1),(_utf8mb4'b',2))");
    }

    @Test
    void aRowIsComparedWithASubqueryAsItIs() {
        assertThat(rendering()
                        .query("select 1 from Mark m where m.place = (select n.place from Mark n where n.text = 'x')"))
                .isEqualTo("select 1 from marks m1_0 where (m1_0.page,m1_0.line)="
                        + "(select m2_0.page,m2_0.line from marks m2_0 where m2_0.text='x')");
    }

    @Test
    void nullSafeComparison() {
        assertThat(rendering().query("select 1 from Book b where b.title is distinct from b.author.name"))
                .isEqualTo(
                        "select 1 from books b1_0 join authors a1_0 on a1_0.id=b1_0.author_id where not(b1_0.title<=>a1_0.name)");
    }
}
