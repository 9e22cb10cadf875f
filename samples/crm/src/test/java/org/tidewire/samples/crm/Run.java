package org.tidewire.samples.crm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

/**
 * One run of the application, without a JVM of its own.
 *
 * @param exitCode what the shell would see
 * @param out all of standard output, with line feeds
 * @param err all of standard error, with line feeds
 */
record Run(int exitCode, String out, String err) {
    static Run with(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream errors = new PrintStream(err, true, UTF_8);
        // Logging goes there too.
        PrintStream before = System.err;
        System.setErr(errors);
        int exitCode;
        try {
            exitCode = CrmApplication.run(new PrintStream(out, true, UTF_8), errors, arguments);
        } finally {
            System.setErr(before);
        }
        return new Run(exitCode, lines(out), lines(err));
    }

    private static String lines(ByteArrayOutputStream stream) {
        return stream.toString(UTF_8).replace(System.lineSeparator(), "\n");
    }
}
