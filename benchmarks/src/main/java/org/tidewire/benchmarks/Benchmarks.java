package org.tidewire.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tidewire.benchmarks.engine.Engine;
import org.tidewire.benchmarks.report.Picture;
import org.tidewire.benchmarks.report.Report;
import org.tidewire.benchmarks.retry.Locking;
import org.tidewire.samples.server.EmbeddedDatabendEngine;
import org.tidewire.samples.server.EmbeddedServer;
import org.tidewire.samples.server.SampleServer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line of the benchmarks. */
@Command(
        name = "benchmarks",
        description = {
            "Measures Tidewire's dialects against plain JDBC and Hibernate's own dialects, side by side.",
            "Without --url it starts a MariaDB of its own, which stands in for TiDB, or by --databend the engine of "
                    + "Databend, out of its Python package, which needs Python 3.12 or later and is installed the first "
                    + "time (450 MB)."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 100)
public final class Benchmarks implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "<benchmark>",
            description =
                    "Write, Translation, Query, Retry, Contention, Boot; on Databend Batch, Contention. Default: all, "
                            + "but Contention on Databend.")
    private List<String> names = List.of();

    @Option(
            names = "--url",
            paramLabel = "<url>",
            description = "A running server, as jdbc:mysql://host:4000/database or "
                    + "jdbc:databend+mysql://host:3307/database. Tables of the database may be dropped.")
    private @Nullable String url;

    @Option(names = "--databend", description = "Start the engine of Databend, and measure that.")
    private boolean databend;

    @Option(names = "--user", paramLabel = "<name>", defaultValue = "root", description = "Default: ${DEFAULT-VALUE}.")
    private String user;

    @Option(names = "--password", paramLabel = "<password>", defaultValue = "", description = "Default: the empty one.")
    private String password;

    @Option(
            names = "--rounds",
            paramLabel = "<n>",
            defaultValue = "3",
            description = "How often all of it is run, each time in new processes; default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--iterations",
            paramLabel = "<n>",
            defaultValue = "0",
            description = "Iterations to warm up and to measure in a round; default: what the benchmarks say.")
    private int iterations;

    @Option(
            names = "--profiler",
            paramLabel = "<name>",
            description = "One of JMH's profilers besides gc, such as stack or jfr; it prints what it finds.")
    private List<String> profilers = List.of();

    @Option(
            names = {"-p", "--param"},
            paramLabel = "<name>=<value>[,<value>...]",
            description = "Values of a benchmark's parameter, such as operation=PERSIST or rows=1000.")
    private Map<String, String> parameters = Map.of();

    @Option(
            names = "--out",
            paramLabel = "<directory>",
            defaultValue = ".",
            description = "Where benchmarks.md and benchmarks.svg are written; default: here.")
    private Path out;

    @SuppressWarnings("NullAway.Init") // picocli fills the options
    private Benchmarks() {}

    /**
     * Runs the benchmarks.
     *
     * @param arguments the options; {@code --help} lists them
     */
    public static void main(String... arguments) {
        System.exit(new CommandLine(new Benchmarks()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, SQLException {
        if (rounds < 1) {
            throw refused("--rounds takes a number of at least 1");
        }
        if (url != null) {
            if (databend) {
                throw refused("--url and --databend exclude each other");
            }
            return run(new Engine(url, user, password, ServerName.at(url, user, password), false));
        } else {
            try (SampleServer server = databend ? EmbeddedDatabendEngine.start() : EmbeddedServer.start()) {
                return run(new Engine(
                        server.jdbcUrl(databend ? "default" : "benchmarks"),
                        server.user(),
                        server.password(),
                        server.description(),
                        server.isStandIn()));
            }
        }
    }

    private ParameterException refused(String why) {
        return new ParameterException(spec.commandLine(), why);
    }

    private int run(Engine engine) throws IOException {
        Map<String, List<String>> values = values();
        if (engine.standIn()) {
            // To validate a schema the dialects of TiDB read TiDB's list of sequences, which the stand-in does not
            // have.
            values.putIfAbsent("validate", List.of("false"));
        }
        values.putIfAbsent(
                "locking", Locking.of(engine).stream().map(Enum::name).toList());
        Rounds all = new Rounds();
        Rounds.Options options = new Rounds.Options(suites(engine), values, iterations, profilers);
        for (int round = 1; round <= rounds; round++) {
            System.err.printf(
                    "%tT Round %d of %d on %s%n",
                    LocalTime.now(ZoneId.systemDefault()), round, rounds, engine.description());
            String circumstances = Circumstances.of(round);
            // After each, so that what ends the program leaves what it has found out.
            all.run(engine, options, () -> write(new Report(engine.description(), circumstances, all.rows(engine))));
        }
        System.out.println(Files.readString(out.resolve("benchmarks.md")));
        all.failures().forEach(System.err::println);
        return all.failures().isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private void write(Report report) {
        if (!report.rows().isEmpty()) {
            try {
                Files.createDirectories(out);
                Files.writeString(out.resolve("benchmarks.md"), report.asMarkdown());
                Files.writeString(out.resolve("benchmarks.svg"), Picture.of(report));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private List<Suite> suites(Engine engine) {
        try {
            return Suite.named(names, engine);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private Map<String, List<String>> values() {
        Map<String, List<String>> values = new HashMap<>();
        parameters.forEach((name, list) -> values.put(name, Arrays.asList(list.split(",", -1))));
        if (values.getOrDefault("clients", List.of()).stream().anyMatch(number -> !number.matches("[1-9]\\d{0,3}"))) {
            throw refused("-p clients= takes numbers of clients, such as 1,8");
        }
        return values;
    }
}
