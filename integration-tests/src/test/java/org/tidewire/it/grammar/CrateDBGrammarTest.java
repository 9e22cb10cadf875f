package org.tidewire.it.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The check that checks the statements: does it say no where CrateDB does? */
class CrateDBGrammarTest {
    private final SqlGrammar grammar = SqlGrammar.CRATEDB;

    @BeforeEach
    void start() {
        assumeTrue(
                grammar.unavailable().isEmpty(),
                () -> "no grammar here: " + grammar.unavailable().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select c.id, row_number() over (partition by c.name order by c.id) from customer c where c.id = ? limit ? offset ?",
                "create table t (id bigint, o object(dynamic), primary key (id)) clustered by (id) into 4 shards with (refresh_interval = 500)",
                "insert into t (id, name) values (?, ?) on conflict (id) do update set name = excluded.name returning _seq_no",
                "refresh table t, \"s\".\"u\"",
                "select 'Zo\u00eb \"\\\\ \ud83d\ude00'\nfrom t",
            })
    void parsesWhatCrateDBParses(String sql) {
        assertThat(grammar.complaint(sql)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "selec 1",
                "",
                "rollback",
                "select 1 from t for update",
                "create table t (id bigint unique)",
                "insert into t default values",
            })
    void refusesWhatCrateDBRefuses(String sql) {
        assertThat(grammar.complaint(sql)).isPresent();
    }
}
