package org.tidewire.testkit.server;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a JDBC URL, as they were given.
 *
 * @param scheme for example {@code mysql} or {@code mysql:loadbalance}
 * @param hosts with ports, and perhaps a user before an at sign; may be empty
 * @param database its name; empty where the URL names none
 * @param parameters with the question mark; empty where there are none
 */
public record JdbcUrl(String scheme, String hosts, String database, String parameters) {
    private static final Pattern URL =
            Pattern.compile("jdbc:(?<scheme>[^/?]+)://(?<hosts>[^/?]*)(?:/(?<database>[^?]*))?(?<parameters>\\?.*)?");

    /**
     * Takes a URL apart.
     *
     * @param url with or without a database
     * @return its parts
     * @throws IllegalArgumentException if it has no server
     */
    public static JdbcUrl parse(String url) {
        JdbcUrl parts = parseOrNull(url);
        if (parts == null) {
            throw new IllegalArgumentException("not a JDBC URL that names a server: " + url);
        }
        return parts;
    }

    static @Nullable JdbcUrl parseOrNull(String url) {
        Matcher parts = URL.matcher(url);
        return parts.matches()
                ? new JdbcUrl(
                        parts.group("scheme"),
                        parts.group("hosts"),
                        orEmpty(parts.group("database")),
                        orEmpty(parts.group("parameters")))
                : null;
    }

    private static String orEmpty(@Nullable String part) {
        return part == null ? "" : part;
    }

    /**
     * The port of a server for which the URL names none.
     *
     * @return that of the protocol; 0 for another driver
     */
    public int defaultPort() {
        return switch (scheme) {
            case "mysql", "mysql:loadbalance", "mysql:replication" -> 3306;
            case "databend+mysql" -> 3307;
            case "postgresql" -> 5432;
            default -> 0;
        };
    }

    /**
     * The URL without database and parameters.
     *
     * @return scheme and hosts
     */
    public String server() {
        return "jdbc:" + scheme + "://" + hosts;
    }

    /**
     * The URL of a database on this server.
     *
     * @param name empty for none
     * @return the whole URL
     */
    public String database(String name) {
        return server() + "/" + name + parameters;
    }

    /**
     * The same server by another driver.
     *
     * @param other for example {@code mysql}
     * @return the URL for that driver
     */
    public JdbcUrl withScheme(String other) {
        return new JdbcUrl(other, hosts, database, parameters);
    }

    /**
     * Whether the URL gives a parameter.
     *
     * @param name the parameter's name
     * @return true if it is there, with any value
     */
    public boolean hasParameter(String name) {
        return parameters.matches(".*[?&]" + Pattern.quote(name) + "=.*");
    }
}
