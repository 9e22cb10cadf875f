package org.tidewire.it.engine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The URL of a server, whose database part is the tests' to choose; hosts and parameters are kept as they were given.
 */
record JdbcUrl(String server, String parameters) {
    private static final Pattern URL = Pattern.compile("(jdbc:[^/?]+://[^/?]+)(?:/[^?]*)?(\\?.*)?");

    static JdbcUrl parse(String url) {
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a JDBC URL that names a server: " + url);
        }
        return new JdbcUrl(parts.group(1), parts.group(2) == null ? "" : parts.group(2));
    }

    /** The URL of a database on this server; an empty name means none. */
    String database(String name) {
        return server + "/" + name + parameters;
    }

    /** The same server by another driver, for example {@code mysql}. */
    JdbcUrl withScheme(String scheme) {
        return new JdbcUrl(server.replaceFirst("^jdbc:[^/]*?://", "jdbc:" + scheme + "://"), parameters);
    }

    boolean hasParameter(String name) {
        return parameters.matches(".*[?&]" + Pattern.quote(name) + "=.*");
    }
}
