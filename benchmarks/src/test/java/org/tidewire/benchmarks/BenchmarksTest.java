package org.tidewire.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewire.samples.server.TiDBContainerServer;

/** What is wrong is said in one sentence, before anything is measured. */
class BenchmarksTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--rounds 0 | --rounds takes a number of at least 1",
                "--url jdbc:postgresql://localhost/test | --url takes a URL of the form jdbc:mysql://",
                "--url jdbc:databend+mysql://localhost:3307 | --url takes a URL of the form jdbc:mysql://",
                "--url jdbc:mysql://localhost/test --databend | --url and --databend exclude each other",
                "--url jdbc:mysql://localhost/test --docker | --url and --docker exclude each other",
                "--user somebody | --user and --password go with --url",
                "Contention -p clients=none | -p clients= takes numbers of clients, such as 1,8",
                "Everything | there is no benchmark Everything, but Write, Translation, Query, Retry, Contention, Boot"
            })
    void wrongOptions(String options, String sentence) {
        assertThat(run(options)).isEqualTo(2);
        assertThat(said.toString(UTF_8)).contains(sentence).hasLineCount(1);
    }

    @Test
    void noServer() {
        assertThat(run("--url jdbc:mysql://127.0.0.1:1/test")).isEqualTo(1);
        assertThat(said.toString(UTF_8))
                .isEqualToIgnoringNewLines("Cannot reach a server at 127.0.0.1:1: Connection refused.");
    }

    @Test
    void noDocker() {
        assumeFalse(TiDBContainerServer.isDockerAvailable(), "Docker answers here");
        assertThat(run("--docker")).isEqualTo(1);
        assertThat(said.toString(UTF_8))
                .isEqualToIgnoringNewLines(
                        "Docker does not answer on this machine; start it, or name a running server.");
    }

    private int run(String options) {
        PrintStream stream = new PrintStream(said, true, UTF_8);
        return Benchmarks.run(stream, stream, options.split(" "));
    }
}
