package org.tidewire.samples.bookstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.jdbc.DatabendDataSource;
import org.tidewire.testkit.server.DatabendContainerServer;
import org.tidewire.testkit.server.EmbeddedDatabendEngine;
import org.tidewire.testkit.server.Failure;
import org.tidewire.testkit.server.Login;
import org.tidewire.testkit.server.ServerAddress;
import org.tidewire.testkit.server.command.ChosenServer;
import org.tidewire.testkit.server.command.SampleCommand;
import org.tidewire.testkit.server.command.SampleVersion;
import org.tidewire.testkit.server.command.ServerOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command line: chooses the server, and says in one sentence what is wrong with it. */
@Command(
        name = "bookstore",
        description = {
            "A bookstore of one book on Databend, in four ways: plain JDBC, an entity, a second connection that sees what "
                    + "the first has committed, and a repository of Jakarta Data. Each prints the book.",
            "It makes and drops the database bookstore on jdbc:databend+mysql://host:3307/default.",
            "Without an option it starts the engine of Databend itself, out of "
                    + "its Python package, which needs Python 3.12 or later and is installed the first time (450 MB)."
        },
        mixinStandardHelpOptions = true,
        versionProvider = SampleVersion.class,
        sortOptions = false,
        usageHelpWidth = 100,
        footer = {"", "Exit codes: 0 done, 1 failed, 2 wrong options."})
public final class BookstoreApplication implements Callable<Integer> {
    /** Each server has it: the sample makes its own. */
    private static final String ANY_DATABASE = "default";

    private static final int SECONDS_TO_CONNECT = 5;

    private final PrintStream out;

    @Mixin
    private ServerOptions options;

    @Option(
            names = "--way",
            paramLabel = "<way>",
            converter = Way.Converter.class,
            description = "Go only this way, one of ${COMPLETION-CANDIDATES}; default: all of them.")
    private @Nullable Way way;

    @Option(names = "--show-sql", description = "Show the SQL that Hibernate sends.")
    private boolean showSql;

    @Option(
            names = "--print-setup",
            description = "Print the SQL by which an administrator makes a user for this sample, and do nothing else.")
    private boolean printSetup;

    @SuppressWarnings("NullAway.Init")
    private BookstoreApplication(PrintStream out) {
        this.out = out;
    }

    /**
     * Runs the sample and ends the JVM: clean-up threads of the driver would keep {@code exec:java} waiting.
     *
     * @param arguments the options; {@code --help} lists them
     */
    public static void main(String... arguments) {
        System.exit(run(System.out, System.err, arguments));
    }

    /**
     * Runs the sample.
     *
     * @param out for the book; SQL goes to {@link System#out}, where Hibernate writes it
     * @param err for the sentence that says why it failed
     * @param arguments the options
     * @return 0 if all went well, 1 if not, 2 if the options were wrong
     */
    public static int run(PrintStream out, PrintStream err, String... arguments) {
        return SampleCommand.run(new BookstoreApplication(out), out, err, arguments);
    }

    @Override
    public Integer call() throws Failure, IOException, InterruptedException {
        if (printSetup) {
            printSetup();
        } else {
            options.run(
                    ANY_DATABASE,
                    EmbeddedDatabendEngine::start,
                    DatabendContainerServer::start,
                    ServerAddress::isDatabend,
                    "jdbc:databend+mysql://host:3307/default",
                    this::run);
        }
        return CommandLine.ExitCode.OK;
    }

    private void printSetup() throws IOException {
        try (InputStream setup = BookstoreApplication.class.getResourceAsStream("setup.sql")) {
            out.print(new String(setup.readAllBytes(), UTF_8));
        }
    }

    private void run(ChosenServer chosen) throws Failure {
        Login login = chosen.login();
        try {
            DatabendDataSource databend = new DatabendDataSource(login.url(), login.user(), login.password());
            databend.setLoginTimeout(SECONDS_TO_CONNECT);
            Bookstore bookstore = new Bookstore(databend, showSql, out);
            refuseToDrop(bookstore);
            for (Way each : way == null ? List.of(Way.values()) : List.of(way)) {
                bookstore.go(each);
            }
        } catch (SQLException | RuntimeException e) {
            throw Failure.of(e, login);
        }
    }

    /** It may be someone's. */
    private static void refuseToDrop(Bookstore bookstore) throws SQLException {
        if (bookstore.isThere()) {
            throw new IllegalStateException(
                    "the database bookstore is there already, and this sample would drop it; drop"
                            + " it first (drop database bookstore)");
        }
    }
}
