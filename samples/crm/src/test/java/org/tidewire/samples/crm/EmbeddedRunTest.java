package org.tidewire.samples.crm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.ProgramRun;

/** Without an option: the server that needs no installation. */
class EmbeddedRunTest {
    @Test
    void tellsEveryStep() {
        assertThat(Run.with()).isEqualTo(new ProgramRun(0, """
                A small CRM: users and their orders, by Jakarta Persistence

                Server:  MariaDB 11.4.5, embedded, a stand-in for TiDB; it calls itself MySQL 8.0.10
                Dialect: org.tidewire.tidb.TiDBDialect, named by this program
                """ + Steps.TOLD, ""));
    }
}
