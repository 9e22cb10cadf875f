package org.tidewire.samples.crm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.ProgramRun;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

/** With {@code --url} of TiDB. */
@TiDBTest
@RealTiDB("EmbeddedRunTest runs on the stand-in")
class TiDBRunTest {
    @Test
    void tellsTheSameInEveryRunAndLogsNothing(TestDatabase database) {
        ProgramRun first = Run.on(database);
        assertThat(first.err()).isEmpty();
        assertThat(first.exitCode()).isZero();
        assertThat(first.out())
                .contains("Dialect: org.tidewire.tidb.TiDBDialect, found by asking the server\n")
                .endsWith(Steps.TOLD);
        assertThat(Run.on(database)).isEqualTo(first);
    }
}
