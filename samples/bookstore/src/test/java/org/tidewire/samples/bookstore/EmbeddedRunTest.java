package org.tidewire.samples.bookstore;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.ProgramRun;

/** Without an option: the engine that the sample starts itself. */
class EmbeddedRunTest {
    @Test
    void printsTheBookOnceForEachWay() {
        TestEngine.start().close();
        assertThat(Run.with()).isEqualTo(new ProgramRun(0, RunningServerTest.LINE.repeat(4), ""));
        assertThat(Run.with("--way", "entity")).isEqualTo(new ProgramRun(0, RunningServerTest.LINE, ""));
    }
}
