package org.tidewire.databend.jdbc;

import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** Which properties of Connector/J are set, which are let through, and why all others are refused. */
final class DriverProperties {
    static final String TIME_ZONE = "timezone";

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

    private static final Map<String, String> REFUSED = Map.of(
            "useServerPrepStmts", "Databend has no prepared statements on the server",
            "useCursorFetch", "Databend has no cursors: set a fetch size, rows are then read one by one",
            "allowMultiQueries", "Databend takes one statement at a time",
            "rewriteBatchedStatements", "batches are rewritten by this driver, which knows their update counts",
            "queryInterceptors", "they would see and change statements after their parameters are written out",
            "connectionLifecycleInterceptors", "transactions are this driver's own",
            "sessionVariables", "Databend ignores set session: run set by a statement, or use the pool's initial SQL",
            "noBackslashEscapes", "in Databend a backslash always escapes",
            "connectionTimeZone", "use " + TIME_ZONE + ", the session's time zone",
            "serverTimezone", "use " + TIME_ZONE + ", the session's time zone");

    private DriverProperties() {}

    static Properties of(Map<String, String> given) throws SQLException {
        Properties properties = new Properties();
        for (Map.Entry<String, String> property : given.entrySet()) {
            String name = property.getKey();
            if (!PASSED.contains(name) && !property.getValue().equals(SET.get(name))) {
                throw new SQLException(
                        "The connection property " + name + " is refused: "
                                + REFUSED.getOrDefault(name, "it is not known to be safe with Databend"),
                        "08001");
            }
            properties.setProperty(name, property.getValue());
        }
        SET.forEach(properties::setProperty);
        return properties;
    }
}
