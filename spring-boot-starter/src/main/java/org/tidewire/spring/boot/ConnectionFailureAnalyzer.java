package org.tidewire.spring.boot;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;

/**
 * Says which server was not reached, or what it did not let in. Hibernate goes on without a connection until it misses a
 * dialect, and keeps no cause then; so the server is asked once more, with what {@code spring.datasource} says.
 */
final class ConnectionFailureAnalyzer implements FailureAnalyzer {
    private static final String NO_DIALECT = "Unable to determine Dialect without JDBC metadata";
    private static final int NO_RIGHTS_ON_DATABASE = 1044;
    private static final int NO_SUCH_DATABASE = 1049;

    private final ConfiguredDataSource configured;

    /** Spring Boot gives {@code null} where the start has failed before there was an application context. */
    ConnectionFailureAnalyzer(@Nullable Environment environment) {
        this.configured = new ConfiguredDataSource(environment == null ? new StandardEnvironment() : environment);
    }

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        Optional<FailureAnalysis> known = explain(failure, failure);
        if (known.isPresent() || causes(failure).noneMatch(ConnectionFailureAnalyzer::missesDialect)) {
            return known.orElse(null);
        }
        SQLException refusal = configured.tryToConnect();
        return refusal == null ? null : explain(refusal, failure).orElse(null);
    }

    private static boolean missesDialect(Throwable cause) {
        return cause.getMessage() != null && cause.getMessage().startsWith(NO_DIALECT);
    }

    private Optional<FailureAnalysis> explain(Throwable chain, Throwable failure) {
        return causes(chain)
                .map(this::describe)
                .flatMap(Optional::stream)
                .findFirst()
                .map(found -> new FailureAnalysis(found.description, found.action, failure));
    }

    private record Words(String description, String action) {}

    private Optional<Words> describe(Throwable cause) {
        String reason = cause instanceof SQLException error ? unreachable(error) : null;
        if (reason != null) {
            return Optional.of(new Words(
                    "Cannot reach a database server" + configured.at() + ": " + reason + ".",
                    "Start the server, or correct spring.datasource.url."));
        }
        Words answer = cause instanceof SQLException error ? answer(error) : null;
        return Optional.ofNullable(answer == null ? misspelt(String.valueOf(cause.getMessage())) : answer);
    }

    /** Spring Boot's, HikariCP's and Java's words; the URL stays out, as it may hold a password. */
    private static @Nullable Words misspelt(String message) {
        if (message.equals("'url' must start with \"jdbc\"")) {
            return new Words(
                    "spring.datasource.url is not a JDBC URL.",
                    "Let it begin with jdbc:, as jdbc:mysql://host:port/database does.");
        }
        return message.startsWith("Failed to load driver class ")
                        || message.startsWith("Failed to get driver instance for jdbcUrl=")
                        || message.startsWith("No suitable driver")
                ? new Words(
                        "There is no driver on the class path for spring.datasource.url.",
                        "Correct the beginning of spring.datasource.url, or add the driver.")
                : null;
    }

    private @Nullable Words answer(SQLException error) {
        String message = String.valueOf(error.getMessage()).strip();
        if (!configured.tellsBySqlState() && !configured.isMySQL()) {
            return null;
        }
        String state = String.valueOf(error.getSQLState());
        if (state.equals("28000") || state.equals("28P01")) {
            return new Words(
                    "The database server" + configured.at() + " refused the login: " + message + ".",
                    "Correct spring.datasource.username and spring.datasource.password.");
        }
        // The vendor codes of a driver of Tidewire's are the database's own, and PostgreSQL's driver has none.
        int code = !configured.tellsBySqlState() ? error.getErrorCode() : state.equals("3D000") ? NO_SUCH_DATABASE : 0;
        return switch (code) {
            case NO_SUCH_DATABASE ->
                new Words(
                        "The database server" + configured.at() + " does not have the database: " + message + ".",
                        "Create the database, or correct spring.datasource.url.");
            case NO_RIGHTS_ON_DATABASE ->
                new Words(
                        "The database server" + configured.at() + " gives no rights on the database: " + message + ".",
                        "Grant them, or correct spring.datasource.url and spring.datasource.username.");
            default -> null;
        };
    }

    /** Below a driver's exception: an application may reach for other servers too. */
    private static @Nullable String unreachable(SQLException error) {
        return causes(error)
                .map(cause -> {
                    boolean notThere = cause instanceof ConnectException
                            || cause instanceof NoRouteToHostException
                            || (cause instanceof SocketTimeoutException
                                    && String.valueOf(cause.getMessage()).contains("onnect timed out"));
                    return cause instanceof UnknownHostException
                            ? "unknown host"
                            : notThere ? String.valueOf(cause.getMessage()) : "";
                })
                .filter(reason -> !reason.isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(50);
    }
}
