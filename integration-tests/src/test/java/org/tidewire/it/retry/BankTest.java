package org.tidewire.it.retry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.tidewire.it.engine.RealTiDB;
import org.tidewire.it.engine.TestDatabase;
import org.tidewire.it.engine.TiDBTest;
import org.tidewire.samples.bank.BankApplication;

/** The sample on TiDB; its own tests run it on the other databases. */
@TiDBTest
@RealTiDB("the sample's own tests run on the stand-in")
class BankTest {
    private final TestDatabase database;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    BankTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void printsTheTutorialsSixLines() {
        assertThat(run()).as(err.toString(UTF_8)).isZero();
        assertThat(out.toString(UTF_8).replaceAll("Balances at .*", "Balances at TIME"))
                .isEqualTo("""
                        Balances at TIME
                        ['1', '1000']
                        ['2', '250']
                        Balances at TIME
                        ['1', '900']
                        ['2', '350']
                        """);
    }

    /** Hibernate would say a line about each of the many conflicts, which the sample's own configuration keeps quiet. */
    @Test
    void clientsKeepTheSum() {
        Logger errors = (Logger) LoggerFactory.getLogger("org.hibernate.orm.jdbc.error");
        errors.setLevel(Level.OFF);
        try {
            transferAndCheck();
        } finally {
            errors.setLevel(null);
        }
    }

    private void transferAndCheck() {
        assertThat(run("--clients", "16", "--transfers", "300", "--no-progress"))
                .as(err.toString(UTF_8))
                .isZero();
        assertThat(out.toString(UTF_8))
                .containsPattern("[1-9]\\d* retries \\(.*\\d+ after 1213")
                .contains("sum 10000 before, 10000 after");
    }

    private int run(String... arguments) {
        String[] all = new String[arguments.length + 6];
        System.arraycopy(
                new String[] {"--url", database.url(), "--user", database.user(), "--password", database.password()},
                0,
                all,
                0,
                6);
        System.arraycopy(arguments, 0, all, 6, arguments.length);
        return BankApplication.run(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), all);
    }
}
