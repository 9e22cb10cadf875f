package org.tidewire.tidb;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubqueryRenderingTest extends TiDBRenderingTest {
    @Test
    void aSubqueryThatSelectsColumnsOfTheOuterQueryIsAggregated() {
        assertThat(rendering().query("select 1 from Book b where b.id not in (select b.id + c.shelf from Copy c)"))
                .isEqualTo("""
                        select 1 from books b1_0 where not (select case bit_or(coalesce((b1_0.id=q_.c0)*2,1)) \
                        when 0 then 0 when 1 then null else 1 end from (select (b1_0.id+c1_0.shelf) c0 from copies c1_0) q_)""");
        assertThat(
                        rendering()
                                .query(
                                        "select b.id > all (select b.id from Copy c where c.shelf = 1) from Book b where b.id = 1"))
                .isEqualTo("""
                        select (select case bit_or(coalesce((not (b1_0.id>q_.c0))*2,1)) when 0 then 1 when 1 then null else 0 end \
                        from (select b1_0.id c0 from copies c1_0 where c1_0.shelf=1) q_) from books b1_0 where b1_0.id=1""");
        assertThat(
                        rendering()
                                .query(
                                        "select 1 from Book b where (b.id, b.version) in (select b.id, c.shelf from Copy c where (c.id, c.shelf) in (select d.id, d.shelf from Copy d))"))
                .isEqualTo("""
                        select 1 from books b1_0 where (select case bit_or(coalesce(((b1_0.id,b1_0.version)=(q_.c0,q_.c1))*2,1)) when 0 then 0 \
                        when 1 then null else 1 end from (select b1_0.id c0,c1_0.shelf c1 from copies c1_0 where (c1_0.id,c1_0.shelf) in \
                        (select c2_0.id c0,c2_0.shelf c1 from copies c2_0)) q_)""");
    }

    @Test
    void anOuterColumnBesideAnAggregateIsAnyOfItsValues() {
        assertThat(rendering().query("""
                        select (select coalesce(max(c.shelf + b.id), b.version) from Copy c where c.book = b) from Book b""")).isEqualTo("""
                        select (select ifnull(max((c1_0.shelf+b1_0.id)),any_value(b1_0.version)) from copies c1_0 \
                        where c1_0.book_id=b1_0.id) from books b1_0""");
    }

    @Test
    void aRowComparedWithTheRowsOfASubquery() {
        assertThat(rendering()
                        .query("select 1 from Book b where (b.id, b.version) > any (select c.id, c.shelf from Copy c)"))
                .isEqualTo("""
                        select 1 from books b1_0 where (select case bit_or(coalesce(((b1_0.id,b1_0.version)>(q_.c0,q_.c1))*2,1)) \
                        when 0 then 0 when 1 then null else 1 end from (select c1_0.id c0,c1_0.shelf c1 from copies c1_0) q_)""");
        assertThat(rendering().query("""
                        select 1 from Book b where (b.id, b.version)
                        is distinct from (select c.id, c.shelf from Copy c where c.id = 1)""")).isEqualTo("""
                        select 1 from books b1_0 where not((b1_0.id,b1_0.version)<=>\
                        (select c1_0.id,c1_0.shelf from copies c1_0 where c1_0.id=1))""");
    }

    @Test
    void aCorrelatedSubqueryForAComputedValueHasALimit() {
        assertThat(rendering().query("""
                        select (select coalesce(b.title, 'none') from Book b where b.id = c.book.id),
                        (select b.title from Book b where b.id = c.book.id),
                        (select coalesce(max(b.title), 'none') from Book b where b.id = c.book.id),
                        (select coalesce(b.title, 'none') from Book b where b.id = 1) from Copy c""")).isEqualTo("""
                        select (select ifnull(b1_0.title,_utf8mb4'none') from books b1_0 where b1_0.id=c1_0.book_id limit 2),\
                        (select b3_0.title from books b3_0 where b3_0.id=c1_0.book_id),\
                        (select ifnull(max(b5_0.title),_utf8mb4'none') from books b5_0 where b5_0.id=c1_0.book_id),\
                        (select ifnull(b7_0.title,_utf8mb4'none') from books b7_0 where b7_0.id=1) from copies c1_0""");
    }

    @Test
    void aKeyThatIsComputed() {
        assertThat(rendering().query("""
                        select 1 + case when b.id > 1 then 1 end from Book b group by case when b.id > 1 then 1 end
                        having case when b.id > 1 then 1 end is null""")).isEqualTo("""
                        select (1+max(case when b1_0.id>1 then 1 end)) from books b1_0 \
                        group by case when b1_0.id>1 then 1 end having max(case when b1_0.id>1 then 1 end) is null""");
        assertThat(rendering()
                        .query("select nullif(t.name > 'a', true) from Tag t group by nullif(t.name > 'a', true)"))
                .isEqualTo(
                        "select max(nullif(t1_0.name>'a',true)+0) from tags t1_0 group by (nullif(t1_0.name>'a',true)+0)");
    }

    @Test
    void otherSubqueriesStayAsTheyAre() {
        assertThat(
                        rendering()
                                .query(
                                        "select 1 from Book b where b.id in (select c.id from Copy c where c.book.id = b.author.id)"))
                .isEqualTo("select 1 from books b1_0 where b1_0.id in (select c1_0.id from copies c1_0"
                        + " where c1_0.book_id=b1_0.author_id)");
        assertThat(rendering().query("select 1 from Book b where b.title <> all (select a.name from Author a)"))
                .isEqualTo("select 1 from books b1_0 where b1_0.title<>all(select a1_0.name from authors a1_0)");
    }

    @Test
    void aSubqueryInAnAggregate() {
        assertThat(rendering().query("""
                                select count(*) filter (where exists (select 1 from Copy c where c.book = b)),
                                sum(case when b.id in (select c.id from Copy c where c.book = b) then 1 else 0 end) from Book b""")).isEqualTo("""
                        select count(case when exists(select 1 from copies c1_0 where c1_0.book_id=b1_0.id) then 1 else null end),\
                        sum(case when b1_0.id in (select c2_0.id from copies c2_0 where c2_0.book_id=b1_0.id) then 1 else 0 end) from books b1_0""");
    }

    @Test
    void aCorrelatedSubqueryAfterNotInIsAnOperand() {
        assertThat(rendering()
                        .query("select 1 from Book b where b.id not in (select c.id from Copy c where b.version = 1)"))
                .isEqualTo("select 1 from books b1_0 where ((b1_0.id in (select c1_0.id from copies c1_0"
                        + " where b1_0.version=1))=0)");
        assertThat(
                        rendering()
                                .query(
                                        "select b.id <> all (select c.id from Copy c where c.book.id = b.id) from Book b where b.id = 1"))
                .isEqualTo("select ((b1_0.id in (select c1_0.id from copies c1_0 where c1_0.book_id=b1_0.id))=0)"
                        + " from books b1_0 where b1_0.id=1");
        assertThat(rendering().query("select 1 from Book b where b.id not in (select c.id from Copy c)"))
                .isEqualTo("select 1 from books b1_0 where b1_0.id not in (select c1_0.id from copies c1_0)");
    }

    @Test
    void aSubqueryThatIsComparedByAnyIsAnOperand() {
        assertThat(
                        rendering()
                                .query(
                                        "select 1 from Tag t where (select min(a.name) from Author a) < any (select b.title from Book b)"))
                .isEqualTo("select 1 from tags t1_0 where (((select min(a1_0.name) from authors a1_0)"
                        + "<any(select b1_0.title from books b1_0))=1)");
        assertThat(
                        rendering()
                                .query(
                                        "select a.name from Author a group by a.name having a.name >= all (select b.title from Book b)"))
                .isEqualTo("select a1_0.name from authors a1_0 group by a1_0.name"
                        + " having ((a1_0.name>=all(select b1_0.title from books b1_0))=1)");
    }

    @Test
    void anOuterColumnThatIsComparedByAllIsAggregated() {
        assertThat(rendering().query("""
                                select 1 from Book b where not exists (
                                    select 1 from Author a where b.id <= all (select c.id from Copy c))""")).isEqualTo("""
                        select 1 from books b1_0 where not exists(select 1 from authors a1_0 where (select case \
                        bit_or(coalesce((not (b1_0.id<=q_.c0))*2,1)) when 0 then 1 when 1 then null else 0 end \
                        from (select c1_0.id c0 from copies c1_0) q_))""");
    }

    @Test
    void anExpressionThatIsGroupedByIsAggregatedWithinAnother() {
        assertThat(rendering().query("""
                                select year(b.published), year(b.published) + 1 from Book b group by year(b.published)
                                having year(b.published) > 2000 order by year(b.published) desc""")).isEqualTo("""
                        select year(b1_0.published),(max(year(b1_0.published))+1) from books b1_0 group by year(b1_0.published) \
                        having max(year(b1_0.published))>2000 order by year(b1_0.published) desc""");
        assertThat(rendering()
                        .query("select b.id + 1, count(*) from Book b group by b.id + 1 having b.id + 1 in (1, 2)"))
                .isEqualTo("select (b1_0.id+1),count(*) from books b1_0 group by (b1_0.id+1)"
                        + " having max((b1_0.id+1)) in (1,2)");
    }

    @Test
    void anExpressionThatIsGroupedByIsAggregatedInAWindow() {
        assertThat(rendering().query("""
                                select year(b.published), sum(year(b.published)) over (
                                    partition by year(b.published) order by year(b.published)) from Book b
                                group by year(b.published)""")).isEqualTo("""
                        select year(b1_0.published),sum(max(year(b1_0.published))) over(partition by max(year(b1_0.published)) \
                        order by max(year(b1_0.published))) from books b1_0 group by year(b1_0.published)""");
    }

    @Test
    void aKeyInASubqueryOfHaving() {
        assertThat(rendering().query("""
                                select count(*) from Book b group by b.title
                                having not exists (select 1 from Author a where a.name > b.title)""")).isEqualTo("""
                        select count(*) from books b1_0 group by b1_0.title \
                        having not exists(select 1 from authors a1_0 where a1_0.name>max(b1_0.title))""");
    }

    @Test
    void anOuterMomentKeepsItsTypeWhereItIsNull() {
        assertThat(
                        rendering()
                                .query(
                                        "select 1 from Book b where exists (select 1 from Copy c where b.published + c.shelf day > b.published)"))
                .isEqualTo("""
                        select 1 from books b1_0 where exists(select 1 from copies c1_0 where \
                        date_add(coalesce(b1_0.published,b1_0.published),interval c1_0.shelf day)>b1_0.published)""");
    }

    @Test
    void aMomentThatIsComputedOfConstantsStaysOutOfTheStorage() {
        assertThat(
                        rendering()
                                .query(
                                        "select 1 from Copy c where cast(null as LocalDateTime) + c.shelf day > local datetime 2026-01-01 00:00:00"))
                .isEqualTo("select 1 from copies c1_0 where date_add(cast(null as datetime(6)),"
                        + "interval greatest(c1_0.shelf,c1_0.shelf) day)>timestamp '2026-01-01 00:00:00.000000'");
    }

    @Test
    void aTableOfOneAggregatedRowHasALimit() {
        assertThat(rendering().query("select d.a from (select count(*) as a from Copy c) d where 1 = 1"))
                .isEqualTo("select d1_0.c0 from (select count(*) c0 from copies c1_0 limit 1) d1_0 where 1=1");
        assertThat(rendering().query("with d as (select max(c.id) as a from Copy c) select d.a from d d"))
                .isEqualTo("with d (a) as (select max(c1_0.id) from copies c1_0 limit 1) select d1_0.a from d d1_0");
        assertThat(rendering()
                        .query("select d.a from (select c.shelf as a, count(*) as n from Copy c group by c.shelf) d"))
                .isEqualTo(
                        "select d1_0.c0 from (select c1_0.shelf c0,count(*) c1 from copies c1_0 group by c1_0.shelf) d1_0");
    }

    @Test
    void aParameterInAFilterIsCastOnce() {
        assertThat(rendering()
                        .query(session -> session.createSelectionQuery(
                                        "select count(*) filter (where a.name like :p escape '$') from Author a",
                                        Long.class)
                                .setParameter("p", "a%")))
                .isEqualTo(
                        "select count(case when a1_0.name like cast(? as char character set utf8mb4) escape '$' then 1 else null end) from authors a1_0");
    }

    @Test
    void aDecimalWithAPowerIsNoDouble() {
        assertThat(rendering().query("select 1e-8bd, 1e2d from Tag t"))
                .isEqualTo("select 0.00000001,1e2 from tags t1_0");
    }

    @Test
    void aNumberToSortByIsNoPosition() {
        assertThat(rendering().query("select b.title from Book b order by 1L nulls last, b.id"))
                .isEqualTo("select b1_0.title from books b1_0 order by (1),b1_0.id");
        assertThat(rendering()
                        .query(session -> session.createSelectionQuery(
                                        "select count(*) from Book b group by :p, b.title order by :p, b.title",
                                        Long.class)
                                .setParameter("p", 1)))
                .isEqualTo("select count(*) from books b1_0 group by (?),b1_0.title order by (?),b1_0.title");
        assertThat(rendering().query("select count(*) over (partition by 9, b.price) from Book b"))
                .isEqualTo("select count(*) over(partition by '0',b1_0.price) from books b1_0");
    }

    @Test
    void aSelectedItemToSortByIsItsPosition() {
        String least = "(select min(c.shelf) from Copy c where c.book.id = b.id)";
        assertThat(rendering().query("select b.title, " + least + " as least from Book b order by least desc, b.title"))
                .endsWith(" order by 2 desc,b1_0.title");
        assertThat(rendering().query("select b.title, " + least + " as least from Book b order by 2, 1"))
                .endsWith(" order by 2,1");
    }

    @Test
    void aDecimalParameterHasNoCastWhoseDigitsAreThoseOfTheFirstValue() {
        for (String value : List.of("0.00", "12.5", "123.456")) {
            assertThat(rendering()
                            .query(session -> session.createSelectionQuery(
                                            "select 0.00bd <> :p, :p from Tag t", Object[].class)
                                    .setParameter("p", new BigDecimal(value))))
                    .isEqualTo("select 0.00<>?,? from tags t1_0");
        }
    }

    @Test
    void countsOfAnOperandThatTiDBUsesTwiceStaySubqueries() {
        assertThat(rendering().query("select nullif(1 + size(b.copies), b.version) from Book b"))
                .isEqualTo("select nullif((1+(select count(*) from copies c1_0 where b1_0.id=c1_0.book_id limit 1)),"
                        + "b1_0.version) from books b1_0");
        assertThat(rendering().query("select 1 + size(b.copies) between 1 and b.version from Book b"))
                .isEqualTo("select (1+(select count(*) from copies c1_0 where b1_0.id=c1_0.book_id limit 1))"
                        + " between 1 and b1_0.version from books b1_0");
        assertThat(
                        rendering()
                                .query(
                                        "select case 1 + size(b.copies) when 1 then 'a' when b.version then 'b' end from Book b"))
                .startsWith(
                        "select case (1+(select count(*) from copies c1_0 where b1_0.id=c1_0.book_id limit 1)) when");
        assertThat(rendering().query("select (1 + size(b.copies), 1) in ((b.version, 1), (2, 2)) from Book b"))
                .startsWith("select ((1+(select count(*) from copies c1_0 where b1_0.id=c1_0.book_id limit 1)),1) in");
        assertThat(rendering().query("select 1 + size(b.copies) from Book b where size(b.copies) > 1"))
                .doesNotContain("limit");
        assertThat(rendering().query("""
                select nullif(case when b.version > any (select max(b.version + c.shelf) from Copy c) then 1 else 0 end, 1),
                    nullif(1 + (select count(*) from Copy c union select count(*) from Tag t), 1) from Book b"""))
                .contains("copies c1_0 limit 1) q_)")
                .contains("(select count(*) from copies c2_0 union select count(*) from tags t1_0)");
    }

    @Test
    void constantsOfSeveralTypesAreAggregatedApart() {
        assertThat(rendering().query("select every(1 = 0), min('x'), max(t.name) from Tag t"))
                .isEqualTo("select (min((1=0)+0)=1),min(any_value(_utf8mb4'x')),max(t1_0.name) from tags t1_0");
        assertThat(rendering().query("""
                select min(0), min(case when t.name is not null then 'x' end), min(distinct 1.5), count('x'), max(7)
                from Tag t group by t.meaning having max('y') = 'y'"""))
                .isEqualTo("select min(0),min(any_value(case when t1_0.name is not null then _utf8mb4'x' end)),"
                        + "min(distinct any_value(1.5e0)),count(_utf8mb4'x'),max(7) from tags t1_0"
                        + " group by t1_0.meaning having max(any_value(_utf8mb4'y'))=_utf8mb4'y'");
        assertThat(rendering().query("select min(0), listagg('x', ',') within group (order by t.name) from Tag t"))
                .contains("group_concat(any_value(_utf8mb4'x') order by t1_0.name separator ',')");
        assertThat(rendering().query("""
                select sum(case when t.name = 'x' then 1 else 0 end), sum(case when t.name = 'y' then 1 else 0 end),
                    max(lower(t.name)) from Tag t""")).doesNotContain("any_value");
        assertThat(rendering().query("select min(0), (select max('x') from Tag u) from Tag t"))
                .doesNotContain("any_value");
    }

    @Test
    void distinctExpressionsOfNarrowTypesAreWidened() {
        assertThat(
                        rendering()
                                .query(
                                        "select distinct cast(b.price as Float), cast(b.price as Double), b.version from Book b"))
                .isEqualTo(
                        "select distinct (cast(b1_0.price as double)+0),cast(b1_0.price as double),b1_0.version from books b1_0");
        assertThat(rendering().query("select 1 from Book b where 1f in (select cast(c.price as Float) from Book c)"))
                .endsWith("in (select (cast(b2_0.price as double)+0) from books b2_0)");
        assertThat(rendering().query("select cast(b.price as Float) from Book b"))
                .doesNotContain("+0");
    }

    @Test
    void aDerivedTableBesideACorrelatedSubqueryIsJoinedWithOneRow() {
        assertThat(rendering().query("""
                select (select max(t.name) from Tag t where length(t.name) <> d.x)
                from (select count(*) as x from Book b where b.price < 0) d"""))
                .isEqualTo("select (select max(t1_0.name) from tags t1_0 where character_length(t1_0.name)<>d1_0.c0)"
                        + " from (select count(*) c0 from books b1_0 where b1_0.price<0 limit 1) d1_0,(select 1) one_");
        assertThat(rendering().query("""
                with c as (select count(*) as x from Book b where b.price < 0)
                select d.x from c d where (select max(length(t.name)) from Tag t where t.name <> str(d.x)) > 0""")).contains(" from c d1_0,(select 1) one_ where ");
        assertThat(rendering()
                        .query("select d.x, (select count(*) from Tag t) from (select count(*) as x from Book b) d"))
                .doesNotContain("one_");
    }

    @Test
    void aSubqueryAroundAnotherReadsAllItsRowsBeforeItsLimit() {
        assertThat(rendering().query("""
                        select (select c.id from Copy c where not exists (select 1 from Author a where a.id > c.id + b.id \
                        order by a.id limit 1) order by c.id limit 1) from Book b""")).isEqualTo("""
                        select (select c1_0.id from copies c1_0 where not exists(select 1 from authors a1_0 \
                        where a1_0.id>(c1_0.id+b1_0.id) order by a1_0.id limit 1) order by c1_0.id,rand() limit 1) from books b1_0""");
    }
}
