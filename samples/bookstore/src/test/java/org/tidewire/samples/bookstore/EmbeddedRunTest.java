package org.tidewire.samples.bookstore;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Without an option: the engine that the sample starts itself. */
class EmbeddedRunTest {
    @Test
    void printsTheBookOnceForEachWay() {
        TestEngine.start().close();
        assertThat(Run.with()).isEqualTo(new Run(0, RunningServerTest.LINE.repeat(4), ""));
        assertThat(Run.with("--way", "entity")).isEqualTo(new Run(0, RunningServerTest.LINE, ""));
    }
}
