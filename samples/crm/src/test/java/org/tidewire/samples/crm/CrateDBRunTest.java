package org.tidewire.samples.crm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.CrateDBTest;
import org.tidewire.testkit.junit.ProgramRun;
import org.tidewire.testkit.junit.TestDatabase;

/** With {@code --url} of CrateDB. */
@CrateDBTest
class CrateDBRunTest {
    @Test
    void tellsTheSameInEveryRun(TestDatabase database) {
        ProgramRun first = Run.on(database);
        assertThat(first.err()).isEmpty();
        assertThat(first.exitCode()).isZero();
        assertThat(first.out())
                .contains("\nDialect: org.tidewire.cratedb.CrateDBDialect, found by asking the server\n")
                .endsWith(Steps.TOLD);
        assertThat(Run.on(database)).isEqualTo(first);
    }
}
