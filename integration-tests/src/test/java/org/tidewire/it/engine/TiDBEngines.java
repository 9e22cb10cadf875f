package org.tidewire.it.engine;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** Chooses the engine for the tests of TiDB: the server that is named, else a container, else the stand-in. */
final class TiDBEngines {
    static final String URL = "tidewire.tidb.url";
    static final String USER = "tidewire.tidb.user";
    static final String PASSWORD = "tidewire.tidb.password";

    private TiDBEngines() {}

    /** A server that was named is used or the tests fail: nobody names a server in order not to use it. */
    static Engine start() {
        String url = System.getProperty(URL, "").trim();
        if (!url.isEmpty()) {
            return named(url);
        }
        return TiDBContainerServer.isDockerAvailable() ? container() : standIn("Docker does not answer");
    }

    /** Docker may answer and still not get the image, where there is no way to a registry. */
    private static Engine container() {
        try {
            return TiDBContainerServer.isDockerAvailable()
        } catch (SampleServerException e) {
            return standIn(e.getMessage());
        }
    }

    private static Engine started(SampleServer server, String name, String source, Map<String, Object> settings) {
        return new Engine(
                name,
                server.isStandIn(),
                source,
                JdbcUrl.parse(server.jdbcUrl("")),
                Map.of("user", server.user(), "password", server.password()),
                settings,
                server::close);
    }

    private static Engine named(String url) {
        JdbcUrl server = JdbcUrl.parse(url);
        Map<String, String> credentials = new LinkedHashMap<>();
        String user = System.getProperty(USER);
        if (user != null || !server.hasParameter("user")) {
            credentials.put("user", user == null ? "root" : user);
            credentials.put("password", System.getProperty(PASSWORD, ""));
        }
        String version = versionAt(server.database(""), credentials);
        if (!version.contains("TiDB")) {
            throw new IllegalStateException(URL + "=" + url + " is not TiDB: the server says " + version);
        }
        return new Engine("TiDB " + version, false, "system property", server, credentials, Map.of(), () -> {});
    }

    private static String versionAt(String url, Map<String, String> credentials) {
        Properties properties = new Properties();
        properties.putAll(credentials);
        try (Connection connection = DriverManager.getConnection(url, properties);
                Statement statement = connection.createStatement();
                ResultSet version = statement.executeQuery("select version()")) {
            version.next();
            return version.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot reach TiDB at " + url + ": " + e.getMessage(), e);
        }
    }
}
