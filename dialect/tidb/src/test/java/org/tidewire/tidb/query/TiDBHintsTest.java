package org.tidewire.tidb.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.tidb.query.TiDBHints.Storage;

class TiDBHintsTest {
    @Test
    void tablesAreInBraces() {
        assertThat(TiDBHints.readFromStorage(Storage.TIFLASH, "a", "b"))
                .isEqualTo("read_from_storage(tiflash[{a}, {b}])");
        assertThat(TiDBHints.useIndex("a")).isEqualTo("use_index({a})");
        assertThat(TiDBHints.useIndex("a", "x", "y")).isEqualTo("use_index({a}, x, y)");
        assertThat(TiDBHints.forceIndex("a", "x")).isEqualTo("force_index({a}, x)");
        assertThat(TiDBHints.inlJoin("a", "b")).isEqualTo("inl_join({a}, {b})");
        assertThat(TiDBHints.mergeJoin("größe")).isEqualTo("merge_join({größe})");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a`b", "a*/b", "{a}"})
    void aNameThatNoHintCanHoldIsRefused(String name) {
        assertThatThrownBy(() -> TiDBHints.resourceGroup(name)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TiDBHints.useIndex(name)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TiDBHints.useIndex("a", name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aHintForNothingIsRefused() {
        assertThatThrownBy(TiDBHints::hashJoin).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TiDBHints.maxExecutionTime(Duration.ofNanos(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TiDBHints.memoryQuota(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
