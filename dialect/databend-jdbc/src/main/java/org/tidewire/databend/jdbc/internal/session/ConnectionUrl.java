package org.tidewire.databend.jdbc.internal.session;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.jdbc.DatabendDriver;

/**
 * The parts of {@code jdbc:databend+mysql://host:port/database?name=value}.
 *
 * @param server {@code host:port}
 * @param database of unqualified names
 * @param timeZone the session's time zone
 * @param driverProperties those that Connector/J gets
 */
public record ConnectionUrl(String server, String database, String timeZone, Properties driverProperties) {
    static final String DEFAULT_DATABASE = "default";

    private static final Pattern FORM =
            Pattern.compile("//([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.%]+])(?::(\\d{1,5}))?(?:/([^/?#]*))?(?:\\?([^#]*))?");
    private static final String DEFAULT_PORT = "3307";

    public static boolean accepts(@Nullable String url) {
        return url != null && url.startsWith(DatabendDriver.URL_PREFIX);
    }

    /**
     * Parses a URL.
     *
     * @param given properties given beside the URL; those in the URL win, as with Connector/J
     * @throws SQLException if the URL has another form, or a property is refused
     */
    public static ConnectionUrl parse(String url, Properties given) throws SQLException {
        Matcher form = FORM.matcher(url.substring(DatabendDriver.URL_PREFIX.length()));
        if (!form.matches()) {
            throw new SQLException(
                    "The URL is " + DatabendDriver.URL_PREFIX
                            + "//host:3307/database?name=value, for one host; user and password are" + " properties",
                    "08001");
        }
        Map<String, String> inUrl = new TreeMap<>();
        parseQuery(form.group(4), inUrl);
        Map<String, String> besideUrl = new TreeMap<>();
        given.stringPropertyNames().forEach(name -> besideUrl.put(name, given.getProperty(name)));
        String timeZone = inUrl.getOrDefault(
                DriverProperties.TIME_ZONE, besideUrl.getOrDefault(DriverProperties.TIME_ZONE, "UTC"));
        return new ConnectionUrl(
                form.group(1) + ":" + (form.group(2) == null ? DEFAULT_PORT : form.group(2)),
                form.group(3) == null || form.group(3).isEmpty() ? DEFAULT_DATABASE : decoded(form.group(3)),
                timeZone,
                DriverProperties.of(inUrl, besideUrl));
    }

    private static void parseQuery(@Nullable String query, Map<String, String> properties) throws SQLException {
        if (query == null) {
            return;
        }
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                String name = equals < 0 ? pair : pair.substring(0, equals);
                properties.put(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
    }

    private static String decoded(String text) throws SQLException {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new SQLException("The URL has a percent sign without two hexadecimal digits behind it", "08001", e);
        }
    }
}
