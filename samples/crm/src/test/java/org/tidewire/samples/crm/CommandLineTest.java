package org.tidewire.samples.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.testkit.junit.ProgramRun;
import org.tidewire.testkit.server.TiDBContainerServer;
import org.tidewire.testkit.support.ClosedPort;

/** What is said before any server is reached. */
class CommandLineTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --url=jdbc:mysql://db/crm --docker | --url and --docker exclude each other
                    --user=alice                       | --user and --password go with --url
                    --password --docker                | --user and --password go with --url
                    --colour                           | Unknown option: '--colour'
                    --url                              | Missing required parameter for option '--url' (<url>)
                    """)
    void refusesOptionsThatMakeNoSense(String options, String sentence) {
        assertThat(Run.with(options.split(" "))).isEqualTo(new ProgramRun(2, "", sentence + "; see --help\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db:5432/?password=secret",
                "jdbc:mysql:wrong://db/crm?password=secret",
                "jdbc:mysql://db:4000",
                "jdbc:mysql://db:4000/?password=secret",
                "db:4000/crm",
                ""
            })
    void refusesAUrlThatNamesNoDatabase(String url) {
        assertThat(Run.with("--url", url))
                .isEqualTo(new ProgramRun(
                        2,
                        "",
                        "--url takes a URL of the form jdbc:mysql://host:port/database,"
                                + " jdbc:databend+mysql://host:port/database or jdbc:postgresql://host:port/database; see"
                                + " --help\n"));
    }

    @Test
    void doesNotReachAServer() {
        int closedPort = ClosedPort.find();
        assertThat(Run.with("--url", "jdbc:mysql://root:secret@127.0.0.1:" + closedPort + "/crm"))
                .isEqualTo(new ProgramRun(
                        1, "", "Cannot reach a server at 127.0.0.1:" + closedPort + ": Connection refused.\n"));
    }

    @Test
    void doesNotKnowAHost() {
        assertThat(Run.with("--url", "jdbc:mysql://nowhere.invalid/crm"))
                .isEqualTo(new ProgramRun(1, "", "Cannot reach a server at nowhere.invalid:3306: unknown host.\n"));
    }

    @Test
    void keepsThePasswordWhenTheDriverRefusesTheUrl() {
        ProgramRun run = Run.with("--url", "jdbc:mysql://127.0.0.1:port/crm?password=secret");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("The sample failed on 127.0.0.1:port: ")
                .doesNotContain("secret")
                .hasLineCount(1);
    }

    @Test
    void needsDockerForAContainer() {
        assumeFalse(TiDBContainerServer.isDockerAvailable(), "Docker answers");
        assertThat(Run.with("--docker"))
                .isEqualTo(new ProgramRun(
                        1, "", "Docker does not answer on this machine; start it, or name a running server.\n"));
    }

    @Test
    void explainsItself() {
        ProgramRun run = Run.with("--help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("--url=<url>", "--user=<name>", "--password", "--docker", "--show-sql", "--version");
    }

    @Test
    void knowsItsVersion() {
        assertThat(Run.with("--version").out()).matches("Tidewire \\d+\\.\\d+\\.\\d+\\S*, Hibernate ORM 7\\.\\S+\n");
    }
}
