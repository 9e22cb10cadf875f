package org.tidewire.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewire.testkit.server.TiDBContainerServer;

/** What is wrong is said in one sentence, before anything is measured. */
class BenchmarksTest {
    static {
        // Or no benchmark could run elsewhere on this machine meanwhile, and this one not while another runs.
        System.setProperty("jmh.ignoreLock", "true");
    }

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--rounds 0 | --rounds takes a number of at least 1",
                "--url jdbc:postgresql://localhost/test | --url takes a URL of the form jdbc:mysql://",
                "--url jdbc:databend+mysql://localhost:3307 | --url takes a URL of the form jdbc:mysql://",
                "--url jdbc:mysql:loadbalance://one,two/test | --url takes a URL of the form jdbc:mysql://",
                "--url jdbc:mysql://localhost/test --databend | --url and --databend exclude each other",
                "--url jdbc:mysql://localhost/test --docker | --url and --docker exclude each other",
                "--user somebody | --user and --password go with --url",
                "--iterations 0 | --iterations takes a number of at least 1",
                "Contention -p clients=none | -p clients= takes whole numbers from 1 to 1000, such as 1,2,4,8,16,32,64, and not none",
                "Contention -p accounts=1 | -p accounts= takes whole numbers from 2 to 1000000, such as 4, and not 1",
                "Write -p operation=persist | -p operation= takes PERSIST,LOAD,UPDATE,REMOVE, and not persist",
                "Write -p variants=PLAIN_JDBC | There is no parameter variants, but operation, rows, batchSize, variant",
                "Everything | there is no benchmark Everything, but Write, Translation, Query, Overhead, Retry, Contention, Boot",
                "Write --databend | On Databend there is no benchmark Write, but Batch, Retry, Contention"
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

    /** One process for each dialect, which would be of no use for times. */
    @Test
    void measuresAndReports(@TempDir Path directory) throws IOException {
        assertThat(run("Translation -p query=PAGE --rounds 1 --iterations 1 --out " + directory))
                .as(said.toString(UTF_8))
                .isZero();
        assertThat(said.toString(UTF_8)).contains("Round 1 of 1 on MariaDB", "a stand-in for TiDB");
        assertThat(Files.readString(directory.resolve("benchmarks.md")))
                .contains("1 round of 1 iterations", "**Translation: page**")
                .containsPattern("(?m)^\\| MySQLDialect \\|.* \\| 1\\.000 \\|.* \\| 1\\.000 \\|$")
                .containsPattern("(?m)^\\| community TiDBDialect \\|")
                .containsPattern("(?m)^\\| Tidewire \\|");
        assertThat(directory.resolve("benchmarks.svg")).content().contains("Translation: page", "Tidewire</text>");
    }

    @Test
    void saysWhatFailed(@TempDir Path directory) {
        assertThat(run("Overhead --rounds 1 --profiler nonsense --out " + directory))
                .isEqualTo(1);
        assertThat(said.toString(UTF_8))
                .contains("Overhead, Hibernate's runInTransaction failed in round 1: ")
                .contains("Overhead, Tidewire's TransactionRetry failed in round 1: ");
        assertThat(directory.resolve("benchmarks.md")).content().contains("failed in round 1");
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
