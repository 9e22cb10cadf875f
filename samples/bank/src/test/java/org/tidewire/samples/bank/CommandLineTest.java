package org.tidewire.samples.bank;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.testkit.junit.ProgramRun;
import org.tidewire.testkit.support.ClosedPort;

/** What is said before any server is reached. */
class CommandLineTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --url=jdbc:mysql://db/bank --docker | --url and --docker exclude each other
                    --user=alice                        | --user and --password go with --url
                    --clients=0                         | --clients has to be positive
                    --clients=-1                        | --clients has to be positive
                    --clients=101                       | --clients takes at most 100
                    --clients=2 --transfers=0           | --transfers has to be positive
                    --amount=-1                         | --amount has to be positive
                    --amount=1 --clients=2              | --amount and --clients exclude each other
                    --transfers=10                      | --transfers goes with --clients
                    --no-progress                       | --no-progress goes with --clients
                    --database=cockroachdb              | --database cockroachdb goes with --docker
                    --database=oracle --docker          | --database takes tidb, cockroachdb or postgresql
                    --database=oracle                   | --database takes tidb, cockroachdb or postgresql
                    --clients=2 --transfers=3 --ledger --kills=3 | --kills takes fewer than --transfers
                    --ledger                            | --ledger goes with --clients
                    --clients=2 --kills=1               | --kills goes with --ledger
                    --clients=2 --ledger --kills=-1     | --kills must not be negative
                    --clients=2 --ledger --kills=1 --url=jdbc:mysql://db/bank | --kills with --url needs a --restart-command
                    --clients=2 --ledger --kills=1 --restart-command=x --url=jdbc:mysql://db/bank?sslMode=REQUIRED | --kills reads what is sent: take the TLS mode out of --url
                    --clients=2 --ledger --restart-command=x | --restart-command goes with --kills and --url
                    --database=postgresql --docker      | --database postgresql goes without --docker
                    --client=2                          | Unknown option: '--client=2'
                    2                                   | Unmatched argument at index 0: '2'
                    --clients=many                      | Invalid value for option '--clients': 'many' is not an int
                    """)
    void refusesOptionsThatMakeNoSense(String options, String sentence) {
        assertThat(Run.with(options.split(" "))).isEqualTo(new ProgramRun(2, "", sentence + "; see --help\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:oracle:thin:@db", "jdbc:mysql://db:4000/?password=secret", "db:4000/bank", ""})
    void refusesAUrlThatNamesNoDatabase(String url) {
        assertThat(Run.with("--url", url))
                .isEqualTo(new ProgramRun(
                        2,
                        "",
                        "--url takes a URL of the form jdbc:mysql://host:port/database,"
                                + " jdbc:databend+mysql://host:port/database or"
                                + " jdbc:postgresql://host:port/database; see --help\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql", "databend+mysql", "postgresql"})
    void doesNotReachAServer(String scheme) {
        int closedPort = ClosedPort.find();
        assertThat(Run.with("--url", "jdbc:" + scheme + "://127.0.0.1:" + closedPort + "/bank?password=secret"))
                .isEqualTo(new ProgramRun(
                        1, "", "Cannot reach a server at 127.0.0.1:" + closedPort + ": Connection refused.\n"));
    }

    @Test
    void explainsItself() {
        ProgramRun run = Run.with("--help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("--url=<url>", "--clients=<n>", "--transfers=<n>", "--no-progress", "--amount");
    }

    @Test
    void knowsItsVersion() {
        assertThat(Run.with("--version").out()).matches("Tidewire \\d+\\.\\d+\\.\\d+\\S*, Hibernate ORM 7\\.\\S+\n");
    }
}
