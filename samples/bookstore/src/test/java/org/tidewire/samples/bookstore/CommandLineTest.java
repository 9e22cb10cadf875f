package org.tidewire.samples.bookstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.testkit.junit.ProgramRun;
import org.tidewire.testkit.server.DatabendContainerServer;
import org.tidewire.testkit.support.ClosedPort;

/** What is said before any server is reached. */
class CommandLineTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    --url=jdbc:databend+mysql://db/default --docker | --url and --docker exclude each other
                    --user=alice                                    | --user and --password go with --url
                    --password --docker                             | --user and --password go with --url
                    --colour                                        | Unknown option: '--colour'
                    --url                                           | Missing required parameter for option '--url' (<url>)
                    --way=spring                                    | Invalid value for option '--way': expected one of [jdbc, entity, connections, repository] but was 'spring'
                    """)
    void refusesOptionsThatMakeNoSense(String options, String sentence) {
        assertThat(Run.with(options.split(" "))).isEqualTo(new ProgramRun(2, "", sentence + "; see --help\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:mysql://db:3307/default?password=secret",
                "jdbc:databend://db:8000/default?password=secret",
                "jdbc:databend+mysql:db",
                "db:3307/default",
                ""
            })
    void refusesAUrlOfAnotherDatabase(String url) {
        assertThat(Run.with("--url", url))
                .isEqualTo(new ProgramRun(
                        2, "", "--url takes a URL of the form jdbc:databend+mysql://host:3307/default; see --help\n"));
    }

    @Test
    void doesNotReachAServer() {
        int closedPort = ClosedPort.find();
        assertThat(Run.with("--url", "jdbc:databend+mysql://127.0.0.1:" + closedPort, "--password=secret"))
                .isEqualTo(new ProgramRun(
                        1, "", "Cannot reach a server at 127.0.0.1:" + closedPort + ": Connection refused.\n"));
    }

    @Test
    void doesNotKnowAHost() {
        assertThat(Run.with("--url", "jdbc:databend+mysql://nowhere.invalid/default"))
                .isEqualTo(new ProgramRun(1, "", "Cannot reach a server at nowhere.invalid:3307: unknown host.\n"));
    }

    @Test
    void keepsThePasswordWhenTheDriverRefusesTheUrl() {
        ProgramRun run = Run.with("--url", "jdbc:databend+mysql://db/default?password=secret&sessionVariables=x");
        assertThat(run)
                .isEqualTo(new ProgramRun(
                        1,
                        "",
                        "The sample failed on db:3307: The connection property sessionVariables is refused: Databend"
                                + " ignores set session: run set by a statement, or use the pool's initial SQL\n"));
    }

    @Test
    void needsDockerForAContainer() {
        assumeFalse(DatabendContainerServer.isDockerAvailable(), "Docker answers");
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
                .contains(
                        "--url=<url>",
                        "--user=<name>",
                        "--password",
                        "--docker",
                        "--way=<way>",
                        "jdbc, entity, connections, repository",
                        "--show-sql",
                        "--print-setup",
                        "--version");
    }

    @Test
    void knowsItsVersion() {
        assertThat(Run.with("--version").out()).matches("Tidewire \\d+\\.\\d+\\.\\d+\\S*, Hibernate ORM 7\\.\\S+\n");
    }
}
