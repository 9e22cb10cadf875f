package org.tidewire.samples.crm;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a message may say of a URL: neither a user nor a password nor a parameter.
 *
 * @param server host and port
 * @param database the name, empty if the URL has none
 */
record ServerAddress(String server, String database) {
    private static final Pattern URL = Pattern.compile(
            "jdbc:mysql:(?:[a-z]+:)?//(?:[^/?]*@)?(?<server>[^/?@]*)(?:/(?<database>[^?]*))?(?:\\?.*)?");
    private static final Pattern WITHOUT_PORT = Pattern.compile("[\\w.-]+|\\[[\\da-fA-F:.]+]");
    private static final Pattern NAMES_OF_SERVERS = Pattern.compile("[\\w.:,\\[\\]-]+");

    static boolean isReadable(String url) {
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
        String server = parts.group("server");
        String database = parts.group("database");
        return new ServerAddress(readable(server), database == null ? "" : database);
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
