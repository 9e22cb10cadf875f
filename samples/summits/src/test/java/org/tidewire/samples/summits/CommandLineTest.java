package org.tidewire.samples.summits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.testkit.junit.ProgramRun;
import org.tidewire.testkit.server.CrateDBContainerServer;
import org.tidewire.testkit.support.ClosedPort;

/** What is said before any server is reached. */
class CommandLineTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    --url=jdbc:postgresql://db/doc --docker | --url and --docker exclude each other
                    --user=alice                            | --user and --password go with --url
                    --colour                                | Unknown option: '--colour'
                    """)
    void refusesOptionsThatMakeNoSense(String options, String sentence) {
        assertThat(Run.with(options.split(" "))).isEqualTo(new ProgramRun(2, "", sentence + "; see --help\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"jdbc:mysql://db:3307/doc?password=secret", "jdbc:postgresql://db:5432/", "crate://db:4200", ""})
    void refusesAUrlOfAnotherDatabase(String url) {
        assertThat(Run.with("--url", url))
                .isEqualTo(new ProgramRun(
                        2, "", "--url takes a URL of the form jdbc:postgresql://host:5432/doc; see --help\n"));
    }

    @Test
    void saysHowToGetAServer() {
        assertThat(Run.with())
                .isEqualTo(new ProgramRun(
                        1,
                        "",
                        "This sample brings no CrateDB: start one in a container by --docker, or name a running server by"
                                + " --url jdbc:postgresql://host:5432/doc --user crate.\n"));
    }

    @Test
    void needsDockerForAContainer() {
        assumeFalse(CrateDBContainerServer.isDockerAvailable(), "Docker answers");
        assertThat(Run.with("--docker"))
                .isEqualTo(new ProgramRun(
                        1, "", "Docker does not answer on this machine; start it, or name a running server.\n"));
    }

    @Test
    void doesNotReachAServer() {
        int closedPort = ClosedPort.find();
        assertThat(Run.with("--url", "jdbc:postgresql://127.0.0.1:" + closedPort + "/doc", "--password=secret"))
                .isEqualTo(new ProgramRun(
                        1, "", "Cannot reach a server at 127.0.0.1:" + closedPort + ": Connection refused.\n"));
    }

    @Test
    void explainsItself() {
        ProgramRun run = Run.with("--help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Usage: summits", "jdbc:postgresql://host:5432/doc", "--country");
    }
}
