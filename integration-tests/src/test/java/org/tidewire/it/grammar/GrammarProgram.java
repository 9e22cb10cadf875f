package org.tidewire.it.grammar;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.tidewire.testkit.server.PythonEnvironment;
import org.tidewire.testkit.server.SampleServerException;

/** A small program over a database's parser: a line in, a line out. */
final class GrammarProgram {
    private static final Path MODULE = Path.of(System.getProperty("basedir", "."));
    private static final long PATIENCE_MINUTES = 10;

    private final BufferedWriter requests;
    private final BufferedReader answers;

    private GrammarProgram(Process process) {
        this.requests = process.outputWriter(StandardCharsets.US_ASCII);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** It ends by itself when this JVM does, as its input ends then. */
    private static GrammarProgram of(String... command) throws IOException {
        return new GrammarProgram(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /**
     * Installs the Python package of CrateDB's grammar, and starts our program over it.
     *
     * @throws Unavailable where this machine has no Python or cannot get the package
     */
    static GrammarProgram ofCrateDB() throws Unavailable, IOException {
        Path module = MODULE.resolve("cratedb-grammar");
        try {
            Path python = PythonEnvironment.with(Files.readAllLines(module.resolve("requirements.txt")));
            return of(python.toString(), module.resolve("parse.py").toString());
        } catch (SampleServerException e) {
            throw new Unavailable(e.getMessage());
        }
    }

    /**
     * Builds the Go program over the module of TiDB's parser, and starts it.
     *
     * @throws Unavailable where this machine has no Go or cannot get the modules
     */
    static GrammarProgram ofTiDB() throws Unavailable, IOException {
        requireGo();
        Path program = MODULE.resolve("target/tidb-grammar").toAbsolutePath();
        Output download = go("mod", "download");
        if (download.exitCode() != 0) {
            if (download.text().contains("SECURITY ERROR")) {
                throw new IllegalStateException("go mod download: " + download.text());
            }
            throw new Unavailable("go mod download failed: " + download.text());
        }
        Output build = go("build", "-buildvcs=false", "-o", program.toString(), ".");
        if (build.exitCode() != 0) {
            throw new IllegalStateException("go build failed in tidb-grammar: " + build.text());
        }
        return of(program.toString());
    }

    String ask(String line) throws IOException {
        requests.write(line);
        requests.newLine();
        requests.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("the grammar program ended at " + line);
        }
        return answer;
    }

    /** Asked by running it: what lies on the path may be a shim with nothing behind it. */
    private static void requireGo() throws Unavailable {
        Output version;
        try {
            version = go("version");
        } catch (IOException e) {
            throw new Unavailable("there is no go on the PATH");
        }
        if (version.exitCode() != 0) {
            throw new Unavailable("go version failed: " + version.text());
        }
    }

    private static Output go(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("go"));
        command.addAll(Arrays.asList(arguments));
        Path output = Files.createTempFile("go", ".txt");
        try {
            Process go = new ProcessBuilder(command)
                    .directory(MODULE.resolve("tidb-grammar").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!go.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                go.destroyForcibly();
                return new Output(-1, "no end after " + PATIENCE_MINUTES + " minutes");
            }
            return new Output(go.exitValue(), Files.readString(output).strip());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while go was running", e);
        } finally {
            Files.delete(output);
        }
    }

    private record Output(int exitCode, String text) {}

    /** Why there is no grammar on this machine. */
    static final class Unavailable extends Exception {
        Unavailable(String reason) {
            super(reason);
        }
    }
}
