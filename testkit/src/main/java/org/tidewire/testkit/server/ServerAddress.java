package org.tidewire.testkit.server;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a message may say of a URL: neither a user nor a password nor a parameter.
 *
 * @param scheme {@code mysql}, {@code postgresql} or {@code databend+mysql}
 * @param server host and port
 * @param database its name
 */
public record ServerAddress(String scheme, String server, String database) {
    private static final Pattern WITHOUT_PORT = Pattern.compile("[\\w.-]+|\\[[\\da-fA-F:.]+]");
    private static final Pattern NAMES_OF_SERVERS = Pattern.compile("[\\w.:,\\[\\]-]+");

    /**
     * Whether this is a URL for Connector/J that names a database; in another one no table can be created.
     *
     * @param url as a user gave it
     * @return {@code true} if so
     */
    public static boolean isMySQLDatabase(String url) {
        ServerAddress address = parse(url);
        return address != null && address.isMySQL();
    }

    /**
     * Whether this is a URL for Tidewire's driver for Databend.
     *
     * @param url as a user gave it
     * @return {@code true} if so, whether it names a database or leaves it to be {@code default}
     */
    public static boolean isDatabend(String url) {
        ServerAddress address = parse(url);
        return address != null && address.isDatabend();
    }

    /**
     * Whether this is a URL for Connector/J or PostgreSQL's driver that names a database.
     *
     * @param url as a user gave it
     * @return {@code true} if so
     */
    public static boolean isDatabase(String url) {
        ServerAddress address = parse(url);
        return address != null && !address.isDatabend();
    }

    /**
     * Reads a URL for Connector/J, PostgreSQL's driver or Tidewire's for Databend.
     *
     * @throws IllegalArgumentException if it is none; the message leaves the URL out, as it may hold a password
     */
    static ServerAddress of(String url) {
        ServerAddress address = parse(url);
        if (address == null) {
            throw new IllegalArgumentException("Not a URL for Connector/J or PostgreSQL's driver");
        }
        return address;
    }

    private static @Nullable ServerAddress parse(String url) {
        JdbcUrl parts = JdbcUrl.parseOrNull(url);
        if (parts == null) {
            return null;
        }
        String hosts = parts.hosts().substring(parts.hosts().lastIndexOf('@') + 1);
        String server = readable(hosts, parts.defaultPort());
        String database = parts.database();
        return switch (parts.scheme()) {
            // Without a database it is "default", which each server has.
            case "databend+mysql" ->
                new ServerAddress(parts.scheme(), server, database.isEmpty() ? "default" : database);
            case "mysql", "mysql:loadbalance", "mysql:replication" ->
                database.isEmpty() ? null : new ServerAddress("mysql", server, database);
            case "postgresql" -> database.isEmpty() ? null : new ServerAddress("postgresql", server, database);
            default -> null;
        };
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
