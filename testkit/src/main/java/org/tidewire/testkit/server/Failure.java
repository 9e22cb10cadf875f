package org.tidewire.testkit.server;

import java.io.IOException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What went wrong with a server; the message is one sentence for the user. */
public final class Failure extends Exception {
    private static final long serialVersionUID = 1L;

    private static final String REFUSED_LOGIN = "28000";
    private static final String WRONG_PASSWORD_ON_POSTGRESQL = "28P01";
    private static final String NO_SUCH_DATABASE = "3D000";
    private static final int NO_RIGHTS_ON_DATABASE_OF_MYSQL = 1044;
    private static final int NO_SUCH_DATABASE_ON_MYSQL = 1049;

    private static final Pattern REFUSED_USER = Pattern.compile("user '([^']*)'@");

    private Failure(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /**
     * Looks through an exception and its causes.
     *
     * @param exception from the pool, the driver or Hibernate
     * @param login what was tried
     * @return a failure that says it
     */
    public static Failure of(Throwable exception, Login login) {
        String sentence = causes(exception, SQLException.class)
                .filter(error -> error.getErrorCode() != 0 || isAnswerOfPostgreSQL(error))
                .findFirst()
                .map(error -> answer(error, login))
                .or(() -> unreachable(exception, login.address()))
                .orElseGet(() -> other(exception, login));
        return new Failure(sentence, exception);
    }

    /** Its driver has no vendor codes; class 08 is the connection, of which the driver tells by itself. */
    private static boolean isAnswerOfPostgreSQL(SQLException error) {
        return error.getClass().getName().startsWith("org.postgresql.")
                && error.getSQLState() != null
                && !error.getSQLState().startsWith("08");
    }

    /** PostgreSQL, without codes, has 28000 for more than passwords; MySQL has 3D000 for a URL without a database. */
    private static String answer(SQLException error, Login login) {
        String server = login.address().server();
        String database = login.address().database();
        String message = String.valueOf(error.getMessage());
        String state = String.valueOf(error.getSQLState());
        int code = error.getErrorCode();
        if (state.equals(WRONG_PASSWORD_ON_POSTGRESQL) || (state.equals(REFUSED_LOGIN) && code != 0)) {
            return refusal(message, login);
        }
        if (state.equals(NO_SUCH_DATABASE) && (code == 0 || login.address().isDatabend())) {
            return missing(database, server);
        }
        if (login.address().isDatabend()) {
            return server + " answered with " + message.strip();
        }
        return switch (code) {
            case 0 -> server + " answered with SQLState " + state + ": " + message + ".";
            case NO_SUCH_DATABASE_ON_MYSQL -> missing(database, server);
            case NO_RIGHTS_ON_DATABASE_OF_MYSQL ->
                "The user has no rights on database '" + database + "' on " + server + ".";
            default -> server + " answered with error " + code + ": " + message + ".";
        };
    }

    private static String missing(String database, String server) {
        return "Database '" + database + "' does not exist on " + server + "; create it (create database " + database
                + ") or correct --url.";
    }

    /** The URL may name another user and password than the options do, so the server's own words are asked. */
    private static String refusal(String message, Login login) {
        Matcher user = REFUSED_USER.matcher(message);
        return "User '" + (user.find() ? user.group(1) : login.user()) + "' was refused by "
                + login.address().server()
                + (message.contains("using password: NO") ? " without a password." : " with that password.");
    }

    /** The driver's own text speaks of packets and milliseconds; the cause below it says why. */
    private static Optional<String> unreachable(Throwable exception, ServerAddress address) {
        return causes(exception, IOException.class)
                .reduce((outer, inner) -> inner)
                .map(cause -> "Cannot reach a server at " + address.server() + ": "
                        + (cause instanceof UnknownHostException ? "unknown host" : cause.getMessage()) + ".");
    }

    private static String other(Throwable exception, Login login) {
        String message = causes(exception, SQLException.class)
                .map(Throwable::getMessage)
                .findFirst()
                .orElseGet(() -> exception.getMessage() == null ? exception.toString() : exception.getMessage());
        // A driver may quote the URL, and a URL may hold a password.
        return "The sample failed on " + login.address().server() + ": " + message.replace(login.url(), "--url");
    }

    private static <T extends Throwable> Stream<T> causes(Throwable exception, Class<T> type) {
        return Stream.iterate(exception, cause -> cause != null, Throwable::getCause)
                .filter(type::isInstance)
                .map(type::cast);
    }
}
