package org.tidewire.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tidewire.benchmarks.engine.Engine;
import org.tidewire.benchmarks.report.Picture;
import org.tidewire.benchmarks.report.Report;
import org.tidewire.benchmarks.report.Row;
import org.tidewire.testkit.server.DatabendContainerServer;
import org.tidewire.testkit.server.EmbeddedDatabendEngine;
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
import picocli.CommandLine.Parameters;

/** The command line of the benchmarks. */
@Command(
        name = "benchmarks",
        description = {
            "Measures Tidewire's dialects against plain JDBC and Hibernate's own dialects, side by side, on "
                    + Benchmarks.URLS + ". Tables of that database may be dropped.",
            "Without --url it starts a MariaDB of its own, which stands in for TiDB, or by --databend the engine of "
                    + "Databend, out of its Python package, which needs Python 3.12 or later and is installed the first "
                    + "time (450 MB)."
        },
        mixinStandardHelpOptions = true,
        versionProvider = SampleVersion.class,
        sortOptions = false,
        usageHelpWidth = 100,
        footer = {"", "Exit codes: 0 done, 1 failed, 2 wrong options."})
public final class Benchmarks implements Callable<Integer> {
    static final String URLS = "jdbc:mysql://host:4000/database or jdbc:databend+mysql://host:3307/database";

    private final PrintStream out;
    private final PrintStream err;

    @Mixin
    private ServerOptions server;

    @Parameters(
            arity = "0..*",
            paramLabel = "<benchmark>",
            description =
                    "Write, Translation, Query, Overhead, Retry, Contention, Boot; on Databend Batch, Retry, Contention. "
                            + "Default: all, but Contention on Databend.")
    private List<String> names = List.of();

    @Option(
            names = "--databend",
            description = "Start the engine of Databend, or with --docker Databend, and measure that.")
    private boolean databend;

    @Option(
            names = "--rounds",
            paramLabel = "<n>",
            defaultValue = "2",
            description = "How often all of it is run, each time in new processes and the other way round; "
                    + "default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--iterations",
            paramLabel = "<n>",
            description = "Iterations to warm up and to measure in a round; default: what the benchmarks say.")
    private @Nullable Integer iterations;

    @Option(
            names = "--profiler",
            paramLabel = "<name>[:<options>]",
            description = "One of JMH's profilers besides gc, such as stack or jfr; it prints what it finds.")
    private List<String> profilers = List.of();

    @Option(
            names = {"-p", "--param"},
            paramLabel = "<name>=<value>[,<value>...]",
            description = "Values of a benchmark's parameter, such as operation=PERSIST or rows=1000.")
    private List<String> parameters = List.of();

    @Option(
            names = "--out",
            paramLabel = "<directory>",
            defaultValue = ".",
            description = "Where benchmarks.md and benchmarks.svg are written; default: here.")
    private Path directory;

    private boolean failed;

    @SuppressWarnings("NullAway.Init") // picocli fills the options
    private Benchmarks(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * Runs the benchmarks.
     *
     * @param arguments the options; {@code --help} lists them
     */
    public static void main(String... arguments) {
        System.exit(run(System.out, System.err, arguments));
    }

    /**
     * Runs the benchmarks.
     *
     * @param out for the report
     * @param err for what goes on, and what goes wrong
     * @param arguments the options
     * @return 0 if all went well, 1 if not, 2 if the options were wrong
     */
    static int run(PrintStream out, PrintStream err, String... arguments) {
        return SampleCommand.run(new Benchmarks(out, err), out, err, arguments);
    }

    @Override
    public Integer call() throws Failure, InterruptedException {
        server.refuse(rounds < 1, "--rounds takes a number of at least 1");
        server.refuse(iterations != null && iterations < 1, "--iterations takes a number of at least 1");
        server.refuse(databend && server.given("--url"), "--url and --databend exclude each other");
        checkNames();
        server.run(
                databend ? "default" : "benchmarks",
                databend ? EmbeddedDatabendEngine::start : EmbeddedServer::start,
                databend ? DatabendContainerServer::start : TiDBContainerServer::start,
                url -> (ServerAddress.isMySQLDatabase(url) || ServerAddress.isDatabend(url)) && Engine.isOneServer(url),
                URLS,
                chosen -> run(engine(chosen)));
        return failed ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
    }

    /** Before a server is started, as far as that goes. */
    private void checkNames() {
        if (!server.given("--url")) {
            options(new Engine(databend ? "jdbc:databend+mysql:" : "", "", "", databend ? "Databend" : "TiDB", false));
        }
    }

    private Engine engine(ChosenServer chosen) throws Failure {
        Login login = chosen.login();
        String description;
        try {
            description = server.given("--url") ? ServerName.at(login) : chosen.description();
        } catch (SQLException | RuntimeException e) {
            throw Failure.of(e, login);
        }
        return new Engine(login.url(), login.user(), login.password(), description, chosen.isStandIn());
    }

    private void run(Engine engine) {
        Rounds.Options options = options(engine);
        makeDirectory();
        Rounds all = new Rounds(engine, options, err::println);
        for (int round = 1; round <= rounds; round++) {
            err.printf(
                    "%tT Round %d of %d on %s%n",
                    LocalTime.now(ZoneId.systemDefault()), round, rounds, engine.description());
            String circumstances = Circumstances.of(round, options);
            // After each, so that what ends the program leaves what it has found out.
            all.runOnce(() -> write(report(engine, circumstances, all)));
        }
        out.println(report(engine, Circumstances.of(rounds, options), all).asMarkdown());
        failed = !all.failures().isEmpty();
    }

    private static Report report(Engine engine, String circumstances, Rounds all) {
        // What cannot be counted is a failure, too.
        List<Row> rows = all.rows();
        return new Report(engine.description(), circumstances, rows, all.failures());
    }

    private Rounds.Options options(Engine engine) {
        try {
            List<Suite> suites = Suite.named(names, engine);
            Map<String, List<String>> values = NamedValues.of(parameters, suites, engine);
            server.refuse(
                    suites.stream()
                            .allMatch(suite -> Cell.of(suite, engine, values).isEmpty()),
                    "That is nothing that can be measured on " + engine.description());
            return new Rounds.Options(suites, values, Objects.requireNonNullElse(iterations, 0), profilers);
        } catch (IllegalArgumentException e) {
            server.refuse(true, String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private void makeDirectory() {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            server.refuse(true, "--out takes a directory, and " + directory + " cannot be made");
        }
        server.refuse(!Files.isWritable(directory), "--out takes a directory to write to, and not " + directory);
    }

    private void write(Report report) {
        if (!report.rows().isEmpty() || !report.failures().isEmpty()) {
            try {
                Files.writeString(directory.resolve("benchmarks.md"), report.asMarkdown());
                Files.writeString(directory.resolve("benchmarks.svg"), Picture.of(report));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
