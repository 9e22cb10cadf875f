package org.tidewire.databend.jdbc;

import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/** Which properties of Connector/J are set, which are let through, and why its others are refused. */
final class DriverProperties {
    static final String TIME_ZONE = "timezone";

    private static final String USE_TIME_ZONE = "use " + TIME_ZONE + ", the session's time zone";

    /** In bytes. Connector/J's own default would refuse statements over 65,535. */
    static final int MAX_PACKET = 128 << 20;

    private static final Map<String, String> SET = Map.ofEntries(
            Map.entry("useServerPrepStmts", "false"),
            Map.entry("allowMultiQueries", "false"),
            Map.entry("rewriteBatchedStatements", "false"),
            Map.entry("characterEncoding", "UTF-8"),
            Map.entry("maxAllowedPacket", Integer.toString(MAX_PACKET)),
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
     * What Connector/J gets. Beside the URL Hibernate hands on each of its settings that begins with {@code
     * hibernate.connection.}, and pools theirs: these are left out. In the URL every property is meant for this driver.
     *
     * @throws SQLException if a property is refused
     */
    static Properties of(Map<String, String> inUrl, Map<String, String> besideUrl) throws SQLException {
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

    /** Loaded only for a property that is not let through: Connector/J is asked for its names. */
    private static final class Known {
        static final PropertyNames NAMES =
                PropertyNames.with(Stream.of(PASSED, SET.keySet(), REFUSED.keySet(), Set.of(TIME_ZONE))
                        .flatMap(Set::stream));
    }
}
