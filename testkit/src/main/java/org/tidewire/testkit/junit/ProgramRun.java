package org.tidewire.testkit.junit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.stream.Stream;

/**
 * One run of a command-line program, without a JVM of its own.
 *
 * @param exitCode what the shell would see
 * @param out all of standard output, with line feeds
 * @param err all of standard error, with line feeds
 */
public record ProgramRun(int exitCode, String out, String err) {
    /** The program's entry, which returns the exit code. */
    @FunctionalInterface
    public interface Program {
        /**
         * Runs the program.
         *
         * @param out its standard output
         * @param err its standard error
         * @param arguments its options
         * @return what the shell would see
         */
        int run(PrintStream out, PrintStream err, String... arguments);
    }

    /**
     * Runs a program.
     *
     * @param program the program
     * @param arguments its options
     * @return what it said
     */
    public static ProgramRun of(Program program, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream errors = new PrintStream(err, true, UTF_8);
        // Logging goes there too.
        PrintStream before = System.err;
        System.setErr(errors);
        int exitCode;
        try {
            exitCode = program.run(new PrintStream(out, true, UTF_8), errors, arguments);
        } finally {
            System.setErr(before);
        }
        return new ProgramRun(exitCode, lines(out), lines(err));
    }

    /**
     * Runs a program with {@code --url}, {@code --user} and {@code --password} of a database.
     *
     * @param program the program
     * @param url the URL, which need not be that of the database
     * @param database gives the user and the password
     * @param arguments further options
     * @return what it said
     */
    public static ProgramRun at(Program program, String url, TestDatabase database, String... arguments) {
        String[] login = {"--url", url, "--user", database.user(), "--password", database.password()};
        return of(program, Stream.of(login, arguments).flatMap(Stream::of).toArray(String[]::new));
    }

    private static String lines(ByteArrayOutputStream stream) {
        return stream.toString(UTF_8).replace(System.lineSeparator(), "\n");
    }
}
