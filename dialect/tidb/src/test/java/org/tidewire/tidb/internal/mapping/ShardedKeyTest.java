package org.tidewire.tidb.internal.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ShardedKeyTest {
    private final ShardedKey widest = new ShardedKey(5, 64);

    @Test
    void consecutiveNumbersFallIntoAllShardsInTurn() {
        assertThat(LongStream.range(1000, 1032).map(number -> widest.scatter(number) >>> 58))
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.range(0, 32).boxed().toList());
    }

    @Test
    void keepsTheNumberWhole() {
        assertThat(widest.scatter(1)).isEqualTo(0x0400_0000_0000_0001L);
        assertThat(widest.scatter(32)).isEqualTo(32);
        assertThat(widest.scatter(33)).isEqualTo(0x0400_0000_0000_0021L);
        assertThat(widest.scatter(widest.mostIds())).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void staysWithinItsRange() {
        ShardedKey javaScript = new ShardedKey(5, 54);
        assertThat(javaScript.scatter(javaScript.mostIds())).isEqualTo((1L << 53) - 1);
        ShardedKey narrowest = new ShardedKey(4, 32);
        assertThat(narrowest.scatter(narrowest.mostIds())).isEqualTo(Integer.MAX_VALUE);
    }
}
