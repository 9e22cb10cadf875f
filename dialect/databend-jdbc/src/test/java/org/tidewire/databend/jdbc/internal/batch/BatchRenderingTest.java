package org.tidewire.databend.jdbc.internal.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.databend.jdbc.internal.sql.BatchPattern;
import org.tidewire.databend.jdbc.internal.sql.KeyedDmlPattern;
import org.tidewire.databend.jdbc.internal.sql.ParsedStatement;
import org.tidewire.databend.jdbc.internal.sql.UpsertPattern;
import org.tidewire.databend.jdbc.internal.value.Literal;
import org.tidewire.databend.jdbc.internal.value.ParameterEncoder;

/** What batches are sent as. */
class BatchRenderingTest {
    @Test
    void insertsAreRowsOfOneStatement() throws SQLException {
        assertThat(inserts(
                        "insert into t (a, b, c) values (?, upper(?), 7)", row(1, "x"), row(-2, null), row(3, "?, ('")))
                .containsExactly(
                        "insert into t (a, b, c) values (1, upper('x'), 7), (-2, upper(null), 7), (3, upper('?, (''), 7)"
                                .replace("('')", "(''')"));
    }

    @Test
    void insertsBeginAnotherStatementWhereAColumnChangesItsKind() throws SQLException {
        assertThat(inserts("insert into t values (?)", row("007"), row((Object) null), row(8), row("9")))
                .containsExactly(
                        "insert into t values ('007'), (null)",
                        "insert into t values (8)",
                        "insert into t values ('9')");
    }

    @Test
    void insertsBeginAnotherStatementAfterSoManyRows() throws SQLException {
        List<List<Literal>> rows = new ArrayList<>();
        for (int i = 0; i <= InsertBatch.MAX_ROWS; i++) {
            rows.add(row(i));
        }
        ParsedStatement text = ParsedStatement.prepared("insert into t values (?)");
        assertThat(new InsertBatch(text, text.insert()).chunks(rows))
                .extracting(InsertBatch.Chunk::size)
                .containsExactly(InsertBatch.MAX_ROWS, 1);
    }

    @Test
    void insertsBeginAnotherStatementAfterSoManyCharacters() throws SQLException {
        String text = "x".repeat(InsertBatch.MAX_LENGTH / 2);
        assertThat(inserts("insert into t values (?)", row(text), row(text), row(text)))
                .hasSize(2);
    }

    @Test
    void anUpdateByKeyAndVersion() throws SQLException {
        KeyedBatch batch = keyed("update b set name=upper(?), seen=?, kind='x', version=? where id=? and version=?");
        LocalDateTime seen = LocalDateTime.of(2024, 1, 2, 3, 4);
        List<List<Literal>> rows = List.of(row("a", seen, 1, 10, 0), row(null, null, 6, 11, 5));
        assertThat(batch.probe(rows).sql()).isEqualTo(squeezed("""
                select tw_s.tw_i, count(tw_t.id) from (select tw_i, cast(tw_p3 as bigint) as tw_p3,
                 cast(tw_p4 as bigint) as tw_p4 from (values (0, 10, 0), (1, 11, 5)) as tw_v(tw_i, tw_p3, tw_p4))
                 as tw_s left join b as tw_t on tw_t.id = tw_s.tw_p3 and tw_t.version = tw_s.tw_p4
                 group by tw_s.tw_i having count(tw_t.id) <> 1"""));
        assertThat(batch.merge(rows).sql()).isEqualTo(squeezed("""
                merge into b as tw_t using (select tw_i, cast(tw_p3 as bigint) as tw_p3, cast(tw_p4 as bigint) as tw_p4,
                 tw_a0, cast(tw_a1 as timestamp) as tw_a1, cast(tw_a3 as bigint) as tw_a3
                 from (values (0, 10, 0, upper('a'), '2024-01-02 03:04:00.000000', 1), (1, 11, 5, upper(null), null, 6))
                 as tw_v(tw_i, tw_p3, tw_p4, tw_a0, tw_a1, tw_a3)) as tw_s
                 on tw_t.id = tw_s.tw_p3 and tw_t.version = tw_s.tw_p4 when matched then
                 update set name = tw_s.tw_a0, seen = tw_s.tw_a1, kind = 'x', version = tw_s.tw_a3"""));
    }

    @Test
    void aDeleteByKeyAndMissingVersion() throws SQLException {
        KeyedBatch batch = keyed("delete from \"a b\".t where id=? and version is null");
        List<List<Literal>> rows = List.of(row("x"), row("y"));
        assertThat(batch.merge(rows).sql()).isEqualTo(squeezed("""
                merge into "a b".t as tw_t using (select tw_i, cast(tw_p0 as varchar) as tw_p0
                 from (values (0, 'x'), (1, 'y')) as tw_v(tw_i, tw_p0)) as tw_s
                 on tw_t.id = tw_s.tw_p0 and tw_t.version is null when matched then delete"""));
    }

    @Test
    void aRowThatMayBeThereOrNot() throws SQLException {
        ParsedStatement text = ParsedStatement.prepared(squeezed("""
                merge into notes as t using (select cast(? as bigint) id, upper(?) note) as s on (t.id=s.id)
                 when not matched and (s.note is not null) then insert (id, note) values (s.id, s.note)
                 when matched and s.note is null then delete when matched then update set note=s.note"""));
        UpsertBatch batch = new UpsertBatch(text, (UpsertPattern) text.batchPattern());
        List<List<Literal>> rows = List.of(row(1, "a"), row(2, null));
        assertThat(batch.probe(rows).sql()).isEqualTo(squeezed("""
                select s.tw_i, count(t.id) from (select tw_i, cast(tw_0 as bigint) as id, tw_1 as note
                 from (values (0, 1, upper('a')), (1, 2, upper(null))) as tw_v(tw_i, tw_0, tw_1)) as s
                 left join notes as t on (t.id=s.id) group by s.tw_i having count(t.id) > 1
                 or (count(t.id) = 0 and max(if((s.note is not null), 1, 0)) = 0)"""));
        assertThat(batch.merge(rows).sql()).isEqualTo(squeezed("""
                merge into notes as t using (select tw_i, cast(tw_0 as bigint) as id, tw_1 as note
                 from (values (0, 1, upper('a')), (1, 2, upper(null))) as tw_v(tw_i, tw_0, tw_1)) as s on (t.id=s.id)
                 when not matched and (s.note is not null) then insert (id, note) values (s.id, s.note)
                 when matched and s.note is null then delete when matched then update set note=s.note"""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update t set a=cast(parse_json(?) as array(varchar)), b=cast(? as decimal(20, 4)) where id=?",
                "update t set a=coalesce(cast(? as double), cast(? as double precision)), b=upper(?) where id=?",
            })
    void updatesThatGoOutTogether(String sql) throws SQLException {
        assertThat(pattern(sql)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update t set a=cast(b as varchar) where id=?",
                "update t set a=concat(cast(? as varchar), b) where id=?",
                "update t set a=? as b where id=?",
            })
    void updatesThatGoOutOneByOne(String sql) throws SQLException {
        assertThat(pattern(sql)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "merge into n as t using (select ? id, ? a) as s on (t.id=s.id) when matched then update set id=s.a",
                "merge into n as t using (select ? id, ? a) as s on (t.id=s.id) when not matched then insert (id, a)"
                        + " values (s.a, s.id) when matched then update set a=s.a",
                "merge into n as t using (select ? id, ? a from o) as s on (t.id=s.id) when not matched then insert (id)"
                        + " values (s.id) when matched then update set a=s.a",
                "merge into n as t using (select ? id, ? a) as s on (t.id<s.id) when not matched then insert (id)"
                        + " values (s.id) when matched then update set a=s.a",
                "merge into n as t using (select ? id, ? a) as s on (t.id=s.id) when not matched and t.a is null then"
                        + " insert (id) values (s.id) when matched then update set a=s.a",
                "merge into n as t using (select ? id, ? a) as s on (t.id=s.id) when not matched then insert (id)"
                        + " values (s.id) when matched and t.a<=? then update set a=s.a",
                "merge into n as t using (select ? id, ? a) as s on (t.id=s.id) when not matched then insert (id)"
                        + " values (s.id) when matched then update set a=(select max(a) from n)",
                "merge into n as t using (select ? id, ? a) as s on (t.id=s.id) when not matched then insert (id)"
                        + " values (s.id)",
            })
    void mergesThatGoOutOneByOne(String sql) throws SQLException {
        assertThat(pattern(sql)).isNull();
    }

    @Test
    void decimalsHaveTheTypeThatHoldsThemAll() throws SQLException {
        KeyedBatch batch = keyed("update t set a=? where id=?");
        assertThat(batch.merge(List.of(
                                row(new java.math.BigDecimal("1.25"), 1), row(new java.math.BigDecimal("1000"), 2)))
                        .sql())
                .contains("cast(tw_a0 as decimal(6, 2)) as tw_a0");
        assertThat(batch.merge(List.of(row(null, 1), row(null, 2))).sql())
                .contains("select tw_i, cast(tw_p1 as bigint) as tw_p1, tw_a0 from");
    }

    @Test
    void aMergeEndsWhereItWouldNotBeExact() throws SQLException {
        KeyedBatch batch = keyed("update t set a=?, version=? where id=? and version=?");
        // The same key again, a text among numbers, a condition that is never true.
        List<List<Literal>> rows = List.of(
                row(1, 1, 1, 0),
                row(1, 1, 2, 0),
                row(2, 2, 1, 1),
                row("3", 1, 3, 0),
                row("3", 1, 4, null),
                row("3", 1, 5, 0));
        assertThat(batch.chunks(rows)).extracting(List::size).containsExactly(2, 1, 1, 1, 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update t set a=? where id in (?)",
                "update t set a=? where id=? or id=?",
                "update t set a=? where id>?",
                "update t set a=b where id=?",
                "update t set a=a+? where id=?",
                "update t set a=\"b\" where id=?",
                "update t set a=(select ?) where id=?",
                "update t set a=nextval(s) where id=?",
                "update t set a=concat(?, uuid()) where id=?",
                "update t x set a=? where x.id=?",
                "update t set id=? where id=?",
                "update t set a=?",
                "update t set a=? where id=upper(?)",
                "update t set a=? where id=? limit 1",
                "update t set a=? where version is null",
                "update t set a=? from s where id=?",
                "delete from t where id=? and exists (select 1)",
                "delete from t",
                "merge into t using s on t.a=s.a when matched then delete",
                "insert into identifier(?) values (?)",
            })
    void otherFormsGoOneByOne(String sql) throws SQLException {
        assertThat(pattern(sql)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update t set a=? where id=?",
                "/* update Book */ update t set a=?,b=cast(? as json),c=f(?, 'x', g(?)) where id=? and version=?",
                "update d.t set \"a\"=?, `b`=null where \"id\"=? and tenant=? and version is null;",
                "delete from c.d.t where id=? and kind='x' and part=3",
            })
    void hibernatesFormsGoTogether(String sql) throws SQLException {
        assertThat(pattern(sql)).isNotNull();
    }

    private static List<String> inserts(String sql, List<?>... rows) throws SQLException {
        ParsedStatement text = ParsedStatement.prepared(sql);
        @SuppressWarnings("unchecked")
        List<List<Literal>> values =
                Arrays.stream(rows).map(row -> (List<Literal>) row).toList();
        return new InsertBatch(text, text.insert())
                .chunks(values).stream().map(chunk -> chunk.statement().sql()).toList();
    }

    private static BatchPattern pattern(String sql) throws SQLException {
        return ParsedStatement.prepared(sql).batchPattern();
    }

    private static KeyedBatch keyed(String sql) throws SQLException {
        ParsedStatement text = ParsedStatement.prepared(sql);
        return new KeyedBatch(text, (KeyedDmlPattern) text.batchPattern());
    }

    private static List<Literal> row(Object... values) throws SQLException {
        List<Literal> row = new ArrayList<>();
        for (int i : IntStream.range(0, values.length).toArray()) {
            row.add(ParameterEncoder.of(values[i]));
        }
        return row;
    }

    private static String squeezed(String text) {
        return text.replace("\n", "");
    }
}
