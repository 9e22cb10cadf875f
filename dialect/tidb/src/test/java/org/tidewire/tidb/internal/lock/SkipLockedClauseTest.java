package org.tidewire.tidb.internal.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.UnsupportedFeatureException;

class SkipLockedClauseTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "select 1 from t for update skip locked | select 1 from t for update",
                "select 1 from t for update SKIP\tLocked limit 1 | select 1 from t for update limit 1",
                "select 1 from t for update skip /* all */ locked | select 1 from t for update",
                "select 'it''s' from t for update skip locked | select 'it''s' from t for update",
                "select 'a\\' skip locked' from t for update skip locked | select 'a\\' skip locked' from t for update",
                "(select 1 from t for update skip locked) | (select 1 from t for update)",
                "(select 1 for update skip locked) union (select 2 for update skip locked)"
                        + " | (select 1 for update) union (select 2 for update)",
                "select 1 -- skip locked\u2028for update skip locked | select 1 -- skip locked\u2028for update skip locked",
                "select 1--1 from t for update skip locked | select 1--1 from t for update",
            })
    void isTakenOut(String sql, String expected) {
        String kept = SkipLockedClause.remove(sql);
        assertThat(kept == null ? sql : kept).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "select 1 from t for update",
                "select 'skip locked' from t",
                "select \"skip locked\" from t",
                "select `skip locked` from t",
                "select 1 /* skip locked */ from t",
                "select 1 # skip locked",
                "select 1 -- skip locked",
                "select skip_locked, locked from t",
                "select skip from locked",
                "select t.skip locked from t",
                "select skiplocked from t",
                "select @skip locked",
                "select 'skip locked",
                "select 1 /* skip locked",
                "skip",
                "skip /*",
            })
    void isNotSeenWhereItIsNot(String sql) {
        assertThat(SkipLockedClause.remove(sql)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1 from t for update /*! skip locked */",
                "select 1 from t for update /*!80000 SKIP LOCKED */",
                "select 1 from t for update /*T! skip locked */",
                "select 1 from t for update /*T![x] skip locked*/",
                "select 1 from t for update skip /*! locked */",
                "select 1 from t for update /*! skip */ locked",
                "select 1 from t for update /*! skip locked",
                "select 1 from t for update /*!80000skip locked*/",
            })
    void isRefusedInACommentThatTiDBExecutes(String sql) {
        assertThatThrownBy(() -> SkipLockedClause.remove(sql))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageStartingWith("TiDB does not support skip locked in an executable comment:");
    }

    @Test
    void isTakenOutBesideAnotherExecutableComment() {
        assertThat(SkipLockedClause.remove("select /*! straight_join */ 1 from t for update skip locked"))
                .isEqualTo("select /*! straight_join */ 1 from t for update");
    }
}
