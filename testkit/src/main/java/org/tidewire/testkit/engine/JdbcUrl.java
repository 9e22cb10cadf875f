package org.tidewire.testkit.engine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The URL of a server, whose database part is the tests' to choose; hosts and parameters are kept as they were given.
 *
 * @param server the URL up to the host and port
 * @param parameters with the question mark; empty where there are none
 */
public record JdbcUrl(String server, String parameters) {
    private static final Pattern URL = Pattern.compile("(jdbc:[^/?]+://[^/?]+)(?:/[^?]*)?(\\?.*)?");

    /**
     * Takes a URL apart.
     *
     * @param url with or without a database
     * @return its parts
     */
    public static JdbcUrl parse(String url) {
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a JDBC URL that names a server: " + url);
        }
        String parameters = parts.group(2);
        return new JdbcUrl(parts.group(1), parameters == null ? "" : parameters);
    }

    /**
     * The URL of a database on this server.
     *
     * @param name empty for none
     * @return the whole URL
     */
    public String database(String name) {
        return server + "/" + name + parameters;
    }

    /**
     * The same server by another driver.
     *
     * @param scheme for example {@code mysql}
     * @return the URL for that driver
     */
    public JdbcUrl withScheme(String scheme) {
        return new JdbcUrl(server.replaceFirst("^jdbc:[^/]*?://", "jdbc:" + scheme + "://"), parameters);
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
