package org.tidewire.tidb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.jpa.HibernateHints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.testkit.rendering.Rendering;
import org.tidewire.tidb.internal.hint.OptimizerHints;
import org.tidewire.tidb.query.TiDBHints;
import org.tidewire.tidb.query.TiDBHints.Storage;

/** Optimizer hints stand behind the verb, and name tables by the aliases that Hibernate gave them. */
class HintRenderingTest extends TiDBRenderingTest {
    @Test
    void ofAQuery() {
        assertThat(hinted(
                        "select t.meaning from Tag t where t.name = 'x'",
                        TiDBHints.useIndex("tags", "PRIMARY"),
                        TiDBHints.maxExecutionTime(Duration.ofSeconds(2))))
                .isEqualTo("select /*+ use_index(t1_0, PRIMARY) max_execution_time(2000) */ t1_0.meaning"
                        + " from tags t1_0 where t1_0.name='x'");
    }

    @Test
    void ofJoinedTables() {
        assertThat(hinted(
                        "select b.title from Book b join b.author a where a.name = 'x'",
                        TiDBHints.leading("authors", "books"),
                        TiDBHints.inlJoin("books"),
                        TiDBHints.readFromStorage(Storage.TIKV, "authors", "books")))
                .isEqualTo(
                        "select /*+ leading(a1_0, b1_0) inl_join(b1_0) read_from_storage(tikv[a1_0, b1_0]) */"
                                + " b1_0.title from books b1_0 join authors a1_0 on a1_0.id=b1_0.author_id where a1_0.name='x'");
    }

    @Test
    void ofATableThatIsReadTwice() {
        assertThat(hinted(
                        "select 1 from Tag t join Tag u on u.name = t.meaning",
                        TiDBHints.useIndex("tags", "PRIMARY"),
                        TiDBHints.hashJoin("tags"),
                        TiDBHints.leading("tags", "books")))
                .startsWith("select /*+ use_index(t1_0, PRIMARY) use_index(t2_0, PRIMARY)"
                        + " hash_join(t1_0, t2_0) leading(t1_0, t2_0, books) */ 1 from tags t1_0");
    }

    @Test
    void severalInOneText() {
        assertThat(hinted(
                        "select 1 from Book b join b.author a where a.name = 'x'",
                        "use_index({books}, ix_price) ignore_index({authors}, uk_name) max_execution_time(9)"))
                .startsWith(
                        "select /*+ use_index(b1_0, ix_price) ignore_index(a1_0, uk_name) max_execution_time(9) */ 1");
    }

    @Test
    void anIndexHintOfTwoTablesIsRefused() {
        assertThatThrownBy(() -> hinted("select 1 from Book b join b.author a", "use_index({books}, {authors})"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "This hint is about the indexes of one table, and names several: use_index({books}, {authors})");
    }

    @Test
    void ofAQueryWithACommonTableExpression() {
        assertThat(hinted(
                        "with c as (select t.name as n from Tag t) select x.n from c x",
                        TiDBHints.resourceGroup("nightly")))
                .isEqualTo("with c (n) as (select t1_0.name from tags t1_0)"
                        + " select /*+ resource_group(nightly) */ x1_0.n from c x1_0");
    }

    @Test
    void ofAUnion() {
        assertThat(hinted("select t.name from Tag t union select u.meaning from Tag u", TiDBHints.memoryQuota(64)))
                .contains("select /*+ memory_quota(64 mb) */ t1_0.name")
                .containsOnlyOnce("/*+");
    }

    @Test
    void theNameOfAnIndex() {
        assertThat(rendering()
                        .query(session -> session.createQuery(
                                        "select b.title from Book b join b.author a", String.class)
                                .addQueryHint("ix_price")
                                .addQueryHint("ix_title")
                                .addQueryHint("max_execution_time(2000)")))
                .isEqualTo("select /*+ max_execution_time(2000) use_index(b1_0, ix_price, ix_title) */ b1_0.title"
                        + " from books b1_0 join authors a1_0 on a1_0.id=b1_0.author_id");
        assertThatThrownBy(() -> rendering()
                        .query(session -> session.createQuery(
                                        "select s.t from (select b.title as t from Book b) s", String.class)
                                .addQueryHint("ix_price")))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("the name of an index as a hint for a query that reads no table first");
    }

    @Test
    void ofAnUpdate() {
        assertThat(mutation("update Tag t set t.meaning = 'x' where t.name = 'y'", TiDBHints.useIndex("tags", "ix")))
                .isEqualTo("update /*+ use_index(t1_0, ix) */ tags t1_0 set meaning=_utf8mb4'x' where t1_0.name='y'");
    }

    @Test
    void ofADelete() {
        assertThat(mutation(
                        "delete Book b where exists (select 1 from Author a where a.name = b.title)",
                        TiDBHints.ignoreIndex("books", "ix-odd")))
                .startsWith("delete /*+ ignore_index(b1_0, `ix-odd`) */ b1_0 from books b1_0 where exists(");
    }

    @Test
    void ofAnInsert() {
        assertThat(mutation("insert into Tag (name, meaning) select a.name, 'x' from Author a", "memory_quota(1 mb)"))
                .startsWith("insert /*+ memory_quota(1 mb) */ into tags(name,meaning) select");
    }

    @Test
    void besideAComment() {
        try (Rendering commented = rendering(Map.of(AvailableSettings.USE_SQL_COMMENTS, true))) {
            assertThat(commented.query(session -> session.createQuery("select t.name from Tag t", String.class)
                            .setComment("select the names")
                            .addQueryHint(TiDBHints.straightJoin())))
                    .isEqualTo("/* select the names */ select /*+ straight_join() */ t1_0.name from tags t1_0");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "select 1 | select /*+ h() */ 1",
                "SELECT`id`from t | SELECT /*+ h() */`id`from t",
                "select /*+ use_index(t) */ 1 from t | select /*+ h() use_index(t) */ 1 from t",
                "select /* select */ 1 | select /*+ h() */ /* select */ 1",
                "-- update delete\\n(select 1) union (select 2) | -- update delete\\n(select /*+ h() */ 1) union (select 2)",
                "with a as (select 1), b as (select 2) update t join a set n=1 |"
                        + " with a as (select 1), b as (select 2) update /*+ h() */ t join a set n=1",
                "replace into t values (1) | replace /*+ h() */ into t values (1)",
                "explain select 'select' from t | explain select /*+ h() */ 'select' from t",
            })
    void ofANativeStatement(String sql, String hinted) {
        assertThat(OptimizerHints.add(sql.replace("\\n", "\n"), List.of("h()", " ")))
                .isEqualTo(hinted.replace("\\n", "\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "select 1 from `order` o1_0 | order | h(o1_0)",
                "select 1 from shop.books b1_0 | books | h(b1_0)",
                "select 1 from BOOKS b1_0,`shop`.`books` b2_0 | books | h(b1_0, b2_0)",
                "select 'books b1_0' from books_old b2_0,books b3_0 | books | h(b3_0)",
                "select 1 from books where id=1 | books | h(books)",
            })
    void aTableIsFoundByItsName(String sql, String table, String hints) {
        assertThat(OptimizerHints.add(sql, List.of("h({" + table + "})")))
                .isEqualTo(sql.replaceFirst("select", "select /*+ " + hints + " */"));
    }

    @Test
    void noHintIsNone() {
        assertThat(OptimizerHints.add("call p()", List.of())).isEqualTo("call p()");
    }

    @Test
    void whatEndsTheCommentIsRefused() {
        assertThatThrownBy(() -> hinted("select t.name from Tag t", "x() */ 1 union select 2 /*"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("A hint must not contain \"*/\"");
    }

    @Test
    void aStatementThatTakesNoneIsRefused() {
        assertThatThrownBy(() -> OptimizerHints.add("call p()", List.of("h()")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("TiDB takes hints only in select,");
    }

    private String hinted(String hql, String... hints) {
        return rendering().query(session -> {
            var query = session.createQuery(hql, Object.class);
            List.of(hints).forEach(query::addQueryHint);
            return query;
        });
    }

    private String mutation(String hql, String hint) {
        return rendering()
                .statement(session -> session.createMutationQuery(hql)
                        .setHint(HibernateHints.HINT_QUERY_DATABASE, hint)
                        .executeUpdate());
    }
}
