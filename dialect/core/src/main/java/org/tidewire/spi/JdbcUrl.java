package org.tidewire.spi;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A JDBC URL. Messages name its server and no other part, since any other may be a password.
 *
 * @param text the whole URL
 */
public record JdbcUrl(String text) {
    private static final String MYSQL = "jdbc:mysql:";

    /** Host and port alone. */
    private static final Pattern SERVER =
            Pattern.compile("jdbc:[a-z+]+:(?:loadbalance:|replication:)?//(?:[^/?]*@)?([\\w.:,\\[\\]-]+)(?:[/?].*)?");

    /**
     * Whether Connector/J, MySQL's driver, takes the URL.
     *
     * @return false for any other driver, also one for the same protocol
     */
    public boolean isMySQL() {
        return text.startsWith(MYSQL);
    }

    /**
     * The server's host and port.
     *
     * @return as they are in the URL, or {@code null} where it names none
     */
    public @Nullable String server() {
        Matcher parts = SERVER.matcher(text);
        return parts.matches() ? parts.group(1) : null;
    }

    /**
     * The value of a parameter.
     *
     * @param name its name
     * @return as it is in the URL, or {@code null} where it is not there
     */
    public @Nullable String parameter(String name) {
        int query = text.indexOf('?');
        if (query >= 0) {
            for (String pair : text.substring(query + 1).split("&", -1)) {
                if (pair.startsWith(name + "=")) {
                    return pair.substring(name.length() + 1);
                }
            }
        }
        return null;
    }

    /**
     * The same URL for another driver.
     *
     * @param prefix how URLs for that driver begin
     * @return a URL without parameters
     */
    public String withPrefix(String prefix) {
        return withoutParameters().replaceFirst("^jdbc:mysql:(\\w+:)?", prefix);
    }

    /**
     * The URL as a message may show it.
     *
     * @return all before the parameters
     */
    public String withoutParameters() {
        return text.replaceFirst("\\?.*", "");
    }
}
