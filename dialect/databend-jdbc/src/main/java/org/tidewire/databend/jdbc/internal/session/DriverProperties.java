package org.tidewire.databend.jdbc.internal.session;

import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.tidewire.databend.jdbc.internal.value.LiteralEncoder;

/** The properties of Connector/J that the driver sets, those that it passes on, and why it refuses others. */
final class DriverProperties {
    static final String TIME_ZONE = "timezone";

    private static final String USE_TIME_ZONE = "use " + TIME_ZONE + ", the session's time zone";

    private static final Map<String, String> SET = Map.ofEntries(
            Map.entry("useServerPrepStmts", "false"),
            Map.entry("allowMultiQueries", "false"),
            Map.entry("rewriteBatchedStatements", "false"),
            Map.entry("characterEncoding", "UTF-8"),
            Map.entry("maxAllowedPacket", Integer.toString(LiteralEncoder.MAX_STATEMENT)),
            Map.entry("connectionTimeZone", "UTC"),
            Map.entry("forceConnectionTimeZoneToSession", "false"),
            Map.entry("autoReconnect", "false"),
            Map.entry("allowLoadLocalInfile", "false"),
            Map.entry("allowUrlInLocalInfile", "false"),
            Map.entry("useLocalSessionState", "true"),
            Map.entry("useUsageAdvisor", "false"),
            Map.entry("tinyInt1isBit", "false"));

    private static final Set<String> PASSED = Set.of(
            "user",
            "password",
            "sslMode",
            "trustCertificateKeyStoreUrl",
            "trustCertificateKeyStoreType",
            "trustCertificateKeyStorePassword",
            "clientCertificateKeyStoreUrl",
            "clientCertificateKeyStoreType",
            "clientCertificateKeyStorePassword",
            "fallbackToSystemTrustStore",
            "fallbackToSystemKeyStore",
            "tlsVersions",
            "tlsCiphersuites",
            "fipsCompliantJsse",
            "connectTimeout",
            "socketTimeout",
            "tcpKeepAlive",
            "tcpNoDelay",
            "tcpRcvBuf",
            "tcpSndBuf",
            "tcpTrafficClass",
            "socksProxyHost",
            "socksProxyPort",
            "connectionAttributes");

    private static final Map<String, String> REFUSED = Map.ofEntries(
            Map.entry("useServerPrepStmts", "Databend has no prepared statements on the server"),
            Map.entry("useCursorFetch", "Databend has no cursors: set a fetch size, rows are then read one by one"),
            Map.entry("allowMultiQueries", "Databend takes one statement at a time"),
            Map.entry(
                    "rewriteBatchedStatements",
                    "batches are rewritten by this driver, which knows their update counts"),
            Map.entry(
                    "queryInterceptors", "they would see and change statements after their parameters are written out"),
            Map.entry("connectionLifecycleInterceptors", "transactions are this driver's own"),
            Map.entry(
                    "sessionVariables",
                    "Databend ignores set session: run set by a statement, or use the pool's initial SQL"),
            Map.entry("noBackslashEscapes", "in Databend a backslash always escapes"),
            Map.entry("connectionTimeZone", USE_TIME_ZONE),
            Map.entry("serverTimezone", USE_TIME_ZONE),
            Map.entry("autoReconnect", "a lost connection takes its transaction with it: let the pool replace it"));

    private DriverProperties() {}

    /**
     * Returns the properties that Connector/J gets. Beside the URL frameworks and pools pass settings of their own, which are left
     * out. In the URL each property is meant for this driver.
     *
     * @throws SQLException if a property is refused
     */
    public static Properties of(Map<String, String> inUrl, Map<String, String> besideUrl) throws SQLException {
        Properties properties = new Properties();
        for (Map.Entry<String, String> property : besideUrl.entrySet()) {
            if (isMeantForThisDriver(property.getKey())) {
                add(property, properties);
            }
        }
        for (Map.Entry<String, String> property : inUrl.entrySet()) {
            add(property, properties);
        }
        SET.forEach(properties::setProperty);
        return properties;
    }

    private static boolean isMeantForThisDriver(String name) {
        return PASSED.contains(name)
                || SET.containsKey(name)
                || REFUSED.containsKey(name)
                || Known.NAMES.meantBy(name) != null;
    }

    private static void add(Map.Entry<String, String> property, Properties properties) throws SQLException {
        String name = property.getKey();
        if (PASSED.contains(name)) {
            properties.setProperty(name, property.getValue());
        } else if (!name.equals(TIME_ZONE) && !property.getValue().equalsIgnoreCase(SET.get(name))) {
            throw new SQLException("The connection property " + name + " is refused: " + reason(name), "08001");
        }
    }

    private static String reason(String name) {
        String reason = REFUSED.get(name);
        String meant = Known.NAMES.meantBy(name);
        if (reason != null) {
            return reason;
        }
        return meant == null || meant.equals(name)
                ? "it is not known to be safe with Databend"
                : "there is none of that name; " + meant + " may be meant";
    }

    /** Loaded only for a property that is not passed on, since it asks Connector/J for its names. */
    private static final class Known {
        static final PropertyNames NAMES =
                PropertyNames.with(Stream.of(PASSED, SET.keySet(), REFUSED.keySet(), Set.of(TIME_ZONE))
                        .flatMap(Set::stream));
    }
}
