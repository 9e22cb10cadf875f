package org.tidewire.samples.crm;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a message may say of a URL: neither a user nor a password nor a parameter.
 *
 * @param server host and port
 * @param database its name
 */
record ServerAddress(String server, String database) {
    private static final Pattern URL = Pattern.compile("jdbc:mysql:(?:loadbalance:|replication:)?"
            + "//(?:[^/?]*@)?(?<server>[^/?@]*)/(?<database>[^?]+)(?:\\?.*)?");
    private static final Pattern WITHOUT_PORT = Pattern.compile("[\\w.-]+|\\[[\\da-fA-F:.]+]");
    private static final Pattern NAMES_OF_SERVERS = Pattern.compile("[\\w.:,\\[\\]-]+");

    /** Whether this is a URL for Connector/J that names a database; in another one no table can be created. */
    static boolean isDatabase(String url) {
        return URL.matcher(url).matches();
    }

    /**
     * Reads a URL for Connector/J.
     *
     * @throws IllegalArgumentException if it is none; the message leaves the URL out, as it may hold a password
     */
    static ServerAddress of(String url) {
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not a URL for Connector/J");
        }
        return new ServerAddress(readable(parts.group("server")), parts.group("database"));
    }

    private static String readable(String server) {
        if (server.isEmpty()) {
            return "localhost:3306";
        }
        if (WITHOUT_PORT.matcher(server).matches()) {
            return server + ":3306";
        }
        // address=(host=...)(password=...) is allowed too.
        return NAMES_OF_SERVERS.matcher(server).matches() ? server : "the given address";
    }
}
