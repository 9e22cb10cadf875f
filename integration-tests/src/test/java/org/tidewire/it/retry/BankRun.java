package org.tidewire.it.retry;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import org.tidewire.samples.bank.BankApplication;
import org.tidewire.testkit.junit.TestDatabase;

/**
 * One run of the sample on a database of a test.
 *
 * @param exitCode what the shell would see
 * @param out all of standard output
 * @param err all of standard error
 */
record BankRun(int exitCode, String out, String err) {
    /** The six lines of the tutorial, but for the time. */
    static final String TUTORIAL = """
            Balances at TIME
            ['1', '1000']
            ['2', '250']
            Balances at TIME
            ['1', '900']
            ['2', '350']
            """;

    /** Hibernate would say a line about each of the many conflicts, which the sample's own configuration keeps quiet. */
    private static final List<String> QUIET = List.of("org.hibernate.orm.jdbc.error", "org.hibernate.orm.jdbc.batch");

    static BankRun on(TestDatabase database, String... options) {
        return at(database.url(), database, options);
    }

    static BankRun at(String url, TestDatabase database, String... options) {
        String[] login = {"--url", url, "--user", database.user(), "--password", database.password()};
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        setLevel(Level.OFF);
        try {
            int exitCode = BankApplication.run(
                    new PrintStream(out, true, UTF_8),
                    new PrintStream(err, true, UTF_8),
                    Stream.of(login, options).flatMap(Stream::of).toArray(String[]::new));
            return new BankRun(exitCode, out.toString(UTF_8), err.toString(UTF_8));
        } finally {
            setLevel(null);
        }
    }

    private static void setLevel(Level level) {
        QUIET.forEach(name -> ((Logger) LoggerFactory.getLogger(name)).setLevel(level));
    }

    /** Standard output with {@code TIME} for the time. */
    String outWithoutTime() {
        return out.replaceAll("Balances at [A-Z].*\\d{4}", "Balances at TIME");
    }
}
