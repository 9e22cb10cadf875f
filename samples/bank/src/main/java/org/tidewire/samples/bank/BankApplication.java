package org.tidewire.samples.bank;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.hibernate.cfg.JdbcSettings;
import org.jspecify.annotations.Nullable;
import org.tidewire.retry.TransactionRetryException;
import org.tidewire.samples.server.EmbeddedServer;
import org.tidewire.samples.server.Failure;
import org.tidewire.samples.server.Login;
import org.tidewire.samples.server.SampleServer;
import org.tidewire.samples.server.ServerAddress;
import org.tidewire.samples.server.TiDBContainerServer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line: chooses the server, and says in one sentence what is wrong with it. */
@Command(
        name = "bank",
        description = {
            "Transfers between accounts, repeated where the database asks for it.",
            "It drops and creates the table accounts. Without an option it starts a MariaDB of its own, which "
                    + "stands in for TiDB and needs no installation."
        },
        mixinStandardHelpOptions = true,
        versionProvider = SampleVersion.class,
        sortOptions = false,
        usageHelpWidth = 100,
        footer = {"", "Exit codes: 0 done, 1 failed, 2 wrong options."})
public final class BankApplication implements Callable<Integer> {
    private static final String DATABASE = "bank";

    private static final int PROGRESS_WIDTH = 80;

    /** Each has a connection, and the embedded server gives 151. */
    private static final int MOST_CLIENTS = 100;

    /** Milliseconds for a busy machine to open the last connection of many; the first was open within five seconds. */
    private static final int PATIENCE = 60_000;

    private final PrintStream out;
    private final PrintStream err;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--url",
            paramLabel = "<url>",
            description =
                    "A running server, as jdbc:mysql://host:port/database for TiDB, jdbc:databend+mysql://host:port/database "
                            + "for Databend, or jdbc:postgresql://host:port/database for PostgreSQL and CockroachDB. "
                            + "The database has to exist. "
                            + "A user or a password in the URL comes before the options.")
    private @Nullable String url;

    @Option(
            names = "--user",
            paramLabel = "<name>",
            defaultValue = "root",
            description = "Who logs in there; default: ${DEFAULT-VALUE}.")
    private String user;

    @Option(
            names = "--password",
            paramLabel = "<password>",
            arity = "0..1",
            defaultValue = "${env:TIDEWIRE_PASSWORD:-}",
            fallbackValue = "",
            description = "The password; --password= is the empty one. Default: the environment variable "
                    + "TIDEWIRE_PASSWORD, or else the empty one.")
    private String password;

    @Option(names = "--docker", description = "Start TiDB in a container, and run on that.")
    private boolean docker;

    @Option(
            names = "--amount",
            paramLabel = "<amount>",
            defaultValue = "100",
            description = "How much to transfer from account 1, which has 1000; default: ${DEFAULT-VALUE}.")
    private int amount;

    @Option(
            names = "--clients",
            paramLabel = "<n>",
            description = "Instead: so many clients at once, at most " + MOST_CLIENTS
                    + ", who transfer between ten accounts.")
    private @Nullable Integer clients;

    @Option(
            names = "--transfers",
            paramLabel = "<n>",
            defaultValue = "1000",
            description = "How many transfers the clients do together; default: ${DEFAULT-VALUE}.")
    private int transfers;

    @Option(names = "--no-progress", description = "Do not show the progress of the transfers on standard error.")
    private boolean noProgress;

    @Option(names = "--show-sql", description = "Show the SQL that Hibernate sends.")
    private boolean showSql;

    @SuppressWarnings("NullAway.Init")
    private BankApplication(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
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
     * @param out for what the sample says; SQL goes to {@link System#out}, where Hibernate writes it
     * @param err for the sentence that says why it failed
     * @param arguments the options
     * @return 0 if all went well, 1 if not, 2 if the options were wrong
     */
    public static int run(PrintStream out, PrintStream err, String... arguments) {
        CommandLine commandLine = new CommandLine(new BankApplication(out, err))
                .setOut(new PrintWriter(out, true, UTF_8))
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setExecutionExceptionHandler((exception, command, result) -> {
                    err.println(exception.getMessage());
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .setParameterExceptionHandler((exception, words) -> {
                    err.println(exception.getMessage() + "; see --help");
                    return CommandLine.ExitCode.USAGE;
                });
        return commandLine.execute(arguments);
    }

    @Override
    public Integer call() throws Failure, InterruptedException {
        refuse(amount <= 0, "--amount has to be positive");
        refuse(clients != null && clients <= 0, "--clients has to be positive");
        refuse(clients != null && clients > MOST_CLIENTS, "--clients takes at most " + MOST_CLIENTS);
        refuse(transfers <= 0, "--transfers has to be positive");
        refuse(clients != null && given("--amount"), "--amount and --clients exclude each other");
        refuse(clients == null && given("--transfers"), "--transfers goes with --clients");
        refuse(clients == null && noProgress, "--no-progress goes with --clients");
        if (url == null) {
            refuse(given("--user") || given("--password"), "--user and --password go with --url");
            try (SampleServer server = docker ? TiDBContainerServer.start() : EmbeddedServer.start()) {
                Login login = new Login(server.jdbcUrl(DATABASE), server.user(), server.password());
                run(login, server.isStandIn());
            }
        } else {
            refuse(docker, "--url and --docker exclude each other");
            refuse(
                    !ServerAddress.isDatabase(url) && !ServerAddress.isDatabend(url),
                    "--url takes a URL of the form jdbc:mysql://host:port/database, jdbc:databend+mysql://host:port/database"
                            + " or jdbc:postgresql://host:port/database");
            Login login = new Login(url, user, password);
            run(login, false);
        }
        return CommandLine.ExitCode.OK;
    }

    private void run(Login login, boolean standIn) throws Failure, InterruptedException {
        Map<String, Object> settings = new HashMap<>();
        if (standIn) {
            // Detection rightly leaves a stand-in to Hibernate's own dialects, and the stand-in has no version of TiDB.
            settings.put(JdbcSettings.DIALECT, "TiDB");
            settings.put(JdbcSettings.JAKARTA_HBM2DDL_DB_NAME, "TiDB");
            settings.put(JdbcSettings.JAKARTA_HBM2DDL_DB_VERSION, "8.5.4");
        }
        if (showSql) {
            settings.put(JdbcSettings.SHOW_SQL, true);
        }
        try (HikariDataSource pool = login.open(clients == null ? 2 : clients + 1);
                Bank bank = Bank.open(pool, settings)) {
            if (clients == null) {
                new Tutorial(bank, out, Clock.system(ZoneId.systemDefault())).run(amount);
            } else {
                pool.setConnectionTimeout(PATIENCE);
                rush(bank, clients);
            }
        } catch (InsufficientFundsException | TransactionRetryException e) {
            throw e;
        } catch (RuntimeException e) {
            throw Failure.of(e, login);
        }
    }

    private void rush(Bank bank, int clients) throws InterruptedException {
        if (noProgress) {
            new Rush(bank).run(clients, transfers, () -> {}, out);
            return;
        }
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("Transfers")
                .setInitialMax(transfers)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(err, PROGRESS_WIDTH))
                .build()) {
            new Rush(bank).run(clients, transfers, bar::step, out);
        }
    }

    private boolean given(String option) {
        return spec.commandLine().getParseResult().hasMatchedOption(option);
    }

    private void refuse(boolean wrong, String message) {
        if (wrong) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }
}
