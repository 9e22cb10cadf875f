package org.tidewire.testkit.engine;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import org.tidewire.testkit.server.JdbcUrl;
import org.tidewire.testkit.server.SampleServer;
import org.tidewire.testkit.server.SampleServerException;
import org.tidewire.testkit.server.TiDBContainerServer;

/**
 * Where the engine of one database comes from: the server that {@code tidewire.<tag>.url} names, else a container, else an
 * embedded one. Found by {@link ServiceLoader}.
 */
public abstract class EngineSource {
    /** Not the class itself: it would be initialized by its own subclasses. */
    private static final class All {
        static final List<EngineSource> SOURCES = ServiceLoader.load(EngineSource.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    private final String database;
    private final String tag;

    /**
     * The source of one database's engine.
     *
     * @param database its name, which {@code select version()} contains
     * @param tag the tag of its test classes, and the part of the system properties after {@code tidewire.}
     */
    protected EngineSource(String database, String tag) {
        this.database = database;
        this.tag = tag;
    }

    /**
     * Looks for the source of a database's engine.
     *
     * @param tag of its test classes
     * @return nothing where no source has the tag
     */
    public static Optional<EngineSource> find(String tag) {
        return All.SOURCES.stream().filter(source -> source.tag.equals(tag)).findFirst();
    }

    /**
     * The source of a database's engine.
     *
     * @param tag of its test classes
     * @return the source
     * @throws IllegalArgumentException if no source has the tag
     */
    public static EngineSource of(String tag) {
        return find(tag).orElseThrow(() -> new IllegalArgumentException("no engine has the tag " + tag));
    }

    /** Starts the container. */
    abstract SampleServer container();

    /** Starts what needs no Docker; the reason says why it is neither a named server nor a container. */
    abstract Engine embedded(String reason);

    /** Logs in where the URL names no user. */
    String superuser() {
        return "root";
    }

    /**
     * Makes a database for tests.
     *
     * @param name of the database
     * @return a statement
     */
    public String create(String name) {
        return "create database " + name;
    }

    /**
     * Drops a database with all that is in it.
     *
     * @param name of the database
     * @return a statement
     */
    public String drop(String name) {
        return "drop database " + name;
    }

    /** The URL for the driver that the tests use. */
    JdbcUrl driverUrl(JdbcUrl url) {
        return url;
    }

    /** The URL for the driver below it. */
    JdbcUrl plainUrl(JdbcUrl url) {
        return url;
    }

    /**
     * The database's own name.
     *
     * @return for example {@code TiDB}
     */
    public final String database() {
        return database;
    }

    /**
     * What JUnit tags its test classes with.
     *
     * @return for example {@code tidb}
     */
    public final String tag() {
        return tag;
    }

    /**
     * Chooses and starts the engine. A server that was named is used, or this fails: nobody names a server in order not to
     * use it.
     *
     * @return the running engine
     * @throws EngineUnavailableException if this machine has none
     */
    public final Engine start() {
        Optional<Engine> named = named();
        if (named.isPresent()) {
            return named.get();
        }
        String none = "no " + property("url") + ", and ";
        if (!TiDBContainerServer.isDockerAvailable()) {
            return embedded(none + "Docker does not answer");
        }
        SampleServer server;
        try {
            server = container();
        } catch (SampleServerException e) {
            // Docker may answer and have no way to the image.
            return embedded(none + e.getMessage());
        }
        return real(JdbcUrl.parse(server.jdbcUrl("")), credentials(server), "Testcontainers", server::close);
    }

    private String property(String name) {
        return "tidewire." + tag + "." + name;
    }

    /**
     * The server that a system property names.
     *
     * @return nothing where none is named
     */
    public final Optional<Engine> named() {
        String url = System.getProperty(property("url"), "").trim();
        return url.isEmpty() ? Optional.empty() : Optional.of(named(JdbcUrl.parse(url)));
    }

    private Engine named(JdbcUrl url) {
        Map<String, String> credentials = new HashMap<>();
        String user = System.getProperty(property("user"));
        if (user != null || !url.hasParameter("user")) {
            credentials.put("user", user == null ? superuser() : user);
            credentials.put("password", System.getProperty(property("password"), ""));
        }
        return real(url, credentials, "system property", () -> {});
    }

    private Engine real(JdbcUrl url, Map<String, String> credentials, String source, Runnable stop) {
        JdbcUrl plain = plainUrl(url);
        String version = versionAt(plain.database(""), credentials);
        if (!version.contains(database)) {
            throw new IllegalStateException(
                    property("url") + " names " + url.server() + ", which is not " + database + " but " + version);
        }
        return new Engine(database + " " + version, false, source, driverUrl(url), plain, credentials, Map.of(), stop);
    }

    static Map<String, String> credentials(SampleServer server) {
        return Map.of("user", server.user(), "password", server.password());
    }

    private String versionAt(String url, Map<String, String> credentials) {
        Properties properties = new Properties();
        properties.putAll(credentials);
        try (Connection connection = DriverManager.getConnection(url, properties);
                Statement statement = connection.createStatement();
                ResultSet version = statement.executeQuery("select version()")) {
            version.next();
            return version.getString(1);
        } catch (SQLException e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new IllegalStateException("cannot reach " + database + " at " + url + ": " + reason, e);
        }
    }
}
