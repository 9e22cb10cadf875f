package org.tidewire.it.engine;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.hibernate.cfg.JdbcSettings;
import org.tidewire.testkit.server.EmbeddedServer;
import org.tidewire.testkit.server.SampleServer;
import org.tidewire.testkit.server.SampleServerException;
import org.tidewire.testkit.server.TiDBContainerServer;

/** Chooses the engine for the tests of TiDB: the server that is named, else a container, else the stand-in. */
final class TiDBEngines {
    private static final String URL = "tidewire.tidb.url";
    private static final String USER = "tidewire.tidb.user";
    private static final String PASSWORD = "tidewire.tidb.password";

    private TiDBEngines() {}

    static Engine start() {
        String url = System.getProperty(URL, "").trim();
        if (!url.isEmpty()) {
            return named(url);
        }
        return TiDBContainerServer.isDockerAvailable() ? container() : standIn("Docker does not answer");
    }

    /** A server that was named is used or the tests fail: nobody names a server in order not to use it. */
    private static Engine named(String url) {
        JdbcUrl server = JdbcUrl.parse(url);
        Map<String, String> credentials = new HashMap<>();
        String user = System.getProperty(USER);
        if (user != null || !server.hasParameter("user")) {
            credentials.put("user", user == null ? "root" : user);
            credentials.put("password", System.getProperty(PASSWORD, ""));
        }
        return real(server, credentials, "system property", () -> {});
    }

    /** Docker may answer and have no way to the image; then the report says so. */
    private static Engine container() {
        SampleServer server;
        try {
            server = TiDBContainerServer.start();
        } catch (SampleServerException e) {
            return standIn(e.getMessage());
        }
        return real(JdbcUrl.parse(server.jdbcUrl("")), credentials(server), "Testcontainers", server::close);
    }

    private static Engine real(JdbcUrl url, Map<String, String> credentials, String source, Runnable stop) {
        String version = versionAt(url.database(""), credentials);
        if (!version.contains("TiDB")) {
            throw new IllegalStateException(URL + " names " + url.server() + ", which is not TiDB but " + version);
        }
        return new Engine("TiDB " + version, false, source, url, url, credentials, Map.of(), stop);
    }

    private static Engine standIn(String reason) {
        SampleServer server = EmbeddedServer.start();
        return new Engine(
                server.description(),
                true,
                "no " + URL + ", and " + reason,
                JdbcUrl.parse(server.jdbcUrl("")),
                JdbcUrl.parse(server.jdbcUrl("")),
                credentials(server),
                // It is not TiDB, and detection rightly leaves it alone.
                Map.of(JdbcSettings.DIALECT, "TiDB"),
                server::close);
    }

    private static Map<String, String> credentials(SampleServer server) {
        return Map.of("user", server.user(), "password", server.password());
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
            throw new IllegalStateException(
                    "cannot reach TiDB at " + url + ": "
                            + e.getMessage().lines().findFirst().orElse(""),
                    e);
        }
    }
}
