package org.tidewire.samples.summits;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.Persistence;
import jakarta.persistence.PersistenceConfiguration;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.JdbcSettings;
import org.tidewire.testkit.server.CrateDBContainerServer;
import org.tidewire.testkit.server.Failure;
import org.tidewire.testkit.server.SampleServer;
import org.tidewire.testkit.server.SampleServerException;
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
        name = "summits",
        description = {
            "The mountains of sys.summits on CrateDB: the first row, how many there are, the three highest, and those of a"
                    + " country.",
            "It reads jdbc:postgresql://host:5432/doc, and changes nothing. CrateDB's user is crate."
        },
        mixinStandardHelpOptions = true,
        versionProvider = SampleVersion.class,
        sortOptions = false,
        usageHelpWidth = 100,
        footer = {"", "Exit codes: 0 done, 1 failed, 2 wrong options."})
public final class SummitsApplication implements Callable<Integer> {
    private static final String SCHEMA = "doc";

    private final PrintStream out;

    @Mixin
    private ServerOptions options;

    @Option(
            names = "--country",
            paramLabel = "<letters>",
            defaultValue = "LI",
            description = "Whose mountains are listed; default: ${DEFAULT-VALUE}.")
    private String country;

    @SuppressWarnings("NullAway.Init")
    private SummitsApplication(PrintStream out) {
        this.out = out;
    }

    /**
     * Runs the sample and ends the JVM.
     *
     * @param arguments the options; {@code --help} lists them
     */
    public static void main(String... arguments) {
        System.exit(run(System.out, System.err, arguments));
    }

    /**
     * Runs the sample.
     *
     * @param out for the mountains
     * @param err for the sentence that says why it failed
     * @param arguments the options
     * @return 0 if all went well, 1 if not, 2 if the options were wrong
     */
    public static int run(PrintStream out, PrintStream err, String... arguments) {
        return SampleCommand.run(new SummitsApplication(out), out, err, arguments);
    }

    @Override
    public Integer call() throws Failure, InterruptedException {
        options.run(
                SCHEMA,
                SummitsApplication::nothingToStart,
                CrateDBContainerServer::start,
                url -> url.startsWith("jdbc:postgresql:") && ServerAddress.isDatabase(url),
                "jdbc:postgresql://host:5432/doc",
                this::run);
        return CommandLine.ExitCode.OK;
    }

    private static SampleServer nothingToStart() {
        throw new SampleServerException("This sample brings no CrateDB: start one in a container by --docker, or name a"
                + " running server by --url jdbc:postgresql://host:5432/doc --user crate.");
    }

    private void run(ChosenServer chosen) throws Failure {
        try (HikariDataSource pool = chosen.login().open(1);
                SessionFactory summits = Persistence.createEntityManagerFactory(new PersistenceConfiguration("summits")
                                .managedClass(Summit.class)
                                .property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, pool))
                        .unwrap(SessionFactory.class)) {
            summits.inStatelessTransaction(session -> {
                out.println(session.createNativeQuery("select * from sys.summits limit 1", Summit.class)
                        .getSingleResult());
                out.println(session.createSelectionQuery("select count(*) from Summit", Long.class)
                                .getSingleResult() + " summits");
                out.println("The three highest:");
                session.createSelectionQuery("from Summit order by height desc limit 3", Summit.class)
                        .getResultList()
                        .forEach(this::print);
                out.println("In " + country + ":");
                new Mountains_(session).of(country).forEach(this::print);
            });
        } catch (RuntimeException e) {
            throw Failure.of(e, chosen.login());
        }
    }

    private void print(Summit summit) {
        out.println("  " + summit.mountain() + " " + summit.height());
    }
}
