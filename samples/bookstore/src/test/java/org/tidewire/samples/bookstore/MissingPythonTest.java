package org.tidewire.samples.bookstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a machine without a Python that is new enough: a JVM of its own, with an empty PATH and an empty home. */
class MissingPythonTest {
    @Test
    void saysWhatIsMissing(@TempDir Path empty) throws Exception {
        Path out = empty.resolve("out");
        Path err = empty.resolve("err");
        ProcessBuilder sample = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Duser.home=" + empty,
                        "-cp",
                        System.getProperty("java.class.path"),
                        BookstoreApplication.class.getName())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        sample.environment().put("PATH", empty.toString());
        Process process = sample.start();
        try {
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(out).isEmptyFile();
        assertThat(err)
                .hasContent("The Python package databend needs Python 3.12 or later, which is neither on the PATH nor"
                        + " in ~/.pyenv; install it, or name a running server.");
    }
}
