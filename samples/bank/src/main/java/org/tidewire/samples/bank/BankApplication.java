package org.tidewire.samples.bank;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.hibernate.cfg.JdbcSettings;
import org.jspecify.annotations.Nullable;
import org.tidewire.retry.TransactionRetryException;
import org.tidewire.testkit.server.CockroachDBContainerServer;
import org.tidewire.testkit.server.CrashingServer;
import org.tidewire.testkit.server.EmbeddedPostgreSQL;
import org.tidewire.testkit.server.EmbeddedServer;
import org.tidewire.testkit.server.Failure;
import org.tidewire.testkit.server.Login;
import org.tidewire.testkit.server.ServerAddress;
import org.tidewire.testkit.server.TiDBContainerServer;
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
        name = "bank",
        description = {
            "Transfers between accounts, repeated where the database asks for it.",
            "It drops and creates the tables accounts and transfers in a database that has to exist: jdbc:mysql://host:port/database for "
                    + "TiDB, jdbc:databend+mysql://host:port/database for Databend, or "
                    + "jdbc:postgresql://host:port/database for PostgreSQL and CockroachDB.",
            "Without an option it starts a MariaDB of its own, which stands in for TiDB and needs no installation."
        },
        mixinStandardHelpOptions = true,
        versionProvider = SampleVersion.class,
        sortOptions = false,
        usageHelpWidth = 100,
        footer = {"", "Exit codes: 0 done, 1 failed, 2 wrong options."})
public final class BankApplication implements Callable<Integer> {
    private static final String DATABASE = "bank";

    private static final String TIDB = "tidb";
    private static final String COCKROACHDB = "cockroachdb";
    private static final String POSTGRESQL = "postgresql";

    private static final int PROGRESS_WIDTH = 80;

    /** Each has a connection, and the embedded server gives 151. */
    private static final int MOST_CLIENTS = 100;

    /** Milliseconds for a busy machine to open the last connection of many; the first was open within five seconds. */
    private static final int PATIENCE = 60_000;

    /** The same, while the server is killed: a retry does not begin before this is over. */
    private static final int PATIENCE_IN_RESTARTS = 10_000;

    private final PrintStream out;
    private final PrintStream err;

    /** The server of this program; none with {@code --url} and {@code --docker}. */
    private @Nullable CrashingServer started;

    @Mixin
    private ServerOptions options;

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

    @Option(
            names = "--ledger",
            description = "With --clients: each transfer has an id and a row, by which an unknown outcome is resolved.")
    private boolean ledger;

    @Option(
            names = "--kills",
            paramLabel = "<n>",
            description =
                    "With --ledger: kills the server so many times while a COMMIT is under way, and starts it again.")
    private int kills;

    @Option(
            names = "--restart-command",
            paramLabel = "<command>",
            description = "With --kills and --url: what sh runs to kill the server and start it again with its data.")
    private @Nullable String restartCommand;

    @Option(
            names = "--database",
            paramLabel = "<name>",
            defaultValue = TIDB,
            description = "With --docker: which database to start, " + TIDB + " or " + COCKROACHDB
                    + "; default: ${DEFAULT-VALUE}. Without: " + POSTGRESQL + " starts an embedded PostgreSQL.")
    private String startedDatabase;

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
        return SampleCommand.run(new BankApplication(out, err), out, err, arguments);
    }

    @Override
    public Integer call() throws Failure, InterruptedException {
        options.refuse(amount <= 0, "--amount has to be positive");
        options.refuse(clients != null && clients <= 0, "--clients has to be positive");
        options.refuse(clients != null && clients > MOST_CLIENTS, "--clients takes at most " + MOST_CLIENTS);
        options.refuse(transfers <= 0, "--transfers has to be positive");
        options.refuse(clients != null && options.given("--amount"), "--amount and --clients exclude each other");
        options.refuse(clients == null && options.given("--transfers"), "--transfers goes with --clients");
        options.refuse(clients == null && noProgress, "--no-progress goes with --clients");
        options.refuse(clients == null && ledger, "--ledger goes with --clients");
        options.refuse(kills < 0, "--kills must not be negative");
        options.refuse(kills > 0 && !ledger, "--kills goes with --ledger");
        options.refuse(kills >= transfers, "--kills takes fewer than --transfers");
        options.refuse(kills > 0 && options.given("--docker"), "--kills and --docker exclude each other");
        options.refuse(
                restartCommand != null && (kills == 0 || !options.given("--url")),
                "--restart-command goes with --kills and --url");
        options.refuse(
                kills > 0 && options.given("--url") && restartCommand == null,
                "--kills with --url needs a --restart-command");
        boolean embedsPostgreSQL = startedDatabase.equals(POSTGRESQL) && !options.given("--docker");
        options.refuse(
                !List.of(TIDB, COCKROACHDB, POSTGRESQL).contains(startedDatabase),
                "--database takes " + TIDB + ", " + COCKROACHDB + " or " + POSTGRESQL);
        options.refuse(
                startedDatabase.equals(POSTGRESQL) && options.given("--docker"),
                "--database " + POSTGRESQL + " goes without --docker");
        options.refuse(
                options.given("--database") && !options.given("--docker") && !embedsPostgreSQL,
                "--database " + startedDatabase + " goes with --docker");
        options.refuse(embedsPostgreSQL && options.given("--url"), "--database and --url exclude each other");
        options.run(
                DATABASE,
                () -> started = embedsPostgreSQL ? EmbeddedPostgreSQL.start() : EmbeddedServer.start(),
                startedDatabase.equals(COCKROACHDB) ? CockroachDBContainerServer::start : TiDBContainerServer::start,
                url -> ServerAddress.isDatabase(url) || ServerAddress.isDatabend(url),
                "jdbc:mysql://host:port/database, jdbc:databend+mysql://host:port/database"
                        + " or jdbc:postgresql://host:port/database",
                this::run);
        return CommandLine.ExitCode.OK;
    }

    private void run(ChosenServer chosen) throws Failure, InterruptedException {
        options.refuse(
                kills > 0 && KilledServer.asksForTls(chosen.login().url()),
                "--kills reads what is sent: take the TLS mode out of --url");
        Map<String, Object> settings = new HashMap<>(chosen.settings());
        if (showSql) {
            settings.put(JdbcSettings.SHOW_SQL, true);
        }
        try {
            if (kills == 0) {
                run(chosen.login(), settings, null);
                return;
            }
            // Through a proxy a server that is not there would be told as a lost connection.
            chosen.login().open(1).close();
            try (KilledServer server = new KilledServer(chosen.login(), this::restart);
                    Kills killing = new Kills(kills, transfers, server::killInCommit)) {
                run(server.login(), settings, killing);
            }
        } catch (InsufficientFundsException | TransactionRetryException e) {
            throw e;
        } catch (RuntimeException e) {
            throw Failure.of(e, chosen.login());
        }
    }

    private void run(Login login, Map<String, Object> settings, @Nullable Kills killing) throws InterruptedException {
        try (HikariDataSource pool = login.open(clients == null ? 2 : clients + 1);
                Bank bank = Bank.open(pool, settings)) {
            if (clients == null) {
                new Tutorial(bank, out, Clock.system(ZoneId.systemDefault())).run(amount);
            } else {
                pool.setConnectionTimeout(killing == null ? PATIENCE : PATIENCE_IN_RESTARTS);
                rush(bank, clients, killing);
            }
        }
    }

    private void rush(Bank bank, int clients, @Nullable Kills killing) throws InterruptedException {
        ConcurrentTransfers rush = new ConcurrentTransfers(bank, ledger);
        if (noProgress) {
            rush.run(clients, transfers, () -> {}, killing, out);
            return;
        }
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("Transfers")
                .setInitialMax(transfers)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(err, PROGRESS_WIDTH))
                .build()) {
            rush.run(clients, transfers, bar::step, killing, out);
        }
    }

    private void restart() {
        if (started != null) {
            started.kill();
            started.restart();
            return;
        }
        try {
            int exitCode = new ProcessBuilder("sh", "-c", String.valueOf(restartCommand))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exitCode != 0) {
                throw new IllegalStateException("--restart-command ended with exit code " + exitCode);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
