package org.tidewire.testkit.server;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a message may say of a URL: neither a user nor a password nor a parameter.
 *
 * @param scheme {@code mysql}, {@code postgresql} or {@code databend+mysql}
 * @param server host and port
 * @param database its name
 */
public record ServerAddress(String scheme, String server, String database) {
    private static final Pattern URL =
            Pattern.compile("jdbc:(?<scheme>mysql|postgresql):(?:(?<=mysql:)(?:loadbalance:|replication:))?"
                    + "//(?:[^/?]*@)?(?<server>[^/?@]*)/(?<database>[^?]+)(?:\\?.*)?");
    /** Without a database it is {@code default}, which each server has. */
    private static final Pattern DATABEND_URL = Pattern.compile(
            "jdbc:(?<scheme>databend\\+mysql):" + "//(?:[^/?]*@)?(?<server>[^/?@]*)(?:/(?<database>[^?]*))?(?:\\?.*)?");

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
     * Whether this is a URL for Tidewire's driver for Databend.
     *
     * @param url as a user gave it
     * @return {@code true} if so, whether it names a database or leaves it to be {@code default}
     */
    public static boolean isDatabend(String url) {
        return DATABEND_URL.matcher(url).matches();
    }

    /**
     * Whether this is a URL for Connector/J or PostgreSQL's driver that names a database.
     *
     * @param url as a user gave it
     * @return {@code true} if so
     */
    public static boolean isDatabase(String url) {
        return URL.matcher(url).matches();
    }

    /**
     * Reads a URL for Connector/J, PostgreSQL's driver or Tidewire's for Databend.
     *
     * @throws IllegalArgumentException if it is none; the message leaves the URL out, as it may hold a password
     */
    static ServerAddress of(String url) {
        Matcher databend = DATABEND_URL.matcher(url);
        if (databend.matches()) {
            String database = databend.group("database");
            return new ServerAddress(
                    databend.group("scheme"),
                    readable(databend.group("server"), 3307),
                    database == null || database.isEmpty() ? "default" : database);
        }
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not a URL for Connector/J or PostgreSQL's driver");
        }
        String scheme = parts.group("scheme");
        return new ServerAddress(
                scheme, readable(parts.group("server"), scheme.equals("mysql") ? 3306 : 5432), parts.group("database"));
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
