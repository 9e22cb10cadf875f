package org.tidewire.samples.server;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a message may say of a URL: neither a user nor a password nor a parameter.
 *
 * @param scheme {@code mysql}, {@code databend+mysql} or {@code postgresql}
 * @param server host and port
 * @param database its name
 */
public record ServerAddress(String scheme, String server, String database) {
    private static final Pattern URL = Pattern.compile(
            "jdbc:(?<scheme>mysql|databend\\+mysql|postgresql):(?:(?<=jdbc:mysql:)(?:loadbalance:|replication:))?"
                    + "//(?:[^/?]*@)?(?<server>[^/?@]*)/(?<database>[^?]+)(?:\\?.*)?");
    private static final Map<String, Integer> DEFAULT_PORTS =
            Map.of("mysql", 3306, "databend+mysql", 3307, "postgresql", 5432);
    private static final Pattern WITHOUT_PORT = Pattern.compile("[\\w.-]+|\\[[\\da-fA-F:.]+]");
    private static final Pattern NAMES_OF_SERVERS = Pattern.compile("[\\w.:,\\[\\]-]+");

    /**
     * Whether this is a URL for Connector/J that names a database; in another one no table can be created.
     *
     * @param url as a user gave it
     * @return {@code true} if so
     */
    public static boolean isMySQLDatabase(String url) {
        return isDatabase(url) && of(url).isMySQL();
    }

    /**
     * Whether this is a URL for Connector/J, Tidewire's driver for Databend or PostgreSQL's that names a database.
     *
     * @param url as a user gave it
     * @return {@code true} if so
     */
    public static boolean isDatabase(String url) {
        return URL.matcher(url).matches();
    }

    /**
     * Reads a URL for Connector/J, Tidewire's driver for Databend or PostgreSQL's.
     *
     * @throws IllegalArgumentException if it is none; the message leaves the URL out, as it may hold a password
     */
    static ServerAddress of(String url) {
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "Not a URL for Connector/J, Tidewire's driver for Databend or PostgreSQL's");
        }
        String scheme = parts.group("scheme");
        return new ServerAddress(
                scheme,
                readable(parts.group("server"), DEFAULT_PORTS.getOrDefault(scheme, 0)),
                parts.group("database"));
    }

    private static String readable(String server, int defaultPort) {
        if (server.isEmpty()) {
            return "localhost:" + defaultPort;
        }
        if (WITHOUT_PORT.matcher(server).matches()) {
            return server + ":" + defaultPort;
        }
        // address=(host=...)(password=...) is allowed too.
        return NAMES_OF_SERVERS.matcher(server).matches() ? server : "the given address";
    }

    boolean isMySQL() {
        return scheme.equals("mysql");
    }

    boolean isDatabend() {
        return scheme.equals("databend+mysql");
    }
}
