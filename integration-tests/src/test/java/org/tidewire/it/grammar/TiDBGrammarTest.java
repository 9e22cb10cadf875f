package org.tidewire.it.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The check that checks the statements: does it say no where TiDB does? */
class TiDBGrammarTest {
    private final SqlGrammar grammar = SqlGrammar.TIDB;

    @BeforeEach
    void start() {
        assumeTrue(
                grammar.unavailable().isEmpty(),
                () -> "no grammar here: " + grammar.unavailable().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select c.id, row_number() over (partition by c.name order by c.id) from customer c where c.id = ? limit ?, ?",
                "with recursive n (i) as (select 1 union all select i + 1 from n where i < 3) select i from n",
                "create table t (id bigint not null /*T![auto_rand] AUTO_RANDOM(5) */, primary key (id) /*T![clustered_index] CLUSTERED */)",
                "create sequence s start with 1 increment by 50 cache 1000",
                "insert into t (name) values ('Zo\u00eb \"\\\\ \ud83d\ude00')",
                "select 1\nfrom t\tfor update nowait",
            })
    void parsesWhatTiDBParses(String sql) {
        assertThat(grammar.complaint(sql)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "selec 1",
                "",
                "select * from a, lateral (select * from b where b.x = a.x) c",
                "select jt.x from t, json_table(t.j, '$[*]' columns (x int path '$')) jt",
                "insert into t (a) values (1) as n on duplicate key update a = n.a",
            })
    void refusesWhatTiDBRefuses(String sql) {
        assertThat(grammar.complaint(sql)).isPresent();
    }

    @Test
    void namesTheStatementAndTheComplaint() {
        assertThatThrownBy(() -> SqlGrammar.require("TiDB", List.of("select 1", "selec 2"), grammar::complaint))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("selec 2\n")
                .hasMessageContaining("near \"selec 2\"")
                .hasMessageNotContaining("select 1");
    }
}
