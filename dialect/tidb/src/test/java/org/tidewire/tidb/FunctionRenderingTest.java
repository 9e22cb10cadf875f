package org.tidewire.tidb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.testkit.rendering.Rendering;
import org.tidewire.tidb.internal.function.TiDBDateFormat;

/** Functions that are rendered otherwise than on MySQL, and those that are refused by their names. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FunctionRenderingTest {
    @Entity(name = "Event")
    static class Event {
        @Id
        int id;

        LocalDateTime moment;
        LocalDate day;
        LocalTime time;
        Duration lasts;
        int number;
        String text;
        int[] numbers;
        Boolean flag;
    }

    private Rendering rendering;

    @BeforeAll
    void open() {
        rendering = Rendering.of(
                "MySQL",
                TiDBRenderingTest.TIDB_8_5,
                Map.of(
                        "hibernate.query.hql.xml_functions_enabled", true,
                        "hibernate.query.hql.json_functions_enabled", true),
                Event.class);
    }

    @AfterAll
    void close() {
        rendering.close();
    }

    /** They do not reach a dialect, so none can refuse them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "first_value(e.number) ignore nulls over (order by e.id)",
                "nth_value(e.number, 2) from last over (order by e.id)"
            })
    void wordsOfWindowFunctionsAreDroppedByHibernate(String function) {
        assertThat(rendering.query("select " + function + " from Event e"))
                .contains("over(order by e1_0.id)")
                .doesNotContain("nulls")
                .doesNotContain("last ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "e.moment + e.lasts | date_add(e1_0.moment,interval (e1_0.lasts) div 1000 microsecond)",
                "e.moment - (select f.lasts from Event f) | date_add(e1_0.moment,interval (-(select e2_0.lasts from Event e2_0)) div 1000 microsecond)",
                "e.moment - e.lasts | date_add(e1_0.moment,interval (-e1_0.lasts) div 1000 microsecond)",
                "e.day + 2 * e.lasts | date_add(e1_0.day,interval ((2*e1_0.lasts)) div 1000 microsecond)",
                "e.time + e.lasts | cast(timestampadd(microsecond,(e1_0.lasts) div 1000,e1_0.time) as time(6))",
                "e.time + 1.5 second | cast(timestampadd(microsecond,1.5e0*1e6,e1_0.time) as time(6))",
                "e.day + 3 day | date_add(e1_0.day,interval 3 day)",
                "e.moment + e.number hour | date_add(e1_0.moment,interval e1_0.number hour)",
                "e.moment + 1500 nanosecond | date_add(e1_0.moment,interval (1500) div 1000 microsecond)",
            })
    void additionToADate(String hql, String sql) {
        assertThat(select(hql)).isEqualTo("select " + sql + " from Event e1_0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "36 / (3 hour by minute) | (36 div (3*60))",
                "e.number - (e.lasts by nanosecond) | (e1_0.number-(e1_0.lasts))",
            })
    void aDurationInAUnitIsOneOperand(String hql, String sql) {
        assertThat(select(hql)).isEqualTo("select " + sql + " from Event e1_0");
    }

    /** In types that keep the digits, are cut in changes too, and that the driver reads. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "round(e.number, 2) | round(e1_0.number+0.0,2)",
                "round(9007199254740993bi, -1) | round(9007199254740993+0.0,-1)",
                "round(e.number) | round(e1_0.number)",
                "round(1.25, 1) | round(1.25e0,1)",
                "greatest(e.day, local date) | cast(greatest(e1_0.day,current_date) as date)",
                "least(e.moment, e.moment) | least(e1_0.moment,e1_0.moment)",
                "cast(e.text as Character) | left(e1_0.text,1)",
                "cast(e.flag as String(2)) | left(case e1_0.flag when 1 then 'true' when 0 then 'false' else null end,2)",
            })
    void typesOfFunctions(String hql, String sql) {
        assertThat(select(hql)).isEqualTo("select " + sql + " from Event e1_0");
    }

    /** Hibernate's {@code insert()} would leave a text as it is where the position is past its end. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "concat(e.text, true) | concat(e1_0.text,case true when true then 'true' when false then 'false' end)",
                "overlay(e.text placing 'x' from 2) | concat(left(e1_0.text,1),_utf8mb4'x',substring(e1_0.text,2+char_length(_utf8mb4'x')))",
                "overlay(e.text placing 'x' from 2 for 3) | concat(left(e1_0.text,1),_utf8mb4'x',substring(e1_0.text,5))",
                "overlay(e.text placing 'x' from e.number) | case when e1_0.number<1 then concat(e1_0.text,left(_utf8mb4'x',0*char_length(_utf8mb4'x'))) else concat(left(e1_0.text,greatest(e1_0.number-1,0)),_utf8mb4'x',substring(e1_0.text,greatest(e1_0.number+char_length(_utf8mb4'x'),1))) end",
                "overlay(e.text placing 'x' from 2 for e.number) | case when 2<1 then concat(e1_0.text,left(_utf8mb4'x',0*e1_0.number)) else concat(left(e1_0.text,greatest(2-1,0)),_utf8mb4'x',substring(e1_0.text,greatest(2+e1_0.number,1))) end",
                "instr(e.text, 'x', 2) | locate(_utf8mb4'x',e1_0.text,2)",
                "instr(e.text, 'x') | instr(e1_0.text,_utf8mb4'x')",
            })
    void textBeyondItsEnds(String hql, String sql) {
        assertThat(select(hql)).isEqualTo("select " + sql + " from Event e1_0");
    }

    /** None that TiDB copies into an outer join, though it is not null of a null. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "coalesce(e.text, 'x') | ifnull(e1_0.text,_utf8mb4'x')",
                "coalesce(e.text, null, 'x') | ifnull(e1_0.text,ifnull(null,_utf8mb4'x'))",
                "coalesce(e.text) | e1_0.text",
                "json_array(e.text null on null) | ifnull(json_array(e1_0.text),null)",
                "json_object('a': e.text) | ifnull(json_object(_utf8mb4'a',e1_0.text),null)",
                "case when e.flag is not true then 1 end | case when not(e1_0.flag<=>true) then 1 end",
                "case when e.flag is false then 1 end | case when (e1_0.flag<=>false) then 1 end",
            })
    void functionsOfNull(String hql, String sql) {
        assertThat(select(hql)).isEqualTo("select " + sql + " from Event e1_0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "yyyy-MM-dd HH:mm:ss | date_format(e1_0.moment,'%Y-%m-%d %H:%i:%S')",
                "ss.SSSSSS | date_format(e1_0.moment,'%S.%f')",
                "ss.SSS | concat(date_format(e1_0.moment,'%S.'),left(date_format(e1_0.moment,'%f'),3))",
                "D | dayofyear(e1_0.moment)",
                "h:m a | concat(date_format(e1_0.moment,'%l:'),minute(e1_0.moment),date_format(e1_0.moment,' %p'))",
                "YYYY w | concat(date_format(e1_0.moment,'%x '),week(e1_0.moment,3))",
            })
    void formats(String pattern, String sql) {
        assertThat(select("format(e.moment as '" + pattern + "')")).isEqualTo("select " + sql + " from Event e1_0");
    }

    /** {@code group_concat} would be cut at 1,024 bytes. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "listagg(e.text, ',') within group (order by e.id)"
                        + " | group_concat(e1_0.text order by e1_0.id separator ',')",
                "json_arrayagg(e.id order by e.id)"
                        + " | cast(concat('[',group_concat(nullif(json_extract(json_array(e1_0.id),'$[0]'),cast('null' as json)) order by e1_0.id separator ','),']') as json)",
                "json_arrayagg(e.id) filter (where e.id > 1)"
                        + " | cast(concat('[',group_concat(case when e1_0.id>1 then nullif(json_extract(json_array(e1_0.id),'$[0]'),cast('null' as json)) end separator ','),']') as json)",
                "json_arrayagg(e.text null on null) filter (where e.id > 1)"
                        + " | cast(concat('[',group_concat(case when e1_0.id>1 then json_extract(json_array(e1_0.text),'$[0]') end separator ','),']') as json)",
                "json_objectagg(e.text : e.id null on null) filter (where e.id > 1)"
                        + " | concat('{',group_concat(concat(json_quote(case when e1_0.id>1 then e1_0.text end),':',json_extract(json_array(e1_0.id),'$[0]')) separator ','),'}')",
            })
    void groupsAreWhole(String hql, String sql) {
        assertThat(select(hql))
                .isEqualTo("select /*+ set_var(group_concat_max_len=4294967295) */ " + sql + " from Event e1_0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"G", "yyy", "Y", "W", "E", "EEEEE", "e", "DD", "K", "k"})
    void aLetterWithoutAnExactRenderingIsRefused(String letters) {
        assertThatThrownBy(() -> TiDBDateFormat.parse("HH" + letters))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessage("TiDB does not support '" + letters
                        + "' in the pattern of format(): extract the field, or format it in Java");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "format(e.moment as 'HH:mmxxx')",
                "format(e.moment as 'z')",
                "extract(offset from e.moment)",
                "extract(offset hour from e.moment)",
                "extract(timezone_minute from e.moment)"
            })
    void theOffsetOfATimeIsRefused(String hql) {
        assertThatThrownBy(() -> select(hql))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessage("TiDB does not support the offset of a time: store it in a column, by"
                        + " @TimeZoneStorage(COLUMN), and format or extract that");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "sum(e.number) over (order by e.id groups current row) | window frames by 'groups'",
                "sum(e.number) over (order by e.id rows unbounded preceding exclude ties) | 'exclude' in a window frame",
                "count(distinct e.number) over () | 'distinct' in a window function",
                "listagg(e.text, ',') within group (order by e.id) over () | listagg as a window function",
                "listagg(e.text, ',' on overflow error) within group (order by e.id) | listagg with 'on overflow'",
                "json_objectagg(e.text : e.id with unique keys) | json_objectagg 'with unique keys'",
                "rank(7) within group (order by e.number) | rank, dense_rank, percent_rank and cume_dist 'within group'",
                "percentile_cont(0.5) within group (order by e.number) | the function percentile_cont",
                "percentile_disc(0.5) within group (order by e.number) | the function percentile_disc",
                "mode() within group (order by e.number) | the function mode",
                "median(e.number) | the function median",
                "e.moment + coalesce(e.lasts, 1 hour) | a date or time plus or minus a duration that is a negation, a case"
                        + " expression, the result of a function, or a sum that begins with a parameter",
                "corr(e.number, e.id) filter (where e.id > 1) | the function corr",
                "regr_slope(e.number, e.id) over () | the function regr_slope",
                "array_agg(e.number) within group (order by e.id) | the function array_agg",
                "array_position(e.numbers, 4) | the function array_position",
                "case when array_intersects(e.numbers, [2]) then 1 end | the function array_intersects",
                "array_to_string(e.numbers, ',') | the function array_to_string",
                "xmlelement(name a, 'x') | the function xmlelement",
                "xmlexists('/a' passing e.text) | the function xmlexists",
                "xmlagg(xmlcomment(e.text)) | the function xmlagg",
                "hamming_distance(e.numbers, e.numbers) | the function hamming_distance",
                "jaccard_distance(e.numbers, e.numbers) | the function jaccard_distance",
            })
    void isRefusedByName(String hql, String feature) {
        assertThatThrownBy(() -> select(hql))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageStartingWith("TiDB does not support " + feature + ": ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "array_length(e.numbers) | json_length(e1_0.numbers)",
                "[1, 2] | json_array(cast(1 as json),cast(2 as json))",
                "array_append(e.numbers, 4) | json_array_append(e1_0.numbers,'$',cast(4 as json))",
                "array_contains(e.numbers, 2) | json_contains(e1_0.numbers,cast(2 as json))",
                "array_remove_index(e.numbers, 2) | json_remove(e1_0.numbers,concat('$[',if(2<1,2147483647,2-1),']'))",
                "array_concat(e.numbers, [3]) | json_merge_preserve(e1_0.numbers,json_array(cast(3 as json)))",
            })
    void arraysAreJson(String hql, String sql) {
        assertThat(select(hql)).isEqualTo("select " + sql + " from Event e1_0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "select count(*) from Event e group by cube(e.number) | 'group by cube'",
                "select count(*) from Event e group by e.id, rollup(e.number) | rollup beside other things to group by",
                "select t.x from xmltable('/a' passing '<a/>' columns x String) t | the function xmltable",
            })
    void queriesAreRefusedByName(String hql, String feature) {
        assertThatThrownBy(() -> rendering.query(hql))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageStartingWith("TiDB does not support " + feature + ": ");
    }

    private String select(String expression) {
        return rendering.query(
                session -> session.createSelectionQuery("select " + expression + " from Event e", Object.class));
    }
}
