package org.tidewire.it.tidb;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.tidewire.it.support.LogCapture;
import org.tidewire.samples.crm.Crm;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

/** The sample on the engine of this run. */
@TiDBTest
class CrmTest {
    private final TestDatabase database;
    private final DataSource pool;

    CrmTest(TestDatabase database) {
        this.database = database;
        this.pool = database.dataSource(options -> options.setAutoCommit(false));
    }

    @Test
    void printsTheSameEveryTimeAndLogsNothing() throws SQLException {
        try (LogCapture log = LogCapture.of("org.hibernate")) {
            List<String> first = run();
            assertThat(first).last().isEqualTo("[('Ben', 212.5), ('Ben', 8.5)]");
            assertThat(run()).isEqualTo(first);
            assertThat(log.atLeast(Level.WARN)).isEmpty();
        }
    }

    private List<String> run() throws SQLException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Crm.run("it", pool, database.settings(), new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
