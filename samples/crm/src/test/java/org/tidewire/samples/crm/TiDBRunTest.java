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
        // Else the dialect warns of the driver's default collation.
        String url = database.url() + (database.url().contains("?") ? "&" : "?") + "connectionCollation=utf8mb4_bin";
        ProgramRun first = Run.at(url, database);
        assertThat(first.err()).isEmpty();
        assertThat(first.exitCode()).isZero();
        assertThat(first.out())
                .contains("Dialect: org.tidewire.tidb.TiDBDialect, found by asking the server\n")
                .endsWith(Steps.TOLD);
        assertThat(Run.at(url, database)).isEqualTo(first);
    }
}
