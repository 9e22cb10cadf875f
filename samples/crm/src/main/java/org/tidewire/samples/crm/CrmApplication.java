package org.tidewire.samples.crm;

import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hibernate.cfg.JdbcSettings;
import org.tidewire.testkit.server.EmbeddedServer;
import org.tidewire.testkit.server.Failure;
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
        name = "crm",
        description = {
            "A small CRM: users and their orders, by Jakarta Persistence.",
            "It drops and creates the tables users and orders in a database that has to exist: "
                    + "jdbc:mysql://host:port/database for TiDB, jdbc:databend+mysql://host:port/database for Databend, "
                    + "jdbc:postgresql://host:port/schema for CrateDB.",
            "Without an option it starts a MariaDB of its own, which stands in for TiDB and needs no installation."
        },
        mixinStandardHelpOptions = true,
        versionProvider = SampleVersion.class,
        sortOptions = false,
        usageHelpWidth = 100,
        footer = {"", "Exit codes: 0 done, 1 failed, 2 wrong options."})
public final class CrmApplication implements Callable<Integer> {
    private static final String DATABASE = "crm";

    private final PrintStream out;

    @Mixin
    private ServerOptions options;

    @Option(names = "--show-sql", description = "Show the SQL that Hibernate sends.")
    private boolean showSql;

    @SuppressWarnings("NullAway.Init")
    private CrmApplication(PrintStream out) {
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
     * @param out for what the sample says; SQL goes to {@link System#out}, where Hibernate writes it
     * @param err for the sentence that says why it failed
     * @param arguments the options
     * @return 0 if all went well, 1 if not, 2 if the options were wrong
     */
    public static int run(PrintStream out, PrintStream err, String... arguments) {
        return SampleCommand.run(new CrmApplication(out), out, err, arguments);
    }

    @Override
    public Integer call() throws Failure, InterruptedException {
        options.run(
                DATABASE,
                EmbeddedServer::start,
                TiDBContainerServer::start,
                url -> ServerAddress.isDatabase(url) || ServerAddress.isDatabend(url),
                "jdbc:mysql://host:port/database, jdbc:databend+mysql://host:port/database or"
                        + " jdbc:postgresql://host:port/database",
                this::run);
        return CommandLine.ExitCode.OK;
    }

    private void run(ChosenServer chosen) throws Failure {
        Map<String, Object> settings = new HashMap<>(chosen.settings());
        if (showSql) {
            settings.put(JdbcSettings.SHOW_SQL, true);
        }
        // One transaction runs at a time; a second connection is for ids where Hibernate counts in a table.
        try (HikariDataSource pool = chosen.login().open(2)) {
            Crm.run(chosen.description(), pool, settings, out);
        } catch (SQLException | RuntimeException e) {
            throw Failure.of(e, chosen.login());
        }
    }
}
