package org.tidewire.it.engine;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.tidewire.testkit.server.DatabendContainerServer;
import org.tidewire.testkit.server.EmbeddedDatabendEngine;
import org.tidewire.testkit.server.SampleServer;
import org.tidewire.testkit.server.SampleServerException;

/**
 * Chooses the engine for the tests of Databend: the server that is named, else a container, else the engine out of the
 * Python package. Where there is none of them the tests are skipped.
 */
final class DatabendEngines {
    private static final String URL = "tidewire.databend.url";
    private static final String USER = "tidewire.databend.user";
    private static final String PASSWORD = "tidewire.databend.password";

    private DatabendEngines() {}

    static Engine start() {
        String url = System.getProperty(URL, "").trim();
        if (!url.isEmpty()) {
            return named(url);
        }
        return DatabendContainerServer.isDockerAvailable() ? container() : embedded("Docker does not answer");
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

    private static Engine container() {
        SampleServer server;
        try {
            server = DatabendContainerServer.start();
        } catch (SampleServerException e) {
            return embedded(e.getMessage());
        }
        return real(JdbcUrl.parse(server.jdbcUrl("")), credentials(server), "Testcontainers", server::close);
    }

    private static Engine real(JdbcUrl url, Map<String, String> credentials, String source, Runnable stop) {
        JdbcUrl plain = url.withScheme("mysql");
        String version = versionAt(plain.database(""), credentials);
        if (!version.contains("Databend")) {
            throw new IllegalStateException(URL + " names " + url.server() + ", which is not Databend but " + version);
        }
        return new Engine(version, false, source, url.withScheme("databend+mysql"), plain, credentials, Map.of(), stop);
    }

    private static Engine embedded(String reason) {
        EmbeddedDatabendEngine server;
        try {
            server = EmbeddedDatabendEngine.start();
        } catch (SampleServerException e) {
            throw new EngineUnavailableException("no " + URL + ", " + reason + ", and " + e.getMessage(), e);
        }
        JdbcUrl url = new JdbcUrl("jdbc:databend+mysql://127.0.0.1:" + server.port(), "");
        return new Engine(
                server.description(),
                true,
                "no " + URL + ", and " + reason,
                url,
                url.withScheme("mysql"),
                credentials(server),
                Map.of(),
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
                    "cannot reach Databend at " + url + ": "
                            + e.getMessage().lines().findFirst().orElse(""),
                    e);
        }
    }
}
