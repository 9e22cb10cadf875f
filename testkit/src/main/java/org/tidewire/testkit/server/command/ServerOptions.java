package org.tidewire.testkit.server.command;

import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tidewire.testkit.server.Failure;
import org.tidewire.testkit.server.Login;
import org.tidewire.testkit.server.SampleServer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that choose the server; mixed into the command of each sample. */
public final class ServerOptions {
    /** What a sample does with the server that was chosen. */
    @FunctionalInterface
    public interface Work {
        /**
         * Does it.
         *
         * @param server which, and how to log in
         * @throws Failure if it fails, with one sentence
         * @throws InterruptedException if this thread was interrupted
         */
        void on(ChosenServer server) throws Failure, InterruptedException;
    }

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--url",
            paramLabel = "<url>",
            description = "A running server, by one of the URLs above. "
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

    @Option(names = "--docker", description = "Start the database in a container, and run on that.")
    private boolean docker;

    /** For picocli, which sets the fields. */
    @SuppressWarnings("NullAway.Init")
    public ServerOptions() {}

    /**
     * Runs on the server that is named by {@code --url}, or on one that is started, and stopped afterwards.
     *
     * @param database the database to use on a server that is started
     * @param embedded starts a server without an option
     * @param container starts a server with {@code --docker}
     * @param accepted whether a URL is one that the sample can use
     * @param forms the URLs that it can use, as part of a sentence
     * @param work what to do there
     * @throws Failure if the work fails
     * @throws InterruptedException if this thread was interrupted
     */
    public void run(
            String database,
            Supplier<? extends SampleServer> embedded,
            Supplier<? extends SampleServer> container,
            Predicate<String> accepted,
            String forms,
            Work work)
            throws Failure, InterruptedException {
        if (url == null) {
            refuse(given("--user") || given("--password"), "--user and --password go with --url");
            try (SampleServer server = (docker ? container : embedded).get()) {
                Login login = new Login(server.jdbcUrl(database), server.user(), server.password());
                work.on(new ChosenServer(server.description(), login, server.isStandIn()));
            }
        } else {
            refuse(docker, "--url and --docker exclude each other");
            refuse(!accepted.test(url), "--url takes a URL of the form " + forms);
            Login login = new Login(url, user, password);
            work.on(new ChosenServer(login.address().server(), login, false));
        }
    }

    /**
     * Whether the user gave an option, rather than its default.
     *
     * @param option with its dashes
     * @return {@code true} if so
     */
    public boolean given(String option) {
        return spec.commandLine().getParseResult().hasMatchedOption(option);
    }

    /**
     * Ends the program if options do not go together.
     *
     * @param wrong whether they do not
     * @param message what is wrong, without a full stop
     */
    public void refuse(boolean wrong, String message) {
        if (wrong) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }
}
